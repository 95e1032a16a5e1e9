"""Finding the page that a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.sessions import Summary
    from mentorjournal.journal import Journal


def page_called(journal: Journal, typed: str) -> Kept[Summary]:
    """Find the page whose id begins with this; NotUnderstood when it is something else."""
    from mentorjournal.domain.sessions import Summary

    kept = journal.find(typed)
    if not isinstance(kept.record, Summary):
        raise NotUnderstood(f"“{typed}” is no page that was sent or received: {kept.record.KIND}.")
    return journal.records.get(Summary, kept.record.id)
