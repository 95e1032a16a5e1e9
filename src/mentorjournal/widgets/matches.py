"""Where the words of a search stand in a text, whatever their case and accents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import normalize


def matches(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give start and end of each stretch to emphasise, in order, none overlapping."""
    pattern = _pattern(tuple(words))
    if pattern is not None:
        yield from (found.span() for found in pattern.finditer(_bare(text)) if found[0])


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Prefer longer words, so that a word that begins another one does not hide it."""
    bare = sorted({_bare(word) for word in words if word.strip()}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, bare))) if bare else None


def _bare(text: str) -> str:
    """Take case and accents away, one character for one."""
    return "".join(map(_bare_character, text))


@lru_cache(maxsize=1024)
def _bare_character(character: str) -> str:
    return normalize("NFD", character)[0].lower()[0]
