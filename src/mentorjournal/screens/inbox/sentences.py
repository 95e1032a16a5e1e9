"""Finding the sentence that is meant in a page that is read."""

from __future__ import annotations

import re

from mentorjournal.domain.plain import visible
from mentorjournal.widgets.writing import Writing

_ENDS = re.compile(r"[.!?][\"'”’)]*(\s+)")
_FRONT = re.compile(r"^\s*(?:[-*+]\s+(?:\[.\]\s+)?|\d+[.)]\s+|#+\s+|>\s*)+")


def meant(reading: Writing) -> str:
    """Give what is selected, else the sentence in which the cursor stands; in one line."""
    selected = reading.selected_text
    if not selected.strip():
        row, column = reading.cursor_location
        selected = sentence_at(str(reading.document.get_line(row)), column)
    return " ".join(visible(selected, keep_newlines=False).split())


def sentence_at(line: str, column: int) -> str:
    """Find the sentence of a line that a column lies in, without the marks of a list."""
    start = front.end() if (front := _FRONT.match(line)) else 0
    for found in _ENDS.finditer(line, start):
        if column < found.end():
            return line[start : found.start(1)].strip()
        start = found.end()
    return line[start:].strip()
