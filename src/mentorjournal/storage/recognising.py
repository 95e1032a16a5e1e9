"""Tell whether a key opens a file, and whether what it opens is a journal that we can read."""

from __future__ import annotations

from pathlib import Path

from mentorjournal.errors import CannotWrite, NewerJournal, NotAJournal
from mentorjournal.storage.driver import dbapi, pragma, unlock
from mentorjournal.storage.keys import Key

SCHEMA_VERSION = 5
"""The newest arrangement of tables that this program knows; 0 is a file not yet migrated."""

APPLICATION_ID = 0x4D4A6E6C
"""What SQLite's own header says the file is: "MJnl"."""


def prove_key(connection: dbapi.Connection, key: Key, place: Path) -> None:
    """Set the key of a new connection and read with it; translated errors when it does not."""
    try:
        unlock(connection, key.secret, key.header)
    except dbapi.OperationalError as error:
        if error.sqlite_errorcode != dbapi.SQLITE_READONLY:
            raise
        # Only the undoing of an interrupted write wants to write here.
        raise CannotWrite(
            f"A write to {place} was cut off, and can only be undone where it may be written."
        ) from error


def recognise(connection: dbapi.Connection, place: Path) -> None:
    """Refuse what another program or a later version made, before anything is written to it."""
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise NotAJournal(f"Another program made the encrypted database at {place}.")
    if pragma(connection, "user_version") > SCHEMA_VERSION:
        raise NewerJournal(
            f"A later version of mentorjournal wrote {place}; update the program to open it."
        )
    # We make none: one that somebody else put there would act with each of our writes.
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'trigger'").fetchone():
        raise NotAJournal(f"Somebody has put instructions of their own into {place}; not opened.")
