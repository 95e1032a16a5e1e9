"""A file of an earlier version is taken to the present one, and kept as it was."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from mentorjournal.domain.entries import Filter
from mentorjournal.errors import CannotWrite, DamagedJournal
from mentorjournal.journal import Journal
from mentorjournal.storage import checking, migrations
from mentorjournal.storage.generations import list_generations
from mentorjournal.storage.journal_file import SCHEMA_VERSION, JournalFile
from storage.aftermath import BEFORE, NEXT_STEP, of_the_first_version, of_version
from support import PAGE, PASSPHRASE, reopened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return of_the_first_version(tmp_path / "kept" / "journal.db")


def test_the_oldest_form_is_kept_before_it_is_migrated_and_opens(path: Path) -> None:
    with closing(Journal.open(path, PASSPHRASE)) as journal:
        assert journal.file.version == SCHEMA_VERSION
        assert journal.entries.count(Filter()) == BEFORE
        assert checking.check(journal.file, deep=True).sound
    (kept,) = list_generations(path)
    assert kept.why == "migration"
    with reopened(kept.path) as old:
        assert old.version == 1
    with closing(Journal.open(kept.path, PASSPHRASE)) as again:
        assert again.entries.count(Filter()) == BEFORE


@pytest.mark.parametrize("version", NEXT_STEP)
def test_the_views_of_an_earlier_file_get_the_fields_that_came_since(
    tmp_path: Path, version: int
) -> None:
    path = of_version(tmp_path / "journal.db", version)
    with reopened(path) as old, old.writing() as connection:
        connection.execute("DROP VIEW decision")
        connection.execute("CREATE VIEW decision AS SELECT id FROM record WHERE kind = 'decision'")
    with closing(Journal.open(path, PASSPHRASE)) as journal:
        with journal.file.reading() as connection:
            assert connection.execute("SELECT came_true FROM decision").fetchall() == []
        assert journal.entries.count(Filter()) == BEFORE


def test_a_new_journal_keeps_nothing_for_its_first_tables(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Journal.create(path, PASSPHRASE).close()
    Journal.open(path, PASSPHRASE).close()
    assert list_generations(path) == []


def test_a_damaged_file_is_not_migrated(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-PAGE + 100] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedJournal):
        Journal.open(path, PASSPHRASE)
    assert path.read_bytes() == content


def test_an_older_file_that_is_read_only_here_says_what_to_do(path: Path) -> None:
    with reopened(path) as old:
        old.read_only = True
        with pytest.raises(CannotWrite, match="copy it to where it may be written"):
            Journal._usable(old)
    assert list_generations(path) == []


def test_a_migration_that_is_tried_again_keeps_no_second_copy(path: Path) -> None:
    with reopened(path) as old:
        migrations.keep_as_it_was(old)
        migrations.keep_as_it_was(old)
    assert len(list_generations(path)) == 1


def test_two_programs_that_migrate_at_once_keep_one_copy(path: Path) -> None:
    first, second = (JournalFile.open(path, PASSPHRASE) for _ in range(2))
    with closing(first), closing(second):
        Journal._usable(first)
        Journal._usable(second)
    assert len(list_generations(path)) == 1
