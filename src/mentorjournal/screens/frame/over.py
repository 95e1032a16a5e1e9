"""A screen that opens over a place and goes back there."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from mentorjournal.journal import Journal
from mentorjournal.screens.frame.place import PlaceScreen


class OverPlace(PlaceScreen):
    """A door's screen about no one record; escape goes back to where one was."""

    DOOR: ClassVar[str] = ""
    """The name by which the screen is asked for."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="over.back", tooltip="Back to where you were."),
    ]

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal)
        self.PLACE = place  # type: ignore[misc]  # the place it was opened from stays marked

    def way_back(self) -> dict[str, str]:
        """Say what opens this again."""
        return {"open": self.DOOR}

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.dismiss()
