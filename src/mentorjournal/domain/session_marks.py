"""Marks at the beginning of a line of notes: ``[]`` a promise, ``!`` an insight, ``?`` a topic."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mentorjournal.domain.days import Reading, read_day
from mentorjournal.errors import NotUnderstood

MarkSort = Literal["promise", "insight", "topic"]

_MARKED = re.compile(
    r"\s*(?:(?P<promise>\[ ?\])|(?P<insight>!(?=\s))|(?P<topic>\?(?=\s)))(?P<w>.*)"
)
_GAP = re.compile(r"\n(?:[ \t]*\n){2,}")
_MOST_WORDS = 3
"""How many words a day may have, as in ``!12 dec 2026``."""


@dataclass(frozen=True)
class Marked:
    """A line with a mark, and the words behind it."""

    sort: MarkSort
    words: str


def marked(line: str) -> Marked | None:
    """Read the mark a line begins with; None when there is none, or nothing is said yet."""
    found = _MARKED.match(line)
    words = found["w"].strip() if found else ""
    if found is None or not words:
        return None
    sort: MarkSort = "promise"
    if found["insight"]:
        sort = "insight"
    elif found["topic"]:
        sort = "topic"
    return Marked(sort, words)


def marks_in(text: str) -> Iterator[Marked]:
    """List the marked lines of a text in their order."""
    for line in text.splitlines():
        if mark := marked(line):
            yield mark


def without_marked(text: str) -> str:
    """Leave the marked lines out of a text, and the gaps that they would leave behind.

    What a marked line says goes by the record that it became, or not at all.
    """
    pieces = text.splitlines(keepends=True)
    kept = [each for each in pieces if marked(each) is None]
    return text if len(kept) == len(pieces) else _GAP.sub("\n\n", "".join(kept)).strip("\n")


def with_its_day(words: str, reading: Reading) -> tuple[str, str]:
    """Part a promise into what is promised and the day behind ``!``, as ``2026-12-11`` or empty.

    What cannot be read as a day stays among the words.
    """
    for found in re.finditer(r"(?<!\S)!(?=\S)", words):
        behind = words[found.end() :].split()
        for count in range(min(_MOST_WORDS, len(behind)), 0, -1):
            phrase = " ".join(behind[:count])
            try:
                day = read_day(phrase, reading)
            except NotUnderstood:
                continue
            rest = [words[: found.start()].strip(), *_rest(behind, count)]
            said = " ".join(filter(None, rest))
            return (said, day.isoformat()) if said else (words, "")
    return words, ""


def _rest(behind: Sequence[str], count: int) -> list[str]:
    return [" ".join(behind[count:])]
