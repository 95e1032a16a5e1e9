"""Journals for tests that keep many records: quick ones, emptied rather than made anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from mentorjournal.journal import Journal
from mentorjournal.storage import keys, rekeying
from mentorjournal.storage.journal_file import JournalFile
from support import PASSPHRASE


@contextmanager
def quick_journal(folder: Path, name: str = "", role: str = "") -> Iterator[Journal]:
    """Make a journal that does not wait for the disk, which no test of records needs."""
    with closing(Journal.create(folder / "journal.db", PASSPHRASE, name, role)) as journal:
        journal.file.connection.execute("PRAGMA synchronous = OFF")
        yield journal


def empty(journal: Journal) -> None:
    """Forget every record."""
    with journal.file.writing() as connection:
        connection.execute("DELETE FROM record")
        connection.execute("INSERT INTO search (search) VALUES ('delete-all')")


def renewed_by_code(path: Path, code: str, passphrase: str) -> JournalFile:
    """Open a journal by its recovery code, as the program does, and give it a new passphrase."""
    journal_file = JournalFile.open_with_key(path, keys.read_recovery_code(code))
    rekeying.change_passphrase(journal_file, passphrase)
    return journal_file
