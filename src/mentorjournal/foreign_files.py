"""Files that others made: opened so that nothing is waited for, and read up to a bound.

The name of a pipe or of a device opens like that of a file, and then one waits for ever, or reads
without end. No ordinary file needs to be only what a command is handed over on purpose, as it is
started: ``/dev/stdin``, and ``/dev/fd/63`` as shells make it of ``<(command)``.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

_HANDED_OVER = re.compile(r"/dev/stdin|/dev/fd/\d+|/proc/self/fd/\d+")

_SORTS = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a named pipe; hand a pipe over as -, or as /dev/stdin"),
    (stat.S_ISSOCK, "it is a socket"),
)


def open_foreign(path: Path, *, or_handed_over: bool = False) -> BinaryIO:
    """Open an ordinary file to be read, or what was handed over; OSError for everything else.

    The ``strerror`` of the error says in words why.
    """
    if or_handed_over and _HANDED_OVER.fullmatch(str(path)):
        return path.open("rb")
    try:
        # What blocks is opened all the same, and then known for what it is.
        descriptor = os.open(path, _READING)
    except ValueError as error:
        raise OSError(0, "that is no name of a file") from error
    try:
        if why := _no_file(os.fstat(descriptor).st_mode):
            raise OSError(0, why)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_foreign(path: Path, most: int, *, or_handed_over: bool = False) -> bytes:
    """Read a file up to so many bytes; OSError, with its reason in words, when it cannot be."""
    with open_foreign(path, or_handed_over=or_handed_over) as file:
        return file.read(most) or b""  # nothing where a file of the system would have one wait


def _no_file(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    return next((words for is_such, words in _SORTS if is_such(mode)), "it is a device")


_READING = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
