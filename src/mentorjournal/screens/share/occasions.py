"""What a summary can be about: one held session, or a span of days.

No widgets here: it can be asked from any thread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from mentorjournal.desk.summaries import (
    Span,
    around,
    gather,
    held_sessions,
    newest_session,
)
from mentorjournal.domain import moments
from mentorjournal.domain.days import read_span
from mentorjournal.domain.people import Relationship
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.sessions import Session
from mentorjournal.errors import NotUnderstood
from mentorjournal.journal import Journal
from mentorjournal.sharing.material import Material

_UNTIL = re.compile(r"\s+(?:to|until|till|-|–)\s+|\s*–\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Occasion:
    """A session that a summary can be made of, or some days, and for whom."""

    relationship: Relationship
    session: Session | None
    reader: str
    span: Span | None = None
    """The days, where it is not about one session."""

    @property
    def words(self) -> str:
        """Say which session of whom it is, or which days."""
        if self.session is None:
            return f"{self.reader} · {_days(self.span or Span())}"
        title = one_line(self.session.title or self.session.purpose, 40)
        return " · ".join(filter(None, [self.reader, moments.spoken(self.session.on), title]))

    @property
    def key(self) -> object:
        """What tells it from other occasions."""
        return (self.relationship.id, self.session.id if self.session else self.span)


def occasions(journal: Journal) -> list[Occasion]:
    """List the held sessions of all relationships, the newest first."""
    names = journal.partner_names()
    found = [
        (session, Occasion(kept.record, session, names.get(str(kept.record.id), "")))
        for kept in journal.relationships()
        for session in held_sessions(journal, kept.record)
    ]
    found.sort(key=lambda each: (each[0].on, each[0].clock), reverse=True)
    return [occasion for _, occasion in found]


def last_occasion(journal: Journal) -> Occasion | None:
    """Answer the last held session of all relationships; None where there is none."""
    bonds = [kept.record for kept in journal.relationships()]
    newest = [(session, bond) for bond in bonds if (session := newest_session(journal, bond))]
    if not newest:
        return None
    session, bond = max(newest, key=lambda each: (each[0].on, each[0].clock))
    return Occasion(bond, session, journal.partner_names().get(str(bond.id), ""))


def occasion_of(journal: Journal, session_id: UUID) -> Occasion | None:
    """Answer a session as an occasion; None when it was not held, or with nobody."""
    kept = journal.records.find(session_id)
    session = kept.record if kept and kept.deleted is None else None
    if not isinstance(session, Session) or session.status != "held":
        return None
    for each in journal.relationships():
        if each.record.id == session.relationship:
            names = journal.partner_names()
            return Occasion(each.record, session, names.get(str(each.record.id), ""))
    return None


def laid_out(journal: Journal, occasion: Occasion) -> Material:
    """Gather what can be told of an occasion."""
    bond, session = occasion.relationship, occasion.session
    if session:
        return gather(journal, bond, [session], around(journal, session, bond))
    span = occasion.span or Span()
    sessions = [each for each in held_sessions(journal, bond) if span.holds(each.on)]
    return gather(journal, bond, sessions, span)


def typed_span(journal: Journal, typed: str) -> Span:
    """Read days as people type them: ``march``, ``3 june to 19 august``, ``since 1 may``."""
    words = typed.strip()
    if not words:
        raise NotUnderstood("Say which days: a month, a day, or two of them with “to” between.")
    reading = journal.reading()
    if words.casefold().startswith("since "):
        return Span(read_span(words[6:], reading)[0])
    sides = _UNTIL.split(words, maxsplit=1)
    first, last = read_span(sides[0], reading)[0], read_span(sides[-1], reading)[1]
    if first > last:
        raise NotUnderstood(f"{moments.spoken(first)} is after {moments.spoken(last)}.")
    return Span(first, last)


def _days(span: Span) -> str:
    if span.first and span.last:
        return f"{moments.spoken(span.first)} to {moments.spoken(span.last)}"
    return f"since {moments.spoken(span.first)}" if span.first else "everything"
