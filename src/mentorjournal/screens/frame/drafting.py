"""A draft that is kept a moment after somebody has typed, and tried again when it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from mentorjournal.errors import JournalError
from mentorjournal.screens.frame.reporting import say

DRAFT_AFTER = 1.5
"""Seconds from a change to the draft that holds it."""

TRY_AGAIN = 10.0
"""Seconds until a draft that could not be kept is tried again."""


class Drafting:
    """Has a screen keep its draft now and then."""

    def __init__(self, screen: Screen[Any], keep: Callable[[], None]) -> None:
        """Have ``keep`` called; it raises JournalError when the draft cannot be kept."""
        self._screen, self._do = screen, keep
        self._timer: Timer | None = None

    def soon(self, seconds: float = DRAFT_AFTER) -> None:
        """Have the draft kept, unless that is about to be done."""
        if self._timer is None:
            self._timer = self._screen.set_timer(seconds, self._keep)

    def stop(self) -> None:
        """Have no more kept until something is typed again."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _keep(self) -> None:
        self._timer = None
        try:
            self._do()
        except JournalError as error:
            say(self._screen, f"The draft is not kept yet: {error}", severity="warning")
            self.soon(TRY_AGAIN)
