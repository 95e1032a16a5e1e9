"""How skills grow: levels as they were seen then and with hindsight, and what shows each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Filter
from mentorjournal.domain.growth import Rating, Skill
from mentorjournal.domain.record import mentioned
from mentorjournal.views.chart import Chart, Line
from mentorjournal.views.mentions import mention_words

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

NOW, LOOKING_BACK = "now", "looking back"
TALENT_QUESTION = "What do people bring to you without being told to?"


@dataclass(frozen=True)
class Dot:
    """One rating, and in words what shows it."""

    rating: Rating
    evidence: str

    @property
    def is_looking_back(self) -> bool:
        """Whether it says where the start was, as seen later."""
        return self.rating.view == "looking_back"

    @property
    def leads_to(self) -> UUID:
        """The record that shows it; where there is none, the rating itself."""
        found = mentioned(self.rating.evidence)
        return found[0] if found else self.rating.id


@dataclass(frozen=True)
class Growth:
    """A skill and its ratings, oldest first."""

    skill: Skill
    dots: Sequence[Dot]

    @property
    def then(self) -> Sequence[Dot]:
        """The ratings as they were seen on their own day."""
        return [dot for dot in self.dots if not dot.is_looking_back]

    @property
    def hindsight(self) -> Dot | None:
        """The last rating of the start, as seen later."""
        return next((dot for dot in reversed(self.dots) if dot.is_looking_back), None)

    @property
    def chart(self) -> Chart:
        """Draw what was seen then as a line, and what was seen later as points."""
        back = [dot for dot in self.dots if dot.is_looking_back]
        lines = [Line(NOW, _points(self.then), labels=_labels(self.then))]
        if back:
            lines.append(Line(LOOKING_BACK, _points(back), joined=False, labels=_labels(back)))
        return Chart(lines)

    @property
    def span(self) -> str:
        """Say from where to where in a few letters: ``4 → 7 · looking back 2``."""
        levels = [dot.rating.level for dot in self.then]
        ends = dict.fromkeys([levels[0], levels[-1]]) if levels else ()
        parts = [" → ".join(map(str, ends))] if levels else ["no rating yet"]
        if self.hindsight:
            parts.append(f"looking back {self.hindsight.rating.level}")
        return " · ".join(parts)

    def explained(self, today: date) -> list[str]:
        """Say what a line that falls means; nothing where none does."""
        return [*self._hindsight_explained(today), *self._fall_explained(today)]

    def _hindsight_explained(self, today: date) -> list[str]:
        back, first = self.hindsight, next(iter(self.then), None)
        if back is None or first is None or back.rating.level >= first.rating.level:
            return []
        told, start, seen = first.rating.level, first.rating.on, back.rating.level
        said = (
            f"On {moments.brief(start, today)} you wrote {told}. Looking back on"
            f" {moments.brief(back.rating.on, today)} you put the same day at {seen}."
            " You see more of it now than you could then: that is what learning looks like."
        )
        last = self.then[-1].rating.level
        return [said + (f" Measured so, the way was from {seen} to {last}." if last > seen else "")]

    def _fall_explained(self, today: date) -> list[str]:
        pairs = zip(self.then, self.then[1:], strict=False)
        falls = [(a.rating, b.rating) for a, b in pairs if b.rating.level < a.rating.level]
        return [
            f"On {moments.brief(after.on, today)} the line goes from {before.level} to"
            f" {after.level}. Coming closer to a thing, one sees more of what it asks."
            for before, after in falls[-1:]
        ]

    def as_json(self) -> dict[str, Any]:
        """Give the skill, every rating with what shows it, and the line."""
        return {
            "id": str(self.skill.id),
            "name": self.skill.name,
            "kind": self.skill.kind,
            "why": self.skill.why,
            "ratings": [_rating_json(dot) for dot in self.dots],
            "explanation": self.explained(moments.today()),
            "chart": self.chart.as_json(),
        }


def _points(dots: Sequence[Dot]) -> list[tuple[date, float]]:
    return [(dot.rating.on, dot.rating.level) for dot in dots]


def _labels(dots: Sequence[Dot]) -> list[str]:
    return [dot.evidence for dot in dots]


def _rating_json(dot: Dot) -> dict[str, Any]:
    rating = dot.rating
    return {
        "id": str(rating.id),
        "on": rating.on.isoformat(),
        "level": rating.level,
        "view": rating.view,
        "evidence": dot.evidence,
    }


def growth(journal: Journal) -> list[Growth]:
    """Gather every skill with its ratings, the one that was rated last first."""
    return [worded(journal, each) for each in unworded(journal)]


def unworded(journal: Journal) -> list[Growth]:
    """Gather the same without a word on what shows the ratings: those take as long again."""
    found = [journal.record_of(each) for each in journal.entries.find(_SKILLS_AND_RATINGS)]
    dots: dict[UUID, list[Dot]] = {each.id: [] for each in found if isinstance(each, Skill)}
    for rating in reversed(found):  # they come newest first, and on one day the last made first
        if isinstance(rating, Rating) and rating.skill in dots:
            dots[rating.skill].append(Dot(rating, ""))
    grown = [Growth(each, dots[each.id]) for each in found if isinstance(each, Skill)]
    return sorted(grown, key=_last_day, reverse=True)


def worded(journal: Journal, grown: Growth) -> Growth:
    """Say of each rating what shows it."""
    words = mention_words(journal, {dot.rating.evidence for dot in grown.dots})
    dots = [Dot(dot.rating, words.get(dot.rating.evidence, "")) for dot in grown.dots]
    return Growth(grown.skill, dots)


_SKILLS_AND_RATINGS = Filter(kinds=("skill", "rating"))


def _last_day(grown: Growth) -> date:
    return grown.dots[-1].rating.on if grown.dots else grown.skill.on
