"""What a list of records shows: rows, fetched when they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

PAGE = 64
PAGES_KEPT = 16


@dataclass(frozen=True)
class Row:
    """One record in a list, in words ready to be shown."""

    id: str
    day: str
    """When, as in "12 Mar"; already in the reader's form."""
    mark: str
    """A sign of one cell."""
    label: str
    """The word for the kind."""
    title: str
    detail: str = ""
    private: bool = False
    highlight: tuple[str, ...] = ()
    """Words to emphasise wherever they stand in title and detail."""


class Rows(Protocol):
    """Where rows come from; asked only for what is in sight, in the drawing thread."""

    def __len__(self) -> int:
        """Count all rows."""
        ...

    def fetch(self, start: int, stop: int) -> Sequence[Row]:
        """Give the rows from `start` up to `stop`."""
        ...


class NoRows:
    """An empty list."""

    def __len__(self) -> int:
        return 0

    def fetch(self, start: int, stop: int) -> Sequence[Row]:  # noqa: ARG002  the protocol's
        """Give nothing."""
        return ()


class RowCache:
    """Remember the pages of rows seen last."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self.count = len(rows)

    def row(self, index: int) -> Row | None:
        """Give one row; None when there is none (any more) at that place."""
        page = self._page(index // PAGE)
        at = index % PAGE
        return page[at] if index >= 0 and at < len(page) else None

    def place_of(self, row_id: str, near: int) -> int | None:
        """Find a row again by its id, within a page's distance of where it was."""
        start = max(0, near - PAGE)
        for at, row in enumerate(self._rows.fetch(start, min(self.count, near + PAGE))):
            if row.id == row_id:
                return start + at
        return None

    def _page(self, number: int) -> Sequence[Row]:
        page = self._pages.get(number)
        if page is None:
            stop = min(self.count, (number + 1) * PAGE)
            page = self._rows.fetch(number * PAGE, stop) if number * PAGE < stop else ()
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return page
