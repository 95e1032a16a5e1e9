"""The phases of a session, what is asked in each, and the line that tells where one is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.domain.session_clock import SessionClock, part_at
from mentorjournal.screens.editor.session.blanks import (
    FROM_LAST,
    GOALS,
    INSIGHTS,
    MOVES_TO,
    PROMISES,
    TOPICS,
)

LEFT = (
    "purpose",
    "called_off_by",
    "reason",
    MOVES_TO,
    "notes_shared",
    "notes_private",
    "next_on",
)
RIGHT = (FROM_LAST, TOPICS, INSIGHTS, PROMISES, GOALS)
"""In which column each blank of a phase stands, in its order."""

BAR = 10
"""How many signs the way through the planned minutes is drawn with."""


NARROW = 60
"""Below this many columns only the present phase is told."""


class Phase(StrEnum):
    """Where a session is."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    CANCELLED = "cancelled"


PHASES = (Phase.BEFORE, Phase.DURING, Phase.AFTER)

SHOWN: dict[Phase, frozenset[str]] = {
    Phase.BEFORE: frozenset({"purpose", "notes_private", FROM_LAST, TOPICS}),
    Phase.DURING: frozenset(
        {"notes_shared", "notes_private", FROM_LAST, TOPICS, GOALS, PROMISES, INSIGHTS}
    ),
    Phase.AFTER: frozenset({"notes_shared", "notes_private", PROMISES, INSIGHTS, GOALS, "next_on"}),
    Phase.CANCELLED: frozenset({"called_off_by", "reason", MOVES_TO, "notes_private"}),
}
"""By phase: the blanks that stand open in it, beside those that are folded away in every one."""

FIRST: dict[Phase, str] = {
    Phase.BEFORE: "purpose",
    Phase.DURING: "notes_shared",
    Phase.AFTER: INSIGHTS,
    Phase.CANCELLED: MOVES_TO,
}
"""By phase: where one begins."""


class PhaseLine(Widget, can_focus=False):
    """Tell the phase, and once the clock runs how far the session is: a fact, never an alarm."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"phases--here", "phases--other"}
    ALLOW_SELECT = False

    phase: reactive[Phase] = reactive(Phase.BEFORE)
    telling: reactive[str] = reactive("")
    """What the clock tells."""

    def render(self) -> Content:
        """Draw the way through a session with its present phase, and the clock behind it."""
        here, other = (self.get_visual_style(f"phases--{name}") for name in ("here", "other"))
        if self.phase is Phase.CANCELLED:
            return Content.assemble(
                ("● Called off", here), ("  it happens; plan it again or not", other)
            )
        now = PHASES.index(self.phase)
        line = Content("")
        for at, phase in enumerate(PHASES):
            if at != now and self.content_size.width < NARROW:
                continue
            sign = "✓" if at < now else "●" if at == now else "○"
            line += Content.assemble(
                (" ─ " if line else "", other),
                (f"{sign} {phase.capitalize()}", here if at == now else other),
            )
        room = self.content_size.width - line.cell_length - 2
        told = Content.styled(self.telling, other).truncate(max(0, room), ellipsis=True)
        gap = " " * max(0, self.content_size.width - line.cell_length - told.cell_length)
        return line + Content(gap) + told


def told(clock: SessionClock, now: datetime, planned: int, parts: Sequence[tuple[str, int]]) -> str:
    """Say what the clock tells: minutes of those planned, the part of the outline they lie in."""
    if not clock.was_used:
        return ""
    minute = clock.minutes(now)
    part = part_at(parts, planned, minute)
    full = min(BAR, minute * BAR // planned) if planned else 0
    bar = "▰" * full + "▱" * (BAR - full) if planned else ""
    of = f" of {planned}" if planned else ""
    state = "" if clock.runs else " · stopped"
    about = f" · part {part[0]}: {part[1]}" if part else ""
    return f"{minute}{of} min {bar}{state}{about}"
