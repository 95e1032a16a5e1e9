"""Keys that take a key file, and keys that take more work."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.errors import CannotUnlock, CannotWrite, DamagedJournal, NewerJournal
from mentorjournal.storage import key_file, keys, rekeying, salvage
from mentorjournal.storage.journal_file import JournalFile
from storage.aftermath import filled
from storage.stores import renewed_by_code
from support import CHEAP_PROFILE, CHEAP_WITH_KEY_FILE, PASSPHRASE

FILES = st.binary(min_size=32, max_size=32)


@given(FILES, FILES)
def test_both_are_needed_and_either_alone_is_not_enough(right: bytes, wrong: bytes) -> None:
    made = keys.new_key(PASSPHRASE, right)
    assert made.header[2] == CHEAP_WITH_KEY_FILE
    assert keys.unlock(PASSPHRASE, made.header, right) == made
    with pytest.raises(CannotUnlock, match="needs its key file"):
        keys.unlock(PASSPHRASE, made.header)
    with pytest.raises(CannotUnlock, match="one of them is another"):
        keys.unlock("another lamp", made.header, right)
    if wrong != right:
        with pytest.raises(CannotUnlock, match="one of them is another"):
            keys.unlock(PASSPHRASE, made.header, wrong)


def test_the_mix_is_the_one_that_is_written_down() -> None:
    digest = bytes(range(32))
    made = keys.new_key(PASSPHRASE, digest)
    cost = keys.PROFILES[CHEAP_WITH_KEY_FILE]
    derived = Argon2id(
        salt=made.header[:13], length=32, iterations=cost.passes,
        lanes=cost.lanes, memory_cost=cost.memory_kib,
    ).derive(PASSPHRASE.encode())  # fmt: skip
    purpose = b"mentorjournal key file 1"
    mixed = HKDF(SHA256(), length=32, salt=None, info=purpose).derive(derived + digest)
    assert mixed == made.secret


def test_a_key_file_that_is_not_asked_for_changes_nothing() -> None:
    made = keys.new_key(PASSPHRASE)
    assert keys.unlock(PASSPHRASE, made.header, b"f" * 32) == made
    assert keys.unlock(PASSPHRASE, made.header, b"f" * 32).key_file == b""


def test_no_turned_bit_makes_one_profile_another() -> None:
    real = [number for number in keys.PROFILES if number not in (250, 251)]
    for one, other in combinations(real, 2):
        assert (one ^ other).bit_count() > 1
    header = bytearray(keys.new_key(PASSPHRASE).header)
    for number in real:
        for bit in range(8):
            header[2] = number ^ 1 << bit
            if header[2] not in (250, 251):
                with pytest.raises(NewerJournal):
                    keys.require_known(bytes(header))


def test_the_stronger_profile_takes_four_times_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    made = keys.new_key(PASSPHRASE, b"f" * 32, keys.STRONGER_PROFILE)
    assert made.header[2] == 7
    assert keys.unlock(PASSPHRASE, made.header, b"f" * 32) == made
    monkeypatch.setattr(keys, "USUAL_PROFILE", 1)
    usual, stronger = keys.PROFILES[1], keys.PROFILES[keys.STRONGER_PROFILE]
    assert stronger.cost == 4 * usual.cost
    assert keys.next_profile(b"MJ\x07" + bytes(13)) == 7, "it never becomes easier by itself"
    assert keys.next_profile(b"MJ\x04" + bytes(13)) == 1
    assert keys.next_profile(b"MJ" + bytes([CHEAP_PROFILE]) + bytes(13)) == 1


def test_a_journal_changes_to_a_key_file_and_back(tmp_path: Path) -> None:
    path = filled(tmp_path / "journal.db")
    place = tmp_path / "journal.key"
    key_file.make(place)
    digest = key_file.read(place)
    with closing(JournalFile.open(path, PASSPHRASE)) as journal:
        rekeying.change_passphrase(journal, "new", key_file=digest)
        code = journal.recovery_code
        journal.require_passphrase("new")
    with pytest.raises(CannotUnlock):
        JournalFile.open(path, "new")
    with closing(JournalFile.open(path, "new", digest)) as journal:
        journal.require_passphrase("new")
        assert salvage.key_of(path, "new", digest) == journal.key
    with pytest.raises(CannotUnlock, match="needs its key file"):
        salvage.key_of(path, "new")
    with closing(renewed_by_code(path, code, "third")) as journal:
        assert not keys.profile_of(journal.key.header).key_file
    JournalFile.open(path, "third").close()


def test_a_made_key_file_is_of_its_owner_and_over_nothing(tmp_path: Path) -> None:
    place = tmp_path / "journal.key"
    before = os.umask(0)
    try:
        key_file.make(place)
    finally:
        os.umask(before)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert len(place.read_bytes()) == 32
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere")
    for taken in (place, link):
        with pytest.raises(CannotWrite, match="already"):
            key_file.make(taken)
    with pytest.raises(CannotWrite):
        key_file.make(tmp_path / "none" / "journal.key")
    assert not (tmp_path / "elsewhere").exists()


def test_what_cannot_be_a_key_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    os.mkfifo(tmp_path / "pipe")
    for name, words in [
        ("none", "no key file"), ("empty", "is empty"), ("pipe", "ordinary"), (".", "ordinary"),
    ]:  # fmt: skip
        with pytest.raises(CannotUnlock, match=words):
            key_file.read(tmp_path / name)


def test_damage_is_not_taken_for_a_wrong_key_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    digest = b"f" * 32
    JournalFile.create_with(path, lambda: keys.new_key(PASSPHRASE, digest)).close()
    content = bytearray(path.read_bytes())
    content[200] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedJournal):
        JournalFile.open(path, PASSPHRASE, digest)
