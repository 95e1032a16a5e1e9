"""The encrypted file: replaced, on a full disk, in a place that may not be written."""

from __future__ import annotations

import tempfile
from contextlib import closing, suppress
from pathlib import Path

import pytest

from mentorjournal.errors import (
    CannotWrite,
    JournalError,
    JournalReplaced,
)
from mentorjournal.storage.journal_file import (
    JournalFile,
)
from support import (
    OPEN,
    PAGE,
    PASSPHRASE,
    as_ordinary_user,
    names,
    note,
    notes,
    reopened,
    run_python,
)

OUTGROW_THE_LIMIT = """
import resource, signal
from mentorjournal.errors import CannotWrite

def note(words):
    with journal.writing() as connection:
        connection.execute("INSERT INTO note VALUES (?)", (words,))

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limits = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), limits[1]))
try:
    note("x" * 100_000)
except CannotWrite as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, limits)
note("after")
"""


def note_in_two_parts(journal: JournalFile, first: list[str], second: list[str]) -> None:
    with journal.writing():
        note(journal, *first)
        note(journal, *second)


def test_a_file_replaced_under_an_open_journal_is_noticed_and_not_written(
    journal: JournalFile, path: Path, tmp_path: Path
) -> None:
    JournalFile.create(tmp_path / "other.db", PASSPHRASE).close()
    (tmp_path / "other.db").replace(path)
    before = path.read_bytes()
    with pytest.raises(JournalReplaced):
        note(journal, "into the void")
    assert path.read_bytes() == before
    path.unlink()
    with pytest.raises(JournalReplaced):
        note(journal, "into the void")


def test_a_full_disk_is_named_and_loses_nothing(journal: JournalFile) -> None:
    note(journal, "before")
    pages = journal.connection.execute("PRAGMA page_count").fetchone()[0]
    journal.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(CannotWrite, match="disk is full"):
        note_in_two_parts(journal, ["part"], [f"{number}" + "x" * 900 for number in range(100)])
    journal.connection.execute("PRAGMA max_page_count = 100000")
    note(journal, "after")
    assert notes(journal) == ["before", "after"]


def test_an_error_of_the_disk_is_named_and_loses_nothing(journal: JournalFile, path: Path) -> None:
    note(journal, "before")
    journal.close()
    told = run_python(OPEN + OUTGROW_THE_LIMIT, path, path.stat().st_size + PAGE)
    assert "disk reported an error" in told
    with reopened(path) as again:
        assert notes(again) == ["before", "after"]


@pytest.mark.parametrize("protected", ["file", "folder"])
def test_what_may_not_be_written_is_opened_for_reading(
    journal: JournalFile, protected: str
) -> None:
    """Needs a folder of an ordinary user's own: root may write everywhere."""
    del journal  # it has loaded what an ordinary user may not be allowed to load
    with as_ordinary_user(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kept" / "journal.db"
        with closing(JournalFile.create(path, PASSPHRASE)) as own:
            own.connection.execute("CREATE TABLE note (words TEXT)")
            note(own, "before")
        locked = path if protected == "file" else path.parent
        locked.chmod(0o400 if protected == "file" else 0o500)
        with reopened(path) as shut:
            assert shut.read_only
            assert notes(shut) == ["before"]
            with pytest.raises(CannotWrite, match="reading only"):
                note(shut, "refused")
            assert notes(shut) == ["before"]
        path.parent.chmod(0o700)


def test_no_journal_is_made_in_a_folder_that_may_not_be_written(journal: JournalFile) -> None:
    with as_ordinary_user(), tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o500)
        with pytest.raises(CannotWrite, match="Permission denied"):
            JournalFile.create(Path(folder) / "journal.db", PASSPHRASE)


def test_a_folder_that_is_locked_under_an_open_journal_is_named(journal: JournalFile) -> None:
    with as_ordinary_user(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kept" / "journal.db"
        with closing(JournalFile.create(path, PASSPHRASE)) as own:
            own.connection.execute("CREATE TABLE note (words TEXT)")
            path.parent.chmod(0o500)
            with pytest.raises(CannotWrite, match="folder"):
                note(own, "refused")
            path.parent.chmod(0o700)
            note(own, "kept")
            assert notes(own) == ["kept"]


def test_a_file_that_may_not_be_read_is_said_to_be_so(journal: JournalFile) -> None:
    with as_ordinary_user(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        JournalFile.create(path, PASSPHRASE).close()
        path.chmod(0)
        with pytest.raises(JournalError, match="not allowed to read"):
            JournalFile.open(path, PASSPHRASE)


def test_a_cut_off_write_is_undone_only_where_the_disk_may_be_written(
    journal: JournalFile, path: Path
) -> None:
    note(journal, "before")
    journal.connection.execute("PRAGMA cache_size = 10")
    with suppress(ZeroDivisionError), journal.writing() as connection:
        rows = [(f"{number}" + "x" * 900,) for number in range(300)]
        connection.executemany("INSERT INTO note VALUES (?)", rows)
        hot = {name: (path.parent / name).read_bytes() for name in names(path.parent)}
        raise ZeroDivisionError
    assert len(hot) == 2
    with as_ordinary_user(), tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        kept.mkdir()
        for name, content in hot.items():
            (kept / name).write_bytes(content)
        kept.chmod(0o500)
        with pytest.raises(CannotWrite, match="cut off"):
            JournalFile.open(kept / path.name, PASSPHRASE)
        assert {name: (kept / name).read_bytes() for name in hot} == hot
        kept.chmod(0o700)
        with reopened(kept / path.name) as again:
            assert notes(again) == ["before"]
