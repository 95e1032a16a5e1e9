"""What mentions mean in words: the titles of the records they lead to, or the words they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.domain.record import Mention, mentioned

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

GONE = "a record that is no longer there"


def mention_words(journal: Journal, mentions: Iterable[Mention]) -> dict[Mention, str]:
    """Word each mention; those of the same journal are looked up at once."""
    targets = {each: mentioned(each) for each in mentions if each}
    titles = journal.entries.titles(list({str(found[0]) for found in targets.values() if found}))
    parts = _titles_of_parts(journal, [found for found in targets.values() if found and found[1]])
    return {
        mention: _worded(titles.get(str(found[0]), GONE), parts.get(found)) if found else mention
        for mention, found in targets.items()
    }


def _titles_of_parts(
    journal: Journal, found: Iterable[tuple[UUID, str | None]]
) -> dict[tuple[UUID, str | None], str]:
    """Title the milestones that are pointed to."""
    goals = journal.records.find_all([record_id for record_id, _ in found])
    return {
        (kept.record.id, each.id): each.title
        for kept in goals
        for each in getattr(kept.record, "milestones", ())
    }


def _worded(title: str, part: str | None) -> str:
    return f"{title}: {part}" if part else title
