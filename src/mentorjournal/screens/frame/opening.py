"""How a screen comes into sight: filled first, then painted, once."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from typing import TypeVar

from textual import events
from textual.screen import Screen

from mentorjournal.widgets.key_line import KeyLine

Answer = TypeVar("Answer")

TURNS_TO_SETTLE = 4
"""Turns of the loop in which widgets hear of their size, and ask for another where they need it."""
ROUNDS = 3
"""How often what widgets ask for is laid out before it is painted as it stands."""


class OpeningScreen(Screen[Answer]):
    """A screen that fills itself before anything of it is painted.

    The library paints a new screen empty, styles it three times, and again waits for its clock
    before it paints what came in meanwhile. Here nothing is drawn until ``fill`` was called and
    every widget has its size.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_in_sight = False
        """Whether the screen was filled and nothing has covered it since."""
        self._picture_held = ExitStack()

    def fill(self) -> None:
        """Put in what is shown; called each time the screen comes into sight, before it is."""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Fill the screen and hold its picture until it stands.

        The library says twice that the first screen of a place is there.
        """
        if self.is_in_sight:
            event.prevent_default()
            return
        event.refresh_styles = False  # the app sees to it where sheets or colours have changed
        self._picture_held.enter_context(self.app.batch_update())
        self.fill()
        self.is_in_sight = True
        self.call_later(self._let_settle)

    def on_screen_suspend(self) -> None:
        """Come into sight anew the next time."""
        self.is_in_sight = False
        self._picture_held.close()

    def on_unmount(self) -> None:
        """Let others be painted."""
        self._picture_held.close()

    async def _let_settle(self, rounds: int = ROUNDS) -> None:
        for _ in range(TURNS_TO_SETTLE):
            await asyncio.sleep(0)
        self.call_later(self._lay_out_again, rounds)

    def _lay_out_again(self, rounds: int) -> None:
        """Lay out anew while widgets that heard of their size ask for another."""
        if self._layout_required and rounds and self.is_in_sight:
            self._layout_required = False
            self._refresh_layout(scroll=self._scroll_required)
            self._scroll_required = False
            self.call_later(self._let_settle, rounds - 1)
        else:
            self._come_into_sight()

    def _come_into_sight(self) -> None:
        """Lay out and paint now; the library's own clock would strike up to a sixtieth later."""
        for line in self.query(KeyLine):
            line.read_keys()
        self._picture_held.close()
        if self.is_current and self.is_in_sight:
            self._on_timer_update()

    def _compositor_refresh(self) -> None:
        """Draw nothing that would not be seen: the library does, and repaints what covers it."""
        top = self.app.screen
        if top is not self and not top.is_modal:
            self._dirty_widgets.clear()
        elif not self.app._batch_count:
            super()._compositor_refresh()
