"""The encrypted file: read and written, by threads and programs, interrupted and killed."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

import pytest

from mentorjournal.errors import (
    JournalBusy,
)
from mentorjournal.storage.driver import dbapi
from mentorjournal.storage.journal_file import (
    Interrupted,
    JournalFile,
)
from support import (
    OPEN,
    PAGE,
    be_impatient,
    names,
    note,
    notes,
    reopened,
    run_python,
    start_python,
)

FOREVER = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e12)
    SELECT count(*) FROM n
"""

TRY_TO_WRITE = """
from mentorjournal.errors import JournalBusy
journal.connection.execute("PRAGMA busy_timeout = 50")
try:
    journal.writing().__enter__()
except JournalBusy:
    print("busy")
"""

WRITE_FIFTY = """
for number in range(50):
    with journal.writing() as connection:
        connection.execute("INSERT INTO note VALUES (?)", (f"{sys.argv[2]} {number}",))
"""

WRITE_AND_HANG = """
for number in range(10):
    with journal.writing() as connection:
        connection.execute("INSERT INTO note VALUES (?)", (f"kept {number}",))
journal.connection.execute("PRAGMA cache_size = 10")
with journal.writing() as connection:
    connection.execute("UPDATE note SET words = words || ' spoilt'")
    rows = [(f"lost {number}" + "x" * 900,) for number in range(500)]
    connection.executemany("INSERT INTO note VALUES (?)", rows)
    print("ready", flush=True)
    sys.stdin.read()
"""


def fail_after(journal: JournalFile, *words: str) -> None:
    with journal.writing():
        note(journal, *words)
        raise ZeroDivisionError


def test_a_failed_writing_leaves_nothing(journal: JournalFile) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_after(journal, "half")
    assert notes(journal) == []
    note(journal, "whole")
    assert notes(journal) == ["whole"]


def test_a_writing_inside_a_writing_is_kept_or_lost_with_it(journal: JournalFile) -> None:
    with journal.writing():
        note(journal, "outer")
        note(journal, "inner")
    with pytest.raises(ZeroDivisionError):
        fail_after(journal, "lost")
    assert notes(journal) == ["outer", "inner"]


def test_a_part_that_fails_is_undone_alone_when_its_error_is_caught(journal: JournalFile) -> None:
    with journal.writing():
        note(journal, "before")
        with suppress(dbapi.IntegrityError):
            note(journal, "part", "before")
        note(journal, "after")
        assert notes(journal) == ["before", "after"]
    assert notes(journal) == ["before", "after"]


def test_a_reading_sees_one_state_while_another_connection_writes(
    journal: JournalFile, path: Path
) -> None:
    note(journal, "old")
    with reopened(path) as other:
        be_impatient(other)
        with journal.reading():
            assert notes(journal) == ["old"]
            with pytest.raises(JournalBusy):
                note(other, "new")
            assert notes(journal) == ["old"]
        note(other, "newer")
        assert notes(journal) == ["old", "newer"] == notes(other)


def test_a_commit_that_fails_leaves_a_connection_that_works(
    journal: JournalFile, path: Path
) -> None:
    be_impatient(journal)
    with reopened(path) as other, other.reading():
        assert notes(other) == []
        with pytest.raises(JournalBusy):
            note(journal, "refused")
        assert not journal.connection.in_transaction
    note(journal, "kept")
    assert notes(journal) == ["kept"]


def test_a_writer_who_waits_too_long_is_told_that_another_is_busy(
    journal: JournalFile, path: Path
) -> None:
    with reopened(path) as other:
        be_impatient(other)
        with journal.writing(), pytest.raises(JournalBusy):
            note(other, "late")
        note(other, "in time")
    assert notes(journal) == ["in time"]


def test_opening_a_second_time_does_not_drop_the_lock_of_the_first(
    journal: JournalFile, path: Path
) -> None:
    with journal.writing():
        with reopened(path) as other:
            assert other.version == 0
        assert run_python(OPEN + TRY_TO_WRITE, path) == "busy\n"


def test_the_data_version_moves_when_another_connection_writes(
    journal: JournalFile, path: Path
) -> None:
    before = journal.data_version()
    note(journal, "own")
    assert journal.data_version() == before
    with reopened(path) as other:
        note(other, "theirs")
    assert journal.data_version() != before


def test_threads_share_the_connection_without_mixing_their_writings(journal: JournalFile) -> None:
    def keep(name: int) -> None:
        for number in range(20):
            note(journal, f"{name} {number} a", f"{name} {number} b")

    threads = [threading.Thread(target=keep, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = notes(journal)
    assert len(kept) == 160
    assert all(kept[at][:-2] == kept[at + 1][:-2] for at in range(0, 160, 2))


def test_two_programs_that_write_at_once_lose_nothing(journal: JournalFile, path: Path) -> None:
    programs = [start_python(OPEN + WRITE_FIFTY, path, name) for name in "ab"]
    for program in programs:
        assert program.communicate(timeout=60)[1] == ""
    assert sorted(notes(journal)) == sorted(f"{name} {n}" for name in "ab" for n in range(50))


def test_a_kill_in_the_middle_of_a_write_keeps_what_was_committed(
    journal: JournalFile, path: Path
) -> None:
    journal.close()
    size = path.stat().st_size
    with start_python(OPEN + WRITE_AND_HANG, path) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        writer.kill()
    assert Path(f"{path}-journal").stat().st_size > 0
    assert path.stat().st_size > size + 50 * PAGE
    with reopened(path) as again:
        assert notes(again) == [f"kept {number}" for number in range(10)]
        assert again.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert names(path.parent) == [path.name]


def read_for_ever(journal: JournalFile) -> None:
    with journal.reading() as connection:
        half_read = connection.execute("SELECT words FROM note")
        assert half_read.fetchone()
        connection.execute(FOREVER).fetchall()


def interrupt_until(journal: JournalFile, done: threading.Event) -> threading.Thread:
    def insist() -> None:
        while not done.wait(0.02):
            journal.interrupt()

    thread = threading.Thread(target=insist)
    thread.start()
    return thread


def test_a_reading_can_be_stopped_and_the_next_one_works(journal: JournalFile) -> None:
    note(journal, "one", "two")
    done = threading.Event()
    insisting = interrupt_until(journal, done)
    try:
        with pytest.raises(Interrupted):
            read_for_ever(journal)
    finally:
        done.set()
        insisting.join()
    note(journal, "three")
    assert notes(journal) == ["one", "two", "three"]


def test_a_writing_is_never_stopped(journal: JournalFile) -> None:
    with journal.writing() as connection:
        words = connection.execute("SELECT 1 UNION SELECT 2")
        assert words.fetchone()
        journal.interrupt()
        note(journal, "kept")
    journal.interrupt()
    assert notes(journal) == ["kept"]
