"""One line typed in passing is kept, or refused with nothing lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from mentorjournal.desk.quick import keep_quick_note, understood
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Filter
from mentorjournal.domain.growth import Reflection
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.sessions import Action, Feedback
from mentorjournal.errors import Ambiguous, JournalError, NotUnderstood
from mentorjournal.journal import Journal
from searching import SHARING
from strategies import text


@pytest.fixture
def ruth(journal: Journal) -> Person:
    return journal.keep(Person(name="Ruth Halloran")).record


@pytest.fixture
def with_ruth(journal: Journal, ruth: Person) -> Relationship:
    made = Relationship(person=ruth.id, my_role="mentoree", started=date(2026, 1, 1))
    return journal.keep(made).record


def test_a_promise_is_kept_with_all_that_was_said(
    journal: Journal, with_ruth: Relationship
) -> None:
    line = "promise: send the draft @ruth #talk !tomorrow"
    tomorrow = moments.today() + timedelta(1)
    assert understood(journal, line) == (
        f"promise · with Ruth Halloran · {moments.spoken(tomorrow)} · #talk"
    )
    promise = keep_quick_note(journal, line).record
    assert isinstance(promise, Action)
    assert promise.text == "send the draft @ruth #talk !tomorrow"
    assert (promise.relationship, promise.due, promise.tags) == (with_ruth.id, tomorrow, ("talk",))


def test_a_plain_line_is_a_private_reflection(journal: Journal, ruth: Person) -> None:
    assert (
        understood(journal, "ask @ruth, not @chen") == "a private reflection · with Ruth Halloran"
    )
    page = keep_quick_note(journal, "ask @ruth, not @chen").record
    assert isinstance(page, Reflection)
    assert page.answers[0].text == "ask @ruth, not @chen"


def test_a_kind_word_goes_into_the_jar(journal: Journal, with_ruth: Relationship) -> None:
    assert understood(journal, "kind: well asked") == "a kind word for the jar"
    said = keep_quick_note(journal, "kind: well asked").record
    assert isinstance(said, Feedback)
    assert (said.kind, said.direction, said.person) == (
        "encouragement",
        "received",
        with_ruth.person,
    )


def test_a_name_of_several_people_is_asked_about(journal: Journal, ruth: Person) -> None:
    journal.keep(Person(name="Ruth Lee"))
    for act in (understood, keep_quick_note):
        with pytest.raises(Ambiguous):
            act(journal, "promise: x @ruth")
    assert journal.entries.count(Filter(kinds=("action",))) == 0


@pytest.mark.parametrize("line", ["", "   ", "topic: what next?"])
def test_a_line_that_cannot_be_kept_keeps_nothing(journal: Journal, line: str) -> None:
    with pytest.raises(NotUnderstood):
        keep_quick_note(journal, line)
    assert journal.entries.count(Filter()) == 0


@SHARING
@given(line=text)
def test_every_line_is_kept_whole_or_refused(journal: Journal, line: str) -> None:
    try:
        said = understood(journal, line)
        kept = keep_quick_note(journal, line).record
    except JournalError:
        assert not line.strip()
        return
    assert said
    assert isinstance(kept, Reflection)
    assert kept.answers[0].text == line.strip()
