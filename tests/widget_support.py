"""A small app to hold one widget, with the stylesheet that every screen shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from textual.app import App, ComposeResult
from textual.containers import Container
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from mentorjournal.resources import stylesheets

STYLES = stylesheets(("base.tcss", "widgets.tcss"))

Kind = TypeVar("Kind", bound=Message)

THEMES = ("textual-dark", "textual-light", "ansi-dark", "ansi-light")


class Holder(App[None]):
    """Hold the widgets it makes once it runs, and keep what they post."""

    CSS_PATH = STYLES
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (50, "-narrow"),
        (90, "-normal"),
    ]

    def __init__(self, make: Callable[[], Iterable[Widget]]) -> None:
        super().__init__()
        self._make = make
        self.posted: list[Message] = []

    def compose(self) -> ComposeResult:
        with Container(classes="body"):
            yield from self._make()

    def seen(self, kind: type[Kind]) -> list[Kind]:
        """Give the messages of a kind; needs `message_hook=app.posted.append`."""
        return list(dict.fromkeys(each for each in self.posted if type(each) is kind))


def drawn(widget: Widget) -> list[str]:
    """Give the lines a widget draws in itself, without border and trailing spaces."""
    width, height = widget.outer_size
    around = widget.gutter
    strips = widget.render_lines(Region(0, 0, width, height))
    inner = strips[around.top : height - around.bottom]
    return [strip.crop(around.left, width - around.right).text.rstrip() for strip in inner]
