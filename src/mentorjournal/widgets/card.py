"""A rounded panel with a title in its border and its keys in the lower edge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Unpack

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.dom import DOMNode
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from mentorjournal.domain.plain import visible, visible_in_place
from mentorjournal.widgets.lined import Lined
from mentorjournal.widgets.placing import Placing, entitle

GUTTER = "▌"

_Laid = tuple[tuple[tuple[Content, ...], int], list[tuple[int, Content]]]
"""The lines of a card and its width, and the screen lines they come to."""


class Card(Lined, can_focus=True):
    """Show some lines in one drawing; with `pick`, walk and open them one by one.

    Without `pick` the whole card is one thing: Enter opens it (index -1) and the arrows belong to
    whatever scrolls around it. A line may have line ends in it. Lines are cut at the edge, or
    wrapped when `wrap` is set. Without `leads_on` lines are only marked, for the screen's own keys;
    without `ticks` none of them can be done or not done.
    """

    MOST_ROWS: ClassVar[int | None] = None
    """How many rows a wrapped line takes at most."""
    HANG: ClassVar[int] = 0
    """How many cells stand before what of a wrapped line goes on in the next row, at most."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {"card--cursor", "card--bar", "card--empty"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="card.open", tooltip="Open what is marked."),
        Binding("space", "tick", "Done", id="card.toggle", tooltip="Done, or not done."),
        Binding("up", "move(-1)", "Up", id="card.up", show=False, tooltip="The line above."),
        Binding("down,j", "move(1)", "Down", id="card.down", show=False, tooltip="The next line."),
        Binding("home,g", "go(0)", "First", id="card.first", show=False,
                tooltip="The first line."),
        Binding("end", "go(-1)", "Last", id="card.end", show=False, tooltip="The last line."),
        Binding("G", "last", "Last", id="card.last", show=False, tooltip="The last line."),
    ]  # fmt: skip

    lines: reactive[tuple[Content, ...]] = reactive((), layout=True)
    """What is shown; set it by `show`."""

    cursor: reactive[int] = reactive(0)
    """The marked line, when the card has `pick`."""

    class Opened(Message):
        """A line was opened; index -1 is the card as a whole."""

        def __init__(self, card: Card, index: int) -> None:
            super().__init__()
            self.card = card
            self.index = index

        @property
        def control(self) -> Card:
            """The card, so that `@on` can select it."""
            return self.card

    class Toggled(Opened):
        """A line is to change between done and not done."""

    def __init__(
        self,
        title: str,
        lines: Sequence[Content] = (),
        *,
        hint: str = "",
        empty: str = "",
        pick: bool = False,
        wrap: bool = False,
        leads_on: bool = True,
        ticks: bool = True,
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(**placing)
        self._empty = Content(visible(empty))
        self._laid: _Laid | None = None
        self._keys: tuple[object, ...] = ()
        self._pick = pick
        self._wrap = wrap
        self._leads_on = leads_on
        self._ticks = ticks
        self.entitle(title, hint)
        self.set_reactive(Card.lines, tuple(map(_safe, lines)))

    def entitle(self, title: str, hint: str = "") -> None:
        """Put other words into the border; they are never markup."""
        entitle(self, title, hint)

    def show(self, lines: Sequence[Content], keys: Sequence[object] = ()) -> None:
        """Show other lines; the cursor stays where it was, as far as there are lines.

        With ``keys``, one for each line, it follows its line to wherever that stands now.
        """
        before = self._keys[self.cursor] if self.cursor < len(self._keys) else None
        self._keys = tuple(keys)
        self.lines = tuple(map(_safe, lines))
        cursor = self._keys.index(before) if before in self._keys else self.cursor
        self.cursor = self.validate_cursor(cursor)

    def watch_cursor(self) -> None:
        """Keep the marked line in sight where the card is higher than what scrolls around it."""
        if self._pick and self.has_focus:
            self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        rows = self._rows(self.content_size.width)
        marked = [at for at, (index, _) in enumerate(rows) if index == self.cursor]
        around = next((each for each in self.ancestors if _scrolls(each)), None)
        if not (marked and isinstance(around, Widget)):
            return
        top = self.content_region.y + marked[0] - around.content_region.y + around.scroll_offset.y
        line = Region(0, top, 1, len(marked)).grow((1, 0, 1, 0))
        around.scroll_to_region(line, animate=False, force=True, x_axis=False)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a line."""
        return max(0, min(cursor, len(self.lines) - 1))

    def get_content_width(
        self,
        container: Size,  # noqa: ARG002  Textual's signature
        viewport: Size,  # noqa: ARG002
    ) -> int:
        """Ask for the widest line."""
        return 1 + max((line.cell_length for line in self.lines), default=0)

    def height_at(self, width: int) -> int:
        """Count the rows of every line."""
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line; of a long card the compositor asks only for those in sight."""
        width, height = self.content_size
        rows = self._rows(width)
        at = y + self._first(rows, height)
        line = self._row(*rows[at]) if at < len(rows) else Content("")
        return Visual.to_strips(self, line, width, 1, self.visual_style, pad=True)[0]

    def _first(self, rows: Sequence[tuple[int, Content]], height: int) -> int:
        """Give the row at the top: the first one, unless the marked one would be out of sight."""
        if height >= len(rows):
            return 0
        marked = [at for at, (index, _) in enumerate(rows) if self._is_marked(index)]
        return max(0, min(marked[-1] - height + 1 if marked else 0, len(rows) - height))

    def _rows(self, width: int) -> list[tuple[int, Content]]:
        """Give each screen line with the index of the line it is part of; laid out but once."""
        if not self.lines:
            return self._nothing(width)
        if self._laid is None or self._laid[0] != (self.lines, width):
            self._laid = (self.lines, width), self._lay_out(width)
        return self._laid[1]

    def _nothing(self, width: int) -> list[tuple[int, Content]]:
        style = self.get_visual_style("card--empty")
        return [(-1, line.stylize(style)) for line in self._empty.wrap(max(1, width - 1))]

    def _lay_out(self, width: int) -> list[tuple[int, Content]]:
        room = max(1, width - 1)
        if not self._wrap:
            parts = ((at, part) for at, line in enumerate(self.lines) for part in line.split("\n"))
            return [(at, part.truncate(room, ellipsis=True)) for at, part in parts]
        return [
            (at, part) for at, line in enumerate(self.lines) for part in self._wrapped(line, room)
        ]

    def _wrapped(self, line: Content, room: int) -> list[Content]:
        parts = line.wrap(room)
        if self.HANG and len(parts) > 1:
            hang = min(self.HANG, room // 2)
            at = len(parts[0].plain)
            rest = line[at + line.plain[at : at + 1].isspace() :]
            parts = [parts[0], *(each.pad_left(hang) for each in rest.wrap(room - hang))]
        shown = parts[: self.MOST_ROWS]
        if len(shown) < len(parts):
            shown[-1] = shown[-1].truncate(room - 1) + "…"
        return shown

    def _row(self, index: int, line: Content) -> Content:
        if not self._is_marked(index):
            return Content(" ") + line
        bar = Content.styled(GUTTER, self.get_visual_style("card--bar", partial=True))
        marked = (bar + line).pad_right(max(0, self.content_size.width - 1 - line.cell_length))
        return marked.stylize_before(self.get_visual_style("card--cursor"))

    def _is_marked(self, index: int) -> bool:
        return self._pick and self.has_focus and index == self.cursor

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002  Textual's signature
    ) -> bool | None:
        """Leave the arrows and the space bar to others when lines cannot be picked."""
        if action in ("open", "tick") and not self._leads_on:
            return False
        if action == "tick" and not self._ticks:
            return False
        if action == "last" and "G" in self.screen._bindings.key_to_bindings:
            return False  # on Home the capitals write
        return action not in ("move", "tick", "go", "last") or self._pick

    def action_move(self, by: int) -> None:
        """Mark another line."""
        self.cursor += by

    def action_go(self, index: int) -> None:
        """Mark the first line; with -1 the last one."""
        self.cursor = index if index >= 0 else len(self.lines) - 1

    def action_last(self) -> None:
        """Mark the last line, unless the screen means something else by its key."""
        self.action_go(-1)

    def action_open(self) -> None:
        """Ask to open the marked line."""
        self.post_message(self.Opened(self, self._picked))

    def action_tick(self) -> None:
        """Ask to change the marked line between done and not done."""
        if self._picked >= 0:
            self.post_message(self.Toggled(self, self._picked))

    @property
    def _picked(self) -> int:
        return self.cursor if self._pick and self.lines else -1

    def on_click(self, event: events.Click) -> None:
        """Mark the line under the pointer; a double click opens it."""
        event.stop()
        row = event.get_content_offset_capture(self).y
        rows = self._rows(self.content_size.width)
        if self._pick and 0 <= row < len(rows):
            self.cursor = rows[row][0]
        if event.chain == 2:
            self.action_open()


class SignCard(Card):
    """A card whose lines begin with a sign, and go on below their first word."""

    HANG = 2


def _scrolls(node: DOMNode) -> bool:
    return isinstance(node, Widget) and node.allow_vertical_scroll


def _safe(line: Content) -> Content:
    """Take out what could command the terminal, with every style at its place."""
    return Content(visible_in_place(line.plain), list(line.spans))
