"""Asking for words, or for some of several things."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking_words import AskSome, AskWords
from mentorjournal.screens.frame.begun import Begun
from mentorjournal.screens.frame.filling_in import FillIn
from mentorjournal.screens.frame.picking import Pick
from mentorjournal.widgets.fields import TextField
from stage import SIZES, UNANSWERED, Stage, press, seen, settle


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


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_is_as_high_as_what_it_shows_of_many_choices(
    size: tuple[int, int],
) -> None:
    many = [(str(number), f"choice {number}") for number in range(60)]
    stage = Stage(lambda: Pick("Which of these?", many))
    async with stage.run_test(size=size) as pilot:
        await settle(pilot)
        dialog, choices = stage.screen.query_one(".dialog"), stage.screen.query_one(OptionList)
        assert dialog.content_region.bottom == choices.region.bottom
        assert not dialog.show_vertical_scrollbar


async def test_escape_asks_before_words_are_lost() -> None:
    stage = Stage(lambda: AskWords("What are you thankful for?"))
    async with stage.run_test() as pilot:
        await settle(pilot)
        await pilot.press("t", "e", "n", "escape")
        await settle(pilot)
        assert "stands nowhere yet" in seen(stage.screen)
        await pilot.press("enter")
        await settle(pilot)
        assert "ten" in seen(stage.screen)
        assert stage.answer is UNANSWERED
        await pilot.press("escape", "down", "enter")
        await settle(pilot)
    assert stage.answer is None


async def test_escape_asks_nothing_about_words_that_stand_elsewhere() -> None:
    stage = Stage(lambda: AskWords("Reword", "as it was"))
    async with stage.run_test() as pilot:
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert stage.answer is None


@pytest.mark.parametrize("leave", ["lock", "later", "go on"])
async def test_what_is_typed_is_there_when_the_same_is_asked_again(
    journal: Journal, leave: str
) -> None:
    def ask() -> AskWords:
        return AskWords("Reword", "as it was", begun=Begun(journal, "reword", 1))

    stage = Stage(ask)
    async with stage.run_test() as pilot:
        await press(pilot, *" ten")
        if leave == "lock":
            ask_words = stage.screen
            assert isinstance(ask_words, AskWords)
            ask_words.keep_draft_now()
        else:
            await press(pilot, *(["escape", "down", "enter"] if leave == "later" else ["ctrl+s"]))
    again = Stage(ask)
    async with again.run_test() as pilot:
        await settle(pilot)
        assert "as it was ten" in seen(again.screen)
        assert "What you had begun here is back." in " ".join(seen(again.screen).split())
        await press(pilot, "escape")
        assert again.answer is UNANSWERED
        await press(pilot, "down", "down", "enter")
    assert again.answer is None
    assert journal.notebook.drafts() == []


async def test_fields_that_are_emptied_again_leave_nothing_for_later(journal: Journal) -> None:
    def ask() -> FillIn:
        return FillIn(journal, "why", "Why?", [TextField("why", "Why")], lambda _: None)

    for keys in (["t", "e", "n", "escape"], ["end", *["backspace"] * 3, "escape"]):
        stage = Stage(ask)
        async with stage.run_test() as pilot:
            await settle(pilot)
            await press(pilot, *keys)
    assert journal.notebook.drafts() == []


async def test_a_draft_that_is_typed_back_to_what_was_given_is_none(journal: Journal) -> None:
    Begun(journal, "reword", 1).keep("as it was, once")
    stage = Stage(lambda: AskWords("Reword", "as it was", begun=Begun(journal, "reword", 1)))
    async with stage.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *["backspace"] * len(", once"), "ctrl+s")
    assert journal.notebook.drafts() == []
