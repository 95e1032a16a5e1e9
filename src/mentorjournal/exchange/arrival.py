"""What a file brings with it, before anything of it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mentorjournal.domain.entries import Disclosure, Kept, Revision
from mentorjournal.domain.letters import HeldCard, Letter
from mentorjournal.domain.record import Record


class Refused(NamedTuple):
    """A line that could not be taken; it is taken whole or not at all."""

    line: int
    """Counted from 1; 0 stands for the file as a whole."""
    why: str


@dataclass(frozen=True)
class Whole:
    """A record with its past, as an archive holds it."""

    kept: Kept[Record]
    revisions: tuple[Revision, ...] = ()
    """The earlier versions, oldest first."""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What comes beside the records; it is complete once the records have been gone through."""

    settings: dict[str, Any] = field(default_factory=dict)
    ledger: list[Disclosure] = field(default_factory=list)
    """Oldest first."""
    cards: list[HeldCard] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """Sentences on what does not come in although nothing is wrong with it."""


@dataclass(frozen=True, kw_only=True)
class Arrival(Beside):
    """A file on its way in; go through ``records`` and ``whole`` once, then read the rest.

    Only one of the two has anything: an archive brings ``whole`` records, other files ``records``.
    """

    records: Iterator[Record]
    whole: Iterator[Whole]
