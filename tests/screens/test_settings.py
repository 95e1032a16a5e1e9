"""Settings: kept where they belong, and the recovery code only after the passphrase."""

from __future__ import annotations

import pytest
from textual.widgets import Select

from mentorjournal.config import Settings, read_settings, settings_path
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import GoTo
from mentorjournal.screens.frame.asking_secret import AskSecret
from mentorjournal.screens.settings import SettingsScreen
from mentorjournal.widgets.code_card import CodeCard
from mentorjournal.widgets.fields import ChoiceField, TextField
from mentorjournal.widgets.secret_line import SecretLine
from stage import SIZES, Stage, seen, settle
from support import PASSPHRASE


def stage(journal: Journal) -> Stage:
    return Stage(lambda: SettingsScreen(journal, Settings(journal.file.path)))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("last", ["enter", "tab", "escape"])
async def test_a_name_is_kept_once_it_is_left(
    journal: Journal, size: tuple[int, int], last: str
) -> None:
    app = stage(journal)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.picture(f"settings-{size[0]}")
        app.screen.query_one(TextField).line.focus()
        await pilot.press("end", *" Menon")
        await settle(pilot)
        assert journal.name == "Asha"
        await pilot.press(last)
        await settle(pilot)
        assert journal.name == "Asha Menon"
        assert "✓ saved" in seen(app.screen)


async def test_what_is_typed_at_first_is_not_typed_into_the_name(journal: Journal) -> None:
    heard: list[object] = []
    app = stage(journal)
    async with app.run_test(size=(80, 24), message_hook=heard.append) as pilot:
        await settle(pilot)
        await pilot.press("x", "escape")
        await settle(pilot)
        assert app.screen.query_one(TextField).value == "Asha"
    assert [each.place_id for each in heard if isinstance(each, GoTo)][:1] == ["home"]


async def test_an_empty_name_is_refused_at_the_field(journal: Journal) -> None:
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.screen.query_one(TextField).line.focus()
        await pilot.press("ctrl+u", "enter")
        await settle(pilot)
        assert "Without a name" in seen(app.screen)
    assert journal.name == "Asha"


async def test_roles_and_the_order_of_a_date_are_kept_in_the_journal(journal: Journal) -> None:
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.screen.query_one(TextField).line.focus()
        await pilot.press("tab", "right", "right", "tab", "right")
        await settle(pilot)
    assert journal.roles == ["mentoree", "mentor"]
    assert not journal.reading().day_first


async def test_the_colours_change_at_once_and_are_kept_in_the_settings_file(
    journal: Journal,
) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text('# mine\neditor = "vi"\n[keys]\n"app.new" = "N"\n')
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        theme = next(each for each in app.screen.query(ChoiceField) if each.key == "theme")
        theme.query_one(Select).value = theme._values.index("textual-light")
        await settle(pilot)
        app.picture("settings-light")
        assert app.theme == "textual-light"
    assert read_settings().theme == "textual-light"
    assert "# mine" in settings_path().read_text()
    assert read_settings().keys == {"app.new": "N"}


async def test_what_was_just_typed_is_kept_when_one_leaves_at_once(journal: Journal) -> None:
    app = stage(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.screen.query_one(TextField).line.value = "Asha M."
        await pilot.pause()
        await app.push_screen(AskSecret("?"))
        assert journal.name == "Asha M."


async def test_the_recovery_code_is_shown_after_the_passphrase_only(journal: Journal) -> None:
    app = stage(journal)
    code = journal.file.recovery_code
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for typed, is_shown in (("wrong", False), (PASSPHRASE, True)):
            await pilot.press("f2")
            await settle(pilot)
            app.picture("settings-asking")
            assert isinstance(app.screen, AskSecret)
            app.screen.query_one(SecretLine).value = typed
            await pilot.press("enter")
            await settle(pilot)
            assert (code[:4] in seen(app.screen)) is is_shown
        app.picture("settings-code")
        await pilot.press("f2")
        await settle(pilot)
        assert code[:4] not in seen(app.screen)
        assert app.screen.query_one(CodeCard).code == ""


async def test_a_hostile_name_is_only_a_name(journal: Journal) -> None:
    journal.notebook.set(called="[/nope][@click=app.quit]\x1b]0;t\x07")
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "[/nope]" in seen(app.screen)
        assert "\x1b" not in seen(app.screen)
