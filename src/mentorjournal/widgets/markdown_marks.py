"""Which stretches of a line of Markdown play a part: headings, lists, people, tags, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_LINE = 4_000
"""Beyond this many characters a line is left plain: it is no prose, and typing must stay quick."""


class Mark(NamedTuple):
    """A stretch of a line, and the part it plays."""

    start: int
    end: int
    part: str


_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("heading", re.compile(r"^#{1,6}\s.*")),
    ("quote", re.compile(r"^\s*>.*")),
    ("bullet", re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])(?=\s)")),
    ("bullet", re.compile(r"^\s*(?:[!?]|\[\])(?=\s)")),
    ("bullet", re.compile(r"(?<=[-*+] )\[[ xX]\](?=\s|$)")),
    ("bold", re.compile(r"\*\*(?=\S)[^*]+\*\*|\b__(?=\S)[^_]+__\b")),
    ("italic", re.compile(r"(?<![*\w])\*(?=[^\s*])[^*]+\*(?!\*)|\b_(?=[^\s_])[^_]+_\b")),
    ("person", re.compile(r"(?<![\w@])@\w[\w.'-]*")),
    ("tag", re.compile(r"(?<![\w#&])#[^\W\d_][\w-]*")),
    ("date", re.compile(r"(?<![\w!])!(?=\w|\+\d)[\w+.-]+")),
    ("link", re.compile(r"\[\[[^\]]*\]\]")),
    ("code", re.compile(r"`[^`]+`")),
)

_ITEM = re.compile(r"(?P<indent>\s*)(?P<sign>[-*+] \[[ xX]\]|[-*+]|\d{1,9}[.)]|>|\[\]|~) +")


def marks(line: str) -> Iterator[Mark]:
    """Give the stretches of a line; where two overlap, the later one is drawn on top."""
    if len(line) <= LONGEST_LINE:
        for part, pattern in _PARTS:
            for found in pattern.finditer(line):
                yield Mark(found.start(), found.end(), part)


def item_prefix(line: str) -> str:
    """Give the sign a list item or a quote begins with, with its spaces; empty for other lines."""
    found = _ITEM.match(line)
    return found[0] if found else ""


def next_prefix(prefix: str) -> str:
    """Give the sign of the item that follows: the next number, a box that is not ticked."""
    number = re.search(r"\d+", prefix)
    if number:
        return prefix.replace(number[0], str(int(number[0]) + 1), 1)
    return re.sub(r"\[[xX]\]", "[ ]", prefix)
