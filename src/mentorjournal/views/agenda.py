"""What there is to talk about with somebody: open promises first, then open topics.

There is one open list for each relationship. A session shows it and changes it; nothing of it is
copied into a session, so nothing that was not reached is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Filter, Kept
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.sessions import Action, Session, Topic

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

K = TypeVar("K", Action, Topic)


@dataclass(frozen=True)
class Agenda:
    """The open list of one relationship, and the session it is for."""

    relationship: Relationship
    partner: str
    next_session: Session | None
    promises: Sequence[Kept[Action]]
    """Open ones: those with a day first, the nearest first."""
    topics: Sequence[Kept[Topic]]
    """Open ones as they were put in order; the others behind them, the mentoree's first, who
    drives, and among them the longest open first."""

    def owner_of(self, promise: Action) -> str:
        """Say whose promise it is."""
        return {"me": "mine", "both": "both", "partner": self.partner}[promise.owner]

    def raised_by(self, topic: Topic) -> str:
        """Say who raised a topic."""
        return "mine" if topic.raised_by == "me" else self.partner


def agenda_of(journal: Journal, relationship: Relationship) -> Agenda:
    """Gather the open list of a relationship."""
    person = journal.records.find(relationship.person)
    name = person.record.name if person and isinstance(person.record, Person) else "the other"
    related = (str(relationship.id),)
    return Agenda(
        relationship,
        name,
        next_planned(journal, related),
        sorted(_open(journal, Action, related), key=_by_due_day),
        sorted(_open(journal, Topic, related), key=lambda kept: _by_who_drives(relationship, kept)),
    )


def agendas(journal: Journal) -> list[Agenda]:
    """Gather the open list of every relationship that goes on."""
    going_on = [each.record for each in journal.relationships() if each.record.status != "closed"]
    return [agenda_of(journal, each) for each in going_on]


_STANDS = {"action": "status", "topic": "state"}
"""The field of each kind that says whether it is open."""


def _open(journal: Journal, kind: type[K], related: tuple[str, ...]) -> list[Kept[K]]:
    stands = _STANDS[kind.KIND]
    status = "open" if stands == "status" else ""
    entries = journal.entries.each(Filter(kinds=(kind.KIND,), related=related, status=status))
    ids = [UUID(each.id) for each in entries if each.body.get(stands) == "open"]
    found = journal.records.find_all(ids)
    return cast("list[Kept[K]]", found)


def _by_due_day(kept: Kept[Action]) -> tuple[bool, date]:
    promise = kept.record
    return promise.due is None, promise.due or promise.on


def _by_who_drives(relationship: Relationship, kept: Kept[Topic]) -> tuple[bool, int, bool, date]:
    mentoree = "partner" if relationship.my_role == "mentor" else "me"
    place = kept.record.place
    return place is None, place or 0, kept.record.raised_by != mentoree, kept.record.on


def next_planned(journal: Journal, related: tuple[str, ...] = ()) -> Session | None:
    """Find the nearest planned session from today on, with somebody or with anybody."""
    today = moments.today()
    wanted = Filter(kinds=("session",), status="planned", first=today, related=related)
    found = [journal.record_of(entry) for entry in journal.entries.each(wanted)]
    ahead = [each for each in found if isinstance(each, Session)]
    return min(ahead, key=lambda each: (each.on, each.clock), default=None)


def planned_for_today(journal: Journal) -> Session | None:
    """Find the session that is planned for today, when it is the only one."""
    today = moments.today()
    wanted = Filter(kinds=("session",), status="planned", first=today, last=today)
    found = [journal.record_of(entry) for entry in journal.entries.each(wanted)]
    there = [each for each in found if isinstance(each, Session)]
    return there[0] if len(there) == 1 else None
