"""A question stands over the screen until it is answered."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.widgets import OptionList

from editor_support import HOSTILE, SIZES, screen_text
from mentorjournal.resources import stylesheets
from mentorjournal.screens.frame.dialogs import Ask


class Asking(App[None]):
    CSS_PATH = stylesheets()
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (90, "-wide")]

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.ask = ask
        self.answers: list[str | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.ask, self.answers.append)


CHOICES = [("yes", "Yes, by all means"), ("no", "No"), ("later", HOSTILE)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_default_is_taken_by_enter(size: tuple[int, int]) -> None:
    app = Asking(Ask("Shall it be done?", CHOICES, "no"))

    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")

    assert app.answers == ["no"]


async def test_escape_is_no_answer() -> None:
    app = Asking(Ask("Shall it be done?", CHOICES, "yes"))

    async with app.run_test() as pilot:
        await pilot.press("down", "escape")

    assert app.answers == [""]


async def test_a_choice_is_taken_by_a_click() -> None:
    app = Asking(Ask("Shall it be done?", CHOICES, "yes"))

    async with app.run_test() as pilot:
        await pilot.click(OptionList, offset=(4, 1))

    assert app.answers == ["no"]


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_are_shown_harmlessly_and_whole(size: tuple[int, int]) -> None:
    question = f"Is {HOSTILE} one of many words that make this question long?"
    app = Asking(Ask(question, CHOICES, more=HOSTILE))

    async with app.run_test(size=size) as pilot:
        shown = screen_text(pilot)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "[/nope]" in shown
        assert "long?" in shown
        await pilot.press("enter")

    assert app.answers == ["yes"]


async def test_many_choices_can_all_be_reached_in_a_small_window() -> None:
    app = Asking(Ask("Which?", [(str(at), f"Choice {at}") for at in range(40)]))

    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert "Choice 39" in screen_text(pilot)
        await pilot.press("enter")

    assert app.answers == ["39"]
