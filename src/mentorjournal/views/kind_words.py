"""Kind words: those one was told, for a bad day, and the last that one said to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.domain.entries import Filter
from mentorjournal.domain.sessions import Feedback

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

LOOKED_THROUGH = 200
"""How many of the newest pieces of feedback are looked through for the last kind word to each."""


@dataclass(frozen=True)
class KindWord:
    """Something kind that was said, and by or to whom."""

    feedback: Feedback
    person: str

    @property
    def words(self) -> str:
        """The exact words where there are any, else what was seen and did good."""
        said = self.feedback
        return said.text or ". ".join(filter(None, [said.behaviour, said.impact])) or said.headline


def jar(journal: Journal) -> list[KindWord]:
    """List every kind word one was told, the newest first."""
    return list(_kind_words(journal, "received", -1))


def last_said(journal: Journal, people: Sequence[UUID]) -> dict[UUID, KindWord]:
    """Find the last kind word that one said to each of some people."""
    found: dict[UUID, KindWord] = {}
    for word in _kind_words(journal, "given", LOOKED_THROUGH):
        if word.feedback.person in people:
            found.setdefault(word.feedback.person, word)
    return found


def newest(journal: Journal, direction: str) -> KindWord | None:
    """Find the last kind word that was said or received."""
    return next(_kind_words(journal, direction, LOOKED_THROUGH), None)


def _kind_words(journal: Journal, direction: str, limit: int) -> Iterator[KindWord]:
    names = journal.names()
    for entry in journal.entries.find(Filter(kinds=("feedback",)), limit):
        if entry.body.get("kind") == "encouragement" and (
            entry.body.get("direction", "received") == direction
        ):
            said = journal.record_of(entry)
            assert isinstance(said, Feedback)
            yield KindWord(said, names[said.person])
