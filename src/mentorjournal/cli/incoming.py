"""Reading what somebody sent, from a file or from what is pasted into stdin."""

from __future__ import annotations

import sys
from pathlib import Path

from mentorjournal.errors import NotFound, NotUnderstood

MOST_BYTES = (16 << 20) + 1
"""One more than any reader takes: what is larger is refused there in words."""

STDIN = Path("-")


def read_incoming(path: Path) -> bytes:
    """Read a file, or stdin when that is ``-``; no more of it than could be taken in."""
    if path == STDIN:
        if not sys.stdin:
            raise NotUnderstood("There is no input to read from.")
        return sys.stdin.buffer.read(MOST_BYTES)
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror}.") from error
