"""The encrypted file: flipped, cut, searched for plain text, opened by others."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from mentorjournal.errors import (
    CannotUnlock,
    DamagedJournal,
    NewerJournal,
    NotAJournal,
)
from mentorjournal.storage import keys
from mentorjournal.storage.driver import connect, set_key
from mentorjournal.storage.journal_file import (
    JournalFile,
)
from support import (
    MARKER,
    PAGE,
    PASSPHRASE,
    names,
    note,
    notes,
    python_environment,
    reopened,
    run_python,
)

STRANGER = """
import sys
import apsw
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1])
connection.execute(f'''PRAGMA key = "x'{sys.argv[2]}'"''')
print(connection.execute("SELECT count(*), min(words) FROM note").fetchone())
"""


def read_everything(path: Path) -> None:
    with reopened(path) as journal:
        notes(journal)
        with journal.reading() as connection:
            connection.execute("SELECT words FROM note ORDER BY words").fetchall()


def all_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def change_byte(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0x10
    path.write_bytes(content)


@pytest.mark.parametrize("place", range(keys.HEADER_SIZE))
def test_a_changed_byte_in_the_header_opens_nothing(closed: Path, place: int) -> None:
    change_byte(closed, place)
    expected = {0: NotAJournal, 1: NotAJournal, 2: NewerJournal}.get(place, CannotUnlock)
    with pytest.raises(expected):
        JournalFile.open(closed, PASSPHRASE)


@pytest.mark.parametrize("place", [16, 100, 2000, PAGE - 81, PAGE - 1])
def test_a_damaged_first_page_is_not_called_a_wrong_passphrase(closed: Path, place: int) -> None:
    change_byte(closed, place)
    with pytest.raises(DamagedJournal):
        JournalFile.open(closed, PASSPHRASE)
    with pytest.raises(CannotUnlock):
        JournalFile.open(closed, "wrong")


@pytest.mark.parametrize("page", range(1, 8))
def test_a_damaged_page_further_on_is_found_when_it_is_read(closed: Path, page: int) -> None:
    change_byte(closed, page * PAGE + 1234)
    with pytest.raises(DamagedJournal):
        read_everything(closed)


@pytest.mark.parametrize("kept", [2, 15, 16, 17, 1000, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE, -1])
def test_a_file_that_was_cut_is_damaged_wherever_it_was_cut(closed: Path, kept: int) -> None:
    closed.write_bytes(closed.read_bytes()[:kept])
    with pytest.raises(DamagedJournal):
        read_everything(closed)


def test_no_plain_text_is_in_any_file_even_in_the_middle_of_a_write(
    journal: JournalFile, path: Path
) -> None:
    journal.connection.execute("PRAGMA cache_size = 10")
    note(journal, *(f"{MARKER} {number} {'x' * 400}" for number in range(200)))
    with journal.writing() as connection:
        connection.execute("UPDATE note SET words = words || ?", (MARKER,))
        during = all_bytes(path.parent)
        assert len(names(path.parent)) == 2
    for content in (during, all_bytes(path.parent)):
        for told in (MARKER, "xxxx", "CREATE", "sqlite", "note_1", "SQLite format"):
            assert told.encode() not in content
            assert told.encode("utf-16-le") not in content
        longest = max(re.findall(rb"[ -~]+", content), key=len)
        assert len(longest) < 20


def test_any_program_with_the_cipher_opens_it_with_the_recovery_code(closed: Path) -> None:
    with reopened(closed) as journal:
        digits = journal.recovery_code.replace("-", "")[:64]
    told = run_python(STRANGER, closed, digits)
    assert told.startswith(f"(100, '{MARKER} 0 ")


def test_another_implementation_of_the_cipher_opens_it_with_the_recovery_code(
    closed: Path,
) -> None:
    """SQLite3 Multiple Ciphers shares no code with SQLCipher; Debian's tool is too old for 4."""
    with reopened(closed) as journal:
        digits = journal.recovery_code.replace("-", "")[:64]
    with closing(apsw.Connection(str(closed))) as stranger:
        for setting in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{digits}'\""):
            stranger.execute(f"PRAGMA {setting}")
        assert stranger.execute("SELECT count(*) FROM note").fetchall() == [(100,)]


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_key_of_another_length_never_becomes_a_passphrase(closed: Path, size: int) -> None:
    with closing(connect(closed, "ro")) as connection, pytest.raises(ValueError, match="32 bytes"):
        set_key(connection, bytes(size), bytes(16))


def test_sqlite_utils_uses_the_cipher_when_the_driver_comes_first() -> None:
    import_both = "import mentorjournal.storage.driver as d, sqlite_utils.db as u"
    assert run_python(f"{import_both}; print(u.sqlite3 is d.dbapi)") == "True\n"


def test_the_driver_refuses_to_come_after_sqlite_utils() -> None:
    late = subprocess.run(
        [sys.executable, "-c", "import sqlite_utils, mentorjournal.storage.driver"],
        env=python_environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "ImportError: Import mentorjournal.storage.driver before" in late.stderr
