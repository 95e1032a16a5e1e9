"""What a person wrote, made safe to show: nothing in it can command a terminal.

Every replacement is visible, so that a reader sees that something was there. Letters of any
script, emoji and their joiners, ordinary accents, and the left-to-right and right-to-left *marks*
(U+200E, U+200F, U+061C) stay: a mark only places the neutral character beside it, and Hebrew and
Arabic texts need it. The bidi embeddings, overrides and isolates go, as they reorder what follows.
"""

from __future__ import annotations

import re
from unicodedata import category

MARKS_IN_A_ROW = 8
"""How many combining marks one letter may carry; the deepest Tibetan stack has eight."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"
_HOSTILE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff"
_HOSTILE_CHARACTER = re.compile(f"[{_HOSTILE}]")
_HOSTILE_OR_BREAK = re.compile(f"[{_HOSTILE}\t\n]")
# No combining mark is a word character, a space or ASCII: this finds every long run of marks
# (and few other things) without a table of all of Unicode.
_MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MARKS_IN_A_ROW + 1},}}")

TITLES = frozenset(
    ("dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "rev", "jr", "phd")
)
"""What stands beside a name and is no part of it, in small letters and without its stop."""


def visible(text: str, keep_newlines: bool = True) -> str:
    """Replace what could command a terminal or disguise a text, by something that can be seen.

    Without `keep_newlines` the answer is one line: line ends and tabs become spaces.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    pattern = _HOSTILE_CHARACTER if keep_newlines else _HOSTILE_OR_BREAK
    return _MAYBE_MARKS.sub(_thinned, pattern.sub(_picture, text))


def visible_in_place(text: str) -> str:
    """Do as `visible` does, one character for one, so that columns and spans stay true.

    A surplus combining mark becomes a zero-width space; a lone carriage return a picture.
    """
    shown = _HOSTILE_CHARACTER.sub(_picture, text)
    return _MAYBE_MARKS.sub(lambda found: _thinned(found, _ZERO_WIDTH), shown)


def one_line(text: str, width: int | None = None) -> str:
    """Give the first line that says something, in at most `width` characters."""
    lines = (visible(line, keep_newlines=False).strip() for line in visible(text).split("\n"))
    line = next(filter(None, lines), "")
    if width is None or len(line) <= width:
        return line
    return line[: max(0, width - 1)].rstrip() + "…" if width > 0 else ""


def first_name(name: str) -> str:
    """Give the word by which one calls somebody, behind any title; empty where there is none."""
    words = one_line(name).split()
    called = (word for word in words if word.casefold().rstrip(".") not in TITLES)
    return next(called, words[0] if words else "")


def _picture(found: re.Match[str]) -> str:
    """Stand for one hostile character; a tab or a line end that may not stay is a space."""
    character = found[0]
    if character in "\t\n":
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))
    return "\N{SYMBOL FOR DELETE}" if character == "\x7f" else _REPLACEMENT


def _thinned(found: re.Match[str], surplus: str = "") -> str:
    """Put `surplus` in the place of each combining mark beyond the eighth in a row."""
    kept: list[str] = []
    marks = 0
    for character in found[0]:
        marks = marks + 1 if category(character).startswith("M") else 0
        kept.append(character if marks <= MARKS_IN_A_ROW else surplus)
    return "".join(kept)
