"""The summaries that messages are kept as: found by share id, and kept as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from uuid import UUID

from mentorjournal.domain.sessions import Summary
from mentorjournal.errors import NotFound

if TYPE_CHECKING:
    from mentorjournal.domain.entries import Kept
    from mentorjournal.journal import Journal


def summary_of_share(
    journal: Journal, share: str, direction: Literal["sent", "received", ""] = ""
) -> Kept[Summary] | None:
    """Find the summary of a message that went or came; None when there is none here."""
    if not share:
        return None
    wanted = {"share": share} | ({"direction": direction} if direction else {})
    for letter in journal.letterbox.letters(**wanted):
        try:
            return journal.records.get(Summary, UUID(letter.summary))
        except NotFound:  # it was removed for good
            continue
    return None


def keep_fact(journal: Journal, summary: Summary) -> Kept[Summary]:
    """Keep what went or came, and what became of it: no step, for it cannot be undone here."""
    journal.keep_all([summary])
    return journal.records.get(Summary, summary.id)
