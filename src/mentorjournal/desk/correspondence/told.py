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
    histories: dict[UUID, list[Revision]] = {}
    for kept in sent_summaries(journal, relationship.id):
        for each in kept.record.items:
            if each.ref not in table:
                continue
            history = histories.setdefault(each.ref, journal.history(each.ref))
            for name in each.fields:
                key = _key(table[each.ref], name)
                if _then(history, kept.created).get(key) == history[-1].body.get(key):
                    told[each.ref, name] = kept.record.on
    return told


def _key(record: Record, name: str) -> str:
    """Name a field as it is stored."""
    field = type(record).model_fields.get(name)
    return (field.alias if field else None) or name


def _then(history: list[Revision], moment: datetime) -> dict[str, Any]:
    """Give what a record held at a moment; its first version for what came in later."""
    before = [each for each in history if each.at <= moment]
    return (before or history)[-1 if before else 0].body
