"""Goals, reflections, check-ins, promises and agreements, written as a person does."""

from __future__ import annotations

from datetime import date

import pytest

from editor_support import (
    SIZES,
    acquaint,
    editor,
    field,
    opened,
    press,
    type_in,
)
from mentorjournal.domain import moments
from mentorjournal.domain.growth import CheckIn, Goal, Milestone, Reflection
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.sessions import Action, Feedback
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.dialogs import Ask


async def test_a_goal_with_milestones_is_written_and_one_is_ticked(journal: Journal) -> None:
    app = editor(journal, "goal")
    async with opened(app) as pilot:
        await pilot.press(*"Speak", "space", *"up")
        await type_in(pilot, "importance", "8")
        await type_in(pilot, "milestones", "Abstract")
        await pilot.press("tab", *"2026-12-01", "enter")
        await pilot.pause()
        await pilot.press(*"Talk")
        await type_in(pilot, "strategies", "Rehearse")
        await pilot.press("tab", *"kept:", "space", *"walking")
        await press(pilot, "ctrl+s")
    kept = journal.records.all_of(Goal)[0]
    first, second = kept.record.milestones
    assert (kept.record.title, kept.record.importance) == ("Speak up", 8)
    assert (first.title, str(first.due), second.title) == ("Abstract", "2026-12-01", "Talk")
    assert (kept.record.strategies[0].state, kept.record.strategies[0].learned) == (
        "kept",
        "walking",
    )

    async with opened(editor(journal, "goal", kept)) as pilot:
        await type_in(pilot, "milestones", "")
        await pilot.press("shift+tab", "space")
        await press(pilot, "ctrl+s")

    again = journal.records.get(Goal, kept.record.id).record
    assert again.milestones[0].done_on == moments.today()
    assert again.milestones[0].id == first.id
    assert again.milestones[1] == second


async def test_what_no_row_shows_stays_as_it_was(journal: Journal) -> None:
    milestone = Milestone(title="Abstract", done_on=date(2026, 1, 2), evidence="the letter")
    goal = Goal(title="Speak", on=date(2026, 1, 1), milestones=(milestone,))
    kept = journal.keep(goal)

    async with opened(editor(journal, "goal", kept)) as pilot:
        await type_in(pilot, "milestones", "!")
        await press(pilot, "ctrl+s")

    again = journal.records.get(Goal, goal.id).record.milestones[0]
    assert again == milestone.model_copy(update={"title": "Abstract!"})


async def test_a_goal_that_is_reshaped_says_why_and_keeps_its_old_title(journal: Journal) -> None:
    kept = journal.keep(Goal(title="Win the placement", on=date(2026, 1, 1)))

    async with opened(editor(journal, "goal", kept)) as pilot:
        assert not field(pilot, "because").display
        field(pilot, "title").value = "Forty hours at the river"
        await type_in(pilot, "status", "")
        await pilot.press("right", "right")
        await pilot.pause()
        assert field(pilot, "because").display
        await type_in(pilot, "because", "They said no")
        await press(pilot, "ctrl+s")

    goal = journal.records.get(Goal, kept.record.id).record
    assert goal.status == "reshaped"
    shape = goal.history[0]
    assert (shape.was, shape.now) == ("Win the placement", "Forty hours at the river")
    assert shape.because == "They said no"


async def test_a_reached_goal_notes_the_day(journal: Journal) -> None:
    kept = journal.keep(Goal(title="Speak", on=date(2026, 1, 1)))

    async with opened(editor(journal, "goal", kept)) as pilot:
        await type_in(pilot, "status", "")
        await pilot.press("right")
        await type_in(pilot, "ended_note", "Two questions")
        await press(pilot, "ctrl+s")

    goal = journal.records.get(Goal, kept.record.id).record
    assert (goal.status, goal.ended_on) == ("reached", moments.today())
    assert goal.ended_note == "Two questions"


@pytest.mark.parametrize("size", SIZES)
async def test_a_guided_reflection_asks_two_questions_at_a_time(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = editor(journal, "reflection")

    async with opened(app, size) as pilot:
        assert isinstance(app.screen, Ask)
        templates = [
            each.id for each in journal.prompt_book.templates_for("reflection", "mentoree")
        ]
        await press(pilot, *["down"] * (1 + templates.index("r.three")), "enter")
        first, second, third = (field(pilot, f"answer.{at}.text") for at in range(3))
        assert first.is_on_screen or first.display
        assert [each.region.height > 0 for each in (first, second, third)] == [True, True, False]
        await pilot.press(*"We", "space", *"met")
        await press(pilot, "alt+n")
        assert [each.region.height > 0 for each in (first, second, third)] == [False, False, True]
        await pilot.press(*"Call")
        await press(pilot, "ctrl+s")

    reflection = journal.records.all_of(Reflection)[0].record
    assert reflection.template == "r.three"
    assert [(each.prompt, each.text) for each in reflection.answers] == [
        ("after.what", "We met"),
        ("after.nowwhat", "Call"),
    ]


async def test_a_lifeline_takes_points_and_says_what_is_none(journal: Journal) -> None:
    app = editor(journal, "reflection", template="r.career")

    async with opened(app) as pilot:
        await type_in(pilot, "answer.0.points", "First job")
        await pilot.press("tab", *"2019")
        await press(pilot, "ctrl+s")
        assert "no year and height" in field(pilot, "answer.0.points").error
        await pilot.press("tab", "tab")
        await type_in(pilot, "answer.0.points", "")
        await pilot.press("tab", "space", *"+3")
        await press(pilot, "ctrl+s")

    reflection = journal.records.all_of(Reflection)[0].record
    assert reflection.answers[0].points == ((2019, 3, "First job"),)


async def test_leaving_the_list_of_templates_leaves_the_editor(journal: Journal) -> None:
    app = editor(journal, "reflection")

    async with opened(app) as pilot:
        await press(pilot, "escape")

    assert app.answer is None
    assert journal.notebook.drafts() == []


async def test_a_check_in_is_of_the_goal_it_was_begun_with(journal: Journal) -> None:
    goal = journal.keep(Goal(title="Speak", on=date(2026, 1, 1))).record
    journal.keep(Goal(title="Another", on=date(2026, 1, 2)))
    app = editor(journal, "checkin", goal=goal.id)

    async with opened(app) as pilot:
        await type_in(pilot, "progress", "6")
        await type_in(pilot, "confidence", "10")
        await press(pilot, "ctrl+s")

    checkin = journal.records.all_of(CheckIn)[0].record
    assert (checkin.goal, checkin.progress, checkin.confidence) == (goal.id, 6, 10)


async def test_a_promise_that_is_mine_is_written(journal: Journal) -> None:
    app = editor(journal, "action")

    async with opened(app) as pilot:
        await pilot.press(*"Call")
        await type_in(pilot, "due", "tomorrow")
        await press(pilot, "ctrl+s")

    promise = journal.records.all_of(Action)[0].record
    assert (promise.text, promise.owner, promise.status) == ("Call", "me", "open")
    assert promise.due is not None
    assert (promise.due - moments.today()).days == 1


async def test_a_relationship_takes_an_agreement_line_by_line(journal: Journal) -> None:
    person = journal.keep(Person(name="Ruth Halloran")).record
    app = editor(journal, "relationship")

    async with opened(app) as pilot:
        await type_in(pilot, "who", "Ruth")
        await type_in(pilot, "agreement.rhythm_days", "14")
        await type_in(pilot, "agreement.limits", "Harm, or danger")
        await type_in(pilot, "agreement.agreed_on", "2026-01-05")
        await press(pilot, "ctrl+s")
    kept = journal.records.all_of(Relationship)[0]
    agreement = kept.record.agreement
    assert kept.record.person == person.id
    assert agreement is not None
    assert (agreement.rhythm_days, agreement.limits) == (14, ("Harm, or danger",))
    assert agreement.version == 1

    async with opened(editor(journal, "relationship", kept)) as pilot:
        await type_in(pilot, "agreement.how", "Video")
        await press(pilot, "ctrl+s")

    again = journal.records.get(Relationship, kept.record.id).record.agreement
    assert again is not None
    assert (again.version, again.how, again.changed_on) == (2, "Video", moments.today())
    assert again.changes[0].what == "How you meet"


async def test_a_new_promise_that_is_done_was_done_today(journal: Journal) -> None:
    async with opened(editor(journal, "action")) as pilot:
        await pilot.press(*"Call")
        await type_in(pilot, "status", "")
        await pilot.press("right")
        await press(pilot, "ctrl+s")

    promise = journal.records.all_of(Action)[0].record
    assert (promise.status, promise.done_on) == ("done", moments.today())


async def test_a_rhythm_that_is_no_number_is_said_at_its_line(journal: Journal) -> None:
    _, relationship = acquaint(journal)
    kept = journal.records.find(relationship.id)

    async with opened(editor(journal, "relationship", kept)) as pilot:
        await type_in(pilot, "agreement.rhythm_days", "often")
        await press(pilot, "ctrl+s")
        assert field(pilot, "agreement.rhythm_days").error == "This is no number."


async def test_feedback_moves_from_asked_to_answered_to_used(journal: Journal) -> None:
    ruth = journal.keep(Person(name="Ruth Halloran")).record
    asked = Feedback(person=ruth.id, on=moments.today(), asked="Too big?", status="asked")
    kept = journal.keep(asked)
    for key, words, stage in (
        ("more_of", "One gauge, not ten", "answered"),
        ("my_response", "Cut it to one", "used"),
    ):
        async with opened(editor(journal, "feedback", kept)) as pilot:
            await type_in(pilot, key, words)
            await press(pilot, "ctrl+s")
        kept = journal.records.get(Feedback, asked.id)
        assert kept.record.status == stage
    assert kept.record.response_on == moments.today()


async def test_asking_for_an_opinion_begins_with_the_question(journal: Journal) -> None:
    acquaint(journal)

    async with opened(editor(journal, "feedback", direction="received", status="asked")) as pilot:
        await pilot.press(*"Humble")
        await press(pilot, "ctrl+s")

    kept = journal.records.all_of(Feedback)[0].record
    assert (kept.asked, kept.status, kept.kind) == ("Humble", "asked", "observation")
