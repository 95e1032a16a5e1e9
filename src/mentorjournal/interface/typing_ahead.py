"""Keys that are typed faster than screens open: none is lost, and none overtakes another."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from time import monotonic
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import ActiveBinding
from textual.screen import Screen

LEADS_WITHIN = 0.5
"""Seconds for which keys wait for what a key before them leads to, such as a line to type into."""
OPENS_WITHIN = 3.0
"""Seconds for which keys wait for a screen that opens; some have nothing that takes the focus."""
LOOK_FOR_FOCUS = 0.02
ARRIVES_WITHIN = 0.5
"""Seconds for which a key that acts at once waits for the words typed before it."""


def acts_at_once(key: events.Key) -> bool:
    """Tell whether a key may act before the field sees it: no letter does, Alt and a letter may."""
    return "+" in key.key or not key.is_printable


class KeysInOrder(App[None]):
    """An app that lets keys wait while what they are meant for is on its way."""

    LEADING: ClassVar[frozenset[str]] = frozenset()
    """The app's actions after which what is typed belongs to where they lead."""
    WRITING: ClassVar[frozenset[str]] = frozenset()
    """The actions of screens that open another to write in."""

    def __init__(self) -> None:
        super().__init__()
        self._led_since = 0.0
        self._led_from: Screen[Any] | None = None
        self._typed_ahead: deque[events.Key] = deque()
        self._nothing_to_focus: Screen[Any] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Hand keys on in the order in which they were typed.

        While a screen opens nothing has the focus, and the library hands keys to the screen, which
        passes them on when it is done; a key that comes then goes straight to what has the focus by
        now, and overtakes them: "Speak at" had become "atSpeak ".
        """
        if isinstance(event, events.Key) and not event.is_forwarded and self._is_opening():
            self._typed_ahead.append(event)
            self._hand_on_when_open()
        else:
            await self._hand_over(event)

    async def _hand_over(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            if acts_at_once(event):
                await self._let_words_arrive()
            self._note_where_it_leads(event)
        await super().on_event(event)

    async def _let_words_arrive(self) -> None:
        """Wait until what has the focus has taken the keys that it was handed.

        The library runs what has priority here, while words wait in the queue of their field:
        "keep it and ask the next" had kept an empty answer, and the words stood under the next.
        """
        arrived = asyncio.Event()
        if self._screen_stack and self.focused and self.focused.call_later(arrived.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(arrived.wait(), ARRIVES_WITHIN)

    def _note_where_it_leads(self, key: events.Key) -> None:
        """Let keys wait behind one that leads to a line or a screen, which takes a moment.

        Until then they would be commands where one still is: the k of a word, a kind word.
        """
        if key.is_forwarded or not self._screen_stack:
            return
        opens = self._opens_to_write(key)
        if opens or self._leads(key):
            self._led_since = monotonic()
            self._led_from = self.screen if opens else None

    def _leads(self, key: events.Key) -> bool:
        if getattr(self.screen, "leads_on", False):
            return key.key == "enter"
        found = self._bound_to(key)
        return found is not None and found.node is self and found.binding.action in self.LEADING

    def _opens_to_write(self, key: events.Key) -> bool:
        found = self._bound_to(key)
        if found is None or found.node is not self.screen:
            return False
        return found.binding.action.partition("(")[0] in self.WRITING

    def _bound_to(self, key: events.Key) -> ActiveBinding | None:
        """Find what a key does here; nothing where it is a letter of what is being written."""
        focused = self.screen.focused
        if focused is not None and focused.check_consume_key(key.key, key.character):
            return None
        return self.screen.active_bindings.get(key.key)

    def arrived(self) -> None:
        """Let keys go on: what they waited for is there, or will not come."""
        self._led_since = 0.0

    def _is_led(self) -> bool:
        if self._led_from is not None and self.screen is not self._led_from:
            self.arrived()  # what waits for the focus waits on
        return monotonic() - self._led_since < LEADS_WITHIN

    def _is_opening(self) -> bool:
        return bool(self._typed_ahead or self._waits_for_focus() or self._is_led())

    def _waits_for_focus(self) -> bool:
        if not self._screen_stack or self.screen.focused is not None:
            return False
        return self.screen is not self._nothing_to_focus

    def _hand_on_when_open(self) -> None:
        self.screen.call_after_refresh(self.call_later, self._hand_on)

    async def _hand_on(self) -> None:
        """Hand on what was typed while a screen opened; what opens another waits for that one."""
        if not self._screen_stack:  # the program is ending
            return
        screen = self.screen
        if self._typed_ahead and self._is_led():
            self.set_timer(LOOK_FOR_FOCUS, self._hand_on)
            return
        if self._typed_ahead and self._waits_for_focus():
            waited = monotonic() - self._typed_ahead[0].time
            if waited < OPENS_WITHIN or getattr(screen, "is_opening", False):
                self.set_timer(LOOK_FOR_FOCUS, self._hand_on)
                return
            self._nothing_to_focus = screen
        while self._typed_ahead and self.screen is screen and not self._is_led():
            await self._hand_over(self._typed_ahead.popleft())
        if self._typed_ahead:
            self._hand_on_when_open()
