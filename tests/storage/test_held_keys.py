"""Keys that the keyring holds for a while."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backends import chainer, fail, null

from held_ring import FileRing
from mentorjournal.domain import moments
from mentorjournal.errors import CannotWrite
from mentorjournal.storage import keys
from mentorjournal.storage.held_keys import LONGEST, HeldKeys
from support import PASSPHRASE

SOON = timedelta(minutes=15)


@pytest.fixture
def ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileRing:
    monkeypatch.setenv("TEST_KEYRING", str(tmp_path / "ring.json"))
    return use(FileRing(), monkeypatch)


def use(ring: FileRing, monkeypatch: pytest.MonkeyPatch) -> FileRing:
    before = keyring.get_keyring()
    monkeypatch.setattr("keyring.core._keyring_backend", before)  # put back afterwards
    keyring.set_keyring(ring)
    return ring


def made(kind: Callable[[], Any]) -> Any:
    """Make a keyring of the library, which has no types."""
    return kind()


@pytest.fixture
def held(tmp_path: Path) -> HeldKeys:
    return HeldKeys(tmp_path / "state" / "held")


def test_a_held_key_is_found_until_its_time_is_over(ring: FileRing, held: HeldKeys) -> None:
    key, other, now = keys.new_key(PASSPHRASE), keys.new_key(PASSPHRASE), moments.now()
    held.hold(key, now + SOON)
    assert held.find(key.header, now) == key
    assert held.find(other.header, now) is None
    assert held.find(key.header, now + SOON) is None
    assert ring.entries() == {}, "what is over is removed when it is met"
    assert list(held.folder.iterdir()) == []


def test_only_the_key_its_end_and_its_header_are_kept(ring: FileRing, held: HeldKeys) -> None:
    key = keys.new_key(PASSPHRASE)
    held.hold(key, moments.now() + SOON)
    ((name, entry),) = ring.entries().items()
    assert name == f"mentorjournal {key.header.hex()}"
    assert entry.split(" ")[1] == key.secret.hex()
    (mark,) = held.folder.iterdir()
    assert mark.name == key.header.hex()
    assert mark.read_bytes() == b""


def test_a_clock_set_back_keeps_no_key_for_ever(ring: FileRing, held: HeldKeys) -> None:
    key, now = keys.new_key(PASSPHRASE), moments.now()
    held.hold(key, now + SOON)
    assert held.find(key.header, now + SOON - LONGEST - timedelta(seconds=1)) is None
    assert ring.entries() == {}


@pytest.mark.parametrize("entry", ["", "x", "2026-01-01T00:00:00Z zz", "never ff"])
def test_an_entry_that_is_none_of_ours_opens_nothing(
    ring: FileRing, held: HeldKeys, entry: str
) -> None:
    key = keys.new_key(PASSPHRASE)
    held.hold(key, moments.now() + SOON)
    ring.set_password("mentorjournal", key.header.hex(), entry)
    assert held.find(key.header, moments.now()) is None


def test_the_key_of_another_journal_opens_nothing(ring: FileRing, held: HeldKeys) -> None:
    key, other = keys.new_key(PASSPHRASE), keys.new_key(PASSPHRASE)
    held.hold(key, moments.now() + SOON)
    entry = ring.get_password("mentorjournal", key.header.hex())
    assert entry
    ring.set_password("mentorjournal", key.header.hex(), entry.replace(
        key.secret.hex(), other.secret.hex()))  # fmt: skip
    assert held.find(key.header, moments.now()) is None


def test_all_are_forgotten_and_none_is_fine(ring: FileRing, held: HeldKeys) -> None:
    assert held.forget_all() == 0
    for _ in range(2):
        held.hold(keys.new_key(PASSPHRASE), moments.now() + SOON)
    assert held.forget_all() == 2
    assert ring.entries() == {}
    assert held.forget_all() == 0


class Plain(FileRing):
    """As the library ranks what writes plain files."""

    priority = 0.5  # type: ignore[assignment]


@pytest.mark.parametrize("kind", [fail.Keyring, null.Keyring, Plain, chainer.ChainerBackend])
def test_what_guards_nothing_is_refused(
    held: HeldKeys, kind: type[FileRing], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        chainer.ChainerBackend, "backends", [made(null.Keyring), made(fail.Keyring)]
    )
    use(kind(), monkeypatch)
    with pytest.raises(CannotWrite, match="no keyring that keeps a secret"):
        held.hold(keys.new_key(PASSPHRASE), moments.now() + SOON)
    assert not held.folder.exists()


def test_a_real_one_among_several_is_used(
    ring: FileRing, held: HeldKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [made(null.Keyring), ring])
    use(made(chainer.ChainerBackend), monkeypatch)
    held.hold(keys.new_key(PASSPHRASE), moments.now() + SOON)
    assert len(ring.entries()) == 1


def test_without_the_package_it_is_said_what_to_install(
    held: HeldKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(CannotWrite, match=r"mentorjournal\[keyring\]"):
        held.hold(keys.new_key(PASSPHRASE), moments.now() + SOON)


class Sullen(FileRing):
    """A keyring that is locked."""

    def entries(self) -> dict[str, str]:
        """Refuse."""
        raise keyring.errors.KeyringLocked("it is locked")


def test_a_locked_keyring_leads_to_the_question_and_keeps_its_mark(
    ring: FileRing, held: HeldKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = keys.new_key(PASSPHRASE)
    held.hold(key, moments.now() + SOON)
    use(Sullen(), monkeypatch)
    assert held.find(key.header, moments.now()) is None
    with pytest.raises(CannotWrite, match="locked"):
        held.forget_all()
    use(ring, monkeypatch)
    assert held.find(key.header, moments.now()) == key
    assert json.loads((held.folder.parent.parent / "ring.json").read_text())


def test_a_clock_set_back_ends_it(ring: FileRing, held: HeldKeys) -> None:
    key, now = keys.new_key(PASSPHRASE), moments.now()
    held.hold(key, now + SOON)
    assert held.find(key.header, now - timedelta(seconds=30)) == key
    assert held.find(key.header, now - timedelta(hours=12)) is None
    assert ring.entries() == {}
