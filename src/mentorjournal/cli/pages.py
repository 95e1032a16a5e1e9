"""Finding the page or the relationship that a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.people import Relationship
    from mentorjournal.domain.sessions import Summary
    from mentorjournal.journal import Journal


def page_called(journal: Journal, typed: str) -> Kept[Summary]:
    """Find the page whose id begins with this; NotUnderstood when it is something else."""
    from mentorjournal.domain.sessions import Summary

    kept = journal.find(typed)
    if not isinstance(kept.record, Summary):
        raise NotUnderstood(f"“{typed}” is no page that was sent or received: {kept.record.KIND}.")
    return journal.records.get(Summary, kept.record.id)


def relationship_called(journal: Journal, typed: str | None) -> Relationship | None:
    """Find the relationship whose id begins with this, where one was typed."""
    from mentorjournal.domain.people import Relationship

    if typed is None:
        return None
    found = journal.find(typed).record
    if not isinstance(found, Relationship):
        raise NotUnderstood(f"“{typed}” is no relationship: its kind is {found.KIND}.")
    return found
