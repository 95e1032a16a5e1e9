"""Summaries from the journal's side: what lies on the table, and what is kept of one that left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.desk.correspondence.posting import Outgoing, post
from mentorjournal.desk.correspondence.told import told_before
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Filter, Kept
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.record import Record, only_in_a_text, references
from mentorjournal.domain.sessions import Session, Summary
from mentorjournal.errors import NotFound
from mentorjournal.sharing.choices import Selection
from mentorjournal.sharing.material import Material
from mentorjournal.sharing.page import Page
from mentorjournal.sharing.render import Form

if TYPE_CHECKING:
    from pathlib import Path

    from mentorjournal.journal import Journal

_OF_THE_JOURNAL = ("person", "relationship", "summary")
"""Kinds that lie on the table only when they are picked."""


@dataclass(frozen=True)
class Span:
    """The days a summary is about; None leaves a side open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in the span."""
        if day is None:
            return False
        return (not self.first or self.first <= day) and (not self.last or day <= self.last)


def held_sessions(journal: Journal, relationship: Relationship) -> list[Session]:
    """List the sessions of a relationship that took place, oldest first."""
    found = map(journal.record_of, journal.entries.find(_held(relationship)))
    sessions = [each for each in found if isinstance(each, Session)]
    return sorted(sessions, key=lambda session: (session.on, session.clock))


def newest_session(journal: Journal, relationship: Relationship) -> Session | None:
    """Answer the last session that took place; None when there was none."""
    for entry in journal.entries.find(_held(relationship), limit=1):
        found = journal.record_of(entry)
        return found if isinstance(found, Session) else None
    return None


def _held(
    relationship: Relationship, first: date | None = None, last: date | None = None
) -> Filter:
    bond = str(relationship.id)
    return Filter(
        kinds=("session",),
        related=(bond,),
        having=(("relationship", (bond,)), ("status", ("held",))),
        first=first,
        last=last,
    )


def last_session(journal: Journal, relationship: Relationship) -> Session:
    """Answer the last session that took place; NotFound when there was none."""
    found = newest_session(journal, relationship)
    if found is None:
        raise NotFound("No session has been held in this relationship yet.")
    return found


def around(journal: Journal, session: Session, relationship: Relationship) -> Span:
    """Answer the days that one session sums up: since the summary before it, until the next one."""
    one = timedelta(days=1)
    before = [day for day in _summary_days(journal, relationship) if day < session.on]
    if session.on > date.min:
        earlier = _held(relationship, last=session.on - one)
        before += [entry.day for entry in journal.entries.find(earlier, limit=1)]
    after: list[date] = []
    if session.on < date.max:
        later = journal.entries.order(_held(relationship, first=session.on + one))
        after = [entry.day for entry in journal.entries.at(later[-1:])]
    return Span(max(before) + one if before else None, min(after) - one if after else None)


def gather(
    journal: Journal,
    relationship: Relationship,
    sessions: Sequence[Session],
    span: Span,
    also: Iterable[UUID] = (),
) -> Material:
    """Lay the sessions on the table, what hangs on them, what the span holds, and ``also``."""
    table: dict[UUID, Record] = {session.id: session for session in sessions}
    for session in sessions:
        pointing = journal.records.pointing_to(session.id)
        _lay(table, [each for each in pointing if not only_in_a_text(each.record, session.id)])
    there = journal.entries.each(Filter(first=span.first, last=span.last))
    ids = [UUID(e.id) for e in there if e.kind not in (*_OF_THE_JOURNAL, "session")]
    _lay(table, journal.records.find_all(ids))
    picked = journal.records.find_all(list(also))
    table.update((kept.record.id, kept.record) for kept in picked)
    table.pop(relationship.id, None)  # it lies there by itself
    summed = _summary_days(journal, relationship)
    return Material(
        writer=journal.name,
        reader=journal.records.get(Person, relationship.person).record.name,
        relationship=relationship,
        records=tuple(table.values()),
        people=tuple(k.record for k in journal.records.all_of(Person, trash_too=True)),
        relationships=tuple(k.record for k in journal.records.all_of(Relationship, trash_too=True)),
        roots=tuple(_roots(journal, table)),
        linked=_linked(journal, table),
        last_summary=max(summed, default=None),
        day=span.last or moments.today(),
        told=told_before(journal, relationship, (*table.values(), relationship)),
    )


def _lay(table: dict[UUID, Record], found: Iterable[Kept[Record]]) -> None:
    for kept in found:
        if kept.deleted is None and kept.record.KIND not in _OF_THE_JOURNAL:
            table.setdefault(kept.record.id, kept.record)


def _roots(journal: Journal, table: dict[UUID, Record]) -> list[Record]:
    """Follow what the records on the table point to, as far as it may show whose they are."""
    found: dict[UUID, Record] = {}
    ahead = list(table.values())
    while ahead:
        wanted = {to for record in ahead if not record.belongs_to for _, to in references(record)}
        new = [to for to in wanted if to not in found and to not in table]
        ahead = [kept.record for kept in journal.records.find_all(new)]
        found.update((record.id, record) for record in ahead)
    return list(found.values())


def _linked(journal: Journal, table: dict[UUID, Record]) -> dict[UUID, Record]:
    """Read what the links in the texts lead to, as it may show whose words the titles are."""
    wanted = {each.to for record in table.values() for each in record.linked}
    return {kept.record.id: kept.record for kept in journal.records.find_all(list(wanted))}


def _summary_days(journal: Journal, relationship: Relationship) -> list[date]:
    wanted = Filter(kinds=("summary",), related=(str(relationship.id),))
    sent = (e for e in journal.entries.each(wanted) if e.body.get("direction") == "sent")
    return [entry.day for entry in sent]


def write_out(
    journal: Journal,
    material: Material,
    selection: Selection,
    page: Page,
    form: Form,
    path: Path | None,
    deliver: Callable[[bytes], None] | None = None,
) -> tuple[Kept[Summary], bytes]:
    """Write a page as it is in a form; see ``correspondence.posting`` for all that may be said."""
    return post(journal, Outgoing(material, selection, page, form), path, deliver)
