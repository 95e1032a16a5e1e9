"""A goal on its own screen: moved by its owner, ended with honour."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from editor_support import HOSTILE
from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.domain import moments
from mentorjournal.domain.growth import CheckIn, Goal, Milestone, Strategy
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import OpenRecord
from mentorjournal.screens.frame.filling_in import FillIn
from mentorjournal.screens.goal.screen import GoalScreen
from mentorjournal.widgets.card import Card
from stage import SIZES, Stage, press_each, sample_journal, seen, settle

DAY = date(2026, 3, 1)


def speak(journal: Journal) -> Goal:
    goal = Goal(
        title="Speak at the forum", on=DAY, importance=9, target=date(2030, 4, 1), why="I hide",
        milestones=(Milestone(id="a", title="Abstract"),
                    Milestone(id="b", title="Talk", due=date(2030, 5, 1))),
        strategies=(Strategy(id="s", text="Script it"),),
    )  # fmt: skip
    journal.keep_all([goal, CheckIn(goal=goal.id, on=DAY, progress=4, confidence=3, note="Shaky")])
    return goal


@pytest.mark.parametrize("size", SIZES)
async def test_a_goal_says_how_it_stands(journal: Journal, size: tuple[int, int]) -> None:
    goal = speak(journal)
    app = Stage(lambda: GoalScreen(journal, goal.id, "goals"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.picture(f"goal-{size[0]}")
        drawn = seen(app.screen)
        assert "Speak at the forum" in drawn
        assert "4/10" in drawn
        lines = [line.plain for line in app.screen.query_one("#milestones", Card).lines]
        assert lines[1].endswith("after the goal's end, 1 Apr")
        head = str(app.screen.query_one("#goal-head").render())
        assert "a stretch" in head


async def test_milestones_are_ticked_moved_and_added(journal: Journal) -> None:
    goal = speak(journal)
    app = MentorJournal(Settings(journal.file.path), journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.screen.post_message(OpenRecord(goal.id))
        await settle(pilot)
        await pilot.press("space", "J")
        await settle(pilot)
        first, second = journal.records.get(Goal, goal.id).record.milestones
        assert (first.title, second.title, second.done_on) == ("Talk", "Abstract", moments.today())
        await pilot.press("u")
        await settle(pilot)
        assert journal.records.get(Goal, goal.id).record.milestones[0].title == "Abstract"
        await pilot.press("m", *"Dress", "tab", *"someday", "ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, FillIn), "a day that is none is said and nothing is kept"
        await pilot.press(*["backspace"] * 7, *"2030-03-01", "enter")
        await settle(pilot)
        last = journal.records.get(Goal, goal.id).record.milestones[-1]
        assert (last.title, last.due) == ("Dress", date(2030, 3, 1))


async def test_what_a_strategy_taught_is_said_in_one_dialog(journal: Journal) -> None:
    goal = speak(journal)
    app = Stage(lambda: GoalScreen(journal, goal.id, "goals"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.screen.query_one("#strategies", Card).focus()
        await press_each(pilot, "enter", ["tab", "right", "right", "tab", *"Read", "enter"])
        (tried,) = journal.records.get(Goal, goal.id).record.strategies
        assert (tried.id, tried.state, tried.learned) == ("s", "dropped", "Read")
        await pilot.press("y", *"Walk", "ctrl+s")
        await settle(pilot)
        assert journal.records.get(Goal, goal.id).record.strategies[-1].text == "Walk"


async def test_a_goal_is_reshaped_released_and_taken_up_again(journal: Journal) -> None:
    goal = speak(journal)
    app = Stage(lambda: GoalScreen(journal, goal.id, "goals"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("R", "enter", "end", "!", "tab", *"Bigger", "enter")
        await settle(pilot)
        now = journal.records.get(Goal, goal.id).record
        assert (now.title, now.status, now.history[0].because) == (
            "Speak at the forum!", "reshaped", "Bigger",
        )  # fmt: skip
        await pilot.press("R", "down", "down", "enter", *"Enough", "enter")
        await settle(pilot)
        now = journal.records.get(Goal, goal.id).record
        assert (now.status, now.ended_note, now.ended_on) == (
            "released", "Enough", moments.today(),
        )  # fmt: skip
        assert "Enough" in seen(app.screen)
        await pilot.press("R", "enter")
        await settle(pilot)
        now = journal.records.get(Goal, goal.id).record
        assert now.status == "active"
        assert "Enough" in now.history[-1].because


async def test_what_was_typed_into_a_dialog_is_there_again(journal: Journal) -> None:
    goal = speak(journal)
    app = Stage(lambda: GoalScreen(journal, goal.id, "goals"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("m", *"Half", "escape")
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        assert "What you had begun here is back." in seen(app.screen)
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert journal.records.get(Goal, goal.id).record.milestones[-1].title == "Half"
    assert journal.notebook.drafts() == []


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_are_only_words(journal: Journal, size: tuple[int, int]) -> None:
    goal = Goal(
        title=HOSTILE, on=DAY, why=HOSTILE, milestones=(Milestone(title=HOSTILE),),
        strategies=(Strategy(text=HOSTILE, learned=HOSTILE),),
    )  # fmt: skip
    journal.keep_all([goal, CheckIn(goal=goal.id, on=DAY, progress=1, confidence=1, note=HOSTILE)])
    app = Stage(lambda: GoalScreen(journal, goal.id, "goals"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "[/nope]" in seen(app.screen)
        assert not set("\x1b\x07\u202e") & set(seen(app.screen))


async def test_every_goal_of_a_sample_opens(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path / "sample.db", "mentor")
    goals = [kept.record.id for kept in journal.records.all_of(Goal)]
    app = MentorJournal(Settings(journal.file.path), journal)
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot)
        for goal in goals:
            app.screen.post_message(OpenRecord(goal))
            await settle(pilot)
            assert isinstance(app.screen, GoalScreen)
            await pilot.press("escape")
    journal.close()
