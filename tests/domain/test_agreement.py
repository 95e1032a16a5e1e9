"""The agreement: the order of its questions, its versions, the yes of both."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.agreement import (
    QUESTIONS,
    answered,
    confirmed,
    is_confirmed,
    limits_unsaid,
    renewed,
)
from mentorjournal.domain.people import Agreement, Person, Relationship, told_apart
from strategies import text, words

TODAY = date(2026, 3, 1)
LATER = TODAY + timedelta(70)


def agreed(**fields: Any) -> Agreement:
    first = Agreement(how="Video", limits=("danger",), **fields)
    return confirmed(confirmed(first, "me", TODAY), "partner", TODAY)


def bond(**fields: Any) -> Relationship:
    held = {"person": uuid4(), "my_role": "mentoree", "started": TODAY, **fields}
    return Relationship.model_validate(held)


def test_the_limits_are_asked_before_the_first_confidence() -> None:
    lines = [each.line for each in QUESTIONS]
    assert lines[0] == "limits"
    assert lines.index("boundaries") < lines.index("purpose")
    assert set(lines) <= set(Agreement.model_fields)
    assert all(each.why for each in QUESTIONS)


def test_with_the_yes_of_both_it_is_agreed() -> None:
    one = confirmed(Agreement(how="Video"), "me", TODAY)
    assert (one.agreed_on, is_confirmed(one)) == (None, False)
    both = confirmed(one, "partner", LATER)
    assert (both.agreed_on, is_confirmed(both)) == (LATER, True)
    assert not is_confirmed(confirmed(both, "me", LATER))


def test_before_the_first_yes_there_is_one_version_only() -> None:
    changed = renewed(Agreement(how="Video"), Agreement(how="Phone"), TODAY)
    assert (changed.version, changed.changes) == (1, ())


def test_a_change_makes_a_version_that_both_are_asked_about_anew() -> None:
    old = agreed()
    new = renewed(old, old.model_copy(update={"how": "Phone"}), LATER)
    assert (new.version, new.changed_on) == (2, LATER)
    assert [each.what for each in new.changes] == ["How you meet"]
    assert (new.confirmed_by_me, new.confirmed_by_partner) == (None, None)


def test_lines_changed_in_one_talk_are_one_version() -> None:
    old = agreed()
    phone = renewed(old, old.model_copy(update={"how": "Phone"}), LATER)
    longer = renewed(phone, phone.model_copy(update={"minutes": 90}), LATER)
    assert longer.version == 2
    assert [each.what for each in longer.changes] == ["How you meet, Minutes each time"]
    another_day = renewed(longer, longer.model_copy(update={"minutes": 60}), LATER + timedelta(1))
    assert another_day.version == 3


def test_another_day_to_look_at_it_is_no_new_version() -> None:
    old = agreed()
    new = renewed(old, old.model_copy(update={"review_on": LATER}), LATER)
    assert (new.version, is_confirmed(new)) == (1, True)


def test_limits_are_to_be_said_while_two_begin() -> None:
    assert limits_unsaid(bond())
    assert limits_unsaid(bond(status="agreeing", agreement=Agreement(how="Video")))
    assert not limits_unsaid(bond(agreement=Agreement(limits=("danger",))))
    assert not limits_unsaid(bond(status="working"))
    assert (answered(None), answered(agreed())) == (0, 2)


def test_people_of_one_name_are_told_apart() -> None:
    here = Person(name="Ann Lee", where="Talloway, the river")
    there = Person(name="ann lee", met_through="the forum")
    then = Person(name="Ann Lee", met_on=date(2019, 4, 1))
    alone = Person(name="Ruth", where="Talloway")
    told = told_apart([here, there, then, alone])
    assert told[here.id] == "Ann Lee (Talloway)"
    assert told[there.id] == "ann lee (the forum)"
    assert told[then.id] == "Ann Lee (met 2019)"
    assert told[alone.id] == "Ruth"


@given(st.lists(st.builds(Person, name=words, where=text), max_size=8))
def test_no_two_people_are_told_by_one_name(people: list[Person]) -> None:
    told = told_apart(people)
    assert len({" ".join(name.casefold().split()) for name in told.values()}) == len(told)
    assert set(told) == {person.id for person in people}
