"""Locking: every draft is kept, then the program begins anew and holds no word of the journal."""

from __future__ import annotations

import math
import signal
import sys
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.timer import Timer

from mentorjournal.domain import moments
from mentorjournal.errors import JournalError
from mentorjournal.interface.requests import Requests
from mentorjournal.reopening import ASLEEP, AWAKE
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from mentorjournal.config import Settings
    from mentorjournal.screens.cover import CoverScreen

RETURN_TO = "@return to"
"""The subject of the draft that holds where to go after the next unlocking.

Not a setting of the journal: those go into archives, and come in from other people's.
"""

LAST_MINUTE = 60
A_NAP = 2.0
"""Seconds the machine may sleep without our locking."""

TRY_AGAIN = 2.0
"""Seconds until a draft that could not be kept is tried again."""

_SIGNS_OF_LIFE = (events.Key, events.Paste, events.MouseDown, events.MouseScrollUp,
                  events.MouseScrollDown)  # fmt: skip


def seconds_slept() -> float:
    """Count how long this machine has been suspended, from some beginning; 0 where none can tell.

    One clock stands still meanwhile and another goes on; which one differs by the system.
    """
    through_sleep = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}.get(sys.platform)
    if through_sleep is None:
        return 0.0
    return time.clock_gettime(getattr(time, through_sleep)) - time.monotonic()


class Vigil:
    """Knows how long nobody was there."""

    def __init__(
        self,
        minutes: float,
        clock: Callable[[], float] = time.monotonic,
        slept: Callable[[], float] = seconds_slept,
    ) -> None:
        """Wait so many minutes for a sign of life; 0 waits for ever."""
        self._limit = minutes * 60 or math.inf
        self._clock, self._slept = clock, slept
        self._slept_before = slept()
        self.touch()

    def touch(self) -> None:
        """Note a sign of life."""
        self._since = self._clock()

    @property
    def left(self) -> float:
        """How many seconds are left."""
        return self._since + self._limit - self._clock()

    def is_over(self) -> bool:
        """Whether nobody was there for too long, or the machine slept since this was last asked."""
        before, self._slept_before = self._slept_before, self._slept()
        return self.left <= 0 or self._slept_before - before > A_NAP


class Locking(Requests):
    """An app that locks: by key, when nobody is there, and when the machine or it is suspended."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "lock", "Lock", id="app.lock", show=False, priority=True,
                tooltip="Keep every draft and lock now."),
    ]  # fmt: skip

    def __init__(self, settings: Settings, *, can_lock: bool = True) -> None:
        super().__init__()
        self.settings = settings
        self.standing_warning = ""
        """What every bar says until it is over; empty for nothing."""
        self.locked = ""
        """How to begin anew once this app has ended; empty when it was left."""
        self._can_lock = can_lock
        self._vigil: Vigil | None = None
        self._cover: CoverScreen | None = None
        self._next_try: Timer | None = None

    def heed_signals(self) -> None:
        """Lock before the shell takes the terminal back."""
        super().heed_signals()
        if sys.platform != "win32" and self._can_lock:
            import asyncio

            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGTSTP, self.action_suspend_process)

    def watch_over(self, vigil: Vigil) -> None:
        """Lock when the vigil is over."""
        if self._can_lock:
            self._vigil = vigil
            self.set_interval(1, self._look_at_the_clock)

    async def on_event(self, event: events.Event) -> None:
        """Note every key and click before anything else does."""
        if self._vigil is not None and isinstance(event, _SIGNS_OF_LIFE):
            self._vigil.touch()
        await super().on_event(event)

    def _look_at_the_clock(self) -> None:
        if self._vigil is None or self._cover is not None:
            return
        if self._vigil.is_over():
            self.lock()
        else:
            self._count_down(self._vigil.left)

    def _count_down(self, left: float) -> None:
        minutes, seconds = divmod(math.ceil(left), 60) if left <= LAST_MINUTE else (0, 0)
        words = f"locks in {minutes}:{seconds:02d}" if minutes or seconds else ""
        for screen in self.screen_stack:
            for bar in screen.query(TopBar):
                bar.warning = " · ".join(filter(None, [self.standing_warning, words]))

    @property
    def is_covered(self) -> bool:
        """Whether a cover hides the journal, as a draft could not be kept."""
        return self._cover is not None

    def action_lock(self) -> None:
        """Lock now."""
        self.lock()

    def action_suspend_process(self) -> None:
        """Lock, then stop until the shell lets the program go on."""
        if self._can_lock and self._journal is not None:
            self.lock(ASLEEP)
        else:
            super().action_suspend_process()

    def lock(self, state: str = AWAKE) -> None:
        """Keep every draft, then end in order to begin anew, locked.

        While a draft cannot be kept it stays in memory, under a cover, and is tried again.
        """
        if self._journal is None or self.locked:
            return
        if not self._can_lock:
            say(self, "A sample journal has no passphrase, so there is nothing to lock.")
            return
        try:
            self.keep_drafts()
        except JournalError as error:
            self._put_cover(str(error), state)
            return
        with suppress(JournalError):  # where nothing can be written one comes back to Home
            self.journal.notebook.keep_draft(RETURN_TO, self._way_back(), moments.now())
        if self.clipboard:
            self.copy_to_clipboard("")
        self.locked = state
        self.exit()

    def _put_cover(self, trouble: str, state: str) -> None:
        from mentorjournal.screens.cover import CoverScreen

        if self._cover is None:
            self.clear_notifications()  # they name what was kept, and are drawn over every screen
            self._cover = CoverScreen(self.journal)
            self.push_screen(self._cover, self._take_cover_off)
        self._cover.trouble = trouble
        if self._next_try:
            self._next_try.stop()
        self._next_try = self.set_timer(TRY_AGAIN, lambda: self.lock(state))

    def _take_cover_off(self, _: object) -> None:
        self._cover = None
        if self._next_try:
            self._next_try.stop()

    def _way_back(self) -> dict[str, Any]:
        """Note the place and what stands open in it."""
        ways: list[dict[str, Any]] = [
            getattr(screen, "way_back", dict)() for screen in self.screen_stack
        ]
        return {"place": self.current_mode, "steps": [way for way in ways if way]}

    async def return_from_lock(self, places: Collection[str]) -> None:
        """Go to the place where the journal was locked, or Home."""
        found = self.journal.notebook.draft(RETURN_TO)
        way = found[0] if found else {}
        if found:
            with suppress(JournalError):
                self.journal.notebook.drop_draft(RETURN_TO)
        place = way.get("place", "home")
        await self.switch_mode(place if place in places else "home")
        with reporting(self):
            for step in way.get("steps", ()):
                self.take_step(step)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Add what has no key of its own."""
        yield from super().get_system_commands(screen)
        if sys.platform != "win32":
            yield SystemCommand(
                "Suspend", "Lock and go back to the shell; fg returns", self.action_suspend_process
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Lock only what is open."""
        if action == "lock":
            return self._journal is not None
        return super().check_action(action, parameters)
