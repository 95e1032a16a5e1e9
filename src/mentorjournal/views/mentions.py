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
    return {
        mention: _worded(journal, found, titles) if found else mention
        for mention, found in targets.items()
    }


def _worded(journal: Journal, found: tuple[UUID, str | None], titles: dict[str, str]) -> str:
    record_id, part = found
    title = titles.get(str(record_id), GONE)
    kept = journal.records.find(record_id) if part else None
    milestones = getattr(kept.record, "milestones", ()) if kept else ()
    return next((f"{title}: {each.title}" for each in milestones if each.id == part), title)
