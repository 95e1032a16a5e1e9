"""The parts of Share: beside each other where there is room, one at a time where there is not."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

STOPS = {
    "share-list": "choose",
    "share-cover": "choose",
    "share-text": "read",
    "share-told": "write",
    "closing-form": "write",
    "closing-words": "write",
    "closing-armor": "write",
    "closing-path": "write",
    "share-keep": "write",
    "share-write": "write",
}
"""What Tab leads to, in order, and the part each stands in."""

NAMES = {"choose": "Choose", "read": "Read", "write": "Write"}
ROOM_FOR_ALL = Size(90, 28)
ROOM_FOR_TWO = 70


class Bands:
    """Keep the part in sight that has the focus."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._band = "choose"
        screen.add_class("-at-choose")  # before its widgets are there to be styled anew

    def fit(self, size: Size) -> None:
        """Decide for a size what stands beside what."""
        parted = size.width < ROOM_FOR_ALL.width or size.height < ROOM_FOR_ALL.height
        self._screen.set_class(parted, "-parted")
        self._screen.set_class(size.width < ROOM_FOR_TWO, "-one-by-one")
        self._mark()

    def show(self, widget: Widget) -> None:
        """Bring the part of a widget into sight."""
        band = STOPS.get(widget.id or "")
        if band and band != self._band:
            self._band = band
            self._mark()

    def go(self, widget: Widget) -> Widget:
        """Bring a widget into sight and give it the focus, before another key is read."""
        self.show(widget)
        self._screen.app.stylesheet.update(self._screen)
        widget.focus()
        return widget

    def walk(self, by: int) -> Widget:
        """Go to the stop after the focus, or before it; what is switched off is passed over."""
        order = [self._screen.query_one(f"#{each}") for each in STOPS]
        order = [each for each in order if not each.disabled]
        focused = self._screen.focused
        at = order.index(focused) if focused in order else -by
        return self.go(order[(at + by) % len(order)])

    def _mark(self) -> None:
        for name in NAMES:
            self._screen.set_class(name == self._band, f"-at-{name}")
        self._screen.query_one("#share-steps", Static).update(self._steps())

    def _steps(self) -> Content:
        """Draw the way through the parts, with a dot at the one in sight."""
        steps = []
        for name, words in NAMES.items():
            here = name == self._band
            style = "bold" if here else "$foreground 60%"
            steps.append(Content.styled(f"{'●' if here else '○'} {words}", style))
        way = Content.styled(" ── ", "$foreground 40%").join(steps)
        return way + Content.styled("   tab", "$foreground 60%")
