"""A change of passphrase: a new key, the same journal, nobody locked out or misled."""

from __future__ import annotations

import stat
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from mentorjournal.domain.growth import Insight
from mentorjournal.errors import CannotUnlock, DamagedJournal, JournalReplaced, NotUnderstood
from mentorjournal.journal import Journal
from mentorjournal.storage import rekeying
from mentorjournal.storage.journal_file import JournalFile
from storage.aftermath import filled
from storage.stores import renewed_by_code
from support import PAGE, PASSPHRASE, names, run_python

NEW = "another lamp"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "kept" / "journal.db")


def state(journal_file: JournalFile) -> list[object]:
    return [(kept, list(past)) for kept, past in Journal(journal_file).histories()]


def test_the_new_passphrase_opens_the_same_journal_and_the_old_one_does_not(path: Path) -> None:
    with closing(JournalFile.open(path, PASSPHRASE)) as journal:
        before, code = state(journal), journal.recovery_code
        told: list[float] = []
        rekeying.change_passphrase(journal, NEW, told.append)
        assert state(journal) == before
        assert journal.recovery_code != code
        assert told == sorted(told)
        assert told[-1] == 1.0
        Journal(journal).keep(Insight(text="and it goes on", on=date(2026, 3, 1)))
    with pytest.raises(CannotUnlock):
        JournalFile.open(path, PASSPHRASE)
    with closing(JournalFile.open(path, NEW)) as journal:
        assert state(journal)[:-1] == before
        with journal.reading() as connection:
            found = connection.execute("SELECT count(*) FROM search WHERE search MATCH 'goes'")
            assert found.fetchone() == (1,)
    assert names(path.parent) == ["journal.db"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    with closing(JournalFile.open(link, PASSPHRASE)) as journal:
        rekeying.change_passphrase(journal, NEW)
    assert link.is_symlink()
    JournalFile.open(path, NEW).close()


def test_another_session_notices_and_writes_nothing_to_either_file(path: Path) -> None:
    with (
        closing(JournalFile.open(path, PASSPHRASE)) as ours,
        closing(Journal.open(path, PASSPHRASE)) as theirs,
    ):
        seen = theirs.file.data_version()
        rekeying.change_passphrase(ours, NEW)
        assert theirs.file.data_version() != seen
        with pytest.raises(JournalReplaced):
            theirs.keep(Insight(text="too late", on=date(2026, 3, 1)))
        assert not [k for k in Journal(ours).records.all_of(Insight) if k.record.text == "too late"]


def test_the_recovery_code_leads_to_a_new_passphrase(path: Path) -> None:
    with closing(JournalFile.open(path, PASSPHRASE)) as journal:
        code, before = journal.recovery_code, state(journal)
    with closing(renewed_by_code(path, code.upper().replace("-", " "), NEW)) as journal:
        assert state(journal) == before
        assert journal.recovery_code != code
    with closing(JournalFile.open(path, NEW)) as journal, pytest.raises(CannotUnlock):
        renewed_by_code(path, code, "a third")


def test_an_empty_passphrase_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with closing(JournalFile.open(path, PASSPHRASE)) as journal, pytest.raises(NotUnderstood):
        rekeying.change_passphrase(journal, "")
    assert path.read_bytes() == before


def test_a_damaged_journal_is_not_encrypted_anew(path: Path) -> None:
    good = path.read_bytes()
    for page in range(1, len(good) // PAGE):
        content = bytearray(good)
        content[page * PAGE + 100] ^= 1
        path.write_bytes(content)
        with pytest.raises(DamagedJournal), closing(JournalFile.open(path, PASSPHRASE)) as journal:
            rekeying.change_passphrase(journal, NEW)
        assert path.read_bytes() == bytes(content)


def test_the_key_takes_the_newest_profile(path: Path) -> None:
    profiles = """
from mentorjournal.storage import keys, rekeying
from mentorjournal.storage.journal_file import JournalFile
keys.PROFILES[252] = keys.PROFILES[support.CHEAP_PROFILE]
keys.USUAL_PROFILE = 252
import sys
from pathlib import Path
journal = JournalFile.open(Path(sys.argv[1]), support.PASSPHRASE)
rekeying.change_passphrase(journal, "another lamp")
print(journal.key.header[2])
"""
    assert run_python(profiles, path) == "252\n"
