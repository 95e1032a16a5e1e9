"""The sentences of a text, each exactly as it stands there."""

import re
from collections.abc import Iterator

_END = re.compile(r"(?<=[.!?…。！？])[\"'”’»)\]]*(?=\s)|\n+")
_LIST_MARK = re.compile(r"\s*(?:[-*+>]|#{1,6}|\d{1,3}[.)]|\[[ xX]?\]|[!?~])\s+")


def sentences(text: str) -> list[str]:
    """Part a text into sentences and lines; marks of lists and headings are left out.

    Every sentence is a stretch of the text as it was written.
    """
    return [bare for stretch in _stretches(text) if (bare := _bare(stretch))]


def sentence_at(text: str, offset: int) -> str:
    """Give the sentence in which a place of the text lies; the one before it behind the last."""
    start, found = 0, ""
    for stretch in _stretches(text):
        found = _bare(stretch) or found
        start += len(stretch)
        if offset < start:
            return found
    return found


def _stretches(text: str) -> Iterator[str]:
    """Give stretches that together are the whole text."""
    start = 0
    for end in _END.finditer(text):
        if end.end() > start:
            yield text[start : end.end()]
            start = end.end()
    if start < len(text):
        yield text[start:]


def _bare(stretch: str) -> str:
    while mark := _LIST_MARK.match(stretch):
        stretch = stretch[mark.end() :]
    return stretch.strip()
