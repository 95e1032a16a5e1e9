"""Several sessions planned at once: on which days, at what time for whom, and what is odd there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING
from uuid import uuid4

from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.zones import oddity, over_there, own_zone, zone_called
from mentorjournal.errors import NotUnderstood
from mentorjournal.views.planning import overlapping

if TYPE_CHECKING:
    from mentorjournal.domain.people import Person
    from mentorjournal.domain.rhythm import Rhythm
    from mentorjournal.domain.sessions import Session
    from mentorjournal.journal import Journal

MOST = 52
"""So many sessions are planned at once; what lies further ahead is nobody's plan."""
CLOCKS_CHANGE = "clocks changed"


@dataclass(frozen=True)
class Sitting:
    """One of several planned sessions, and what is to be known about its time."""

    session: Session
    elsewhere: tuple[str, ...]
    """What time it is for each person who lives by another clock."""
    odd: tuple[str, ...]
    """What is odd about it: a change of clocks, another session at the same time."""

    @property
    def words(self) -> str:
        """Say it in one line."""
        when = f"{moments.spoken(self.session.on)} {self.session.clock}".rstrip()
        return " · ".join([when, *self.elsewhere, *self.odd])


def how_many(typed: str) -> int:
    """Read how many sessions are planned; NotUnderstood, in a sentence, when it is no number."""
    words = typed.strip()
    if words.isascii() and words.isdecimal() and 1 <= int(words[:4]) <= MOST:
        return int(words)
    raise NotUnderstood(f"Plan 1 to {MOST} sessions at once.")


def series(first: Session, rhythm: Rhythm, count: int) -> list[Session]:
    """Plan a session and those that follow it; each is its own, to be moved or called off alone.

    What is worth the hour is said of the first only.
    """
    days = rhythm.days_from(first.on, count)
    own = {"purpose": "", "agenda": "", "notes_shared": "", "notes_private": "", "asides": ()}
    return [
        first,
        *(first.model_copy(update={**own, "id": uuid4(), "on": day}) for day in days[1:]),
    ]


def sittings(
    journal: Journal, people: Sequence[Person], planned: Sequence[Session]
) -> list[Sitting]:
    """Say of each session what time it is elsewhere, and what is odd about its time."""
    found: list[Sitting] = []
    for session in planned:
        elsewhere = tuple(_elsewhere(people, session.on, session.start))
        changed = bool(found) and found[-1].elsewhere != elsewhere
        odd = (CLOCKS_CHANGE if changed else "", _oddity(session), _clash(journal, session))
        found.append(Sitting(session, elsewhere, tuple(filter(None, odd))))
    return found


def _oddity(session: Session) -> str:
    return oddity(session.on, session.start, own_zone()) if session.start else ""


def _clash(journal: Journal, session: Session) -> str:
    others = overlapping(journal, session)
    return next((f"as well as {one_line(each.headline, 30)}, {each.clock}" for each in others), "")


def _elsewhere(people: Sequence[Person], day: date, start: time | None) -> Iterator[str]:
    """Say what time it is for each who lives by another clock; an unknown zone says nothing."""
    for person in people if start else ():
        try:
            zone = zone_called(person.zone) if person.zone.strip() else None
        except NotUnderstood:
            continue
        there = over_there(day, start, own_zone(), zone) if zone and start else ""
        if there:
            first = next(iter(person.name.split()), "")
            yield f"{there} for {one_line(first, 20)}"
