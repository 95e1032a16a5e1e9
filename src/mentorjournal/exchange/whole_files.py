"""What other journal programs write as one JSON file: all of its entries in one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from mentorjournal.domain.days import Reading
from mentorjournal.domain.growth import Reflection
from mentorjournal.domain.record import Record
from mentorjournal.errors import NotUnderstood
from mentorjournal.exchange import day_one, jrnl
from mentorjournal.exchange.arrival import Arrival, Beside, Refused
from mentorjournal.exchange.exact import kind_named
from mentorjournal.exchange.lines import Object, read_object
from mentorjournal.exchange.plain_lines import Occurrences, record_from

MOST_BYTES = 256 << 20

LINE_OF: dict[str, Callable[[Object], Object]] = {
    "dayone": day_one.line_of,
    "jrnl": jrnl.line_of,
}
"""By the word for the program: how an entry of it is said as ``date, title, body, tags``."""

_HOW = {
    "dayone": "A JSON export of Day One is a packed folder: unpack it, and name the .json in it.",
    "jrnl": "jrnl writes such a file with: jrnl --format json > entries.json",
}


def read(source: str, content: bytes, as_kind: str | None, reading: Reading) -> Arrival:
    """Read a whole file of a program; its entries become reflections if no other kind is named.

    NotUnderstood when it is no such file. Each entry is taken whole or refused, by its number.
    """
    kind = Reflection if as_kind is None else kind_named(as_kind)
    entries = _entries(source, content)
    beside = Beside()
    if left := day_one.left_behind(entries):
        beside.remarks.append(left)
    records = _records(entries, LINE_OF[source], kind, reading, beside)
    return Arrival(records=records, whole=iter(()), **vars(beside))


def _entries(source: str, content: bytes) -> list[Any]:
    if len(content) > MOST_BYTES:
        raise NotUnderstood(f"This file is larger than {MOST_BYTES >> 20} MB; export it in parts.")
    try:
        entries = read_object(content.decode("utf-8-sig")).get("entries")
    except UnicodeDecodeError as error:
        raise NotUnderstood(f"This is not text in UTF-8. {_HOW[source]}") from error
    except NotUnderstood as error:
        raise NotUnderstood(f"{error} {_HOW[source]}") from error
    if not isinstance(entries, list):
        raise NotUnderstood(f"There is no list of entries in it. {_HOW[source]}")
    return entries


def _records(
    entries: Iterable[Any],
    line_of: Callable[[Object], Object],
    kind: type[Record],
    reading: Reading,
    beside: Beside,
) -> Iterator[Record]:
    occurrences = Occurrences()
    for number, entry in enumerate(entries, 1):
        try:
            if not isinstance(entry, dict):
                raise NotUnderstood("This is no entry in curly brackets.")
            yield record_from(line_of(entry), kind, occurrences, reading)
        except NotUnderstood as error:
            beside.refused.append(Refused(number, str(error)))
