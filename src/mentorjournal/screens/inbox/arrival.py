"""Reading what is to be taken in: a file by its name, or a text that was pasted."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from mentorjournal.errors import NotFound, NotUnderstood
from mentorjournal.foreign_files import read_foreign

MOST_BYTES = (16 << 20) + 1
"""One more than any reader takes: what is larger is refused there in words."""
_ESCAPED = re.compile(r"\\(.)")


def place_in(text: str) -> Path | None:
    """Find the file that a typed or dropped line names; None where it names none.

    Terminals paste a dropped file's name bare, in quotes, with backslashes, or as ``file://``.
    """
    line = text.strip()
    if not line or "\n" in line or len(line) > 4096:
        return None
    bare = line[1:-1] if line[0] == line[-1] and line[0] in "'\"" and len(line) > 1 else line
    ways = [bare, _ESCAPED.sub(r"\1", bare)]
    if bare.startswith("file://"):
        ways = [unquote(bare.removeprefix("file://"))]
    for way in ways:
        try:
            path = Path(way).expanduser()
            if path.is_file():
                return path
        except (OSError, ValueError, RuntimeError):
            continue
    return None


def read_arrival(typed: str, pasted: str) -> bytes:
    """Read the file that is named, else take what was pasted; NotUnderstood without either."""
    path = place_in(typed) or (None if typed.strip() else place_in(pasted))
    if path:
        try:
            return read_foreign(path, MOST_BYTES)
        except OSError as error:
            raise NotFound(f"{path} cannot be read: {error.strerror}.") from error
    if typed.strip():
        raise NotFound(f"There is no file {typed.strip()}.")
    if not pasted.strip():
        raise NotUnderstood("Name a file, or paste what came.")
    return pasted.encode("utf-8", "replace")
