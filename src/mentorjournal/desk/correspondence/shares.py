"""Finding the summary that a message is kept as, by the share id that both sides know."""

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
