"""What a record is called where it is spoken of in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal


def name_of(journal: Journal, record: Record) -> str:
    """Name a record: a relationship by the other person, as many share one programme."""
    if record.KIND == "person":
        return journal.names().get(record.id, record.headline)
    person = getattr(record, "person", None)
    if record.KIND == "relationship" and isinstance(person, UUID):
        return f"the relationship with {journal.names()[person]}"
    return record.headline
