"""Kills, full disks and disk errors, at some of the moments that `tests/slow` goes through."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import faults
from storage.aftermath import (
    BEFORE,
    filled,
    of_the_first_version,
    records_in,
    require_generations_open,
)

AT = {"save": 3, "passphrase change": 3, "restore": 3, "backup": 1}
"""The write that fails: a small file is copied in a single one."""

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = filled(tmp_path / "kept" / "journal.db")
    shutil.copy(path, path.with_name("copy.db"))
    return path


@pytest.mark.parametrize(
    ("deed", "call"),
    [
        ("save", "pwrite64"),
        ("save", "unlink"),
        ("passphrase change", "pwrite64"),
        ("passphrase change", "rename"),
        ("restore", "rename"),
        ("backup", "link"),
    ],
)
def test_a_kill_loses_nothing(path: Path, deed: str, call: str) -> None:
    code, said = faults.run(deed, path, faults.kill_at(call, 1))
    assert (code, said) == (-9, "")
    assert records_in(path) in (BEFORE, BEFORE + 1)
    require_generations_open(path)


@pytest.mark.parametrize(("call", "number"), [("link", 1), ("pwrite64", 9), ("unlink", 2)])
def test_a_kill_in_a_migration_leaves_the_old_form_or_the_new(
    tmp_path: Path, call: str, number: int
) -> None:
    path = of_the_first_version(tmp_path / "kept" / "journal.db")
    code, _ = faults.run("migration", path, faults.kill_at(call, number))
    assert code == -9
    assert records_in(path) == BEFORE
    assert require_generations_open(path) > 0


@pytest.mark.parametrize("deed", AT)
def test_a_full_disk_is_reported_and_loses_nothing(path: Path, deed: str) -> None:
    fault = faults.fail_at("pwrite64", AT[deed], "ENOSPC", for_good=True)
    _, said = faults.run(deed, path, fault)
    assert said.startswith("refused CannotWrite The disk is full")
    assert records_in(path) == BEFORE
    assert not list(path.parent.rglob(".*"))


@pytest.mark.parametrize("deed", AT)
def test_an_error_of_the_disk_is_reported_and_loses_nothing(path: Path, deed: str) -> None:
    _, said = faults.run(deed, path, faults.fail_at("pwrite64", AT[deed], "EIO", for_good=False))
    assert said.startswith("refused CannotWrite")
    assert records_in(path) == BEFORE
