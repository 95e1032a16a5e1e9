"""Entries as lines of data: columns for a person, or one JSON object each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from mentorjournal.domain.plain import one_line

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.domain.entries import Entry
    from mentorjournal.journal import Journal

_AT_ONCE = 100
_KIND_WIDTH = 12
_DAY_WIDTH = 11


def print_entries(console: Console, journal: Journal, entries: Iterable[Entry]) -> int:
    """Print entries as they come, so that a long list begins at once; answer how many."""
    printed = 0
    there = iter(entries)
    while some := list(islice(there, _AT_ONCE)):
        printed += len(some)
        if console.json:
            for entry in some:
                console.put_json(entry.as_json())
        else:
            _print_lines(console, journal, some)
    return printed


def _print_lines(console: Console, journal: Journal, entries: Sequence[Entry]) -> None:
    short = journal.entries.short_ids([entry.id for entry in entries])
    width, widest = console.width, max(map(len, short.values()))
    for entry in entries:
        start = f"{short[entry.id]:<{widest}}"
        middle = f"{_day(entry.day):>{_DAY_WIDTH}}  {entry.kind:<{_KIND_WIDTH}}"
        left = None if width is None else width - len(start) - len(middle) - 4
        title = one_line(entry.title, left) or "–"
        console.put(f"{console.paint(start, 'cyan')}  {middle}  {title}")


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"
