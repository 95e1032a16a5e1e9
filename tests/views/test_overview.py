"""What Home says: who is next, what was promised, how the goals go."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from mentorjournal.domain import moments
from mentorjournal.domain.growth import CheckIn, Goal, Insight, Milestone, Rating, Skill
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.sessions import Action, Feedback, Session, Summary
from mentorjournal.journal import Journal
from mentorjournal.views.overview import GOALS_SHOWN, LATELY_SHOWN, LOOKED_THROUGH, overview


@pytest.fixture
def with_ruth(journal: Journal) -> Relationship:
    ruth = journal.keep(Person(name="Ruth")).record
    made = Relationship(person=ruth.id, my_role="mentoree", started=date(2026, 1, 1))
    return journal.keep(made).record


def ahead(days: int) -> date:
    return moments.today() + timedelta(days)


def session(days: int, **fields: Any) -> Session:
    return Session.model_validate({"on": ahead(days), "status": "planned", **fields})


def test_an_empty_journal_has_an_overview(journal: Journal) -> None:
    home = overview(journal)
    assert (home.today, home.name, home.is_mentor) == (moments.today(), "", False)
    assert (home.next_session, home.to_summarise, home.kind_word) == (None, None, None)
    assert not home.promises
    assert not home.goals
    assert not home.lately


def test_the_next_session_is_the_nearest_ahead(journal: Journal, with_ruth: Relationship) -> None:
    late, early = session(2, start=time(17)), session(2, start=time(9), relationship=with_ruth.id)
    others = [session(-1), session(1, status="cancelled"), session(9)]
    journal.keep_all([late, early, *others])
    home = overview(journal)
    assert home.next_session == early
    assert home.with_whom(early) == "Ruth"
    assert home.with_whom(session(1, title="Workshop")) == "Workshop"


def test_the_next_session_is_found_before_a_year_of_weekly_ones(journal: Journal) -> None:
    weekly = [session(7 * number) for number in range(1, LOOKED_THROUGH + 20)]
    journal.keep_all(weekly)
    assert overview(journal).next_session == weekly[0]


def test_today_is_ahead(journal: Journal) -> None:
    journal.keep_all([session(0), session(1)])
    found = overview(journal).next_session
    assert found is not None
    assert found.on == moments.today()


def test_the_last_session_held_waits_for_its_summary(
    journal: Journal, with_ruth: Relationship
) -> None:
    older = session(-9, status="held", relationship=with_ruth.id)
    last = session(-2, status="held", relationship=with_ruth.id)
    journal.keep_all([older, last, session(-1, status="held"), session(-1, status="cancelled")])
    assert overview(journal).to_summarise == last
    page = Summary(
        direction="sent",
        relationship=with_ruth.id,
        session=last.id,
        on=ahead(0),
        title="Session",
        body="Words",
    )
    journal.keep(page)
    assert overview(journal).to_summarise is None


def test_promises_are_the_open_ones_the_nearest_first(
    journal: Journal, with_ruth: Relationship
) -> None:
    on = ahead(-10)
    made = {
        "undated": Action(text="undated", on=on),
        "late": Action(text="late", on=on, due=ahead(-1), owner="partner"),
        "soon": Action(text="soon", on=on, due=ahead(1), owner="both"),
        "hers": Action(
            text="hers", on=on, due=ahead(2), owner="partner", relationship=with_ruth.id
        ),
        "done": Action(text="done", on=on, due=ahead(-5), status="done"),
        "trash": Action(text="trash", on=on, due=ahead(-5)),
    }
    journal.keep_all(made.values())
    journal.bury(made["trash"].id)
    home = overview(journal)
    assert [each.text for each in home.promises] == ["late", "soon", "hers", "undated"]
    assert [home.owner_of(each) for each in home.promises] == ["theirs", "both", "Ruth", "mine"]


def test_goals_are_the_active_ones_first_with_their_checkins(journal: Journal) -> None:
    goal = Goal(
        title="talk",
        on=ahead(-50),
        milestones=(Milestone(title="a", done_on=ahead(-3)), Milestone(title="b")),
    )
    done = [
        Goal(title=f"done {number}", on=ahead(-number), status="reached") for number in range(9)
    ]
    checkins = [
        CheckIn(goal=goal.id, on=ahead(-number), progress=5, confidence=number)
        for number in range(3)
    ]
    journal.keep_all([goal, *done, *checkins])
    shown = overview(journal).goals
    assert len(shown) == GOALS_SHOWN
    assert shown[0].goal == goal
    assert shown[0].next_milestone == "b"
    assert [each.confidence for each in shown[0].checkins] == [2, 1, 0]
    assert shown[1].next_milestone == ""


def test_lately_are_the_newest_of_what_one_writes(journal: Journal) -> None:
    skill = Skill(name="speaking", on=ahead(0))
    journal.keep_all([skill, Rating(skill=skill.id, on=ahead(0), level=3)])
    journal.keep_all([Insight(text=f"{number}", on=ahead(-number)) for number in range(20)])
    shown = overview(journal).lately
    assert [each.title for each in shown] == [str(number) for number in range(LATELY_SHOWN)]


def test_a_session_still_to_come_did_not_happen_lately(journal: Journal) -> None:
    held = session(-1, status="held", title="Held")
    journal.keep_all([held, session(1, title="To come")])
    assert [each.title for each in overview(journal).lately] == ["Held"]


@pytest.mark.parametrize(("role", "direction"), [("mentoree", "received"), ("mentor", "given")])
def test_the_kind_word_is_the_newest_in_ones_own_direction(
    journal: Journal, with_ruth: Relationship, role: str, direction: str
) -> None:
    journal.notebook.set(roles=[role])

    def said(text: str, days: int, **fields: str) -> Feedback:
        held = {"person": with_ruth.person, "on": ahead(days), "text": text, **fields}
        return Feedback.model_validate({"kind": "encouragement", **held})

    journal.keep_all(
        [
            said("older", -9, direction=direction),
            said("newer", -5, direction=direction),
            said("other way", -1, direction="given" if direction == "received" else "received"),
            said("idea", -1, direction=direction, kind="idea"),
        ]
    )
    home = overview(journal)
    assert home.is_mentor is (role == "mentor")
    assert home.kind_word is not None
    assert (home.kind_word.words, home.kind_word.person) == ("newer", "Ruth")


def test_a_kind_word_without_words_says_what_was_seen(
    journal: Journal, with_ruth: Relationship
) -> None:
    journal.keep(
        Feedback(
            person=with_ruth.person,
            on=ahead(0),
            kind="encouragement",
            behaviour="You waited",
            impact="they spoke",
        )
    )
    word = overview(journal).kind_word
    assert word is not None
    assert word.words == "You waited. they spoke"
