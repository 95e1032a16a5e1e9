"""First run: from nothing to a journal, a passphrase and a code in hand."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Static

from mentorjournal.config import read_settings
from mentorjournal.domain.passphrases import strength, suggested, suggested_bits
from mentorjournal.errors import CannotUnlock
from mentorjournal.journal import Journal
from mentorjournal.screens.first_run import FirstRunScreen
from mentorjournal.screens.frame import code_page
from mentorjournal.screens.frame.asking import LookAround
from mentorjournal.storage import key_file
from mentorjournal.storage.keys import read_recovery_code
from mentorjournal.widgets.code_card import CodeCard
from mentorjournal.widgets.fields import TextField
from mentorjournal.widgets.secret_field import SecretField
from stage import SIZES, UNANSWERED, Stage, seen, settle
from support import PASSPHRASE


@pytest.fixture(autouse=True)
def _read_at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "second_enter" not in request.node.name:
        monkeypatch.setattr(code_page, "A_LOOK", 0.0)


async def test_a_second_enter_in_a_row_does_not_skip_the_code(tmp_path: Path) -> None:
    app = stage(tmp_path / "journal.db")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await make(pilot, app)
        await pilot.press("enter", "enter")
        assert app.answer is UNANSWERED


def stage(path: Path) -> Stage:
    return Stage(lambda: FirstRunScreen(path))


def flat(app: Stage) -> str:
    return " ".join(seen(app.screen).replace("│", " ").split())


def fill(app: Stage, passphrase: str, again: str) -> None:
    app.screen.query(TextField).first().line.value = "Asha Menon"
    first, second = app.screen.query(SecretField)
    first.line.value, second.line.value = passphrase, again


async def make(pilot: Pilot[None], app: Stage, passphrase: str = PASSPHRASE) -> None:
    fill(app, passphrase, passphrase)
    app.screen.query_one("#first-make", Button).press()
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_journal_is_made_by_the_keyboard_alone(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "new" / "journal.db"
    app = stage(path)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.picture(f"first-{size[0]}")
        assert "Your name" in seen(app.screen)
        assert "as it stands on" in seen(app.screen), "the line with the focus is in sight"
        assert size[1] < 18 or "A private, encrypted book" in seen(app.screen)
        await pilot.press(*"Asha Menon", "tab", "right", "tab")
        await pilot.press(*PASSPHRASE, "enter", *PASSPHRASE, "enter")
        await settle(pilot)
        app.picture(f"first-{size[0]}-code")
        assert app.answer is UNANSWERED, "the code has to be acknowledged"
        code = app.screen.query_one(CodeCard).code
        assert code[:4] in seen(app.screen)
        assert seen(app.screen).count("I have written it down") == 2, "the button and its key"
        await pilot.press("enter")
        await settle(pilot)
        journal = app.answer
        assert isinstance(journal, Journal)
        assert (journal.name, journal.roles) == ("Asha Menon", ["mentor"])
        journal.close()
    Journal.open(path, PASSPHRASE).close()
    Journal.open_with_key(path, read_recovery_code(code)).close()


async def test_what_is_missing_is_said_at_its_field(tmp_path: Path) -> None:
    app = stage(tmp_path / "journal.db")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.screen.query_one("#first-make", Button).press()
        await settle(pilot)
        app.picture("first-missing")
        assert "Write your name" in seen(app.screen)
        assert "nothing is encrypted" in seen(app.screen)
        fill(app, PASSPHRASE, "other")
        app.screen.query_one("#first-make", Button).press()
        await settle(pilot)
        assert "not the same as above" in seen(app.screen)
        assert list(tmp_path.glob("*.db")) == []


async def test_a_weak_passphrase_is_warned_about_once(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    app = stage(path)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await make(pilot, app, "password1")
        app.picture("first-weak")
        assert "easy to guess" in flat(app)
        assert not path.exists()
        app.screen.query_one("#first-make", Button).press()
        await settle(pilot)
        assert path.exists()
        assert "recovery code" in flat(app)


async def test_suggested_words_are_shown_and_typed_once(tmp_path: Path) -> None:
    app = stage(tmp_path / "journal.db")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f2")
        await settle(pilot)
        first, again = app.screen.query(SecretField)
        app.picture("first-words")
        assert first.value in flat(app)
        assert len(first.value.split()) == 6
        assert again.line.has_focus


async def test_the_code_is_saved_to_a_file_of_its_owner_and_over_nothing(tmp_path: Path) -> None:
    app = stage(tmp_path / "journal.db")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await make(pilot, app)
        card = app.screen.query_one(CodeCard)
        await pilot.press("f2")
        assert card.place.value == "~/recovery-code"
        await pilot.press("ctrl+u", "enter")
        await settle(pilot)
        assert "name of a new file" in flat(app)
        await pilot.press(*"~/code.txt", "enter")
        await settle(pilot)
        app.picture("first-saved")
        saved = Path.home() / "code.txt"
        assert saved.read_text() == f"{card.code}\n"
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600
        await pilot.press("enter")
        await settle(pilot)
        assert "not overwritten" in flat(app)


async def test_a_taken_place_is_said(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_text("mine")
    app = stage(path)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await make(pilot, app)
        assert "already" in flat(app)
    assert path.read_text() == "mine"


async def test_somebody_can_look_around_first(tmp_path: Path) -> None:
    heard: list[object] = []
    app = stage(tmp_path / "journal.db")
    async with app.run_test(size=(80, 24), message_hook=heard.append) as pilot:
        await settle(pilot)
        await pilot.press("f3")
        await settle(pilot)
    assert any(isinstance(each, LookAround) for each in heard)


async def test_hostile_names_are_only_names(tmp_path: Path) -> None:
    hostile = "[/nope][@click=app.quit]\x1b]0;t\x07"
    app = stage(tmp_path / f"{hostile.replace('/', '')}.db")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.screen.query(TextField).first().value = hostile
        await settle(pilot)
        assert "\x1b" not in seen(app.screen)
        assert "[/nope]" in seen(app.screen)


async def test_a_very_long_passphrase_is_judged_at_once(tmp_path: Path) -> None:
    app = stage(tmp_path / "journal.db")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        first = app.screen.query(SecretField).first()
        first.line.value = "aB3 kestrel " * 400
        await settle(pilot)
        assert "▰" in str(app.screen.query_one(".passphrase--strength", Static).content)


def test_suggested_words_are_strong() -> None:
    assert suggested_bits() >= 60
    assert suggested() != suggested()
    assert not strength(suggested()).is_weak
    assert strength("password1").is_weak


def name_key_file(app: Stage, place: Path) -> TextField:
    field = next(each for each in app.screen.query(TextField) if each.key == "key_file")
    field.line.value = str(place)
    return field


async def test_a_key_file_is_made_once_its_meaning_was_read(tmp_path: Path) -> None:
    path, place = tmp_path / "journal.db", tmp_path / "journal.key"
    app = stage(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        name_key_file(app, place)
        await make(pilot, app)
        assert not path.exists()
        assert "only the recovery code opens" in flat(app)
        await pilot.press("enter")
        await settle(pilot)
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        assert read_settings().key_file == place
    with pytest.raises(CannotUnlock):
        Journal.open(path, PASSPHRASE)
    Journal.open(path, PASSPHRASE, key_file.read(place)).close()


async def test_a_folder_is_no_key_file(tmp_path: Path) -> None:
    app = stage(tmp_path / "journal.db")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        field = name_key_file(app, tmp_path)
        await make(pilot, app)
        assert "no ordinary file" in field.error
    assert not (tmp_path / "journal.db").exists()
