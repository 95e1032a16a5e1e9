"""What belongs to a good ending, and what of it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Filter

if TYPE_CHECKING:
    from mentorjournal.journal import Journal
    from mentorjournal.views.relationships import Standing

A_SEASON = timedelta(days=60)
"""How far before the end thanks and a look back are taken to belong to it."""


@dataclass(frozen=True)
class Step:
    """One thing that belongs to an ending."""

    name: str
    words: str
    done: bool
    told: str = ""
    """What is there already, in the writer's own words."""


@dataclass(frozen=True)
class Holding:
    """What the writer holds of the two, by number."""

    sent: int
    received: int
    private: int
    taken_back: int


def holding(journal: Journal, standing: Standing) -> Holding:
    """Count the pages that went and came, and what is private."""
    related = (str(standing.relationship.id),)
    pages = journal.entries.find(Filter(kinds=("summary",), related=related))
    ways = [each.body.get("direction") for each in pages]
    notes = journal.entries.find(Filter(kinds=("session", "topic"), related=related))
    private = sum(1 for e in notes if e.body.get("notes_private") or e.body.get("note_private"))
    private += journal.entries.count(Filter(kinds=("reflection",), related=related))
    taken_back = sum(1 for each in pages if each.body.get("take_backs"))
    return Holding(ways.count("sent"), ways.count("received"), private, taken_back)


def ending(journal: Journal, standing: Standing) -> list[Step]:
    """List the steps in the order in which people take them."""
    bond = standing.relationship
    since = _since(standing)
    announced = bond.ending_announced
    thanks = _thanks(journal, standing, since)
    return [
        Step("announce", "Say a session ahead that it ends",
             bool(announced) or bond.status in ("closing", "closed"),
             moments.spoken(announced) if announced else ""),
        Step("thank", "Thank them, exactly", bool(thanks), thanks),
        Step("redefine", "Say what you are to each other from here", bool(bond.redefined_as),
             bond.redefined_as),
        Step("look_back", "Look back, for yourself", _looked_back(journal, standing, since)),
        Step("tidy", "Tidy the papers: keep, hand back or delete",
             bond.keep_private_notes_until is not None, _until(bond.keep_private_notes_until)),
        Step("close", "Close the book on it", bond.status == "closed",
             moments.spoken(bond.ended) if bond.ended else ""),
    ]  # fmt: skip


def _since(standing: Standing) -> date:
    """Say from when on thanks and a look back are those of the ending."""
    bond = standing.relationship
    if bond.ending_announced or bond.ended is None:
        return bond.ending_announced or standing.today
    return max(bond.ended, date.min + A_SEASON) - A_SEASON


def _thanks(journal: Journal, standing: Standing, since: date) -> str:
    """Give the kind word that was said to them as it ended."""
    person = str(standing.relationship.person)
    wanted = Filter(kinds=("feedback",), related=(person,), first=since)
    for entry in journal.entries.find(wanted):
        body = entry.body
        if (body.get("kind"), body.get("direction")) == ("encouragement", "given"):
            return entry.title
    return ""


def _looked_back(journal: Journal, standing: Standing, since: date) -> bool:
    related = (str(standing.relationship.id),)
    pages = journal.entries.find(Filter(kinds=("reflection",), related=related, first=since))
    return any(str(each.body.get("template", "")).startswith("r.close") for each in pages)


def _until(day: date | None) -> str:
    return f"private notes stay until {moments.spoken(day)}" if day else ""
