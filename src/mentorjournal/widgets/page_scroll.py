"""What scrolls a page that is longer than the window, by the keys that lists have."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll


class PageScroll(VerticalScroll):
    """Scroll by the keys of the lists too: one line, to the top, to the end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", id="page.down", show=False, tooltip="A line down."),
        Binding("g", "scroll_home", "Top", id="page.top", show=False, tooltip="To the top."),
        Binding("G", "scroll_end", "End", id="page.end", show=False, tooltip="To the end."),
    ]
