"""Toward which award and category a session counts, as one choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorjournal.domain.sessions import Counted
from mentorjournal.views.hours import schemes

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

_BETWEEN = "\t"


def categories_to_choose(journal: Journal, present: str) -> list[tuple[str, str]]:
    """List every category of every award, and what is chosen now even if it is no longer there."""
    found = [
        (f"{scheme.id}{_BETWEEN}{each.id}", f"{scheme.name} · {each.name}")
        for scheme in schemes(journal)
        for each in scheme.categories
    ]
    if present and present not in dict(found):
        found.append((present, "an award that is no longer here"))
    return found


def counted_value(held: Any) -> str:
    """Write what a session holds as the value of the choice; empty when it counts toward none."""
    return f"{held.scheme}{_BETWEEN}{held.category}" if isinstance(held, Counted) else ""


def counted_of(value: str) -> Counted | None:
    """Read the value of the choice; None when it is none."""
    scheme, between, category = value.partition(_BETWEEN)
    return Counted(scheme=scheme, category=category) if between else None
