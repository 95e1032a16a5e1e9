"""The thread: insight, decision, goal, action, and what led from each to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mentorjournal.storage.links import Bead, Link

if TYPE_CHECKING:
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal

COLUMNS = {
    "insight": ("Insights", "what I saw"),
    "decision": ("Decisions", "what I chose"),
    "goal": ("Goals", "what I planned"),
    "action": ("Promises", "what I did"),
}
"""The kinds of the thread in the order in which one leads to the next."""

WHAT_NOW = "So what will you do with it?"
"""What an insight asks that has led to nothing yet; it is a question and no reproach."""


@dataclass(frozen=True)
class Weave:
    """Every record of the thread, newest first, and what led to what."""

    beads: Sequence[Bead]
    onward: Mapping[str, Sequence[str]]
    """What each record led to; the ids of other kinds may occur, those of the trash do not."""
    back: Mapping[str, Sequence[str]]

    @cached_property
    def by_id(self) -> dict[str, Bead]:
        """Find a bead by its id."""
        return {bead.id: bead for bead in self.beads}

    def column(self, kind: str) -> list[Bead]:
        """List the beads of one kind."""
        return [bead for bead in self.beads if bead.kind == kind]

    def asks(self, bead: Bead) -> bool:
        """Whether this is an insight that has led to nothing yet."""
        return bead.kind == "insight" and not self.onward.get(bead.id)

    def connected(self, *start: str) -> set[str]:
        """Name all that led to these and all that came of them, however far; cycles do no harm."""
        return _reached(start, self.onward) | _reached(start, self.back)

    def only(self, ids: Iterable[str]) -> Weave:
        """Leave everything out but these."""
        wanted = set(ids)
        return Weave([bead for bead in self.beads if bead.id in wanted], self.onward, self.back)


@dataclass
class _Ways:
    onward: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    back: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def weave(journal: Journal, related: Sequence[str] = ()) -> Weave:
    """Read the thread of the whole journal, or of what belongs to some relationships."""
    ways = _Ways()
    for first, then in dict.fromkeys(filter(None, map(_step, journal.links.of_thread()))):
        ways.onward[first].append(then)
        ways.back[then].append(first)
    beads = journal.links.beads(tuple(COLUMNS), related)
    return Weave(beads, dict(ways.onward), dict(ways.back))


def weave_around(journal: Journal, record_id: str) -> Weave:
    """Read the thread that runs through one record, of whatever kind it is."""
    whole = weave(journal)
    return whole.only(whole.connected(record_id))


def asking(journal: Journal) -> list[Bead]:
    """List the insights that have led to nothing yet, newest first."""
    whole = weave(journal)
    return [bead for bead in whole.column("insight") if whole.asks(bead)]


_BESIDE = frozenset({"relationship", "person", "skill", "checkin", "rating", "review", "summary"})
"""Kinds that a record of the thread may be tied to without the thread leading through them."""


def steps(tied: Iterable[Kept[Record]]) -> list[Kept[Record]]:
    """Leave out what is tied to a record and yet no step of its thread."""
    return [kept for kept in tied if kept.record.KIND not in _BESIDE]


def as_json(whole: Weave) -> Iterable[dict[str, Any]]:
    """Give each bead with what led to it and what it led to."""
    for bead in whole.beads:
        yield {
            "id": bead.id,
            "kind": bead.kind,
            "on": bead.on[:10],
            "title": bead.title,
            "status": bead.status,
            "from": list(whole.back.get(bead.id, ())),
            "led_to": list(whole.onward.get(bead.id, ())),
        }


def _step(link: Link) -> tuple[str, str] | None:
    """Say what led to what, as a session to a goal it touched; a check-in's goal is no step."""
    if link.pointing == link.target:
        return None
    if link.role.startswith("led_to") or link.role == "goals":
        return link.pointing, link.target
    if link.role == "goal" and link.pointing_kind != "action":
        return None
    return link.target, link.pointing


def _reached(start: Iterable[str], ways: Mapping[str, Sequence[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting.extend(ways.get(here, ()))
    return seen
