"""The thread as linked columns: a walk from what one saw to what one did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Unpack

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.domain.plain import visible
from mentorjournal.widgets.placing import Placing

SIDE_BY_SIDE = 84
"""From so many cells on the columns stand side by side; below that, one above the other."""
TALL = 3
"""The lines of a knot where columns stand side by side: two of words, one of what is known."""
GAP = 2
MARKS = {"here": "▌ ", "onward": "→ ", "back": "← ", "both": "↔ ", "": "  "}


@dataclass(frozen=True)
class Knot:
    """One record of the thread, in words ready to be shown."""

    id: str
    words: str
    known: str
    """Its day, and how it stands."""
    asks: bool = False
    """Whether nothing came of it yet."""


@dataclass(frozen=True)
class Strand:
    """A column: records of one kind."""

    title: str
    knots: Sequence[Knot]


@dataclass(frozen=True)
class Ties:
    """Which knot leads to which, by id."""

    onward: Mapping[str, Sequence[str]]
    back: Mapping[str, Sequence[str]]


class Strands(Widget, can_focus=True):
    """Show strands beside each other, or in bands; the arrows follow the ties between them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="strands.open", tooltip="Open what is marked."),
        Binding("left", "follow(-1)", "From", id="strands.back",
                tooltip="Follow the thread back."),
        Binding("right", "follow(1)", "Led to", id="strands.onward",
                tooltip="Follow the thread onward."),
        Binding("up", "move(-1)", "Up", id="strands.up", show=False, tooltip="The one above."),
        Binding("down,j", "move(1)", "Down", id="strands.down", show=False,
                tooltip="The next one."),
        Binding("pageup", "move(-8)", "Page up", id="strands.page_up", show=False),
        Binding("pagedown", "move(8)", "Page down", id="strands.page_down", show=False),
    ]  # fmt: skip

    column: reactive[int] = reactive(0)
    """Which strand the cursor is in."""

    class Moved(Message):
        """Another knot is marked; None when there is none at all."""

        def __init__(self, strands: Strands, knot_id: str | None) -> None:
            super().__init__()
            self.strands = strands
            self.knot_id = knot_id

        @property
        def control(self) -> Strands:
            """The strands, so that `@on` can select them."""
            return self.strands

    class Opened(Moved):
        """The marked knot is to be opened."""

    def __init__(self, **placing: Unpack[Placing]) -> None:
        super().__init__(**placing)
        self._strands: Sequence[Strand] = ()
        self._ties = Ties({}, {})
        self._places: dict[str, tuple[int, int]] = {}
        self._rows: list[int] = []
        self._trail: dict[tuple[str, int], str] = {}

    def show(self, strands: Sequence[Strand], ties: Ties, at: str | None = None) -> None:
        """Show other strands; the cursor goes to ``at``, or stays on what it was on."""
        here = at or self.marked
        self._strands, self._ties = strands, ties
        self._places = {
            knot.id: (column, row)
            for column, strand in enumerate(strands)
            for row, knot in enumerate(strand.knots)
        }
        self._rows = [0] * len(strands)
        if here in self._places:
            self._go(here)
        else:
            filled = (at for at, strand in enumerate(strands) if strand.knots)
            self.column = next(filled, 0)
            self._tell()

    @property
    def marked(self) -> str | None:
        """The id of the marked knot; None when there is none."""
        if not self._strands or not self._strands[self.column].knots:
            return None
        return self._strands[self.column].knots[self._rows[self.column]].id

    def _go(self, knot_id: str) -> None:
        column, row = self._places[knot_id]
        self._rows[column] = row
        self.column = column
        self._tell()

    def _tell(self) -> None:
        self._show_ties()
        self.refresh()
        self.post_message(self.Moved(self, self.marked))

    def _show_ties(self) -> None:
        """Bring the first knot that is tied to the marked one into sight in each other strand."""
        here = self.marked
        for column, strand in enumerate(self._strands):
            tied = [row for row, knot in enumerate(strand.knots) if self._tie(here, knot.id)]
            if column != self.column and tied and self._rows[column] not in tied:
                self._rows[column] = tied[0]

    def _tie(self, here: str | None, other: str) -> str:
        if here is None:
            return ""
        onward = other in self._ties.onward.get(here, ())
        back = other in self._ties.back.get(here, ())
        return "both" if onward and back else "onward" if onward else "back" if back else ""

    def action_move(self, by: int) -> None:
        """Mark another knot of the same strand."""
        if self._strands and (knots := self._strands[self.column].knots):
            row = max(0, min(self._rows[self.column] + by, len(knots) - 1))
            self._rows[self.column] = row
            self._tell()

    def action_follow(self, way: int) -> None:
        """Follow the thread onward or back; where nothing is tied, go to the next strand."""
        here = self.marked
        ways = self._ties.onward if way > 0 else self._ties.back
        tied = [each for each in ways.get(here or "", ()) if each in self._places]
        tied.sort(key=lambda each: (abs(self._places[each][0] - self.column), self._places[each]))
        came_from = self._trail.get((here or "", way))
        if tied and here:
            there = came_from if came_from in tied else tied[0]
            self._trail[there, -way] = here
            self._go(there)
            return
        filled = [at for at, strand in enumerate(self._strands) if strand.knots]
        beyond = [at for at in filled if (at - self.column) * way > 0]
        if beyond:
            self.column = min(beyond) if way > 0 else max(beyond)
            self._tell()

    def action_open(self) -> None:
        """Ask to open the marked knot."""
        if self.marked:
            self.post_message(self.Opened(self, self.marked))

    def on_click(self, event: events.Click) -> None:
        """Mark what is under the pointer; a double click opens it."""
        event.stop()
        offset = event.get_content_offset_capture(self)
        found = self._at(offset.x, offset.y)
        if found:
            self._go(found)
            if event.chain == 2:
                self.action_open()

    def _at(self, x: int, y: int) -> str | None:
        width, height = self.content_size
        if self._is_wide:
            column, row = min(x // self._width, len(self._strands) - 1), (y - 1) // TALL
            first = self._first(column, (height - 1) // TALL)
            knots = self._strands[column].knots
            return knots[first + row].id if y and first + row < len(knots) else None
        lines = self._bands(width, height)
        return lines[y][0] if 0 <= y < len(lines) else None

    @property
    def _is_wide(self) -> bool:
        return self.content_size.width >= SIDE_BY_SIDE

    @property
    def _width(self) -> int:
        return max(1, self.content_size.width // max(1, len(self._strands)))

    def render(self) -> Content:
        """Draw the strands in the room there is."""
        width, height = self.content_size
        if not self._strands or not width:
            return Content("")
        if not self._is_wide:
            return Content("\n").join([line for _, line in self._bands(width, height)])
        columns = [self._drawn(at, self._width - GAP, height) for at in range(len(self._strands))]
        return Content("\n").join(
            [Content(" " * GAP).join(parts) for parts in zip(*columns, strict=True)]
        )

    def _header(self, column: int, width: int) -> Content:
        strand, here = self._strands[column], self.marked
        tied = sum(1 for knot in strand.knots if self._tie(here, knot.id))
        linked = f" · {tied} linked" if tied else ""
        style = "bold $text-accent" if column == self.column and self.has_focus else "bold"
        line = Content.assemble(
            (strand.title, style), (f" {len(strand.knots)}{linked}", "$foreground 60%")
        )
        return line.truncate(width, ellipsis=True).pad_right(max(0, width - line.cell_length))

    def _first(self, column: int, room: int) -> int:
        """Say which row is drawn first, so that the one that matters is among them."""
        row, count = self._rows[column], len(self._strands[column].knots)
        return max(0, min(row - room // 3, count - room))

    def _drawn(self, column: int, width: int, height: int) -> list[Content]:
        lines = [self._header(column, width)]
        room = max(1, (height - 1) // TALL)
        first = self._first(column, room)
        for row in range(first, min(first + room, len(self._strands[column].knots))):
            lines += self._tall(column, row, width)
        blank = Content(" " * width)
        return [*lines[:height], *[blank] * (height - len(lines))]

    def _mark(self, column: int, row: int) -> tuple[str, str]:
        """Give the sign and the style of a knot: where the cursor is, what is tied to it."""
        knot = self._strands[column].knots[row]
        if knot.id == self.marked:
            return MARKS["here"], "bold on $primary 25%" if self.has_focus else "bold"
        tie = self._tie(self.marked, knot.id)
        return MARKS[tie], "bold" if tie else "$foreground 70%"

    def _tall(self, column: int, row: int, width: int) -> list[Content]:
        knot = self._strands[column].knots[row]
        mark, style = self._mark(column, row)
        room = max(1, width - 2)
        words = Content(visible(knot.words, keep_newlines=False)).wrap(room)
        if len(words) > TALL - 1:
            rest = Content(" ").join(words[TALL - 2 :])
            words = [*words[: TALL - 2], rest.truncate(room, ellipsis=True)]
        known = Content.styled(_known(knot), "$foreground 60%").truncate(room, ellipsis=True)
        lines = [*words, known, *[Content("")] * (TALL - 1 - len(words))]
        return [
            _line(mark if at == 0 or mark == MARKS["here"] else "  ", each, width, style)
            for at, each in enumerate(lines)
        ]

    def _bands(self, width: int, height: int) -> list[tuple[str | None, Content]]:
        """Give each line of the bands with the id of its knot; headers have none."""
        count = len(self._strands)
        beside = max(0, min(2, (height - count - 4) // max(1, count - 1)))
        lines: list[tuple[str | None, Content]] = []
        for column, strand in enumerate(self._strands):
            is_here = column == self.column
            room = height - count - beside * (count - 1) if is_here else beside
            room = max(0, min(room, len(strand.knots)))
            first = self._first(column, room) if room else 0
            lines.append((None, self._header(column, width)))
            rows = range(first, first + room)
            lines += [(strand.knots[row].id, self._flat(column, row, width)) for row in rows]
        return lines[:height]

    def _flat(self, column: int, row: int, width: int) -> Content:
        knot = self._strands[column].knots[row]
        mark, style = self._mark(column, row)
        known = f"  {_known(knot)}" if width >= 60 else "  ?" if knot.asks else ""
        room = max(1, width - 2 - len(known))
        words = Content(visible(knot.words, keep_newlines=False)).truncate(room, ellipsis=True)
        line = words.pad_right(max(0, room - words.cell_length))
        return _line(mark, line + Content.styled(known, "$foreground 60%"), width, style)


def _known(knot: Knot) -> str:
    return visible(f"{knot.known} · asks" if knot.asks else knot.known, keep_newlines=False)


def _line(mark: str, words: Content, width: int, style: str) -> Content:
    line = Content.assemble((mark, "$text-accent"), words).truncate(width)
    return line.pad_right(max(0, width - line.cell_length)).stylize_before(style)
