"""The quiet clock of a session: how long it goes on, which part it is in, how long each topic took.

It never rings. It is written as a text, so that it goes on after a lock or a crash.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

MOST_SECONDS = 24 * 60 * 60
"""A clock that was forgotten overnight counts no further."""


@dataclass(frozen=True)
class SessionClock:
    """When it was started, and which topic is being talked about since when."""

    began: str = ""
    """The moment as ``isoformat``; empty while it stands still."""
    before: int = 0
    """Seconds counted before it was last started."""
    topic: str = ""
    since: str = ""
    spent: dict[str, int] = field(default_factory=dict)
    """Seconds by topic, without those of the present one."""

    @property
    def runs(self) -> bool:
        """Whether it counts."""
        return bool(self.began)

    @property
    def was_used(self) -> bool:
        """Whether it has counted at all."""
        return self.runs or self.before > 0

    def seconds(self, now: datetime) -> int:
        """Tell how long the session goes on."""
        return self.before + _since(self.began, now)

    def minutes(self, now: datetime) -> int:
        """Tell the same in whole minutes."""
        return self.seconds(now) // 60

    def spent_on(self, topic: str, now: datetime) -> int:
        """Tell how many seconds a topic has taken."""
        running = _since(self.since, now) if topic == self.topic else 0
        return self.spent.get(topic, 0) + running

    def started(self, now: datetime) -> SessionClock:
        """Let it count from now on."""
        since = now.isoformat() if self.topic else ""
        return self if self.runs else replace(self, began=now.isoformat(), since=since)

    def stopped(self, now: datetime) -> SessionClock:
        """Let it stand still."""
        spent = self._with_present_topic(now)
        return replace(self, began="", before=self.seconds(now), since="", spent=spent)

    def turned_to(self, topic: str, now: datetime) -> SessionClock:
        """Count for another topic, or with an empty one for none."""
        since = now.isoformat() if topic and self.runs else ""
        return replace(self, topic=topic, since=since, spent=self._with_present_topic(now))

    def _with_present_topic(self, now: datetime) -> dict[str, int]:
        if not self.topic:
            return self.spent
        return {**self.spent, self.topic: self.spent_on(self.topic, now)}

    def as_text(self) -> str:
        """Write it down."""
        return json.dumps(asdict(self)) if self != SessionClock() else ""


def clock_from(text: str) -> SessionClock:
    """Read a clock that was written down; what is none is a clock that stands still."""
    try:
        found = json.loads(text) if text else {}
        clock = SessionClock(**found)
        moments = [datetime.fromisoformat(each) for each in (clock.began, clock.since) if each]
        sound = all(each.tzinfo for each in moments) and isinstance(clock.before, int)
        sound = sound and all(isinstance(each, int) for each in clock.spent.values())
    except (ValueError, TypeError, AttributeError, RecursionError):
        return SessionClock()
    return clock if sound else SessionClock()


def _since(moment: str, now: datetime) -> int:
    if not moment:
        return 0
    return max(0, min(MOST_SECONDS, int((now - datetime.fromisoformat(moment)).total_seconds())))


def part_at(parts: Sequence[tuple[str, int]], planned: int, minute: int) -> tuple[int, str] | None:
    """Find which part of an outline a minute lies in, the parts stretched to the planned minutes.

    Answers its number, from 1, and its title; the last part goes on for as long as it takes.
    """
    whole = sum(minutes for _, minutes in parts)
    if not parts or not whole:
        return None
    passed = 0.0
    for number, (title, minutes) in enumerate(parts, 1):
        passed += minutes * (planned or whole) / whole
        if minute < passed:
            return number, title
    return len(parts), parts[-1][0]
