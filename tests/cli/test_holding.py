"""The key in the system keyring, across processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commandline import Program
from support import PASSPHRASE


@pytest.fixture
def ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have processes use the tests' keyring; answer where it keeps what it holds."""
    place = tmp_path / "ring.json"
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "held_ring.FileRing")
    monkeypatch.setenv("TEST_KEYRING", str(place))
    return place


def entries(ring: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads(ring.read_text()) if ring.exists() else {}
    return found


def test_commands_do_not_ask_until_it_is_locked(mj: Program, ring: Path) -> None:
    only_journal = mj.options[:2]
    ended = mj.apart("unlock", "--for", "1h30m")
    assert ended.code == 0, ended.err
    assert "1 hour and 30 minutes" in ended.err
    assert PASSPHRASE not in str(entries(ring))
    listed = mj.apart(*only_journal, "list", options=False)
    assert listed.code == 0, listed.err
    shown = mj.apart(*only_journal, "recovery", "show", options=False)
    assert shown.code == 3, "what is worth more than a look asks all the same"
    assert mj.apart(*only_journal, "lock", options=False).code == 0
    assert entries(ring) == {}
    assert mj.apart(*only_journal, "list", options=False).code == 3
    again = mj.apart(*only_journal, "lock", options=False)
    assert (again.code, "held no key" in again.err) == (0, True)


def test_a_key_whose_time_is_over_is_removed_by_the_next_command(mj: Program, ring: Path) -> None:
    assert mj.apart("unlock").code == 0
    ((name, entry),) = entries(ring).items()
    over = "2020-01-01T00:00:00.000000Z " + entry.split(" ")[1]
    ring.write_text(json.dumps({name: over}))
    ended = mj.apart(*mj.options[:2], "list", options=False)
    assert (ended.code, ended.err.count("\n")) == (3, 1)
    assert entries(ring) == {}


def test_a_new_passphrase_ends_it(mj: Program, ring: Path, new_file: Path) -> None:
    assert mj.apart("unlock").code == 0
    ended = mj.apart("passphrase", "change", "--new-passphrase-file", str(new_file))
    assert ended.code == 0, ended.err
    assert entries(ring) == {}
    assert mj.apart(*mj.options[:2], "list", options=False).code == 3


@pytest.mark.parametrize("length", ["soon", "2d", "0m"])
def test_no_other_length_is_taken(mj: Program, length: str) -> None:
    ended = mj("unlock", "--for", length)
    assert (ended.code, ended.err.count("\n")) == (2, 1)


def test_without_a_real_keyring_nothing_is_kept(mj: Program) -> None:
    ended = mj.apart("unlock", PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring")
    assert (ended.code, ended.err.count("\n")) == (1, 1)
    assert "no keyring that keeps a secret" in ended.err


def test_who_holds_no_key_loads_no_keyring(mj: Program) -> None:
    ended = mj.apart("list", PYTHON_KEYRING_BACKEND="there.is.no.such.Module")
    assert ended.code == 0, ended.err
