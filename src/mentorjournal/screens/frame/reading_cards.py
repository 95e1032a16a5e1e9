"""Reading a card that was pasted, or the file whose name was."""

from __future__ import annotations

from pathlib import Path

from mentorjournal.errors import NotFound, NotUnderstood
from mentorjournal.foreign_files import read_foreign

MOST_BYTES = 1 << 20
"""More than any card, with a long mail around it."""


def card_in(typed: str) -> bytes:
    """Give the bytes of a card: of the file named in one line, else what was pasted."""
    line = typed.strip().strip("'\"")
    if not line:
        raise NotUnderstood("Paste a card, or name its file.")
    if "\n" in line or "-----" in line:
        return typed.encode("utf-8", "replace")
    try:
        return read_foreign(Path(line).expanduser(), MOST_BYTES)
    except (OSError, ValueError, RuntimeError) as error:
        raise NotFound(f"There is no file {line} that can be read.") from error
