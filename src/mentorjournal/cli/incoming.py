"""Reading what somebody sent, from a file or from what is pasted into stdin."""

from __future__ import annotations

import sys
from pathlib import Path

from mentorjournal.errors import NotFound, NotUnderstood
from mentorjournal.foreign_files import read_foreign

STDIN = Path("-")


def read_incoming(path: Path) -> bytes:
    """Read a file, or stdin when that is ``-``; of what is too large, one byte more than is taken.

    So the reader sees that it is, and refuses it in words.
    """
    from mentorjournal.sharing.sealed.seal import MOST_BYTES

    if path == STDIN:
        if not sys.stdin:
            raise NotUnderstood("There is no input to read from.")
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        return read_foreign(path, MOST_BYTES + 1, or_handed_over=True)
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror}.") from error
