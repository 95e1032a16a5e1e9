"""What must hold of a journal after anything at all has gone wrong."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from mentorjournal.domain.growth import Insight
from mentorjournal.errors import CannotUnlock
from mentorjournal.journal import Journal
from mentorjournal.storage import checking, generations, migrations, repository
from mentorjournal.storage.journal_file import SCHEMA_VERSION, JournalFile
from support import PASSPHRASE

from sqlite_utils import Database  # isort: skip  the driver comes first

NEW_PASSPHRASE = "another lamp"
BEFORE = 12


def filled(path: Path, count: int = BEFORE, size: int = 30) -> Path:
    """Make a journal with some records, long and short, and their versions."""
    with closing(Journal.create(path, PASSPHRASE, "Asha")) as journal:
        made = [
            Insight(
                text=f"sentence {number} " + "word " * (size * (number % 4)), on=date(2026, 1, 1)
            )
            for number in range(count)
        ]
        journal.keep_all(made)
        journal.keep(made[0].model_copy(update={"text": "sentence 0 said again"}))
    return path


NEXT_STEP = {1: "m002_steps", 2: "m003_letters", 3: "m004_views"}
"""The step that a file of a version has not been through."""


def of_version(path: Path, version: int, count: int = BEFORE) -> Path:
    """Make a journal as an earlier version of the program made it, with some records."""
    with closing(JournalFile.create(path, PASSPHRASE)) as made:
        steps = Database(made.connection)
        migrations.migrations.apply(steps, stop_before=NEXT_STEP[version])
        made.connection.execute(f"PRAGMA user_version = {version}")
        with made.writing() as connection:
            for number in range(count):
                record = Insight(text=f"sentence {number}", on=date(2026, 1, 1))
                body, tags = repository.body_of(record), repository.tags_of(record)
                at = "2026-01-01T00:00:00.000000Z"
                repository.insert(connection, record, body, tags, at, "+00:00")
    return path


def of_the_first_version(path: Path) -> Path:
    """Make a journal as the first version of the program made it, with some records."""
    return of_version(path, 1)


def opened(path: Path) -> JournalFile:
    """Open with the old passphrase or the new one; one of them must do."""
    try:
        return JournalFile.open(path, PASSPHRASE)
    except CannotUnlock:
        return JournalFile.open(path, NEW_PASSPHRASE)


def records_in(path: Path) -> int:
    """Open a journal after trouble, demand that it is sound and can be written, and count."""
    journal_file = opened(path)
    if journal_file.version < SCHEMA_VERSION:
        journal_file.close()
        journal_file = Journal.open(path, PASSPHRASE).file
    with closing(Journal(journal_file)) as journal:
        findings = checking.check(journal.file)
        assert findings.sound, findings.faults
        count = findings.looked_at.get("records", 0)
        journal.keep(Insight(text="works again", on=date(2026, 2, 2)))
    return count


def require_generations_open(path: Path) -> int:
    """Demand that every kept generation opens alone and is sound; count them."""
    found = generations.list_generations(path)
    for each in found:
        with closing(JournalFile.open(each.path, PASSPHRASE)) as kept:
            assert checking.check(kept).sound
    return len(found)
