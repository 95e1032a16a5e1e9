"""How each relationship stands: what was agreed, what is open, when the two meet again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.agreement import QUESTIONS, answered, is_confirmed, limits_unsaid
from mentorjournal.domain.entries import Entry, Filter
from mentorjournal.domain.people import DELETED, Agreement, Person, Relationship, told_apart
from mentorjournal.domain.sessions import Action, Session

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

QUIET_AFTER = timedelta(days=21)
"""After so long without a session, a page or a next day there is a line to write, if one wants."""

GOING_ON = ("preparing", "agreeing", "working", "closing")


@dataclass(frozen=True)
class Topics:
    """Who raised the topics, and which are open."""

    open: Sequence[Entry]
    mine: int
    all: int

    @property
    def share(self) -> str:
        """Say whose they were: ``11 of 15 mine``; nothing where there are none."""
        return f"{self.mine} of {self.all} mine" if self.all else ""


@dataclass(frozen=True)
class Standing:
    """One relationship with all that is known of it today."""

    today: date
    relationship: Relationship
    person: Person | None
    """None when the person was deleted."""
    name: str
    held: int
    """How many sessions took place."""
    last: Session | None
    next_session: Session | None
    next_on: date | None
    """The day of the next session, planned or agreed in the last one."""
    topics: Topics
    promises: Sequence[Action]
    """The open ones, the nearest first."""
    last_summary: Entry | None

    @property
    def goes_on(self) -> bool:
        """Whether it has not been closed."""
        return self.relationship.status in GOING_ON

    @property
    def rests(self) -> bool:
        """Whether the two agreed to pause."""
        until = self.relationship.paused_until
        return self.goes_on and until is not None and until > self.today

    @property
    def limits_unsaid(self) -> bool:
        """Whether the two begin, and the limits of confidentiality stand nowhere."""
        return limits_unsaid(self.relationship)

    @property
    def review_due(self) -> bool:
        """Whether the day has come on which the two wanted to look at the agreement again."""
        agreement = self.relationship.agreement
        if self.relationship.status != "working" or not agreement or not agreement.review_on:
            return False
        seen = max(filter(None, (agreement.reviewed_on, agreement.changed_on)), default=date.min)
        return seen < agreement.review_on <= self.today

    @property
    def quiet_since(self) -> date | None:
        """The day after which nothing was heard, when that is long ago and nothing is planned."""
        known = [self.last.on] if self.last else []
        known += [self.last_summary.day] if self.last_summary else []
        if self.relationship.status != "working" or self.rests or self.next_on or not known:
            return None
        return max(known) if self.today - max(known) >= QUIET_AFTER else None

    @property
    def ends_soon(self) -> bool:
        """Whether the planned end is a session away, and nobody has said so."""
        end, agreement = self.relationship.planned_end, self.relationship.agreement
        if self.relationship.status != "working" or end is None or self.relationship.redefined_as:
            return False
        rhythm = (agreement.rhythm_days if agreement else None) or QUIET_AFTER.days
        return end - self.today <= timedelta(days=min(rhythm, 90))

    def owed_by(self, owner: str) -> list[Action]:
        """List the open promises of one side; those of both are everybody's."""
        return [each for each in self.promises if each.owner in (owner, "both")]


def to_be_said_first(journal: Journal, only: UUID | None = None) -> str:
    """Name with whom the limits of confidentiality are still to be spoken about; or nobody.

    What is written in one relationship concerns that one only.
    """
    found = [kept.record for kept in journal.relationships()]
    begun = [each for each in found if limits_unsaid(each) and only in (None, each.id)]
    return journal.names()[begun[0].person] if begun else ""


def standings(journal: Journal, *, closed: bool = True) -> list[Standing]:
    """Tell how every relationship stands, those that go on first."""
    found = [kept.record for kept in journal.relationships()]
    people = [kept.record for kept in journal.people()]
    return [_standing(journal, each, people) for each in found if closed or each.status != "closed"]


def standing(journal: Journal, relationship: Relationship) -> Standing:
    """Tell how a relationship stands."""
    return _standing(journal, relationship, [kept.record for kept in journal.people()])


def _standing(journal: Journal, relationship: Relationship, people: Sequence[Person]) -> Standing:
    today, who = moments.today(), relationship.person
    last = _newest(journal, relationship)
    planned = _planned(journal, relationship, today)
    agreed = last.next_on if last and last.next_on and last.next_on >= today else None
    return Standing(
        today=today,
        relationship=relationship,
        person=next((each for each in people if each.id == who), None),
        name=told_apart(people).get(who, DELETED),
        held=journal.entries.count(_of(relationship, "session", "held")),
        last=last,
        next_session=planned,
        next_on=planned.on if planned else agreed,
        topics=_topics(journal, relationship),
        promises=_promises(journal, relationship),
        last_summary=next(iter(journal.entries.find(_of(relationship, "summary"), 1)), None),
    )


def _of(
    relationship: Relationship, kind: str, status: str = "", first: date | None = None
) -> Filter:
    return Filter(kinds=(kind,), related=(str(relationship.id),), status=status, first=first)


def _newest(journal: Journal, relationship: Relationship) -> Session | None:
    for entry in journal.entries.find(_of(relationship, "session", "held"), 1):
        record = journal.record_of(entry)
        return record if isinstance(record, Session) else None
    return None


def _planned(journal: Journal, relationship: Relationship, today: date) -> Session | None:
    ahead = journal.entries.order(_of(relationship, "session", "planned", today))
    for entry in journal.entries.at(ahead[-1:]):  # the newest day comes first
        record = journal.record_of(entry)
        return record if isinstance(record, Session) else None
    return None


def _topics(journal: Journal, relationship: Relationship) -> Topics:
    every = journal.entries.find(_of(relationship, "topic"))
    mine = sum(1 for each in every if each.body.get("raised_by", "me") == "me")
    return Topics([t for t in every if t.body.get("state", "open") == "open"], mine, len(every))


def _promises(journal: Journal, relationship: Relationship) -> list[Action]:
    entries = journal.entries.each(_of(relationship, "action", "open"))
    found = [each for each in map(journal.record_of, entries) if isinstance(each, Action)]
    return sorted(found, key=lambda each: (each.due is None, each.due or each.on))


def agreement_state(agreement: Agreement | None, today: date) -> str:
    """Say how far an agreement is, in half a sentence."""
    if agreement is None or not answered(agreement):
        return "not talked about yet"
    version = f"version {agreement.version}" if agreement.version > 1 else ""
    lines = f"{answered(agreement)} of {len(QUESTIONS)} lines"
    state = _yes(agreement)
    changed = agreement.changed_on or agreement.agreed_on
    day = moments.brief(changed, today) if changed and is_confirmed(agreement) else ""
    return " · ".join(filter(None, [version, lines, " ".join(filter(None, [state, day]))]))


def _yes(agreement: Agreement) -> str:
    if is_confirmed(agreement):
        return "agreed"
    if agreement.confirmed_by_me:
        return "agreed by me, not yet by them"
    if agreement.confirmed_by_partner:
        return "agreed by them, not yet by me"
    return "not agreed yet"


def status_words(standing: Standing) -> str:
    """Say where the two are, as people would."""
    relationship = standing.relationship
    if standing.rests and relationship.paused_until:
        return f"resting until {moments.brief(relationship.paused_until, standing.today)}"
    if relationship.status != "closed":
        return relationship.status
    day = f" {moments.brief(relationship.ended, standing.today)}" if relationship.ended else ""
    return f"closed{day}"
