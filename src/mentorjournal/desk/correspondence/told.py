"""What a reader has been given already, in the words it has now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.domain.entries import Kept, Revision
from mentorjournal.domain.people import Relationship
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Summary

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

Told = dict[tuple[UUID, str], date]


def sent_summaries(journal: Journal, relationship: UUID) -> list[Kept[Summary]]:
    """List what was sent in a relationship, oldest first."""
    sent = [
        kept
        for kept in journal.records.all_of(Summary)
        if kept.record.direction == "sent" and kept.record.relationship == relationship
    ]
    return sorted(sent, key=lambda kept: kept.created)


def told_before(journal: Journal, relationship: Relationship, records: Iterable[Record]) -> Told:
    """Give, by record and field, the day on which the reader got the words that stand there now."""
    table = {record.id: record for record in records}
    told: Told = {}
    with journal.file.reading():
        sent = sent_summaries(journal, relationship.id)
        there = {each.ref for kept in sent for each in kept.record.items} & table.keys()
        past = _Past(journal, there)
        for kept in sent:
            for each in kept.record.items:
                if each.ref in table:
                    same = past.unchanged(table[each.ref], each.fields, kept.created)
                    told.update(((each.ref, name), kept.record.on) for name in same)
    return told


class _Past:
    """Compares records with what they said; the history of one is read once, and only if needed."""

    def __init__(self, journal: Journal, records: Iterable[UUID]) -> None:
        self._journal = journal
        found = journal.records.find_all(list(records))
        self._changed = {kept.record.id: kept.updated for kept in found}
        self._histories: dict[UUID, list[Revision]] = {}

    def unchanged(self, record: Record, names: Iterable[str], moment: datetime) -> list[str]:
        """Name the fields that said at a moment what they say now."""
        if self._changed[record.id] <= moment:
            return list(names)
        history = self._history(record.id)
        then, now = _then(history, moment), history[-1].body
        return [
            name for name in names if then.get(_key(record, name)) == now.get(_key(record, name))
        ]

    def _history(self, record: UUID) -> list[Revision]:
        if record not in self._histories:
            self._histories[record] = self._journal.history(record)
        return self._histories[record]


def _key(record: Record, name: str) -> str:
    """Name a field as it is stored."""
    field = type(record).model_fields.get(name)
    return (field.alias if field else None) or name


def _then(history: list[Revision], moment: datetime) -> dict[str, Any]:
    """Give what a record held at a moment; its first version for what came in later."""
    before = [each for each in history if each.at <= moment]
    return (before or history)[-1 if before else 0].body
