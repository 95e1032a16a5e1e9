"""What is left of a journal: its rows told apart by their shape, as no page says whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mentorjournal.domain.kinds import KINDS
from mentorjournal.storage import leaves
from mentorjournal.storage.leaves import Row
from mentorjournal.storage.page_image import PageImage

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_RECORD_WIDTH, _REVISION_WIDTH, _LEDGER_WIDTH = 12, 5, 9
_CARD_WIDTH, _LETTER_WIDTH = 7, 14


@dataclass
class Remains:
    """Rows as they were stored."""

    damaged_pages: list[int] = field(default_factory=list)
    records: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """By id, with the number of the row in front; the newest version where there are several."""
    revisions: dict[tuple[str, int], tuple[Any, ...]] = field(default_factory=dict)
    drafts: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    settings: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    ledger: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    letters: dict[tuple[str, int], tuple[Any, ...]] = field(default_factory=dict)
    """Own keys, cards and messages, by their table and the number of the row."""
    numbers: dict[str, int] = field(default_factory=dict)
    """What an index says: the row's number by the id of its record."""
    kinds: dict[int, str] = field(default_factory=dict)
    """What an index says: the record's kind by the number of its row."""
    mentioned: set[str] = field(default_factory=set)
    """The ids of records that were there, by what points to them."""

    @property
    def known_ids(self) -> set[str]:
        """The ids of all records that are known to have been there."""
        versions = {record_id for record_id, _ in self.revisions}
        return {*self.records, *self.numbers, *self.mentioned, *versions}


def gather(image: PageImage) -> Remains:
    """Go through every page that can be trusted and take what it holds."""
    remains = Remains()
    free = leaves.free_pages(image.page)
    for number in image.numbers:
        if not image.is_whole(number):
            remains.damaged_pages.append(number)
        elif number not in free:
            for row in leaves.rows_of(number, image.page):
                _take(remains, row)
    return remains


def _take(remains: Remains, row: Row) -> None:
    if row.number is None:
        _take_index(remains, row.values)
    else:
        _take_row(remains, row.number, row.values)


def _take_row(remains: Remains, number: int, values: tuple[Any, ...]) -> None:
    width = len(values)
    if width == _RECORD_WIDTH and _is_id(values[1]):
        known = remains.records.get(values[1])
        if known is None or known[9] < values[9]:
            remains.records[values[1]] = (number, *values[1:])
    elif width == _REVISION_WIDTH and _is_id(values[0]):
        remains.revisions[values[0], values[1]] = values
    elif width == _LEDGER_WIDTH and _all_texts(values[1:]):
        remains.ledger[number] = (number, *values[1:])
    elif width == 3 and _all_texts(values):
        remains.drafts[values[0]] = values
    elif width == 2 and _all_texts(values):
        remains.settings[values[0]] = values
    elif table := _table_of_letters(values):
        remains.letters[table, number] = (number, *values[1:])


def _table_of_letters(values: tuple[Any, ...]) -> str:
    """Tell own keys, cards and messages by their form; empty for anything else."""
    width = len(values)
    if width == 3 and values[0] is None and _all_texts(values[1:]):
        return "own_key"
    if width == _CARD_WIDTH and _is_id(values[1]) and _all_texts(values[2:5]):
        return "contact_card"
    if width == _LETTER_WIDTH and values[1] in ("sent", "received"):
        return "letter"
    return ""


def _take_index(remains: Remains, values: tuple[Any, ...]) -> None:
    if len(values) == 2 and _is_id(values[0]) and isinstance(values[1], int):
        remains.numbers[values[0]] = values[1]
    elif len(values) == 3 and _is_id(values[0]) and _is_id(values[1]):
        remains.mentioned.update(values[:2])
    elif len(values) == 3 and values[0] in KINDS and isinstance(values[2], int):
        remains.kinds[values[2]] = values[0]


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _all_texts(values: tuple[Any, ...]) -> bool:
    return all(isinstance(value, str) for value in values)


def last_revisions(remains: Remains) -> Iterator[tuple[Any, ...]]:
    """List the newest revision that is left of each record whose own row is not."""
    newest: dict[str, tuple[Any, ...]] = {}
    for (record_id, version), values in remains.revisions.items():
        if record_id not in remains.records and version >= newest.get(record_id, values)[1]:
            newest[record_id] = values
    yield from newest.values()
