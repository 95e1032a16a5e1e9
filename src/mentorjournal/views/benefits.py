"""The programme's lines, each with the records that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mentorjournal.domain.benefits import BENEFITS, Answering, Benefit
from mentorjournal.domain.entries import Entry, Filter

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

SHOWN = 12
"""How many records of each kind are shown under a line, the newest ones."""


@dataclass(frozen=True)
class Answered:
    """One line, how many records answer it, and the newest of them."""

    benefit: Benefit
    count: int
    records: Sequence[Entry]

    def as_json(self) -> dict[str, Any]:
        """Give the line, the count and the newest records."""
        return {
            "line": self.benefit.words,
            "side": self.benefit.side,
            "count": self.count,
            "empty": "" if self.count else self.benefit.empty,
            "records": [
                {"id": each.id, "kind": each.kind, "on": each.on[:10], "title": each.title}
                for each in self.records
            ],
        }


def benefits(journal: Journal, shown: int = SHOWN) -> list[Answered]:
    """Gather the records for every line; whoever is a mentor first has the mentor's lines first."""
    found = _Found(journal, shown)
    lines = sorted(BENEFITS, key=_mentor_first) if _is_mentor_first(journal) else BENEFITS
    return [found.answered(each) for each in lines]


def _is_mentor_first(journal: Journal) -> bool:
    return journal.roles[:1] == ["mentor"]


def _mentor_first(benefit: Benefit) -> int:
    return ("both", "mentor", "mentoree").index(benefit.side)


class _Found:
    """What was read once for one line serves the others too."""

    def __init__(self, journal: Journal, shown: int) -> None:
        self._journal = journal
        self._shown = shown
        self._read: dict[Answering, tuple[int, Sequence[Entry]]] = {}

    def answered(self, benefit: Benefit) -> Answered:
        """Gather the records for one line, the newest first."""
        found = [self._records(each) for each in benefit.answered_by]
        records = sorted((e for _, some in found for e in some), key=lambda e: e.on, reverse=True)
        return Answered(benefit, sum(count for count, _ in found), records)

    def _records(self, answering: Answering) -> tuple[int, Sequence[Entry]]:
        if answering not in self._read:
            wanted = Filter(kinds=(answering.kind,), having=answering.having)
            order = self._journal.entries.order(wanted)
            newest = self._journal.entries.at(order[: self._shown])
            self._read[answering] = (len(order), newest)
        return self._read[answering]
