"""What becomes of marked lines: which rows are new, changed or gone as the notes are written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import get_args
from uuid import uuid4

from mentorjournal.domain.days import Reading
from mentorjournal.domain.session_marks import (
    Marked,
    MarkSort,
    marked,
    marks_in,
    with_its_day,
)
from mentorjournal.widgets.part_row import Part

OPEN = "open"


@dataclass(frozen=True)
class Link:
    """A marked line, and the row it became; a line that stood there before has none."""

    mark: Marked
    row: str


@dataclass(frozen=True)
class Moved:
    """Words that were typed in one place and belong in another."""

    words: str
    sort: MarkSort


Rows = dict[MarkSort, list[Part]]
SORTS: tuple[MarkSort, ...] = get_args(MarkSort)


def links_at_first(text: str, rows: Rows, reading: Reading) -> list[Link]:
    """Tell for the marked lines of notes that are opened which row each one is."""
    left = {sort: list(each) for sort, each in rows.items()}
    links = []
    for mark in marks_in(text):
        looks = _row(mark, "", reading)
        same = (row for row in left[mark.sort] if row["text"] == looks["text"])
        row = next(same, None)
        if row is not None:
            left[mark.sort].remove(row)
        links.append(Link(mark, row["id"] if row else ""))
    return links


def followed(
    text: str, links: Sequence[Link], rows: Rows, reading: Reading, kept: Iterable[str]
) -> tuple[list[Link], Rows]:
    """Bring rows in step with the marked lines of a text; what was changed by hand stays.

    ``kept`` are the ids of rows that are records already: these never go with their line.
    """
    new_links: list[Link] = []
    new_rows: Rows = {}
    marks = list(marks_in(text))
    for sort in SORTS:
        some = _Following([*rows[sort]], reading, frozenset(kept))
        mine = [link for link in links if link.mark.sort == sort]
        new_links += some.follow(mine, [mark for mark in marks if mark.sort == sort])
        new_rows[sort] = some.rows
    return new_links, new_rows


def in_their_place(rows: Rows, reading: Reading) -> tuple[Rows, list[Moved]]:
    """Put each row whose words begin with the mark of another sort where it belongs.

    It becomes a new row there, for what it was may be a record of the other kind already.
    """
    new: Rows = {sort: [] for sort in SORTS}
    gone: list[Moved] = []
    for sort, those in rows.items():
        for row in those:
            mark = marked(row["text"]) if sort != "topic" else None
            if mark is None:
                new[sort].append(row)
                continue
            row_id = row["id"] if mark.sort == sort else str(uuid4())
            looks = _row(mark, row_id, reading)
            if mark.sort != sort:
                gone.append(Moved(looks["text"], mark.sort))
            extra = looks["extra"] or row["extra"] if mark.sort == "promise" else looks["extra"]
            new[mark.sort].append(Part(id=row_id, done=False, text=looks["text"], extra=extra))
    return new, gone


class _Following:
    def __init__(self, rows: list[Part], reading: Reading, kept: frozenset[str]) -> None:
        self.rows, self._reading, self._kept = rows, reading, kept

    def follow(self, links: list[Link], marks: list[Marked]) -> list[Link]:
        """Keep the links of lines that stand, and pair the others in their order."""
        stays, new = _paired(links, marks)
        left = [link for link in links if link not in stays]
        for mark in new:
            before = left.pop(0) if left else None
            stays.append(self._changed(before, mark) if before else self._added(mark))
        for link in left:
            self._remove(link)
        return stays

    def _added(self, mark: Marked) -> Link:
        row = _row(mark, str(uuid4()), self._reading)
        self.rows.append(row)
        return Link(mark, row["id"])

    def _changed(self, before: Link, mark: Marked) -> Link:
        at = self._place_of(before)
        if at is None:
            return self._added(mark) if before.row else replace(before, mark=mark)
        old, new = self.rows[at], _row(mark, before.row, self._reading)
        extra = new["extra"] if mark.sort == "promise" else old["extra"]
        self.rows[at] = Part(id=old["id"], done=old["done"], text=new["text"], extra=extra)
        return Link(mark, before.row)

    def _remove(self, link: Link) -> None:
        at = self._place_of(link)
        if at is not None and link.row not in self._kept:
            del self.rows[at]

    def _place_of(self, link: Link) -> int | None:
        """Find the row of a link, if it still says what the line said."""
        looks = _row(link.mark, link.row, self._reading)
        for at, row in enumerate(self.rows):
            if row["id"] == link.row and row["text"] == looks["text"]:
                is_same = link.mark.sort != "promise" or row["extra"] == looks["extra"]
                return at if is_same else None
        return None


def _paired(links: Iterable[Link], marks: Iterable[Marked]) -> tuple[list[Link], list[Marked]]:
    """Find the lines that stand as they stood, and those that are new."""
    left, stays, new = list(links), [], []
    for mark in marks:
        found = next((link for link in left if link.mark == mark), None)
        if found is None:
            new.append(mark)
        else:
            left.remove(found)
            stays.append(found)
    return stays, new


def _row(mark: Marked, row_id: str, reading: Reading) -> Part:
    text, extra = mark.words, ""
    if mark.sort == "promise":
        text, extra = with_its_day(mark.words, reading)
    elif mark.sort == "topic":
        extra = OPEN
    return Part(id=row_id, done=False, text=text, extra=extra)


def links_as_text(links: Iterable[Link]) -> str:
    """Write links into a draft."""
    return json.dumps([[each.mark.sort, each.mark.words, each.row] for each in links])


def links_from(text: str) -> list[Link] | None:
    """Read links from a draft; None when there are none to be read."""
    try:
        return [
            Link(Marked(sort, str(words)), str(row))
            for sort, words, row in json.loads(text)
            if sort in SORTS
        ]
    except (ValueError, TypeError, RecursionError):
        return None
