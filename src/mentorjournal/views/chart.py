"""Plain values to be drawn: lines over days or numbers, and bars; each also as words.

A chart knows nothing of how it is drawn: the interface makes a plot of it, a command prints its
words or its JSON, and a screen reader gets the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mentorjournal.domain import moments

Across = date | float
"""Where a point stands from left to right; the points of one chart are all of one sort."""

SIGNS = "●○■□▲△◆◇"
"""The sign of each line's points, by its place; lines beyond the eighth begin anew."""


@dataclass(frozen=True)
class Line:
    """Some points under one name; ``joined`` draws a line from each to the next."""

    name: str
    points: Sequence[tuple[Across, float]]
    joined: bool = True
    labels: Sequence[str] = ()
    """A few words for each point, where points have words; they are told and not drawn."""


@dataclass(frozen=True)
class Chart:
    """Lines over one scale, from ``low`` to ``high``; points outside are drawn at its edge."""

    lines: Sequence[Line]
    low: float = 0
    high: float = 10
    unit: str = ""
    """What stands behind a value, such as %."""
    across_unit: str = ""
    """What stands behind a number from left to right."""

    def sign(self, at: int) -> str:
        """Give the sign of the line at a place."""
        return SIGNS[at % len(SIGNS)]

    @property
    def is_empty(self) -> bool:
        """Whether there is no point to draw."""
        return not any(line.points for line in self.lines)

    def place(self, across: Across, today: date) -> str:
        """Say where a point stands."""
        if isinstance(across, date):
            return moments.brief(across, today)
        return f"{across:g}{self.across_unit}"

    def words(self, today: date) -> list[str]:
        """Say each line as one: ``now: 3 on 5 Mar, 5 on 12 Mar``; without points it says none."""
        return [self._said(line, today) for line in self.lines]

    def _said(self, line: Line, today: date) -> str:
        labels = [*line.labels, *[""] * len(line.points)]
        points = (
            self._point(*point, label, today)
            for point, label in zip(line.points, labels, strict=False)
        )
        told = ", ".join(points) or "none yet"
        return f"{line.name}: {told}" if line.name else told

    def _point(self, across: Across, up: float, label: str, today: date) -> str:
        link = "on" if isinstance(across, date) else "at"
        said = f"{up:g}{self.unit} {link} {self.place(across, today)}"
        return f"{said} ({label})" if label else said

    def as_json(self) -> dict[str, Any]:
        """Give every point, days as ``YYYY-MM-DD``."""
        return {
            "low": self.low,
            "high": self.high,
            "lines": [
                {"name": line.name, "points": [[_json(x), y] for x, y in line.points]}
                | ({"labels": list(line.labels)} if line.labels else {})
                for line in self.lines
            ],
        }


@dataclass(frozen=True)
class Bar:
    """One length, and the words that say it exactly."""

    name: str
    length: float
    words: str
    of_it: float = 0
    """How much of the length is not certain yet; drawn lighter, and last."""


def _json(across: Across) -> Any:
    return across.isoformat() if isinstance(across, date) else across
