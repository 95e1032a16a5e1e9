"""Load the cipher's driver, give it to sqlite_utils too, open connections, name their errors.

Import this module before sqlite_utils: the first of the two decides which driver that one binds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from mentorjournal.errors import (
    CannotWrite,
    DamagedJournal,
    Interrupted,
    JournalBusy,
    JournalError,
)

if TYPE_CHECKING:
    # sqlcipher3 carries no types; its interface is that of the standard library's module.
    import sqlite3 as dbapi
else:
    from sqlcipher3 import dbapi2 as dbapi

__all__ = [
    "PATIENCE_SECONDS",
    "Interrupted",
    "connect",
    "dbapi",
    "is_whole",
    "pragma",
    "require_whole",
    "set_key",
    "settle",
    "translated",
    "unlock",
]

PATIENCE_SECONDS = 30.0
"""How long a connection waits while another one holds the file."""

_RAW_KEY_LENGTH = 99

if "sqlite_utils" in sys.modules and sys.modules.get("pysqlite3.dbapi2") is not dbapi:
    raise ImportError("Import mentorjournal.storage.driver before sqlite_utils.")

sys.modules["pysqlite3"] = sys.modules["pysqlite3.dbapi2"] = dbapi


def connect(place: Path, mode: Literal["ro", "rw"]) -> dbapi.Connection:
    """Connect to a file that is there already; nothing of it is read before a key is set."""
    connection = dbapi.connect(
        f"{place.as_uri()}?mode={mode}",
        uri=True,
        timeout=PATIENCE_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    # The cipher logs to the terminal, into whatever is drawn there.
    connection.execute("PRAGMA cipher_log = off")
    return connection


def set_key(connection: dbapi.Connection, secret: bytes, salt: bytes) -> None:
    """Hand the cipher a raw key without its passing through SQL text; nothing is checked yet."""
    raw_key = f"x'{secret.hex()}{salt.hex()}'"
    # Of any other length it would silently be a passphrase.
    if len(raw_key) != _RAW_KEY_LENGTH:
        raise ValueError("A raw key is 32 bytes and its salt is 16.")
    cast("Any", connection).set_key(raw_key)


def unlock(connection: dbapi.Connection, secret: bytes, salt: bytes) -> None:
    """Set the key and prove it on the first page."""
    set_key(connection, secret, salt)
    # Sort spills would be plain text in a temporary file.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if connection.execute("PRAGMA cipher_version").fetchone() is None:
        raise RuntimeError("This SQLite has no cipher: it would write plain text.")


def settle(connection: dbapi.Connection) -> None:
    """Make the connection strict, durable and quick; the file is known to be ours by now."""
    for setting in (
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "cache_size = -64000",
        "synchronous = FULL",
        "journal_mode = DELETE",
    ):
        connection.execute(f"PRAGMA {setting}").fetchone()


def pragma(connection: dbapi.Connection, name: str) -> int:
    """Ask for a setting that is a number."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def is_whole(connection: dbapi.Connection) -> bool:
    """Say whether every page that this connection has read was authentic.

    The cipher hands out zeros for a page that is not, and fails from the next page on: the end
    of a long text would be read as zeros without an error. Such a connection reads no more.
    """
    return pragma(connection, "cipher_status") == 1


def require_whole(connection: dbapi.Connection, place: Path) -> None:
    """Refuse what was read so far when a part of it was not authentic."""
    if not is_whole(connection):
        raise DamagedJournal(_DAMAGED.format(place))


_DAMAGED = "A part of {} is damaged and cannot be read."

_MEANINGS: dict[int, tuple[type[JournalError], str]] = {
    dbapi.SQLITE_BUSY: (JournalBusy, "Another program is using {}; try again in a moment."),
    dbapi.SQLITE_INTERRUPT: (Interrupted, "The reading of {} was stopped."),
    dbapi.SQLITE_CORRUPT: (DamagedJournal, _DAMAGED),
    dbapi.SQLITE_NOTADB: (DamagedJournal, "The start of {} is damaged and cannot be read."),
    dbapi.SQLITE_FULL: (CannotWrite, "The disk is full: nothing was written to {}."),
    dbapi.SQLITE_IOERR: (CannotWrite, "The disk reported an error at {}; nothing was written."),
    dbapi.SQLITE_READONLY: (CannotWrite, "{} or its folder is read-only: nothing was written."),
    dbapi.SQLITE_CANTOPEN: (CannotWrite, "The folder of {} refuses a file beside it."),
}
"""What the library's codes mean, by the family in their lowest byte."""


@contextmanager
def translated(place: Path) -> Iterator[None]:
    """Turn the library's errors about this file into ours; others are bugs and pass."""
    try:
        yield
    except dbapi.Error as error:
        meaning = _MEANINGS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if meaning is None:
            raise
        kind, sentence = meaning
        raise kind(sentence.format(place)) from error
