"""Read rows out of single pages of an SQLite database, wherever in it they stand.

Only what is needed to get rows back when the pages above them are gone: the cells of a page, what
runs over to other pages, and the values of a row.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from mentorjournal.storage.page_image import USABLE

Page = Callable[[int], bytes | None]
"""Answers what a page holds, or None when it cannot be trusted."""

_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER = 0x0D, 0x0A, 0x02
_HEADER_SIZES = {_TABLE_LEAF: 8, _INDEX_LEAF: 8, _INDEX_INNER: 12}
_FILE_HEADER = 100
_LEAST = (USABLE - 12) * 32 // 255 - 23
_MOST_IN_TABLE = USABLE - 35
_MOST_IN_INDEX = (USABLE - 12) * 64 // 255 - 23
_INTEGER_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True)
class Row:
    """A row of a table, or an entry of an index, which has no number of its own."""

    number: int | None
    values: tuple[Any, ...]


class _Missing(Exception):
    """A part of the row is on a page that cannot be trusted, or the row makes no sense."""


def rows_of(number: int, page: Page) -> Iterator[Row]:
    """List what a page holds, except rows of which a part cannot be read."""
    content = page(number)
    if content is None:
        return
    start = _FILE_HEADER if number == 1 else 0
    kind = content[start]
    if kind not in _HEADER_SIZES:
        return
    count = int.from_bytes(content[start + 3 : start + 5], "big")
    places = content[start + _HEADER_SIZES[kind] :]
    for at in range(0, 2 * count, 2):
        place = int.from_bytes(places[at : at + 2], "big")
        try:
            yield _row(content, place, kind, page)
        except (_Missing, IndexError, UnicodeDecodeError, struct.error):
            continue


def free_pages(page: Page) -> set[int]:
    """List the pages that hold nothing any more, as far as the list can be followed."""
    first = page(1)
    trunk = int.from_bytes(first[32:36], "big") if first else 0
    free: set[int] = set()
    while trunk and trunk not in free:
        free.add(trunk)
        content = page(trunk)
        if content is None:
            break
        trunk, count = struct.unpack_from(">II", content)
        free.update(struct.unpack_from(f">{min(count, USABLE // 4 - 2)}I", content, 8))
    return free


def _row(content: bytes, place: int, kind: int, page: Page) -> Row:
    if kind == _INDEX_INNER:
        place += 4
    size, place = _varint(content, place)
    number = None
    if kind == _TABLE_LEAF:
        number, place = _varint(content, place)
    most = _MOST_IN_TABLE if kind == _TABLE_LEAF else _MOST_IN_INDEX
    return Row(number, tuple(_values(_payload(content, place, size, most, page))))


def _payload(content: bytes, place: int, size: int, most: int, page: Page) -> bytes:
    here = size
    if size > most:
        here = _LEAST + (size - _LEAST) % (USABLE - 4)
        here = here if here <= most else _LEAST
    parts = [content[place : place + here]]
    following = int.from_bytes(content[place + here : place + here + 4], "big")
    missing = size - here
    while missing > 0:
        over = page(following) if following else None
        if over is None:
            raise _Missing
        parts.append(over[4 : 4 + min(missing, USABLE - 4)])
        missing -= len(parts[-1])
        following = int.from_bytes(over[:4], "big")
    return b"".join(parts)


def _values(payload: bytes) -> Iterator[Any]:
    header_size, at = _varint(payload, 0)
    place = header_size
    while at < header_size:
        sort, at = _varint(payload, at)
        value, place = _value(payload, place, sort)
        yield value
    if place != len(payload):
        raise _Missing


def _value(payload: bytes, place: int, sort: int) -> tuple[Any, int]:
    if sort in (0, 8, 9):
        return {0: None, 8: 0, 9: 1}[sort], place
    if sort in _INTEGER_SIZES:
        end = place + _INTEGER_SIZES[sort]
        return int.from_bytes(payload[place:end], "big", signed=True), end
    if sort == 7:
        return struct.unpack_from(">d", payload, place)[0], place + 8
    end = place + (sort - 12) // 2
    value = payload[place:end]
    return (value.decode() if sort % 2 else value), end


def _varint(content: bytes, place: int) -> tuple[int, int]:
    value = 0
    for _ in range(8):
        byte = content[place]
        place += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place
    return value << 8 | content[place], place + 1
