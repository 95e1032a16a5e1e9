"""The shelf of resources, in the order in which one turns to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.domain.entries import Filter
from mentorjournal.domain.growth import Resource

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

STATES = ("wanted", "using", "used")
"""How far a resource is; a journal may hold other words of the writer's own."""
_ORDER = ("using", "wanted", "", "used")


def shelf(journal: Journal) -> list[Resource]:
    """List the resources: in use, wanted, used; within each the newest first."""
    entries = journal.entries.each(Filter(kinds=("resource",)))
    found = [each for each in map(journal.record_of, entries) if isinstance(each, Resource)]
    return sorted(found, key=lambda each: _place(each.state.strip()))


def _place(state: str) -> int:
    return _ORDER.index(state) if state in _ORDER else _ORDER.index("")


def next_state(state: str) -> str:
    """Go one step on: wanted, using, used, and round again."""
    at = STATES.index(state.strip()) if state.strip() in STATES else -1
    return STATES[(at + 1) % len(STATES)]
