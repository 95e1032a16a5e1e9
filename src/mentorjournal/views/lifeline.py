"""The path so far: points drawn in reflections, and the career decisions beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.domain.entries import Filter
from mentorjournal.domain.growth import Reflection
from mentorjournal.views.chart import Chart, Line
from mentorjournal.views.thread import weave

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

LOW, HIGH = -5, 5
CAREER = ("career", "study", "profession")
"""The areas of goals that make a decision one about the path."""


@dataclass(frozen=True)
class LinePoint:
    """A year, how high or low it was, and a few words."""

    year: int
    height: int
    words: str


@dataclass(frozen=True)
class DrawnLine:
    """The line as it was drawn on one day."""

    reflection: UUID
    on: date
    points: Sequence[LinePoint]
    """The earliest year first."""


@dataclass(frozen=True)
class Turn:
    """A decision about the path; nobody was asked how high or low it was."""

    decision: UUID
    year: int
    words: str


@dataclass(frozen=True)
class Lifeline:
    """Every line that was drawn, the newest first, and the decisions about the path."""

    lines: Sequence[DrawnLine]
    turns: Sequence[Turn]

    @property
    def chart(self) -> Chart:
        """Draw the newest line, the one before it for comparison, and the decisions on the axis."""
        drawn = [
            Line(
                "the line" if at == 0 else f"as drawn in {line.on:%B %Y}",
                tuple((point.year, point.height) for point in line.points),
                labels=tuple(point.words for point in line.points),
            )
            for at, line in enumerate(self.lines[:2])
        ]
        if self.turns and drawn:
            years = tuple((turn.year, 0) for turn in self.turns)
            words = tuple(turn.words for turn in self.turns)
            drawn.append(Line("decided", years, joined=False, labels=words))
        return Chart(tuple(drawn), low=LOW, high=HIGH)

    def as_json(self) -> Iterator[dict[str, Any]]:
        """Give each point and each decision as ``--json`` prints it."""
        for line in self.lines:
            for point in line.points:
                told = {"year": point.year, "height": point.height, "words": point.words}
                yield {"drawn": line.on.isoformat(), "id": str(line.reflection), **told}
        for turn in self.turns:
            yield {"year": turn.year, "decided": turn.words, "id": str(turn.decision)}


def lifeline(journal: Journal) -> Lifeline:
    """Gather the points of all reflections, and the decisions about the path."""
    return Lifeline(list(_drawn(journal)), list(_turns(journal)))


def _drawn(journal: Journal) -> Iterator[DrawnLine]:
    """Give the lines; only what has points is opened, whole pages of words are not."""
    for entry in journal.entries.with_points():
        page = journal.record_of(entry)
        assert isinstance(page, Reflection)
        points = [LinePoint(*each) for answer in page.answers for each in answer.points]
        yield DrawnLine(page.id, page.on, sorted(points, key=lambda each: each.year))


def _turns(journal: Journal) -> Iterator[Turn]:
    """Give the decisions about the path, the earliest first."""
    taken = journal.entries.find(Filter(kinds=("decision",), having=(("decided_on", ()),)))
    if not taken:
        return
    whole = weave(journal)
    career = {bead.id for bead in whole.column("goal") if bead.area in CAREER}
    for entry in reversed(taken):
        if "career" in entry.tags or whole.connected(entry.id) & career:
            words = entry.body.get("choice") or entry.body["question"]
            year = date.fromisoformat(entry.body["decided_on"]).year
            yield Turn(UUID(entry.id), year, words)
