"""How one row of a list is laid out in the width there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from mentorjournal.domain.plain import visible
from mentorjournal.widgets.cells import cut, fitted
from mentorjournal.widgets.listing import Row
from mentorjournal.widgets.matches import matches

BAR = "▌"
PRIVATE_SIGN = "◆"
PRIVATE_WORD = "◆ private"

WIDE = 60
"""From here on the word for the kind has a column, and *private* is spelled out."""

NARROW = 34
"""Below this many cells the day gives way to the title."""

DAY = 11
LABEL = 12
SHORTEST_DETAIL = 12


class Piece(NamedTuple):
    """Some cells of a row, and the part they play: day, kind, title, detail, private, match."""

    text: str
    part: str


def upper_line(row: Row, width: int, *, with_detail: bool) -> Iterator[Piece]:
    """Lay out sign, day, kind and title; the detail too when the row has no second line."""
    before = list(_before_title(row, width))
    yield from before
    room = width - sum(cell_len(piece.text) for piece in before)
    end = _private_end(row, width)
    room -= cell_len(end)
    title = cut(_clean(row.title), room)
    yield from _with_matches(title, "title", row)
    room -= cell_len(title)
    if with_detail and row.detail and room > SHORTEST_DETAIL:
        detail = cut("  " + _clean(row.detail), room)
        yield from _with_matches(detail, "detail", row)
        room -= cell_len(detail)
    yield Piece(" " * room + end, "private")


def lower_line(row: Row, width: int) -> Iterator[Piece]:
    """Lay out the detail under the title; where there is room for little, the day and the kind."""
    if width >= WIDE:
        indent = " " * (DAY + 2 + LABEL)
        text = _clean(row.detail)
    else:
        indent = "  " if width < NARROW else " " * (DAY + 2)
        day = _clean(row.day) if width < NARROW else ""
        text = " · ".join(filter(None, (day, _clean(row.label), _clean(row.detail))))
    yield Piece(indent, "detail")
    room = width - len(indent)
    shown = cut(text, room)
    yield from _with_matches(shown, "detail", row)
    yield Piece(" " * (room - cell_len(shown)), "detail")


def _before_title(row: Row, width: int) -> Iterator[Piece]:
    if width >= NARROW:
        yield Piece(fitted(cut(_clean(row.day), DAY - 1), DAY), "day")
    yield Piece(fitted(_clean(row.mark), 1) + " ", "kind")
    if width >= WIDE:
        yield Piece(fitted(cut(_clean(row.label), LABEL - 1), LABEL), "kind")
    elif row.private:
        yield Piece(PRIVATE_SIGN + " ", "private")


def _private_end(row: Row, width: int) -> str:
    return f"  {PRIVATE_WORD}" if row.private and width >= WIDE else ""


def _with_matches(text: str, part: str, row: Row) -> Iterator[Piece]:
    """Split a text at the words to emphasise."""
    at = 0
    for start, end in matches(text, row.highlight):
        yield Piece(text[at:start], part)
        yield Piece(text[start:end], "match")
        at = end
    yield Piece(text[at:], part)


def _clean(text: str) -> str:
    return visible(text, keep_newlines=False)
