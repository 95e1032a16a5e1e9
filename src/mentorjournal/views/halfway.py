"""The halfway numbers of both, side by side, the widest gap first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.domain.entries import Filter
from mentorjournal.domain.people import Review

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

NUMBERS = ("truth", "matters", "promises", "worth")
ONE_ROUND = timedelta(days=45)
"""Numbers further apart than this are not about the same weeks."""


@dataclass(frozen=True)
class Gap:
    """One question with the number of each."""

    name: str
    words: str
    mine: int | None
    theirs: int | None

    @property
    def apart(self) -> int | None:
        """How far the two are apart; None until both have said it."""
        if self.mine is None or self.theirs is None:
            return None
        return abs(self.mine - self.theirs)


@dataclass(frozen=True)
class Halfway:
    """The last round of numbers; theirs stay covered until mine are written."""

    mine: Review | None
    theirs: Review | None
    gaps: Sequence[Gap]

    @property
    def is_compared(self) -> bool:
        """Whether both have written theirs."""
        return self.mine is not None and self.theirs is not None


def halfway(journal: Journal, relationship_id: UUID) -> Halfway:
    """Gather the last numbers of each; the widest gap stands first."""
    wanted = Filter(kinds=("review",), related=(str(relationship_id),))
    found = [journal.record_of(entry) for entry in journal.entries.find(wanted)]
    reviews = [each for each in found if isinstance(each, Review)]
    mine = next((each for each in reviews if each.by == "me"), None)
    theirs = next((each for each in reviews if each.by == "partner"), None)
    if mine is None or (theirs and abs(mine.on - theirs.on) > ONE_ROUND):
        theirs = None
    return Halfway(mine, theirs, _gaps(journal, mine, theirs))


def _gaps(journal: Journal, mine: Review | None, theirs: Review | None) -> list[Gap]:
    prompts = journal.prompt_book.prompts
    gaps = [
        Gap(name, prompts[f"check.{name}"].text, getattr(mine, name, None),
            getattr(theirs, name, None))
        for name in NUMBERS
    ]  # fmt: skip
    return sorted(gaps, key=lambda gap: -(gap.apart or 0))
