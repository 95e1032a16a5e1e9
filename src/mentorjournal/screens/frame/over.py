"""Screens that a door opens over a place, and that lead back there."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from textual.binding import Binding

from mentorjournal.journal import Journal
from mentorjournal.screens.frame.place import PlaceScreen

BACK = Binding("escape", "leave", "Back", id="over.back", tooltip="Back to where you were.")


class OverPlace(PlaceScreen):
    """A door's screen about no one record; each names its key back where that is to stand."""

    DOOR: ClassVar[str] = ""
    """The name by which the screen is asked for."""

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal)
        self.PLACE = place  # type: ignore[misc]  # the place it was opened from stays marked

    def way_back(self) -> dict[str, str]:
        """Say what opens this again."""
        return {"open": self.DOOR}

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.dismiss()


class OverRecord(OverPlace):
    """A door's screen about one record."""

    def __init__(self, journal: Journal, record_id: UUID, place: str) -> None:
        super().__init__(journal, place)
        self.record_id = record_id

    def way_back(self) -> dict[str, str]:
        """Say what opens this again, and about which record."""
        return super().way_back() | {"what": str(self.record_id)}
