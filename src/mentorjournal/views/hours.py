"""Time that counts toward schemes: confirmed and not, by category, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.domain.amounts import spoken_amount, spoken_short
from mentorjournal.domain.entries import Filter
from mentorjournal.domain.people import Person
from mentorjournal.domain.schemes import SETTING, Scheme, scheme_of
from mentorjournal.domain.sessions import Session
from mentorjournal.errors import Ambiguous, NotFound, NotUnderstood
from mentorjournal.views.chart import Bar

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

NO_LONGER_HERE = "somebody who is no longer here"


@dataclass(frozen=True)
class Activity:
    """A session that was held and counts, and who is concerned."""

    session: Session
    category: str
    verifier: Person | None
    people: Sequence[Person]

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody confirmed it, even somebody who is no longer in the journal."""
        return self.session.verifier is not None

    @property
    def confirmed_by(self) -> str:
        """Name who confirmed it; nothing while nobody did."""
        if self.verifier:
            return self.verifier.name
        return NO_LONGER_HERE if self.is_confirmed else ""


@dataclass(frozen=True)
class Tally:
    """What one category adds up to; time in minutes."""

    name: str
    confirmed: float
    unconfirmed: float
    activities: int
    minimum: int = 0

    @property
    def missing_activities(self) -> int:
        """How many activities the category still asks for."""
        return max(0, self.minimum - self.activities)


@dataclass(frozen=True)
class Hours:
    """One scheme and everything that counts toward it, oldest first."""

    scheme: Scheme
    activities: Sequence[Activity]
    too_early: Sequence[Activity]
    """What lies before the day of registering, and so does not count."""

    @property
    def target(self) -> float:
        """What is asked for, in minutes or activities."""
        return self.scheme.target_minutes or self.scheme.target

    @cached_property
    def confirmed(self) -> float:
        """What is confirmed, in minutes or activities."""
        return self._amount(each for each in self.activities if each.is_confirmed)

    @cached_property
    def unconfirmed(self) -> float:
        """What waits to be confirmed, in minutes or activities."""
        return self._amount(each for each in self.activities if not each.is_confirmed)

    @cached_property
    def tallies(self) -> Sequence[Tally]:
        """Add up every category, those of the scheme first and in its order."""
        own = {each.name: each.minimum_activities for each in self.scheme.categories}
        names = dict.fromkeys([*own, *(each.category for each in self.activities)])
        return [self._tally(name, own.get(name, 0)) for name in names]

    def _tally(self, name: str, minimum: int) -> Tally:
        here = [each for each in self.activities if each.category == name]
        confirmed = self._amount(each for each in here if each.is_confirmed)
        return Tally(name, confirmed, self._amount(here) - confirmed, len(here), minimum)

    def _amount(self, activities: Iterable[Activity]) -> float:
        if self.scheme.target_minutes is None:
            return sum(1 for _ in activities)
        return sum(each.session.minutes for each in activities)

    def said(self, amount: float) -> str:
        """Say an amount in the scheme's way."""
        return spoken_amount(amount, self.scheme.unit)

    @property
    def standing(self) -> list[str]:
        """Say how far it is: what is confirmed, what is missing, what waits."""
        missing = self.target - self.confirmed
        short = spoken_short(missing, self.scheme.unit) if missing > 0 else "reached"
        lines = [f"{self.said(self.confirmed)} of {self.said(self.target)} confirmed · {short}"]
        if self.unconfirmed:
            rest = missing - self.unconfirmed
            more = f"; with it {spoken_short(rest, self.scheme.unit)}" if rest > 0 else ""
            lines.append(f"{self.said(self.unconfirmed)} more waits to be confirmed{more}")
        lines += [
            f"{each.name}: {_more_activities(each.missing_activities)} asked for"
            for each in self.tallies
            if each.missing_activities
        ]
        if self.too_early:
            before = self._amount(self.too_early)
            lines.append(f"{self.said(before)} from before registering is not counted")
        return lines

    @property
    def bars(self) -> list[Bar]:
        """Give each category as a bar, what is not confirmed at its end."""
        return [
            Bar(each.name, each.confirmed + each.unconfirmed, self._said_tally(each),
                each.unconfirmed)
            for each in self.tallies
        ]  # fmt: skip

    def _said_tally(self, tally: Tally) -> str:
        whole = self.said(tally.confirmed + tally.unconfirmed)
        if not tally.unconfirmed:
            return whole
        return f"{whole}, {self.said(tally.unconfirmed)} of it not confirmed"

    def as_json(self) -> dict[str, Any]:
        """Give the scheme, the sums and every activity; time in minutes."""
        return {
            "scheme": self.scheme.model_dump(mode="json"),
            "target": self.target,
            "confirmed": self.confirmed,
            "unconfirmed": self.unconfirmed,
            "missing": max(0, self.target - self.confirmed),
            "standing": self.standing,
            "categories": [
                {"name": each.name, "confirmed": each.confirmed, "unconfirmed": each.unconfirmed,
                 "activities": each.activities}
                for each in self.tallies
            ],
            "activities": [_activity_json(each) for each in self.activities],
        }  # fmt: skip


def _more_activities(count: int) -> str:
    return f"{count} more {'activity' if count == 1 else 'activities'}"


def _activity_json(activity: Activity) -> dict[str, Any]:
    session = activity.session
    return {
        "id": str(session.id),
        "on": session.on.isoformat(),
        "kind": session.kind,
        "minutes": session.minutes,
        "category": activity.category,
        "confirmed": activity.is_confirmed,
    }


def schemes(journal: Journal) -> list[Scheme]:
    """List the schemes of a journal; what another program left and is none is passed over."""
    found = []
    for each in journal.notebook.setting(SETTING, []):
        with suppress(NotUnderstood):
            found.append(scheme_of(each))
    return found


def scheme_called(journal: Journal, words: str) -> Scheme:
    """Find a scheme by any part of its name, or by its id; NotFound or Ambiguous otherwise."""
    wanted, there = words.strip().casefold(), schemes(journal)
    some = [each for each in there if wanted and wanted in each.name.casefold()]
    exact = [each for each in there if wanted in (each.name.casefold(), each.id.casefold())]
    found = exact or some
    if not found:
        raise NotFound(f"There is no scheme called “{words}”.")
    if len(found) > 1:
        several = ", ".join(each.name for each in found)
        raise Ambiguous(f"“{words}” may be {several}; use more of the name.")
    return found[0]


def hours(journal: Journal, scheme: Scheme) -> Hours:
    """Gather what counts toward a scheme."""
    wanted = Filter(
        kinds=("session",), status="held", having=(("counts_toward.scheme", (scheme.id,)),)
    )
    records = [journal.record_of(each) for each in journal.entries.find(wanted)]
    people = {kept.record.id: kept.record for kept in journal.people()}
    found = [
        _activity(scheme, each, people) for each in reversed(records) if isinstance(each, Session)
    ]
    first = scheme.registered_on or date.min
    return Hours(
        scheme,
        [each for each in found if each.session.on >= first],
        [each for each in found if each.session.on < first],
    )


def _activity(scheme: Scheme, session: Session, people: dict[UUID, Person]) -> Activity:
    assert session.counts_toward is not None
    category = scheme.category(session.counts_toward.category)
    return Activity(
        session,
        category.name if category else session.counts_toward.category,
        people.get(session.verifier) if session.verifier else None,
        [people[each] for each in session.people if each in people],
    )
