"""The encrypted file: made, opened, refused."""

from __future__ import annotations

import os
import signal
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from mentorjournal.errors import (
    CannotUnlock,
    CannotWrite,
    JournalError,
    JournalExists,
    NewerJournal,
    NoJournal,
    NotAJournal,
    NotUnderstood,
)
from mentorjournal.storage import keys
from mentorjournal.storage.driver import dbapi
from mentorjournal.storage.journal_file import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    JournalFile,
)
from support import (
    PASSPHRASE,
    names,
    note,
    notes,
    reopened,
    start_python,
)

CREATE_AND_DIE = """
import os, sys
from pathlib import Path
from mentorjournal.storage.journal_file import JournalFile
os.link = lambda *names: os.kill(os.getpid(), 9)
JournalFile.create(Path(sys.argv[1]), support.PASSPHRASE)
"""


def test_what_is_written_is_there_after_closing_and_opening(
    journal: JournalFile, path: Path
) -> None:
    note(journal, "first", "second \U0001f426 \u05d0")
    journal.close()
    with reopened(path) as again:
        assert notes(again) == ["first", "second \U0001f426 \u05d0"]
        assert not again.read_only
        assert again.path == path


def test_a_new_file_is_empty_and_says_what_it_is(journal: JournalFile, path: Path) -> None:
    assert journal.version == 0
    with journal.reading() as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert path.read_bytes()[:16] == journal.key.header


def test_only_the_owner_may_read_the_file_and_the_folders_whatever_the_umask(
    tmp_path: Path,
) -> None:
    path = tmp_path / "one" / "two" / "journal.db"
    before = os.umask(0)
    try:
        journal = JournalFile.create(path, PASSPHRASE)
        with closing(journal), journal.writing() as connection:
            connection.execute("CREATE TABLE note (words TEXT)")
            side = stat.S_IMODE(Path(f"{path}-journal").stat().st_mode)
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent, tmp_path / "one")]
    assert [*modes, side] == [0o600, 0o700, 0o700, 0o600]


def test_nothing_is_made_over_a_file_and_no_key_is_derived_for_it(closed: Path) -> None:
    before = closed.read_bytes()
    # An empty passphrase would be refused first if a key were derived before the look.
    with pytest.raises(JournalExists):
        JournalFile.create(closed, "")
    assert closed.read_bytes() == before
    assert names(closed.parent) == [closed.name]


def test_a_rollback_journal_left_alone_is_not_played_into_a_new_file(path: Path) -> None:
    path.parent.mkdir()
    Path(f"{path}-journal").write_bytes(b"someone's last words")
    with pytest.raises(JournalExists):
        JournalFile.create(path, PASSPHRASE)


def test_an_empty_passphrase_makes_nothing(path: Path) -> None:
    with pytest.raises(NotUnderstood):
        JournalFile.create(path, "")
    assert not path.parent.exists()


def test_a_place_below_a_file_is_said_to_be_impossible(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match="Not a directory"):
        JournalFile.create(tmp_path / "file" / "journal.db", PASSPHRASE)


def test_a_creation_that_is_killed_leaves_nothing_under_the_name(path: Path) -> None:
    killed = start_python(CREATE_AND_DIE, path)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert not path.exists()
    assert len(names(path.parent)) == 1
    JournalFile.create(path, PASSPHRASE).close()
    assert names(path.parent) == [path.name]


def test_a_disk_without_hard_links_holds_a_journal_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    JournalFile.create(path, PASSPHRASE).close()
    assert names(path.parent) == [path.name]
    JournalFile.open(path, PASSPHRASE).close()


def test_of_two_who_make_the_same_journal_one_is_told_that_it_exists(path: Path) -> None:
    outcomes: list[str] = []

    def make() -> None:
        try:
            JournalFile.create(path, PASSPHRASE).close()
            outcomes.append("made")
        except JournalError as error:
            outcomes.append(type(error).__name__)

    makers = [threading.Thread(target=make) for _ in range(4)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert sorted(outcomes) == ["JournalExists"] * 3 + ["made"]
    JournalFile.open(path, PASSPHRASE).close()


@pytest.mark.parametrize(
    "name", ["50% of a #1 journal?.db", "\u65e5\u8a18 \U0001f426.db", "a'b\"c.db"]
)
def test_the_name_may_hold_any_character(tmp_path: Path, name: str) -> None:
    JournalFile.create(tmp_path / name, PASSPHRASE).close()
    with reopened(tmp_path / name) as journal:
        assert journal.path.name == name


def test_the_connection_is_set_as_it_must_be(journal: JournalFile) -> None:
    names = "foreign_keys trusted_schema cell_size_check cache_size busy_timeout synchronous"
    found = [journal.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names.split()]
    assert found == [1, 0, 1, -64000, 30000, 2]
    assert journal.connection.execute("PRAGMA temp_store").fetchone() == (2,)
    assert journal.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_wrong_passphrases_change_nothing(closed: Path) -> None:
    before = closed.read_bytes()
    for number in range(20):
        with pytest.raises(CannotUnlock):
            JournalFile.open(closed, f"guess {number}")
    assert closed.read_bytes() == before
    assert names(closed.parent) == [closed.name]


def test_an_accent_opens_the_journal_however_it_is_composed(path: Path) -> None:
    JournalFile.create(path, "caf\u00e9").close()
    JournalFile.open(path, "cafe\u0301").close()


def test_the_recovery_code_opens_the_journal(closed: Path) -> None:
    with reopened(closed) as journal:
        code, words = journal.recovery_code, notes(journal)
    with closing(JournalFile.open_with_key(closed, keys.read_recovery_code(code))) as again:
        assert notes(again) == words
        assert again.recovery_code == code


def test_the_recovery_code_of_another_journal_is_refused(closed: Path, tmp_path: Path) -> None:
    with closing(JournalFile.create(tmp_path / "other.db", PASSPHRASE)) as other:
        code = other.recovery_code
    with pytest.raises(CannotUnlock):
        JournalFile.open_with_key(closed, keys.read_recovery_code(code))


def test_a_missing_file_is_told_with_the_way_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoJournal, match="mentorjournal init"):
        JournalFile.open(tmp_path / "none.db", PASSPHRASE)
    assert not (tmp_path / "none.db").exists()


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(NotAJournal, match="folder"):
        JournalFile.open(tmp_path, PASSPHRASE)
    with pytest.raises(JournalExists):
        JournalFile.create(tmp_path, PASSPHRASE)


def test_a_pipe_is_no_journal(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAJournal):
        JournalFile.open(tmp_path / "pipe", PASSPHRASE)


@pytest.mark.parametrize("content", [b"", b"Dear diary", b"Dear diary, it is a long story. " * 400])
def test_another_file_is_no_journal(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(NotAJournal):
        JournalFile.open(tmp_path / "file", PASSPHRASE)
    assert (tmp_path / "file").read_bytes() == content


def test_an_sqlite_database_in_clear_is_refused(tmp_path: Path) -> None:
    plain = tmp_path / "plain.db"
    with closing(dbapi.connect(plain)) as connection:
        connection.execute("CREATE TABLE note (words)")
    before = plain.read_bytes()
    with pytest.raises(NotAJournal, match="without encryption"):
        JournalFile.open(plain, PASSPHRASE)
    assert plain.read_bytes() == before


def test_an_encrypted_database_of_another_program_is_refused(closed: Path) -> None:
    with reopened(closed) as journal:
        journal.connection.execute("PRAGMA application_id = 7")
    before = closed.read_bytes()
    with pytest.raises(NotAJournal, match="Another program"):
        JournalFile.open(closed, PASSPHRASE)
    assert closed.read_bytes() == before


def test_a_file_that_would_act_by_itself_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(JournalFile.create(path, PASSPHRASE)) as made, made.writing() as connection:
        connection.execute("CREATE TABLE note (words)")
        connection.execute("CREATE TRIGGER silent AFTER INSERT ON note BEGIN DELETE FROM note; END")
    before = path.read_bytes()
    with pytest.raises(NotAJournal, match="instructions"):
        JournalFile.open(path, PASSPHRASE)
    assert path.read_bytes() == before


def test_a_file_of_a_later_version_is_refused_untouched(closed: Path) -> None:
    with reopened(closed) as journal:
        journal.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before, changed = closed.read_bytes(), closed.stat().st_mtime_ns
    with pytest.raises(NewerJournal):
        JournalFile.open(closed, PASSPHRASE)
    assert closed.read_bytes() == before
    assert closed.stat().st_mtime_ns == changed
    assert names(closed.parent) == [closed.name]


def test_a_link_is_followed_and_stays_a_link(closed: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(closed)
    with reopened(link) as journal:
        note(journal, "through the link")
        assert journal.path == closed
    assert link.is_symlink()
    with reopened(closed) as journal:
        assert "through the link" in notes(journal)


def test_a_journal_can_be_made_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "stick" / "journal.db")
    JournalFile.create(link, PASSPHRASE).close()
    assert link.is_symlink()
    assert (tmp_path / "stick" / "journal.db").is_file()


def test_a_link_in_a_circle_is_said_to_be_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(JournalError):
        JournalFile.open(tmp_path / "a", PASSPHRASE)
