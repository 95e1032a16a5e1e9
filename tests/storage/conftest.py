"""A journal file with one small table, and the same one closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mentorjournal.storage.journal_file import JournalFile
from support import MARKER, PASSPHRASE, note


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[JournalFile]:
    with closing(JournalFile.create(path, PASSPHRASE)) as made:
        with made.writing() as connection:
            connection.execute("CREATE TABLE note (words TEXT NOT NULL UNIQUE)")
        yield made


@pytest.fixture
def closed(journal: JournalFile, path: Path) -> Path:
    """Answer the path of a journal of some pages which no one has open."""
    note(journal, *(f"{MARKER} {number} {'x' * 300}" for number in range(100)))
    journal.close()
    return path
