"""Whom to write to, and what one gave or can give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Filter
from mentorjournal.domain.people import Person

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Contact:
    """Somebody to write to."""

    person: Person
    name: str
    on: date
    gave: str
    """The last thing that was said to them, in the writer's own words; may be empty."""


def contacts(journal: Journal) -> list[Contact]:
    """List whom one meant to write to by a week from now, the longest awaited first."""
    end = moments.today() + A_WEEK
    names = journal.names()
    found = []
    for kept in journal.people():
        person = kept.record
        if person.next_contact and person.next_contact <= end:
            gave = last_given(journal, person)
            found.append(Contact(person, names[person.id], person.next_contact, gave))
    return sorted(found, key=lambda each: each.on)


def last_given(journal: Journal, person: Person) -> str:
    """Find the last feedback that was given to a person."""
    wanted = Filter(kinds=("feedback",), related=(str(person.id),))
    entries = journal.entries.find(wanted, 20)
    return next((each.title for each in entries if each.body.get("direction") == "given"), "")
