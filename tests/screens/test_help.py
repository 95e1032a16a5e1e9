"""Help: what works here, over whatever is open."""

from __future__ import annotations

import pytest
from textual.screen import Screen

from mentorjournal.screens.help import HelpScreen, Key
from mentorjournal.screens.share.screen import ShareScreen
from stage import SIZES, Stage, seen, settle

KEYS: list[Key] = [
    Key("space", "Tick", "Let it in, or leave it out."),
    Key("w", "To writing", "Go to the check and the buttons."),
    Key("?", "Help", "The keys here."),
    Key("f1", "Help", "The keys here."),
    Key("^w", "Delete left to start of word", ""),
]


@pytest.mark.parametrize("size", SIZES)
async def test_it_shows_what_the_screen_is_for_and_its_keys(size: tuple[int, int]) -> None:
    app = Stage(lambda: HelpScreen(KEYS, ShareScreen.HELP))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.picture(f"help-{size[0]}")
        assert "Help · Share" in seen(app.screen)
        assert "what could go in" in seen(app.screen)
        await pilot.press("end")
        await settle(pilot)
        app.picture(f"help-{size[0]}-end")
        assert "?, f1" in seen(app.screen)
        assert "delete left to start of word" in " ".join(
            seen(app.screen).replace("│", " ").split()
        )


@pytest.mark.parametrize("key", ["escape", "question_mark", "f1", "q"])
async def test_it_closes_on_a_key(key: str) -> None:
    app = Stage(lambda: HelpScreen(KEYS))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen)
        await pilot.press(key)
        await settle(pilot)
        assert app.answer is None
        assert type(app.screen) is Screen


async def test_hostile_words_are_only_words() -> None:
    hostile = "[/nope][@click=app.quit]x[/]\x1b]0;t\x07"
    app = Stage(lambda: HelpScreen([Key(hostile, hostile, hostile)], hostile))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "[@click=app.quit]" in seen(app.screen)
        assert "\x1b" not in seen(app.screen)
