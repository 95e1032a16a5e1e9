"""Journals for tests that keep many records: quick ones, emptied rather than made anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from mentorjournal.journal import Journal
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
