"""The path so far, drawn as a line: its years, how high or low they were, what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from mentorjournal.domain.plain import visible
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import NewRecord, OpenRecord
from mentorjournal.screens.frame.over import OverPlace
from mentorjournal.views.lifeline import HIGH, Lifeline, lifeline
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.page_scroll import PageScroll
from mentorjournal.widgets.plot import Plot

TEMPLATE = "r.career"
"""The template that asks for the points of a line."""
QUIET = "$foreground 60%"


class LifelineScreen(OverPlace):
    """Show the line of the path so far; each point leads to the page on which it was drawn."""

    DOOR: ClassVar[str] = "lifeline"
    CRUMB: ClassVar[str] = "Lifeline · never shared"
    HELP: ClassVar[str] = """\
# The lifeline

The path so far as you drew it: years across, from -5 to +5 how high or low they were. `a` draws one
anew; earlier ones stay, and the one before is drawn beside it. Decisions about study, work and
career stand on the line of nought: nobody asked how high or low they were.

Enter opens the page on which a point was drawn.
"""
    AUTO_FOCUS = "#points"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Draw it", id="lifeline.add", tooltip="Draw the line, or anew."),
        Binding("escape", "leave", "Back", id="lifeline.back", tooltip="Back to where you were."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal, place)
        self._leads_to: list[UUID] = []
        self._is_shown = False

    def page(self) -> Iterable[Widget]:
        """Give the line over its points in words."""
        with PageScroll(id="path"):
            yield Plot(title="The path so far", id="lifeline", classes="panel",
                       empty="No line yet. a draws one, point by point.")  # fmt: skip
            yield Card("Point by point", id="points", pick=True, ticks=False,
                       hint="enter open · a anew",
                       empty="A point is a year, its height, and a few words.")  # fmt: skip

    def reload(self) -> None:
        """Read every line anew."""
        if not self._is_shown:  # the line stands first, also where the window is low
            self.call_after_refresh(self.query_one("#path").scroll_home, animate=False)
        self._is_shown = True
        found = lifeline(self.journal)
        self.query_one("#lifeline", Plot).show(found.chart)
        told = list(_told(found))
        self._leads_to = [record for record, _ in told]
        self.query_one("#points", Card).show([line for _, line in told])

    @on(Card.Opened, "#points")
    def _open(self, event: Card.Opened) -> None:
        event.stop()
        if 0 <= event.index < len(self._leads_to):
            self.post_message(OpenRecord(self._leads_to[event.index]))

    def action_add(self) -> None:
        """Ask for the line."""
        self.post_message(NewRecord("reflection", {"template": TEMPLATE}))


def _told(found: Lifeline) -> Iterable[tuple[UUID, Content]]:
    """Say the newest line point by point, with the decisions at their years, then earlier lines."""
    newest = found.lines[:1]
    points = [
        (point.year, 0, line.reflection, _point(point.year, point.height, point.words))
        for line in newest
        for point in line.points
    ]
    points += [(turn.year, 1, turn.decision, _turn(turn.year, turn.words)) for turn in found.turns]
    points.sort(key=lambda each: each[:2])
    yield from ((record, line) for _, _, record, line in points)
    for line in found.lines[1:]:
        words = f"an earlier line, drawn {line.on.day} {line.on:%B %Y}, {len(line.points)} points"
        yield line.reflection, Content.styled(words, QUIET)


def _point(year: int, height: int, words: str) -> Content:
    bar = "▰" * abs(height) + "▱" * (HIGH - abs(height))
    return Content.assemble(
        (f"{year}  ", QUIET),
        (
            f"{height:+d} {'↑' if height > 0 else '↓' if height < 0 else '·'} {bar}  ",
            "$text-accent",
        ),
        visible(words, keep_newlines=False),
    )


def _turn(year: int, words: str) -> Content:
    return Content.assemble(
        (f"{year}  ", QUIET),
        ("∴ decided   ", "$text-primary"),
        visible(words, keep_newlines=False),
    )
