"""Lifting a sentence out of a record into an insight, which may travel when the record may not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.growth import Insight, Reflection
from mentorjournal.domain.sentences import sentences
from mentorjournal.domain.sessions import Feedback, Session
from mentorjournal.errors import JournalError, NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal

LIFTED_FROM = ("reflection", "session", "feedback")
"""The kinds whose sentences are lifted most; any other kind can be lifted from, too."""


def lifted(source: Kept[Record], sentence: str) -> Insight:
    """Make the insight of a sentence of a record, reworded perhaps; nothing is kept yet."""
    if source.deleted:
        raise JournalError("That record is in the trash.")
    return insight_of(sentence, source.record)


def insight_of(
    sentence: str, source: Record | None, relationships: tuple[UUID, ...] = ()
) -> Insight:
    """Make an insight; without a source, which may not be kept yet, it only says to whom it is."""
    if not sentence.strip():
        words = "There are no words in the sentence."
        raise NotUnderstood(words, {"text": words})
    fields: dict[str, Any] = {"text": sentence.strip(), "on": moments.today()}
    fields["relationships"] = source.belongs_to if source else relationships
    return Insight.model_validate({**fields, "from": str(source.id) if source else ""})


def say_where_from(journal: Journal, insights: Sequence[UUID], source: Record) -> None:
    """Let insights that were lifted from a page before it was kept say where they came from."""
    for kept in journal.records.find_all(insights):
        insight = kept.record
        if isinstance(insight, Insight) and not insight.came_from and not kept.deleted:
            update: dict[str, Any] = {"came_from": str(source.id)}
            if not insight.relationships:
                update["relationships"] = source.belongs_to
            journal.keep(insight.model_copy(update=update))


def texts_to_lift_from(record: Record) -> list[str]:
    """List the texts of a record in which a sentence may be worth lifting."""
    if isinstance(record, Reflection):
        return [answer.text for answer in record.answers]
    if isinstance(record, Session):
        return [record.notes_shared, record.notes_private]
    if isinstance(record, Feedback):
        said = (record.text, record.situation, record.behaviour, record.impact, record.more_of)
        return [*said, record.reply, record.my_response]
    return []


def sentences_of(record: Record) -> list[str]:
    """List what can be lifted out of a record, in the order in which it was written."""
    found = (each for text in texts_to_lift_from(record) for each in sentences(text))
    return list(dict.fromkeys(found))
