"""A new passphrase in the interface: by choice, and after the recovery code."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings, keep_setting, read_settings
from mentorjournal.errors import CannotUnlock
from mentorjournal.journal import Journal
from mentorjournal.screens.frame import code_page
from mentorjournal.screens.new_passphrase import NewPassphraseScreen
from mentorjournal.screens.unlock import UnlockScreen
from mentorjournal.storage import key_file, keys
from mentorjournal.storage.generations import list_generations
from mentorjournal.widgets.code_card import CodeCard
from mentorjournal.widgets.fields import ChoiceField, TextField
from mentorjournal.widgets.secret_field import SecretField
from mentorjournal.widgets.secret_line import SecretLine
from stage import SIZES, UNANSWERED, Stage, seen, settle
from support import CHEAP_PROFILE, CHEAP_WITH_KEY_FILE, PASSPHRASE

NEW = "another lamp beside a river"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_page, "A_LOOK", 0.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    Journal.create(path, PASSPHRASE, "Asha", "mentoree").close()
    return path


@pytest.fixture
def key(tmp_path: Path) -> Path:
    place = tmp_path / "journal.key"
    key_file.make(place)
    return place


def flat(app: Stage | MentorJournal) -> str:
    return " ".join(seen(app.screen).replace("│", " ").split())


def fill(app: Stage | MentorJournal, passphrase: str, again: str) -> None:
    first, second = app.screen.query(SecretField)
    first.line.value, second.line.value = passphrase, again
    second.line.focus()


def field(app: Stage, key: str) -> TextField:
    return next(each for each in app.screen.query(TextField) if each.key == key)


def stage(journal: Journal) -> Stage:
    return Stage(lambda: NewPassphraseScreen(journal, None, by_code=False))


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_changed_at_every_size(path: Path, size: tuple[int, int]) -> None:
    journal = Journal.open(path, PASSPHRASE)
    old = journal.file.recovery_code
    app = stage(journal)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.picture(f"passphrase-{size[0]}")
        fill(app, NEW, NEW[:-1])
        await pilot.press(NEW[-1], "enter")
        await settle(pilot)
        app.picture(f"passphrase-{size[0]}-code")
        code = app.screen.query_one(CodeCard).code
        assert code != old
        assert code[:4] in seen(app.screen)
        assert app.answer is UNANSWERED
        await pilot.press("enter")
        await settle(pilot)
        assert app.answer is True
    journal.close()
    Journal.open(path, NEW).close()
    Journal.open_with_key(path, keys.read_recovery_code(code)).close()
    assert [each.why for each in list_generations(path)] == ["passphrase"]


async def test_escape_changes_nothing_and_what_is_wrong_is_said(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    journal = Journal.open(path, PASSPHRASE)
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        fill(app, NEW, "other")
        await pilot.press("enter")
        await settle(pilot)
        assert "not the same as above" in flat(app)
        fill(app, "password1", "password1")
        await pilot.press("enter")
        await settle(pilot)
        assert "easy to guess" in flat(app)
        fill(app, NEW, NEW)
        field(app, "key_file").value = str(tmp_path / "none")
        await pilot.press("enter")
        await settle(pilot)
        assert "no key file at" in flat(app)
        await pilot.press("escape")
        await settle(pilot)
        assert app.answer is False
    journal.close()
    assert path.read_bytes() == before


async def test_a_key_file_and_more_work_are_chosen_and_old_copies_removed(
    path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(keys.PROFILES, 252, keys.Argon2Profile(16, 2, 1))
    monkeypatch.setitem(keys.PROFILES, 253, keys.Argon2Profile(16, 2, 1, key_file=True))
    monkeypatch.setattr(keys, "STRONGER_PROFILE", 252)
    journal = Journal.open(path, PASSPHRASE)
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        field(app, "key_file").value = str(key)
        for choice in app.screen.query(ChoiceField):
            choice.value = {"cost": "stronger", "older": "remove"}[choice.key]
        fill(app, NEW, NEW)
        await pilot.press("enter")
        await settle(pilot)
    journal.close()
    assert path.read_bytes()[2] == 253
    assert read_settings().key_file == key
    digest = key_file.read(key)
    Journal.open(path, NEW, digest).close()
    (copy,) = list_generations(path)
    Journal.open(copy.path, NEW, digest).close()


async def test_the_recovery_code_leads_straight_to_a_new_passphrase(path: Path, key: Path) -> None:
    digest = key_file.read(key)
    path.unlink()
    made = Journal.create_with(path, lambda: keys.new_key(PASSPHRASE, digest), "Asha")
    code = made.file.recovery_code
    made.close()
    app = MentorJournal(Settings(path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f2")
        app.screen.query_one("#secret", Input).value = code.replace("-", " ").upper()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, NewPassphraseScreen)
        assert "The recovery code opened the journal" in flat(app)
        fill(app, NEW, NEW)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert getattr(app.screen, "PLACE", "") == "home"
    assert path.read_bytes()[2] == CHEAP_PROFILE, "the lost key file is needed no more"
    Journal.open(path, NEW).close()
    with pytest.raises(CannotUnlock):
        Journal.open_with_key(path, keys.read_recovery_code(code))


async def test_settings_lead_to_it_after_the_passphrase(path: Path) -> None:
    app = MentorJournal(Settings(path), Journal.open(path, PASSPHRASE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("comma")
        await settle(pilot)
        await pilot.press("f4")
        await settle(pilot)
        app.screen.query_one(SecretLine).value = "wrong"
        await pilot.press("enter")
        await settle(pilot)
        assert not isinstance(app.screen, NewPassphraseScreen)
        await pilot.press("f4")
        await settle(pilot)
        app.screen.query_one(SecretLine).value = PASSPHRASE
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, NewPassphraseScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert getattr(app.screen, "PLACE", "") == "settings"


@pytest.mark.parametrize("size", SIZES)
async def test_the_unlock_screen_asks_for_the_key_file_that_is_needed(
    path: Path, key: Path, size: tuple[int, int]
) -> None:
    digest = key_file.read(key)
    path.unlink()
    Journal.create_with(path, lambda: keys.new_key(PASSPHRASE, digest), "Asha").close()
    assert path.read_bytes()[2] == CHEAP_WITH_KEY_FILE
    app = Stage(lambda: UnlockScreen(path))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "Key file" in seen(app.screen)
        app.screen.query_one("#secret", Input).value = PASSPHRASE
        await pilot.press("enter")
        await settle(pilot)
        assert "name it" in flat(app)
        await pilot.press(*"nowhere", "enter")
        await settle(pilot)
        assert "no key file at" in flat(app)
        assert app.screen.query_one("#secret", Input).value == PASSPHRASE
        app.screen.query_one("#key-file", Input).value = str(path)
        await pilot.press("enter")
        await settle(pilot)
        assert "one of them is another" in flat(app)
        screen = app.screen
        assert isinstance(screen, UnlockScreen)
        while screen._wait:
            screen._count_down()
        app.screen.query_one("#secret", Input).value = PASSPHRASE
        app.screen.query_one("#key-file", Input).value = str(key)
        app.picture(f"unlock-key-{size[0]}")
        await pilot.press("enter")
        await settle(pilot)
        assert app.answer.name == "Asha"
        app.answer.close()
    assert read_settings().key_file == key


async def test_the_settings_name_the_key_file(path: Path, key: Path) -> None:
    digest = key_file.read(key)
    path.unlink()
    Journal.create_with(path, lambda: keys.new_key(PASSPHRASE, digest), "Asha").close()
    keep_setting("key_file", str(key))
    app = Stage(lambda: UnlockScreen(path, key_file_at=read_settings().key_file))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.screen.query_one("#secret", Input).value = PASSPHRASE
        await pilot.press("enter")
        await settle(pilot)
        app.answer.close()


async def test_another_name_of_the_file_is_told_of_before_and_after(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "linked.db").hardlink_to(path)
    journal = Journal.open(path, PASSPHRASE)
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "has one other name" in flat(app)
        fill(app, NEW, NEW)
        await pilot.press("enter")
        await settle(pilot)
        assert "did not change" in flat(app)
    journal.close()
