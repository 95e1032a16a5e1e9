"""What would like to be looked at: a few calm lines, each leading somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Entry, Filter
from mentorjournal.domain.plain import one_line
from mentorjournal.views.contacts import contacts

if TYPE_CHECKING:
    from mentorjournal.journal import Journal
    from mentorjournal.views.relationships import Standing

AT_MOST = 5
CONTACTS_SHOWN = 1
_WIDEST = 120
"""Characters of a sentence that are shown of it."""
LOOKED_THROUGH = 40
"""How many of the newest records of a kind are looked through for one that asks."""


@dataclass(frozen=True)
class Look:
    """One line, and the record it leads to."""

    words: str
    record_id: UUID
    door: str = ""
    """The screen it leads to; the record itself when there is none."""


def looks(journal: Journal, standings: Sequence[Standing], today: date) -> list[Look]:
    """List the first few things that ask to be looked at."""
    return list(islice(_all(journal, standings, today), AT_MOST))


def _all(journal: Journal, standings: Sequence[Standing], today: date) -> Iterator[Look]:
    for each in standings:
        yield from _of_relationship(each)
    yield from islice(_decisions(journal, today), 1)
    yield from islice(_contacts(journal, today), CONTACTS_SHOWN)
    yield from islice(_feedback(journal), 1)
    yield from islice(_insights(journal), 1)


def _of_relationship(standing: Standing) -> Iterator[Look]:
    """Say at most one thing of each relationship, what comes first among people first."""
    bond, name, today = standing.relationship, standing.name, standing.today
    if standing.limits_unsaid:
        words = f"Before the first confidence: the limits of what stays between you and {name}"
        yield Look(words, bond.id, "agreement")
    elif bond.status == "closing":
        yield Look(f"The ending with {name}: thanks, and what you are from here", bond.id, "ending")
    elif standing.ends_soon and bond.planned_end:
        day = moments.brief(bond.planned_end, today)
        ahead = f"The end with {name} is planned for {day}: say so a session ahead"
        words = ahead if bond.planned_end >= today else f"With {name} it was to end {day}: and now?"
        yield Look(words, bond.id, "ending")
    elif standing.review_due:
        yield Look(f"Halfway with {name}: four numbers each, alone", bond.id, "halfway")
    elif standing.quiet_since:
        day = moments.brief(standing.quiet_since, today)
        yield Look(
            f"Quiet with {name} since {day}: one line to write, if you want", bond.id,
            "relationship",
        )  # fmt: skip


def _decisions(journal: Journal, today: date) -> Iterator[Look]:
    for entry in journal.entries.each(Filter(kinds=("decision",), status="decided")):
        review_on = entry.body.get("review_on")
        if review_on and date.fromisoformat(review_on) <= today:
            yield Look(
                f"A decision to look back on: {one_line(entry.title, _WIDEST)}", UUID(entry.id)
            )


def _contacts(journal: Journal, today: date) -> Iterator[Look]:
    for each in contacts(journal):
        day = "today" if each.on == today else moments.brief(each.on, today)
        yield Look(f"Write to {each.name}: meant for {day}", each.person.id)


def _feedback(journal: Journal) -> Iterator[Look]:
    for entry in journal.entries.find(Filter(kinds=("feedback",)), LOOKED_THROUGH):
        body = entry.body
        is_mine = body.get("direction") == "received" and body.get("kind") != "encouragement"
        if is_mine and body.get("status") == "answered" and not body.get("my_response"):
            told = one_line(entry.title, _WIDEST)
            yield Look(f"You were told: “{told}” What did you do with it?", UUID(entry.id))


def _insights(journal: Journal) -> Iterator[Look]:
    """Find the newest insight that led to nothing yet: a question, not a reproach."""
    for entry in journal.entries.find(Filter(kinds=("insight",)), LOOKED_THROUGH):
        if not entry.body.get("led_to") and not _came_of(journal, entry):
            seen = one_line(entry.title, _WIDEST)
            yield Look(f"You saw: “{seen}” So what will you do with it?", UUID(entry.id))


def _came_of(journal: Journal, entry: Entry) -> bool:
    related = Filter(kinds=("decision", "goal", "action"), related=(entry.id,))
    return journal.entries.count(related) > 0
