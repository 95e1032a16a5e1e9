"""Asking for words, or for some of several things."""

from __future__ import annotations

import pytest

from mentorjournal.screens.frame.asking_words import AskSome
from stage import SIZES, Stage, seen, settle


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
