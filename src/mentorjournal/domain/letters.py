"""What a journal knows of letters: whose keys are whose, and which message was which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class HeldCard:
    """A contact's card as the journal keeps it."""

    person: str
    """The id of the person whose card it is."""
    text: str
    """The card itself, as its owner signed it."""
    signing_key: str
    added: datetime
    verified: datetime | None = None
    """When the safety number was compared; None until then."""
    retired: datetime | None = None
    """When another card took its place; nothing is sealed to it any more."""

    @property
    def in_use(self) -> bool:
        """Whether messages are sealed to it, and believed when it signed them."""
        return self.retired is None


@dataclass(frozen=True)
class Letter:
    """A message that was sealed here or taken in, by which replays, forks and gaps are known."""

    direction: str
    """``sent`` or ``received``."""
    kind: str
    share: str
    """The message's own id, drawn by chance; the other side knows it, too."""
    person: str
    relationship: str
    sequence: int
    digest: str
    previous: str
    signing_key: str
    """Who signed it; of a sent one, the writer."""
    in_reply_to: str
    at: datetime
    summary: str
    """The id of the summary that holds its page."""
    envelope: str
    """The part for the program, as JSON."""
