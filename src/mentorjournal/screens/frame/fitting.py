"""The classes of a screen's size, there before its widgets are."""

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen


def fit(screen: Screen[Any]) -> None:
    """Name the size of the window on a screen that is about to be composed.

    The library does so at the first resize, and then every widget is styled a second time.
    """
    app = screen.app
    screen.add_class(*_reached(app.size.width, app.HORIZONTAL_BREAKPOINTS or ()))
    screen.add_class(*_reached(app.size.height, app.VERTICAL_BREAKPOINTS or ()))


def _reached(length: int, breakpoints: Sequence[tuple[int, str]]) -> list[str]:
    """Give the class of the highest breakpoint that a length reaches."""
    return [name for least, name in sorted(breakpoints) if least <= length][-1:]
