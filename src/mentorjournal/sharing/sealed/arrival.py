"""Whether a message is the next one of its writer, or was seen before, or came out of turn."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from mentorjournal.sharing.sealed.reading import Received


class Turn(StrEnum):
    """How a message follows those that are here already."""

    NEXT = "next"
    REPLAY = "replay"
    """The very same message is here."""
    GAP = "gap"
    """Some before it have not arrived."""
    LATE = "late"
    """It fills a gap: later ones came first."""
    FORK = "fork"
    """It stands in the place of another one: its writer has two courses of messages."""


@dataclass(frozen=True)
class Seen:
    """What was kept of an earlier message of the same signer to me."""

    share: UUID
    sequence: int
    digest: str


@dataclass(frozen=True)
class Arrival:
    """The turn of a message, and how many before it have not arrived."""

    turn: Turn
    missing: int = 0

    @property
    def sentence(self) -> str:
        """Say it to the reader; empty where all is well."""
        return _SENTENCES[self.turn].format(
            missing="One message" if self.missing == 1 else f"{self.missing} messages"
        )


_SENTENCES = {
    Turn.NEXT: "",
    Turn.REPLAY: "You have received this very message before.",
    Turn.GAP: "{missing} of the same writer before this one did not reach you.",
    Turn.LATE: "This was written before others that reached you earlier.",
    Turn.FORK: "This does not follow from what reached you before: its writer may have gone back to"
    " an older copy of the journal, or somebody else holds the key.",
}


def arrival(received: Received, seen: Iterable[Seen]) -> Arrival:
    """Place a message among those `seen` of the same signer, in any order."""
    earlier, told = list(seen), received.envelope
    if any(each.digest == received.digest for each in earlier):
        return Arrival(Turn.REPLAY)
    if any(each.share == told.share or each.sequence == told.sequence for each in earlier):
        return Arrival(Turn.FORK)
    before = {each.sequence: each.digest for each in earlier}
    if told.sequence - 1 in before and before[told.sequence - 1] != told.previous:
        return Arrival(Turn.FORK)
    last = max(before, default=0)
    if told.sequence < last:
        return Arrival(Turn.LATE)
    missing = told.sequence - last - 1
    return Arrival(Turn.GAP, missing) if missing else Arrival(Turn.NEXT)
