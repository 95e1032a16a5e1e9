"""Go on with the file that another program put in the place of an open journal."""

from __future__ import annotations

from collections.abc import Callable

from mentorjournal.errors import CannotUnlock, NotAJournal
from mentorjournal.storage import first_bytes, keys
from mentorjournal.storage.driver import dbapi
from mentorjournal.storage.journal_file import SCHEMA_VERSION, JournalFile

_MANY = 500
"""How many records are looked at: a copy of a journal has some of them, another one has none."""


def follow(journal_file: JournalFile, opens: Callable[[bytes], keys.Key]) -> None:
    """Go on with what is at the journal's path now, under the key that is found for its header.

    CannotUnlock when there is none, NotAJournal for a journal with other records; what was open
    stays open then, to be read.
    """
    successor = JournalFile.open_by(journal_file.path, opens)
    try:
        _require_kin(journal_file, successor)
        if successor.version < SCHEMA_VERSION:
            from mentorjournal.storage.migrations import migrate  # slow, and rarely needed

            migrate(successor, SCHEMA_VERSION)
        journal_file.go_on_with(successor)
    except BaseException:
        successor.close()
        raise
    first_bytes.note(journal_file)


def follow_same_key(journal_file: JournalFile) -> None:
    """Go on with what is at the path now when the present key opens it; CannotUnlock otherwise."""

    def present_key(header: bytes) -> keys.Key:
        if header != journal_file.key.header:
            raise CannotUnlock("This journal has another passphrase now.")
        return journal_file.key

    follow(journal_file, present_key)


def _require_kin(before: JournalFile, after: JournalFile) -> None:
    """Refuse another journal: nothing that was written in one may come into another."""
    with before.reading() as connection:
        ids = _oldest(connection)
    with after.reading() as connection:
        is_kin = not ids or any(
            connection.execute("SELECT 1 FROM record WHERE id = ?", (each,)).fetchone()
            for each in ids
        )
    if not is_kin:
        raise NotAJournal(f"Another journal lies at {before.path} now; nothing was written to it.")


def _oldest(connection: dbapi.Connection) -> list[str]:
    rows = connection.execute("SELECT id FROM record ORDER BY seq LIMIT ?", (_MANY,))
    return [each for (each,) in rows]
