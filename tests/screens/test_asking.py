"""Asking for words, or for some of several things."""

from __future__ import annotations

import pytest

from mentorjournal.screens.frame.asking_words import AskSome, AskWords
from stage import SIZES, UNANSWERED, Stage, seen, settle


@pytest.mark.parametrize("size", SIZES)
async def test_boxes_say_in_their_shape_what_is_ticked(size: tuple[int, int]) -> None:
    stage = Stage(lambda: AskSome("Which paragraphs?", ["first", "second", "[bold]third"]))
    async with stage.run_test(size=size) as pilot:
        await settle(pilot)
        assert "[ ] first" in seen(stage.screen)
        await pilot.press("down", "space")
        await settle(pilot)
        assert "[ ] first" in seen(stage.screen)
        assert "[x] second" in seen(stage.screen)
        assert "[ ] [bold]third" in seen(stage.screen)
        await pilot.press("down", "space", "space", "ctrl+s")
        await settle(pilot)
    assert stage.answer == (1,)


async def test_escape_asks_before_words_are_lost() -> None:
    stage = Stage(lambda: AskWords("What are you thankful for?"))
    async with stage.run_test() as pilot:
        await settle(pilot)
        await pilot.press("t", "e", "n", "escape")
        await settle(pilot)
        assert "kept nowhere yet" in seen(stage.screen)
        await pilot.press("enter")
        await settle(pilot)
        assert "ten" in seen(stage.screen)
        assert stage.answer is UNANSWERED
        await pilot.press("escape", "down", "enter")
        await settle(pilot)
    assert stage.answer is None


@pytest.mark.parametrize("unkept", [True, False])
async def test_escape_asks_for_words_given_only_when_they_stand_nowhere_else(unkept: bool) -> None:
    stage = Stage(lambda: AskWords("Reword", "as it was", unkept=unkept))
    async with stage.run_test() as pilot:
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert stage.answer is (UNANSWERED if unkept else None)
