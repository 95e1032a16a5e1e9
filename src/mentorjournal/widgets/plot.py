"""A chart drawn in letters, its lines told apart by the signs of their points, not by colour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar, Unpack

from textual.content import Content, Span
from textual.geometry import Size
from textual.reactive import reactive

from mentorjournal.domain import moments
from mentorjournal.domain.plain import visible
from mentorjournal.views.chart import SIGNS, Bar, Chart
from mentorjournal.widgets.cells import fitted
from mentorjournal.widgets.lined import Lined
from mentorjournal.widgets.placing import Placing, entitle

WIDE_ENOUGH = 30
"""With fewer columns a chart is told in words."""

HIGH_ENOUGH = 6
"""With fewer lines, its legend included, a chart is told in words."""

HEIGHT = 11
"""The lines a chart asks for where it may choose."""

_DOTS = re.compile("[\u2800-\u28ff]+")
_SIGNS = re.compile(f"[{SIGNS}]")
_FRAME = re.compile("[┤├┼┬┴└┘┌┐─│]+")


class Plot(Lined):
    """Show a chart as a drawing, or in words where there is little room or nothing to draw."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"plot--line", "plot--sign", "plot--frame"}

    chart: reactive[Chart] = reactive(Chart(()), layout=True)
    """What is drawn."""

    def __init__(
        self,
        chart: Chart | None = None,
        *,
        title: str = "",
        empty: str = "",
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(**placing)
        self._empty = Content(visible(empty))
        entitle(self, title)
        self.set_reactive(Plot.chart, chart or Chart(()))

    def show(self, chart: Chart) -> None:
        """Draw another chart."""
        self.chart = chart

    def get_content_width(
        self,
        container: Size,
        viewport: Size,  # noqa: ARG002  Textual's signature
    ) -> int:
        """Ask for all the width there is."""
        return container.width

    def height_at(self, width: int) -> int:
        """Give the height of a drawing, or of its words."""
        if self._is_drawn(width, HEIGHT):
            return HEIGHT
        return len(self._words().wrap(max(1, width)))

    def render(self) -> Content:
        """Draw the chart in the room there is."""
        width, height = self.content_size
        if not self._is_drawn(width, height):
            return self._words()
        from mentorjournal.widgets.drawing import drawn as picture_of

        picture = picture_of(self.chart, width, height - 1, moments.today())
        spans = []
        for pattern, part in ((_FRAME, "frame"), (_DOTS, "line"), (_SIGNS, "sign")):
            style = self.get_visual_style(f"plot--{part}", partial=True)
            spans += [Span(*found.span(), style) for found in pattern.finditer(picture)]
        return Content("\n").join([Content(picture, spans), self._legend()])

    def _is_drawn(self, width: int, height: int) -> bool:
        room = width >= WIDE_ENOUGH and height >= HIGH_ENOUGH
        return room and not self.chart.is_empty

    def _words(self) -> Content:
        if self.chart.is_empty and self._empty:
            return self._empty
        return Content("\n").join(map(_plain, self.chart.words(moments.today())))

    def _legend(self) -> Content:
        """Say which sign is which line."""
        named = [(at, line.name) for at, line in enumerate(self.chart.lines) if line.name]
        style = self.get_visual_style("plot--sign", partial=True)
        pieces = [
            Content.assemble((self.chart.sign(at), style), " ", _plain(name)) for at, name in named
        ]
        return Content("   ").join(pieces).truncate(self.content_size.width, ellipsis=True)


def _plain(text: str) -> Content:
    return Content(visible(text, keep_newlines=False))


BAR_SIGNS = "▇░"
SHORTEST_BAR = 8


def bar_lines(bars: Sequence[Bar], width: int) -> list[Content]:
    """Draw bars beneath one another, each with its name and its words.

    The uncertain end of a bar is drawn in a lighter sign. Where a line is too short for all of
    this, the bar stands below its name and words.
    """
    names = min(max((len(each.name) for each in bars), default=0), max(8, width // 3))
    words = max((len(each.words) for each in bars), default=0)
    room = width - names - words - 4
    longest = max((each.length for each in bars), default=0) or 1
    if room < SHORTEST_BAR:
        return [_bar_below(each, max(SHORTEST_BAR, width - 2), longest) for each in bars]
    return [_bar_line(each, names, room, longest) for each in bars]


def _signs(bar: Bar, room: int, longest: float) -> str:
    whole = max(1, round(bar.length * room / longest)) if bar.length else 0
    light = min(whole, round(bar.of_it * room / longest))
    return BAR_SIGNS[0] * (whole - light) + BAR_SIGNS[1] * light


def _bar_below(bar: Bar, room: int, longest: float) -> Content:
    said = _plain(f"{bar.name}: {bar.words}")
    signs = _signs(bar, room, longest)
    return Content.assemble(said, "\n", (signs, "$text-accent")) if signs else said


def _bar_line(bar: Bar, names: int, room: int, longest: float) -> Content:
    signs = _signs(bar, room, longest)
    return Content.assemble(
        fitted(visible(bar.name, keep_newlines=False), names),
        "  ",
        (signs, "$text-accent"),
        "  " if signs else "",
        _plain(bar.words),
    )
