"""A person with everything that is known of them, and of the two of you."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Entry, Filter
from mentorjournal.domain.people import Person
from mentorjournal.domain.record import mentioned
from mentorjournal.views.relationships import standing, status_words

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

FEEDBACK_SHOWN = 8
LATELY_SHOWN = 8
LATELY_KINDS = ("session", "action", "topic", "insight", "decision", "summary", "resource")

CONSENT = {
    "not_asked": "not asked yet",
    "asked": "asked, no answer yet",
    "granted": "yes",
    "refused": "no",
}
"""Whether a name may stand in a page, in the order in which it is found out."""


@dataclass(frozen=True)
class Acquaintance:
    """A person, and what there is between them and the writer."""

    today: date
    person: Person
    name: str
    about: Sequence[tuple[str, str, bool]]
    """What is known of them: a label, the words, and whether they are private."""
    together: Sequence[tuple[UUID, str]]
    """Their relationships with the writer, each with how it stands."""
    feedback: Sequence[Entry]
    lately: Sequence[Entry]


def next_consent(consent: str) -> str:
    """Give the state of consent that comes after another; after the last, the first."""
    states = list(CONSENT)
    return states[(states.index(consent) + 1) % len(states)]


def acquaintance(journal: Journal, person: Person) -> Acquaintance:
    """Gather what is known of a person."""
    related = journal.related_to(person)
    of_theirs = Filter(kinds=("feedback",), related=(str(person.id),))
    return Acquaintance(
        today=moments.today(),
        person=person,
        name=journal.names()[person.id],
        about=list(_about(journal, person, moments.today())),
        together=list(_together(journal, person)),
        feedback=journal.entries.find(of_theirs, FEEDBACK_SHOWN),
        lately=journal.entries.find(Filter(kinds=LATELY_KINDS, related=related), LATELY_SHOWN),
    )


def _together(journal: Journal, person: Person) -> Iterator[tuple[UUID, str]]:
    for kept in journal.relationships():
        bond = kept.record
        if bond.person == person.id:
            words = status_words(standing(journal, bond))
            about = f"you are the {bond.my_role}" if bond.my_role != "peer" else "peers"
            yield bond.id, " · ".join(filter(None, [about, words, bond.programme]))


def _about(journal: Journal, person: Person, today: date) -> Iterator[tuple[str, str, bool]]:
    consent = CONSENT[person.name_consent]
    shown = f"; otherwise “{person.shown_as}”" if person.shown_as else ""
    lines = [
        ("Can help with", person.can_help_with, False),
        ("I can help with", person.i_can_help_with, False),
        ("Met", _met(journal, person), False),
        ("Name in a page", consent + (shown if person.name_consent != "granted" else ""), False),
        ("Last wrote", moments.spoken(person.last_contact) if person.last_contact else "", False),
        ("Write next", _when(person.next_contact, today), False),
        ("Note", person.note_private, True),
    ]
    return (line for line in lines if line[1].strip())


def _when(day: date | None, today: date) -> str:
    return (
        f"{moments.spoken(day)}, {moments.distance(day, today)}"
        if day and day >= today
        else (moments.spoken(day) if day else "")
    )


def _met(journal: Journal, person: Person) -> str:
    day = moments.spoken(person.met_on) if person.met_on else ""
    return " · ".join(filter(None, [day, _through(journal, person)]))


def _through(journal: Journal, person: Person) -> str:
    """Word through whom, or at what, the two met."""
    target = mentioned(person.met_through)
    if target is None:
        return person.met_through
    kept = journal.records.find(target[0])
    if kept is None:
        return ""
    if isinstance(kept.record, Person):
        return f"through {journal.names()[target[0]]}"
    return kept.record.headline
