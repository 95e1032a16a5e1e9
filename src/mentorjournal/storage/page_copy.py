"""Copy a journal page by page into a new file, under the same key or another one, and prove it.

Pages and not ``sqlcipher_export``: what comes out is the same to the last byte before it is
encrypted (search index, numbering, free pages), progress can be told, and other programs can
write between two steps.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from mentorjournal.errors import DamagedJournal, JournalBusy, JournalError
from mentorjournal.storage import image_copy, page_image
from mentorjournal.storage.driver import (
    PATIENCE_SECONDS,
    connect,
    dbapi,
    is_whole,
    set_key,
    translated,
    unlock,
)
from mentorjournal.storage.journal_file import JournalFile
from mentorjournal.storage.keys import Key

Told = Callable[[float], None]
"""Hears how much is done, from 0 to 1."""

_PAGES_A_STEP = 256
_WAIT_SECONDS = 0.005
"""How long to stand back when somebody writes; the copy then begins anew."""

_BEGINNINGS = 5
"""How often a copy begins; the last time it is made in one step, and writers wait for it."""

_WHOLE = -1
_COPYING = 0.2
"""The share of the time that a copy takes; the rest proves it."""

_SEALS = 0.2
"""The share of that which the seals of the pages take; the rest is how they fit together."""

_INSTRUCTIONS = 10_000
"""How many of the database's instructions pass until it is asked whether to go on."""

_LOCKED = 6
"""SQLite's code for a lock that another connection of this process holds."""

_NO_COPY = "Parts of the journal cannot be read, so no copy of it was made."

_CODES = {
    "database disk image is malformed": dbapi.SQLITE_CORRUPT,
    "database is locked": dbapi.SQLITE_BUSY,
    "database or disk is full": dbapi.SQLITE_FULL,
    "disk I/O error": dbapi.SQLITE_IOERR,
    "unable to open database file": dbapi.SQLITE_CANTOPEN,
}
"""What the library says of its codes."""


class _BegunAnewTooOften(Exception):
    """Ends a copy that writers keep from ending."""


def untold(_: float) -> None:
    """Hear of progress and do nothing."""


def copy(source: dbapi.Connection, making: Path, key: Key, told: Told = untold) -> None:
    """Write every page that a `reader_of` reads into an empty file, under a key, onto the disk."""
    # Its own patience grows with each attempt, and a busy writer would win every time.
    source.execute("PRAGMA busy_timeout = 0")
    watch = _Watch(told)
    try:
        _pages(source, making, key, _PAGES_A_STEP, watch.in_steps)
    except _BegunAnewTooOften:
        os.truncate(making, 0)
        _pages(source, making, key, _WHOLE, watch.at_once)
    # A page that is not authentic would be copied as zeros, and be authentic in the copy.
    if not is_whole(source):
        raise DamagedJournal(_NO_COPY)
    _to_disk(making)


def _pages(
    source: dbapi.Connection,
    making: Path,
    key: Key,
    at_once: int,
    hear: Callable[[int, int, int], None],
) -> None:
    with closing(connect(making, "rw")) as target:
        set_key(target, key.secret, key.header)
        # A crash leaves a file that has no name yet: it needs no way back.
        target.execute("PRAGMA synchronous = OFF")
        target.execute("PRAGMA journal_mode = OFF").fetchone()
        try:
            source.backup(target, pages=at_once, progress=hear, sleep=_WAIT_SECONDS)
        except dbapi.Error as error:
            # The driver leaves the code out of errors of a backup.
            error.sqlite_errorcode = _CODES.get(str(error), 0)
            if error.sqlite_errorcode == dbapi.SQLITE_CORRUPT:
                raise DamagedJournal(_NO_COPY) from error
            raise


class _Watch:
    """Hears how a copy goes on, and ends one that does not."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._least = -1
        self._begun = 1
        self._stalled = 0

    def in_steps(self, status: int, remaining: int, total: int) -> None:
        """Hear of one step of many."""
        self.at_once(status, remaining, total)
        if self._stalled:
            return
        # What is left only grows when somebody wrote, and all pages have to be read again.
        self._begun += 0 <= self._least < remaining
        self._least = remaining
        if self._begun > _BEGINNINGS:
            raise _BegunAnewTooOften

    def at_once(self, status: int, remaining: int, total: int) -> None:
        """Hear of the only step, or that it has to wait."""
        if status not in (dbapi.SQLITE_BUSY, _LOCKED):
            self._stalled = 0
            self._told(1 - remaining / max(total, 1))
            return
        self._stalled += 1
        if self._stalled * _WAIT_SECONDS > PATIENCE_SECONDS:
            raise JournalBusy("Another program keeps the journal from being copied.")


def copy_of(journal_file: JournalFile, making: Path, told: Told = untold) -> None:
    """Write a proven copy of an open journal, under its own key, as it is at one moment."""
    # A connection of its own: one that is writing cannot be copied from, and damage spoils it.
    with reader_of(journal_file) as reader:
        key = journal_file.key
        if image_copy.IS_POSSIBLE:
            image_copy.copy_image(journal_file, reader, making, lambda done: told(done * _COPYING))
        else:
            copy(reader, making, key, lambda done: told(done * _COPYING))
    with _blaming_the_journal():
        prove(making, key, told=lambda done: told(_COPYING + done * (1 - _COPYING)))
    told(1.0)


@contextmanager
def _blaming_the_journal() -> Iterator[None]:
    """Say of a copy that is the same to the last byte what its damage means."""
    try:
        yield
    except DamagedJournal as error:
        raise DamagedJournal(_NO_COPY) from error


def _to_disk(place: Path) -> None:
    with place.open("rb+") as file:
        os.fsync(file.fileno())


def prove(copied: Path, key: Key, *, structure: bool = True, told: Told = untold) -> dict[str, int]:
    """Read every page back and count what is in each table; DamagedJournal unless all is well.

    ``told`` may end it by an error of its own: the structure is then not looked at to its end.
    """
    with closing(connect(copied, "ro")) as proved, translated(copied):
        unlock(proved, key.secret, key.header)
        if not page_image.all_sealed(copied, key, lambda done: told(done * _SEALS)):
            raise DamagedJournal("The copy is not what was written, so it was not used.")
        if structure:
            _prove_structure(proved, told)
        return counts(proved)


def _prove_structure(proved: dbapi.Connection, told: Told) -> None:
    """Look whether the pages fit together; this cannot say how far it is, but it can be ended."""
    trouble: list[JournalError] = []

    def is_to_end() -> int:
        try:
            told(_SEALS)
        except JournalError as error:
            trouble.append(error)
        return len(trouble)

    proved.set_progress_handler(is_to_end, _INSTRUCTIONS)
    try:
        whole = proved.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    except dbapi.OperationalError as error:
        if trouble:
            raise trouble[0] from error
        raise
    finally:
        proved.set_progress_handler(None, 0)
    if not whole:
        raise DamagedJournal("Parts of the journal do not fit together; it was not copied.")


def counted(copied: Path, key: Key) -> dict[str, int]:
    """Open a copy as any journal is opened, and count the rows of each table."""
    with closing(connect(copied, "ro")) as opened, translated(copied):
        unlock(opened, key.secret, key.header)
        return counts(opened)


def counts(connection: dbapi.Connection) -> dict[str, int]:
    """Count the rows of each table."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name != 'search' ORDER BY name"
    ).fetchall()
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for (name,) in tables
    }


@contextmanager
def reader_of(journal_file: JournalFile) -> Iterator[dbapi.Connection]:
    """Read an open journal through a connection of its own, beside the one that threads share."""
    place, key = journal_file.path, journal_file.key
    with translated(place), closing(connect(place, "ro")) as reader:
        unlock(reader, key.secret, key.header)
        yield reader
