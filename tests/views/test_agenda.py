"""One open list for each relationship, and the plan that follows from it."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from mentorjournal.domain import moments
from mentorjournal.domain.people import Agreement, Person, Relationship
from mentorjournal.domain.sessions import Action, Session, Topic
from mentorjournal.journal import Journal
from mentorjournal.views.agenda import agenda_of, agendas, next_planned, planned_for_today
from mentorjournal.views.planning import (
    about_minutes,
    about_next,
    overlapping,
    phase_ahead,
    phase_of,
    plan_of,
    prompts_before,
    questions_during,
)
from support import PASSPHRASE

TODAY = moments.today()
RUTH, JODIE = Person(name="Ruth Halloran"), Person(name="Jodie")
WITH_RUTH = Relationship(person=RUTH.id, my_role="mentoree", started=date(2026, 1, 5))
WITH_JODIE = Relationship(person=JODIE.id, my_role="mentor", started=date(2026, 1, 5))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal.create(tmp_path / "journal.db", PASSPHRASE)
    journal.keep_all([RUTH, JODIE, WITH_RUTH, WITH_JODIE])
    return journal


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def topic(text: str, of: Relationship, days: int, by: str = "me", state: str = "open") -> Topic:
    fields = {"text": text, "relationship": of.id, "on": ago(days), "raised_by": by}
    return Topic.model_validate({**fields, "state": state})


def test_the_mentorees_topics_come_first_and_the_longest_open_of_them(journal: Journal) -> None:
    topics = [("new", 1, "me"), ("old", 9, "me"), ("theirs", 30, "partner")]
    journal.keep_all([topic(text, WITH_RUTH, days, by) for text, days, by in topics])
    journal.keep_all([topic(text, WITH_JODIE, days, by) for text, days, by in topics])

    ruth, jodie = agenda_of(journal, WITH_RUTH), agenda_of(journal, WITH_JODIE)

    assert [kept.record.text for kept in ruth.topics] == ["old", "new", "theirs"]
    assert [kept.record.text for kept in jodie.topics] == ["theirs", "old", "new"]
    assert ruth.raised_by(ruth.topics[2].record) == "Ruth Halloran"


def test_only_what_is_open_with_this_person_is_listed(journal: Journal) -> None:
    journal.keep_all(
        [
            topic("done", WITH_RUTH, 1, state="discussed"),
            topic("elsewhere", WITH_JODIE, 1),
            Action(text="late", on=ago(9), due=ago(2), relationship=WITH_RUTH.id),
            Action(text="some day", on=ago(9), relationship=WITH_RUTH.id),
            Action(text="soon", on=ago(1), due=TODAY, owner="partner", relationship=WITH_RUTH.id),
            Action(text="over", on=ago(1), status="done", relationship=WITH_RUTH.id),
        ]
    )

    agenda = agenda_of(journal, WITH_RUTH)

    assert not agenda.topics
    assert [kept.record.text for kept in agenda.promises] == ["late", "soon", "some day"]
    assert agenda.owner_of(agenda.promises[1].record) == "Ruth Halloran"


def test_a_relationship_that_ended_has_no_agenda(journal: Journal) -> None:
    journal.keep(WITH_JODIE.model_copy(update={"status": "closed"}))

    assert [each.partner for each in agendas(journal)] == ["Ruth Halloran"]


def test_the_next_session_is_the_nearest_that_is_planned(journal: Journal) -> None:
    near = Session(on=TODAY, status="planned", relationship=WITH_RUTH.id)
    far = Session(on=ago(-9), status="planned", relationship=WITH_RUTH.id)
    journal.keep_all([far, near, Session(on=ago(3), status="planned")])

    assert next_planned(journal) == near
    assert planned_for_today(journal) == near
    journal.keep(Session(on=TODAY, status="planned"))
    assert planned_for_today(journal) is None, "it is not plain which of the two is meant"


def test_a_plan_goes_by_what_was_agreed_last_time_and_then_by_the_rhythm(journal: Journal) -> None:
    agreed = WITH_RUTH.model_copy(update={"agreement": Agreement(rhythm_days=14, minutes=50)})
    last = Session(on=ago(7), start=time(17, 30), minutes=60, mode="video",
                   relationship=WITH_RUTH.id, next_on=ago(-5))  # fmt: skip
    journal.keep(last)

    assert plan_of(journal, agreed).on == ago(-5)
    journal.keep(last.model_copy(update={"next_on": None}))
    plan = plan_of(journal, agreed)
    assert (plan.on, plan.start, plan.minutes, plan.mode) == (ago(-7), time(17, 30), 50, "video")
    assert plan.because == "every 14 days"
    assert plan_of(journal, WITH_RUTH).on is None
    unread = agreed.model_copy(update={"agreement": Agreement(rhythm="now and then")})
    assert plan_of(journal, unread).on is None


def test_sessions_at_the_same_time_are_found_over_midnight_too(journal: Journal) -> None:
    late = Session(on=TODAY, start=time(23, 30), minutes=60)
    off = Session(on=TODAY, start=time(23), minutes=90, status="cancelled")
    journal.keep_all([late, off])
    early = Session(on=TODAY + timedelta(days=1), start=time(0, 15), minutes=30)

    assert overlapping(journal, early) == [late]
    assert overlapping(journal, late) == []
    after = early.model_copy(update={"start": time(0, 30)})
    assert overlapping(journal, after) == []
    endless = Session(on=date.max, start=time(9), minutes=1_000_000)
    assert overlapping(journal, endless) == []


def test_odd_lengths_and_days_are_remarked() -> None:
    assert "cancelled" in about_minutes(0, "held")
    assert about_minutes(0, "cancelled") == ""
    assert "33.3 hours" in about_minutes(2000, "held")
    assert about_minutes(60, "held") == ""
    assert "before this session" in about_next(ago(1), TODAY)
    assert about_next(ago(-1), TODAY) == ""


@pytest.mark.parametrize("role", ["mentoree", "mentor", "peer", ""])
@pytest.mark.parametrize("status", ["preparing", "working", "closing"])
def test_there_is_always_something_to_think_about(journal: Journal, role: str, status: str) -> None:
    phase = phase_of(WITH_RUTH.model_copy(update={"status": status}))
    before = prompts_before(journal.prompt_book, role, phase)
    during = questions_during(journal.prompt_book, phase, 5)

    assert len({each.id for each in before}) == len(before) >= 4
    assert len(during) >= 8
    if role == "mentoree" and status == "working":
        assert {each.id for each in before[:2]} == {"before.moved", "before.one"}
        assert "mentor" not in {each.role for each in before}


def test_before_two_have_met_no_practice_is_looked_back_on(journal: Journal) -> None:
    first = WITH_JODIE.model_copy(update={"status": "working"})
    phase = phase_ahead(journal, first)

    before = prompts_before(journal.prompt_book, "mentor", phase)
    assert phase == "start"
    assert before[0].id == "start.fix"
    assert "practice" not in {each.theme for each in before}

    journal.keep(Session(on=ago(1), relationship=first.id, status="held"))
    assert phase_ahead(journal, first) == "middle"
