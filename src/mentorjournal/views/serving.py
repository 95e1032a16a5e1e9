"""What a mentor wants to know: whose session is next, what was promised there, their own path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mentorjournal.domain.entries import Entry, Filter
from mentorjournal.domain.growth import Reflection
from mentorjournal.domain.sessions import Action
from mentorjournal.views.kind_words import KindWord, last_said

if TYPE_CHECKING:
    from mentorjournal.journal import Journal
    from mentorjournal.views.relationships import Standing

LOOKED_THROUGH = 60
"""How many of the newest reflections are looked through for those about one's own practice."""

PRACTICE = "r.practice"


@dataclass(frozen=True)
class Serving:
    """One mentoree, from the mentor's side."""

    standing: Standing
    promised: Sequence[Action]
    """What the mentor promised there and still owes."""
    last_word: KindWord | None
    """The last exact kind thing that was said to them."""


@dataclass(frozen=True)
class OwnPath:
    """Where the mentor's own path is written down."""

    practice: Entry | None
    """The last page about one's own practice."""
    lifeline: Reflection | None
    """The last page with a line of highs and lows."""

    @property
    def heights(self) -> list[int]:
        """Give the heights along the line, from -5 to 5, in the order of the years."""
        answers = self.lifeline.answers if self.lifeline else ()
        points = [point for answer in answers for point in answer.points]
        return [height for _, height, _ in sorted(points)]


def serving(journal: Journal, standings: Sequence[Standing]) -> list[Serving]:
    """Gather those whom the writer mentors, the next session first."""
    mentored = [s for s in standings if s.goes_on and s.relationship.my_role == "mentor"]
    words = last_said(journal, [each.relationship.person for each in mentored])
    found = [
        Serving(each, each.owed_by("me"), words.get(each.relationship.person)) for each in mentored
    ]
    return sorted(found, key=lambda each: each.standing.next_on or date.max)


def own_path(journal: Journal) -> OwnPath:
    """Find the last page about one's practice and the last lifeline."""
    pages = journal.entries.find(Filter(kinds=("reflection",)), LOOKED_THROUGH)
    practice = next((each for each in pages if each.body.get("template") == PRACTICE), None)
    lines = (each for each in pages if any(a.get("points") for a in each.body.get("answers", ())))
    entry = next(lines, None)
    drawn = journal.record_of(entry) if entry else None
    return OwnPath(practice, drawn if isinstance(drawn, Reflection) else None)


def question_to_bring(journal: Journal, today: date, partner: str) -> str:
    """Choose a question for today out of the book; the same one all day."""
    book = [
        each
        for each in journal.prompt_book.prompts.values()
        if each.role in ("mentoree", "both") and each.phase == "any" and each.answer == "text"
    ]
    return book[today.toordinal() % len(book)].asked(partner) if book else ""
