"""The goals that a session touched, ticked among those that the two work on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.domain.growth import Goal
from mentorjournal.domain.plain import one_line
from mentorjournal.screens.editor.ticks import TicksField
from mentorjournal.views.goals import goals_with
from mentorjournal.widgets.placing import entitle

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

WIDEST = 60
"""Characters of a goal's title that are shown of it."""
NO_GOALS = "No goal is under way here; a session can touch one once there is one."


def goals_to_touch(
    journal: Journal, relationship: UUID | None, touched: Sequence[UUID]
) -> list[tuple[str, str]]:
    """List what can be ticked: the goals under way, and those that are ticked in any case."""
    there = {goal.id: goal for goal in goals_with(journal, relationship)}
    old = journal.records.find_all([each for each in touched if each not in there])
    there.update((kept.record.id, kept.record) for kept in old if isinstance(kept.record, Goal))
    return [(str(goal.id), one_line(goal.title, WIDEST)) for goal in there.values()]


class TouchedGoals(TicksField):
    """Goals to be ticked, in a panel of its own."""

    def __init__(
        self, key: str, title: str, choices: Sequence[tuple[str, str]], *, value: Sequence[str]
    ) -> None:
        super().__init__(key, "", choices, value=value)
        self._title = title

    def on_mount(self) -> None:
        """Write the border's words."""
        super().on_mount()
        entitle(self, self._title, "alt+g to these · space")
