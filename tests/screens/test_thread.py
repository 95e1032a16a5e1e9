"""The thread walked with the arrows; links made and undone; sentences lifted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from editor_support import HOSTILE
from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.domain.growth import Answer, Decision, Goal, Insight, Reflection
from mentorjournal.domain.sessions import Action
from mentorjournal.journal import Journal
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.screens.frame.asking import EditRecord, OpenRecord, Show
from mentorjournal.screens.frame.picking import Pick
from mentorjournal.screens.record_view import RecordScreen
from mentorjournal.screens.thread import ThreadScreen, WholeThreadScreen
from mentorjournal.widgets.strands import Strands
from mentorjournal.widgets.writing import Writing
from stage import SIZES, Stage, sample_journal, seen, settle

DAY = date(2026, 3, 26)


def program(journal: Journal) -> MentorJournal:
    return MentorJournal(Settings(journal.file.path), journal)


def woven(journal: Journal) -> tuple[Insight, Decision, Goal, Action]:
    goal = Goal(title="Speak up", on=DAY)
    decision = Decision(question="Say it in the room?", on=DAY, led_to=(goal.id,))
    insight = Insight(text="I wait for a gap", on=DAY, led_to=(decision.id,))
    action = Action(text="Say it on Friday", on=DAY, goal=goal.id)
    others = [Insight(text=f"Another {number}", on=date(2026, 4, 1)) for number in range(3)]
    journal.keep_all([goal, decision, insight, action, *others])
    return insight, decision, goal, action


def marked(strands: Strands) -> UUID:
    assert strands.marked
    return UUID(strands.marked)


@pytest.mark.parametrize("size", SIZES)
async def test_the_arrows_follow_the_thread(journal: Journal, size: tuple[int, int]) -> None:
    insight, decision, goal, action = woven(journal)
    app = Stage(lambda: ThreadScreen(journal, insight.id, "goals"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.picture(f"thread-{size[0]}")
        strands = app.screen.query_one(Strands)
        walked = [marked(strands)]
        for _ in range(4):
            await pilot.press("right")
            walked.append(marked(strands))
        assert walked == [insight.id, decision.id, goal.id, action.id, action.id]
        await pilot.press("left", "left", "left")
        await settle(pilot)
        assert marked(strands) == insight.id
        drawn = seen(app.screen)
        assert "I wait for a gap" in drawn
        assert "1 linked" in drawn
        assert "Another" not in drawn


async def test_an_insight_that_led_nowhere_asks_and_can_be_linked(journal: Journal) -> None:
    *_, goal, _ = woven(journal)
    app = program(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.screen.post_message(Show("threads"))
        await settle(pilot)
        assert isinstance(app.screen, WholeThreadScreen)
        alone = marked(app.screen.query_one(Strands))
        assert "So what will you do with it?" in seen(app.screen)
        await pilot.press("[")
        await settle(pilot)
        assert isinstance(app.screen, Pick)
        await pilot.press(*"spkup", "enter")
        await settle(pilot)
        assert journal.records.get(Insight, alone).record.led_to == (goal.id,)
        assert "So what will you do with it?" not in seen(app.screen)
        await pilot.press("]", "enter")
        await settle(pilot)
        assert journal.records.get(Insight, alone).record.led_to == ()
        await pilot.press("u")
        await settle(pilot)
        assert journal.records.get(Insight, alone).record.led_to == (goal.id,)


async def test_a_new_goal_begun_from_an_insight_is_tied_to_it(journal: Journal) -> None:
    insight = Insight(text="I wait for a gap", on=DAY)
    journal.keep(insight)
    app = program(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.screen.post_message(OpenRecord(insight.id))
        await settle(pilot)
        assert "So what will you do with it?" in seen(app.screen)
        await pilot.press("[")
        await settle(pilot)
        await pilot.press(*"newgoal", "enter")
        await settle(pilot)
        assert isinstance(app.screen, EditorScreen)
        await pilot.press(*"Speak", "ctrl+s")
        await settle(pilot)
        assert type(app.screen).__name__ == RecordScreen.__name__
        assert journal.records.all_of(Goal)[0].record.came_from == str(insight.id)
        assert "So what will you do with it?" not in seen(app.screen)
        await pilot.press("t")
        await settle(pilot)
        assert type(app.screen).__name__ == ThreadScreen.__name__
        await pilot.press("right", "enter")
        await settle(pilot)
        assert type(app.screen).__name__ == "GoalScreen"


async def test_a_sentence_is_lifted_with_two_keys(journal: Journal) -> None:
    page = Reflection(on=DAY, answers=(Answer(text="She waited. I thought out loud."),))
    journal.keep(page)
    app = program(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.screen.post_message(OpenRecord(page.id))
        await settle(pilot)
        await pilot.press("l", "enter")
        await settle(pilot)
        await pilot.press("l", "enter")
        await settle(pilot)
        lifted = {kept.record.text: kept.record for kept in journal.records.all_of(Insight)}
        assert set(lifted) == {"She waited.", "I thought out loud."}
        assert {each.came_from for each in lifted.values()} == {str(page.id)}
        await pilot.press("l")
        await settle(pilot)
        assert isinstance(app.screen, RecordScreen), "there is nothing left to lift"


async def test_a_sentence_is_lifted_while_it_is_being_written(journal: Journal) -> None:
    app = program(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.write("reflection", {"template": "free"})
        await settle(pilot)
        app.screen.query(Writing).first().focus()
        await pilot.press(*"One.", "space", *"Two.")
        await pilot.press("alt+l", "enter")
        await settle(pilot)
        assert isinstance(app.screen, EditorScreen)
        await pilot.press("ctrl+s")
        await settle(pilot)
    page = journal.records.all_of(Reflection)[0].record
    (lifted,) = journal.records.all_of(Insight)
    assert (lifted.record.text, lifted.record.came_from) == ("Two.", str(page.id))


async def test_the_reasons_of_a_decision_are_kept_and_a_choice_decides_it(journal: Journal) -> None:
    decision = Decision(question="Say it?", on=DAY)
    journal.keep(decision)
    app = program(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.screen.post_message(EditRecord(decision.id))
        await settle(pilot)
        form = app.screen.query_one("Form")
        for key, words in (("choice", "Yes"), ("because", "Mine"), ("confidence_pct", "70 %")):
            form.field(key).value = words  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await settle(pilot)
    kept = journal.records.get(Decision, decision.id).record
    assert (kept.choice, kept.because, kept.confidence_pct) == ("Yes", "Mine", 70)
    assert kept.status == "decided"
    assert kept.decided_on is not None


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_are_only_words(journal: Journal, size: tuple[int, int]) -> None:
    journal.keep_all([Insight(text=HOSTILE, on=DAY), Goal(title=HOSTILE, on=DAY)])
    app = Stage(lambda: WholeThreadScreen(journal, "goals"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "[/nope]" in seen(app.screen)
        assert not set("\x1b\x07\u202e") & set(seen(app.screen))


@pytest.mark.parametrize("which", ["mentoree", "mentor"])
async def test_both_samples_are_walked_from_one_end_to_the_other(
    tmp_path: Path, which: str
) -> None:
    journal = sample_journal(tmp_path / "journal.db", which)
    app = Stage(lambda: WholeThreadScreen(journal, "goals"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*["right", "down"] * 5, *["left", "up"] * 5, "pagedown", "pageup")
        await settle(pilot)
        assert app.screen.query_one(Strands).marked
    journal.close()
