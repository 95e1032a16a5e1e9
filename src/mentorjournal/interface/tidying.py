"""Looking for garbage while nobody waits: amid the opening of a screen it took a third of that."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import monotonic

AT_ONCE = 100_000
"""New objects after which garbage is looked for though somebody may wait: Python says 700."""

SOME = 5_000
"""New objects that are worth a look at a rest: half of what a screen leaves behind."""

REST = 0.2
"""Seconds without a sign of life in which the new is looked through; that takes a hundredth."""

LONG_REST = 2.0
"""Seconds after which all there is may be looked through, too; that takes up to a tenth."""

LOOKS_BEFORE_ALL = 10
"""How often the new is looked through before all there is."""


class Tidying:
    """Looks for garbage at a rest; the looks that Python takes by itself become seldom."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin; what is there by now stays to the end, and is never looked through."""
        gc.freeze()
        gc.set_threshold(AT_ONCE, LOOKS_BEFORE_ALL, LOOKS_BEFORE_ALL)
        self._clock = clock
        self.touch()

    def touch(self) -> None:
        """Note that somebody may wait."""
        self._since = self._clock()

    def look(self) -> None:
        """Look for garbage if there may be some and nobody was there for a moment."""
        rest = self._clock() - self._since
        new, _, looks = gc.get_count()
        if rest >= LONG_REST and looks >= LOOKS_BEFORE_ALL:
            gc.collect()
        elif rest >= REST and new >= SOME:
            gc.collect(1)
