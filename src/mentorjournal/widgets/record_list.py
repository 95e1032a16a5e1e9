"""A list of records of any length: it holds the rows in sight and no others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Unpack

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mentorjournal.domain.plain import visible
from mentorjournal.widgets.listing import NoRows, Row, RowCache, Rows
from mentorjournal.widgets.placing import Placing
from mentorjournal.widgets.row_line import BAR, Piece, lower_line, upper_line

__all__ = ["RecordList", "Row", "Rows"]

MARGIN = 2
"""The bar of the cursor and a space, before each row."""


class RecordList(ScrollView, can_focus=True):
    """Show rows of one or two lines, asked for as they come into sight.

    The row under the cursor has a bar at its left; a private row says so in words or by ◆.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-list--row",
        "record-list--bar",
        "record-list--cursor",
        "record-list--day",
        "record-list--kind",
        "record-list--title",
        "record-list--detail",
        "record-list--private",
        "record-list--match",
        "record-list--empty",
    }
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="list.open", tooltip="Open this record."),
        Binding("up", "move(-1)", "Up", id="list.up", show=False, tooltip="The row above."),
        Binding("down,j", "move(1)", "Down", id="list.down", show=False, tooltip="The next row."),
        Binding("home,g", "go(0)", "First", id="list.first", show=False, tooltip="The first row."),
        Binding("end,G", "go(-1)", "Last", id="list.last", show=False, tooltip="The last row."),
        Binding(
            "pageup", "page(-1)", "Page up", id="list.page_up", show=False, tooltip="A page up."
        ),
        Binding(
            "pagedown",
            "page(1)",
            "Page down",
            id="list.page_down",
            show=False,
            tooltip="A page down.",
        ),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)
    """The index of the row the keys work on; 0 in an empty list."""

    class Highlighted(Message):
        """The cursor stands on another row."""

        def __init__(self, record_list: RecordList, row: Row) -> None:
            super().__init__()
            self.record_list = record_list
            self.row = row

        @property
        def control(self) -> RecordList:
            """The list, so that `@on` can select it."""
            return self.record_list

    class Opened(Highlighted):
        """A row is to be opened."""

    def __init__(
        self, *, lines: int = 1, empty: str = "Nothing here yet.", **placing: Unpack[Placing]
    ) -> None:
        super().__init__(**placing)
        self._lines = lines
        self._empty = Content(visible(empty))
        self._cache = RowCache(NoRows())

    def say_when_empty(self, words: str) -> None:
        """Change what stands in the place of rows where there are none."""
        self._empty = Content(visible(words))
        self.refresh()

    def show(self, rows: Rows, keep_cursor: bool = True) -> None:
        """Show other rows; the cursor follows its record, or stays about where it was.

        At the very top it stays at the top, where what is new appears.
        """
        before = self.row
        scrolled = self.scroll_offset.y - self.cursor * self._lines
        keep_cursor = keep_cursor and (self.cursor, self.scroll_offset.y) != (0, 0)
        self._cache = RowCache(rows)
        self._measure()
        cursor = self.cursor if keep_cursor else 0
        if keep_cursor and before is not None:
            found = self._cache.place_of(before.id, cursor)
            cursor = cursor if found is None else found
        self.cursor = cursor
        if keep_cursor:
            self.scroll_to(y=self.cursor * self._lines + scrolled, animate=False, force=True)
        self._show_cursor()
        self.refresh()
        if before != self.row:
            self._tell()

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._cache.row(self.cursor)

    def __len__(self) -> int:
        return self._cache.count

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, self._cache.count - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Redraw the two rows concerned and scroll as little as needed."""
        for index in (before, now):
            self.refresh_lines(index * self._lines, self._lines)
        self._show_cursor()
        self._tell()

    def _tell(self) -> None:
        if (row := self.row) is not None:
            self.post_message(self.Highlighted(self, row))

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        self.virtual_size = Size(width, self._cache.count * self._lines)

    def _show_cursor(self) -> None:
        top = self.cursor * self._lines
        self.scroll_to_region(Region(0, top, 1, self._lines), animate=False, force=True)

    def on_resize(self) -> None:
        """Keep the row under the cursor in sight."""
        self._measure()
        self._show_cursor()

    def action_move(self, by: int) -> None:
        """Go some rows up or down."""
        self.cursor += by

    def action_go(self, index: int) -> None:
        """Go to a row; -1 is the last one."""
        self.cursor = index if index >= 0 else self._cache.count - 1

    def action_page(self, by: int) -> None:
        """Go as many rows as are in sight, but one."""
        rows = max(1, self.scrollable_content_region.height // self._lines - 1)
        self.cursor += by * rows

    def action_open(self) -> None:
        """Ask to open the row under the cursor."""
        if (row := self.row) is not None:
            self.post_message(self.Opened(self, row))

    def on_click(self, event: events.Click) -> None:
        """Go to the row under the pointer; a double click opens it."""
        event.stop()
        y = event.get_content_offset_capture(self).y + self.scroll_offset.y
        index = y // self._lines
        if 0 <= index < self._cache.count:
            self.cursor = index
            if event.chain == 2:
                self.action_open()

    def render_line(self, y: int) -> Strip:
        """Draw one line of one row; the compositor asks for those in sight."""
        width = self.scrollable_content_region.width
        if not self._cache.count:
            return self._empty_line(y, width)
        index, line = divmod(y + self.scroll_offset.y, self._lines)
        row = self._cache.row(index)
        if row is None:
            return Strip.blank(width, self.rich_style)
        is_cursor = index == self.cursor
        room = max(0, width - MARGIN)
        pieces = (
            lower_line(row, room) if line else upper_line(row, room, with_detail=self._lines == 1)
        )
        return self._strip(pieces, width, is_cursor=is_cursor)

    def _strip(self, pieces: Iterable[Piece], width: int, *, is_cursor: bool) -> Strip:
        """Give the pieces their styles, on the ground of the cursor or of the list."""
        ground = self.get_component_rich_style(
            "record-list--cursor" if is_cursor else "record-list--row"
        )
        back = Style.from_color(bgcolor=ground.bgcolor)
        bar = Piece(BAR if is_cursor else " ", "bar")
        segments = [
            Segment(piece.text, ground + self._part(piece.part) + back)
            for piece in (bar, Piece(" ", "title"), *pieces)
            if piece.text
        ]
        return Strip(segments).adjust_cell_length(width, ground)

    def _part(self, part: str) -> Style:
        return self.get_component_rich_style(f"record-list--{part}")

    def _empty_line(self, y: int, width: int) -> Strip:
        style = self.get_component_rich_style("record-list--empty")
        lines = self._empty.wrap(max(1, width - 2 * MARGIN)) if width else []
        words = lines[y].plain if y < len(lines) else ""
        text = Segment(" " * MARGIN + words, style)
        return Strip([text]).adjust_cell_length(width, self.rich_style)
