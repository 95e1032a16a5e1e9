"""When the next session would be, what a planned one clashes with, and what to think about before.

Nothing here refuses anything: these are remarks, and the writer knows better.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Filter
from mentorjournal.domain.people import Agreement, Relationship
from mentorjournal.domain.rhythm import Rhythm, of_days, read_rhythm
from mentorjournal.domain.sessions import Session
from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.domain.prompts import Prompt, PromptBook
    from mentorjournal.journal import Journal

LONG = 8 * 60
"""From this many minutes on a session is longer than a working day."""


@dataclass(frozen=True)
class Plan:
    """What a next session is begun with, and why."""

    on: date | None
    start: time | None
    minutes: int
    mode: str
    because: str
    """What the day follows from; empty when nothing says it."""


def plan_of(journal: Journal, relationship: Relationship) -> Plan:
    """Propose the next session with somebody: the day agreed last time, else by the rhythm."""
    last = last_held(journal, relationship)
    agreement = relationship.agreement or Agreement()
    rhythm = rhythm_of(agreement)
    on, because = _day(last, rhythm, moments.today())
    start = (rhythm.clock if rhythm else None) or (last.start if last else None)
    minutes = agreement.minutes or (last.minutes if last else 60) or 60
    return Plan(on, start, minutes, last.mode if last else "", because)


def rhythm_of(agreement: Agreement) -> Rhythm | None:
    """Read the rhythm that was agreed on, in words or in days; None when none can be read."""
    try:
        if agreement.rhythm.strip():
            return read_rhythm(agreement.rhythm)
        return of_days(agreement.rhythm_days) if agreement.rhythm_days else None
    except NotUnderstood:
        return None


def _day(last: Session | None, rhythm: Rhythm | None, today: date) -> tuple[date | None, str]:
    if last and last.next_on and last.next_on >= today:
        return last.next_on, "agreed last time"
    if rhythm is None:
        return None, ""
    try:
        on = rhythm.next_after(last.on, today) if last else rhythm.first_from(today)
        return on, rhythm.spoken
    except NotUnderstood:
        return None, ""


def last_held(journal: Journal, relationship: Relationship) -> Session | None:
    """Find the last session held with somebody."""
    wanted = Filter(kinds=("session",), status="held", related=(str(relationship.id),))
    found = [journal.record_of(entry) for entry in journal.entries.find(wanted, 1)]
    return next((each for each in found if isinstance(each, Session)), None)


def about_minutes(minutes: int, status: str) -> str:
    """Remark on a length that is seldom meant; empty when there is nothing to say."""
    if minutes == 0 and status == "held":
        return "No time at all: if it did not take place, it may be cancelled instead."
    if minutes >= LONG:
        hours = f"{minutes / 60:.1f}".removesuffix(".0")
        return f"That is {hours} hours; it is kept as it stands."
    return ""


def about_rhythm(words: str) -> str:
    """Remark on a rhythm from which no day can be planned; empty when one can."""
    try:
        read_rhythm(words)
    except NotUnderstood:
        return (
            "It is kept in your words. A day could be planned from “every second Thursday 17:30”."
        )
    return ""


def about_agreed(line: str, agreement: Agreement) -> str:
    """Remark on an answered line of an agreement; empty when there is nothing to say."""
    if line == "rhythm" and agreement.rhythm:
        return about_rhythm(agreement.rhythm)
    if line == "minutes" and agreement.minutes is not None:
        return about_minutes(agreement.minutes, "planned")
    return ""


def about_next(next_on: date, on: date) -> str:
    """Remark on a next day that does not lie ahead of the session."""
    if next_on < on:
        return "That is before this session; it is kept as it stands."
    return "That is the day of this session." if next_on == on else ""


def overlapping(journal: Journal, session: Session) -> list[Session]:
    """List the other sessions that take place at the same time; cancelled ones take none."""
    begins = _span(session)
    if begins is None or session.status == "cancelled":
        return []
    wanted = Filter(
        kinds=("session",), first=_shifted(session.on, -1), last=_shifted(session.on, 1)
    )
    found = (journal.record_of(entry) for entry in journal.entries.each(wanted))
    return [each for each in found if isinstance(each, Session) and _meets(each, session)]


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _meets(other: Session, session: Session) -> bool:
    if other.id == session.id or other.status == "cancelled":
        return False
    one, two = _span(other), _span(session)
    return bool(one and two and one[0] < two[1] and two[0] < one[1])


def _span(session: Session) -> tuple[datetime, datetime] | None:
    """Give when a session begins and ends on the writer's clock; None without both."""
    if session.start is None or not session.minutes:
        return None
    begins = datetime.combine(session.on, session.start.replace(tzinfo=None))
    try:
        return begins, begins + timedelta(minutes=session.minutes)
    except OverflowError:
        return None


_PHASES = {"preparing": "start", "agreeing": "start", "closing": "close", "closed": "close"}


def phase_of(relationship: Relationship | None) -> str:
    """Say how far two have come, in the words of the prompts."""
    return _PHASES.get(relationship.status, "middle") if relationship else "any"


def phase_ahead(journal: Journal, relationship: Relationship | None) -> str:
    """Say which phase the next session belongs to: the start, until the two have met."""
    phase = phase_of(relationship)
    if relationship and phase == "middle" and last_held(journal, relationship) is None:
        return "start"
    return phase


def prompts_before(book: PromptBook, role: str, phase: str) -> list[Prompt]:
    """Order what the writer may think about before a session: what prepares first."""
    fitting = [each for each in book.prompts.values() if each.answer == "text"]
    fitting = [each for each in fitting if role not in ("mentoree", "mentor")
               or each.role in (role, "both")]  # fmt: skip
    ahead = ("prepare", "role", "practice", "hopes", "needs")
    if phase == "start":  # there is no practice yet to look back on
        fitting = [each for each in fitting if each.theme != "practice"]
    fitting = [each for each in fitting if each.phase in ("any", phase)]
    fitting = [each for each in fitting if not each.id.startswith(("after.", "close.keep"))]
    return sorted(fitting, key=lambda each: (each.theme not in ahead, each.phase != phase,
                                             _place(ahead, each.theme)))  # fmt: skip


def questions_during(book: PromptBook, phase: str, begin_with: int) -> list[Prompt]:
    """Order the questions that may be asked in a session, beginning with this one of them.

    They are the mentoree's: a mentor asks them of her, and she asks them of herself.
    """
    fitting = [
        each
        for each in book.prompts.values()
        if each.role in ("mentoree", "both")
        and each.phase in ("any", phase)
        and each.answer == "text"
        and each.theme not in ("prepare", "session", "practice")
    ]
    first = begin_with % len(fitting) if fitting else 0
    return [*fitting[first:], *fitting[:first]]


def _place(words: Sequence[str], word: str) -> int:
    return words.index(word) if word in words else len(words)


def template_for(phase: str, templates: Iterable[str]) -> str:
    """Choose the outline whose parts the quiet clock goes by."""
    wanted = {"start": "s.first", "close": "s.closing"}.get(phase, "s.working")
    there = list(templates)
    return wanted if wanted in there else next(iter(there), "")
