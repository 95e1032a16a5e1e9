"""Records of what people type: names become people, gaps are filled, nothing else is guessed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.desk.entering import change, enter, kind_called
from mentorjournal.domain import moments
from mentorjournal.domain.growth import Answer, CheckIn, Decision, Goal, Insight, Reflection
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.people import Person, Relationship, Review
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Action, Feedback, Session, Topic
from mentorjournal.domain.shapes import shapes_of
from mentorjournal.errors import Ambiguous, NotFound, NotUnderstood
from mentorjournal.journal import Journal
from searching import SHARING
from storage.stores import empty
from strategies import NASTY, records

DAY = date(2026, 3, 26)


def person(journal: Journal, name: str) -> Person:
    return journal.keep(Person(name=name)).record


def between(journal: Journal, whom: Person, **fields: Any) -> Relationship:
    made = Relationship(person=whom.id, **{"my_role": "mentoree", "started": DAY, **fields})
    return journal.keep(made).record


@pytest.fixture
def ruth(journal: Journal) -> Person:
    return person(journal, "Ruth Halloran")


@pytest.fixture
def with_ruth(journal: Journal, ruth: Person) -> Relationship:
    return between(journal, ruth)


def test_a_name_becomes_a_person_and_the_relationship(
    journal: Journal, ruth: Person, with_ruth: Relationship
) -> None:
    person(journal, "Chen")
    for typed in ("ruth", "Halloran", " ruth  HALLORAN ", str(ruth.id)[:8]):
        session = enter(journal, Session, {"notes_shared": "x"}, partner=typed)
        assert isinstance(session, Session)
        assert (session.people, session.relationship) == ((ruth.id,), with_ruth.id)
    said = enter(journal, Feedback, {"text": "x"}, partner="ruth")
    assert isinstance(said, Feedback)
    assert (said.person, said.relationship) == (ruth.id, with_ruth.id)
    decision = enter(journal, Decision, {"question": "x"}, partner="ruth")
    assert decision.belongs_to == (with_ruth.id,)


def test_a_name_that_is_typed_in_a_field_is_found_too(
    journal: Journal, ruth: Person, with_ruth: Relationship
) -> None:
    chen = person(journal, "Chen")
    typed = {"people": "chen, ruth", "relationship": "halloran", "verifier": "chen"}
    session = enter(journal, Session, typed)
    assert isinstance(session, Session)
    assert (session.people, session.verifier) == ((chen.id, ruth.id), chen.id)
    assert session.relationship == with_ruth.id
    by_id = enter(journal, Topic, {"text": "t", "relationship": str(with_ruth.id)[:6]})
    assert by_id.belongs_to == (with_ruth.id,)


def test_a_whole_name_goes_before_a_part_of_one(journal: Journal) -> None:
    ann = person(journal, "Ann")
    person(journal, "Ann Lee")
    assert journal.person_called("ann").id == ann.id
    with pytest.raises(Ambiguous) as refused:
        journal.person_called("a")
    assert "Ann Lee (" in str(refused.value)


@pytest.mark.parametrize("typed", ["nobody", "\udc80", "%", "ruth\0"])
def test_a_name_that_nobody_has_is_refused(journal: Journal, ruth: Person, typed: str) -> None:
    with pytest.raises(NotFound):
        journal.person_called(typed)


@pytest.mark.parametrize("typed", ["", "  "])
def test_an_empty_name_is_a_mistake(journal: Journal, typed: str) -> None:
    with pytest.raises(NotUnderstood):
        journal.person_called(typed)


def test_who_is_in_the_trash_is_not_found(journal: Journal, ruth: Person) -> None:
    journal.bury(ruth.id)
    with pytest.raises(NotFound):
        enter(journal, Feedback, {"text": "x"}, partner="ruth")


def test_a_relationship_needs_to_be_there(journal: Journal, ruth: Person) -> None:
    with pytest.raises(NotFound, match="Ruth Halloran"):
        enter(journal, Topic, {"text": "t", "relationship": "ruth"})


def test_one_that_goes_on_is_meant_before_one_that_ended(journal: Journal, ruth: Person) -> None:
    goes_on = between(journal, ruth, started=date(2020, 1, 1), status="working")
    between(journal, ruth, started=DAY, status="closed")
    assert enter(journal, Topic, {"text": "t"}, partner="ruth").belongs_to == (goes_on.id,)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Session, {}),
        (Session, {"kind": "one to one"}),
        (Topic, {"text": "t"}),
        (Review, {}),
        (Feedback, {"text": "t"}),
    ],
)
def test_the_only_relationship_is_taken_for_granted(
    journal: Journal, with_ruth: Relationship, kind: type[Record], typed: dict[str, str]
) -> None:
    ended = between(journal, person(journal, "Chen"), status="closed")
    made = enter(journal, kind, typed)
    assert made.belongs_to == (with_ruth.id,) != (ended.id,)


def test_the_only_relationship_is_known_even_if_its_person_went_to_the_trash(
    journal: Journal, ruth: Person, with_ruth: Relationship
) -> None:
    journal.bury(ruth.id)
    assert enter(journal, Session, {}).belongs_to == (with_ruth.id,)


@pytest.mark.parametrize("kind", ["workshop", "learning", "group"])
def test_a_workshop_is_with_nobody_in_particular(
    journal: Journal, with_ruth: Relationship, kind: str
) -> None:
    assert enter(journal, Session, {"kind": kind}).belongs_to == ()


def test_what_is_the_writers_own_stays_so(journal: Journal, with_ruth: Relationship) -> None:
    for kind, typed in ((Action, {"text": "t"}), (Insight, {"text": "t"}), (Goal, {"title": "t"})):
        assert enter(journal, kind, typed).belongs_to == ()
    assert enter(journal, Reflection, {"text": "t"}).belongs_to == ()


def test_of_two_relationships_none_is_guessed(journal: Journal, with_ruth: Relationship) -> None:
    between(journal, person(journal, "Chen"))
    assert enter(journal, Session, {}).belongs_to == ()
    for kind, field in ((Topic, "relationship"), (Review, "relationship"), (Feedback, "person")):
        with pytest.raises(NotUnderstood) as refused:
            enter(journal, kind, {"text": "t"} if kind is not Review else {})
        assert field in refused.value.fields


def test_the_day_is_today_unless_it_is_typed(journal: Journal) -> None:
    assert enter(journal, Insight, {"text": "t"}).day == moments.today()
    assert enter(journal, Insight, {"text": "t", "on": "2024-02-29"}).day == date(2024, 2, 29)
    assert enter(journal, Person, {"name": "n"}).day is None


@pytest.mark.parametrize(("role", "mine"), [("", "mentoree"), ("mentor", "mentor")])
def test_the_role_is_the_writers(journal: Journal, ruth: Person, role: str, mine: str) -> None:
    journal.notebook.set(roles=[role] if role else [])
    made = enter(journal, Relationship, {}, partner="ruth")
    assert isinstance(made, Relationship)
    assert (made.person, made.my_role) == (ruth.id, mine)


def test_who_is_both_says_which(journal: Journal, ruth: Person) -> None:
    journal.notebook.set(roles=["both"])
    with pytest.raises(NotUnderstood, match="needs its my role"):
        enter(journal, Relationship, {}, partner="ruth")
    made = enter(journal, Relationship, {"my_role": "mentor"}, partner="ruth")
    assert isinstance(made, Relationship)


def test_the_text_of_a_reflection_is_its_first_answer(journal: Journal) -> None:
    page = enter(journal, Reflection, {"text": " as typed\n", "title": "A day"})
    assert isinstance(page, Reflection)
    assert page.answers == (Answer(text=" as typed\n"),)
    assert (page.template, page.title) == ("free", "A day")
    for nothing in ({}, {"text": "  "}, {"text": "", "answers": ""}):
        with pytest.raises(NotUnderstood):
            enter(journal, Reflection, nothing)


def test_a_changed_text_keeps_the_other_answers(journal: Journal) -> None:
    answers = (Answer(prompt="start.tuesday", text="one"), Answer(prompt="x", value=3))
    kept = journal.keep(Reflection(on=DAY, answers=answers))
    changed = change(journal, kept, {"text": "two"})
    assert isinstance(changed, Reflection)
    assert changed.answers == (Answer(prompt="start.tuesday", text="two"), answers[1])
    titled = journal.keep(Reflection(on=DAY, title="only this"))
    changed = change(journal, titled, {"text": "and words"})
    assert isinstance(changed, Reflection)
    assert changed.answers == (Answer(text="and words"),)


def test_a_title_is_found_by_its_words(journal: Journal) -> None:
    titles = ("Give a talk", "Give a talk in Perth", "Face the board")
    talk, more, face = (
        Goal(id=UUID(int=number << 100), title=title, on=DAY)
        for number, title in enumerate(titles, start=1)
    )
    insight = Insight(text="Give a talk", on=DAY)
    journal.keep_all([talk, more, face, insight])

    def goal_called(typed: str) -> UUID:
        made = enter(journal, CheckIn, {"goal": typed, "progress": "1", "confidence": "2"})
        assert isinstance(made, CheckIn)
        return made.goal

    assert goal_called("give a talk") == talk.id
    assert goal_called("talk in pe") == more.id
    assert goal_called("face") == face.id
    assert goal_called(str(more.id)[:8]) == more.id
    with pytest.raises(Ambiguous):
        goal_called("talk")
    for nothing in ("dance", str(insight.id), str(uuid4()), '"', "\udc80"):
        with pytest.raises(NotFound):
            goal_called(nothing)


def test_a_reference_to_anything_finds_anything(journal: Journal) -> None:
    goal = journal.keep(Goal(title="Give a talk", on=DAY)).record
    insight = enter(journal, Insight, {"text": "seen", "led_to": "give a talk"})
    assert isinstance(insight, Insight)
    assert insight.led_to == (goal.id,)


@SHARING
@given(record=records())
def test_a_change_of_nothing_changes_nothing(journal: Journal, record: Record) -> None:
    empty(journal)
    kept = journal.keep(record)
    assert change(journal, kept, {}) == record


def test_a_change_is_typed_like_a_new_record(journal: Journal, ruth: Person) -> None:
    kept = journal.keep(Action(text="t", on=DAY, due=DAY, tags=("a",)))
    changed = change(journal, kept, {"due": "", "status": "d", "tags": "b, c"} | {"status": "done"})
    assert isinstance(changed, Action)
    assert (changed.due, changed.status, changed.tags) == (None, "done", ("b", "c"))
    assert (changed.id, changed.text) == (kept.record.id, "t")
    with pytest.raises(NotUnderstood):
        change(journal, kept, {"text": " "})
    assert journal.entry(str(kept.record.id)).title == "t"


every_field = st.sampled_from([(kind, name) for kind in KINDS.values() for name in shapes_of(kind)])


@SHARING
@given(
    field=every_field,
    typed=st.text(st.characters(), max_size=12) | st.sampled_from([*NASTY, "ruth", "\udc80", "[{"]),
    partner=st.sampled_from(["", "ruth", "x"]),
)
def test_typed_fields_are_understood_or_refused(
    journal: Journal, field: tuple[type[Record], str], typed: str, partner: str
) -> None:
    kind, name = field
    if not journal.people():
        between(journal, person(journal, "Ruth"))
    with suppress(NotUnderstood, NotFound):
        journal.keep(enter(journal, kind, {name: typed}, partner=partner))


def test_kinds_are_called_by_their_words() -> None:
    assert kind_called("promises") is Action
    with pytest.raises(NotUnderstood):
        kind_called("dance")
