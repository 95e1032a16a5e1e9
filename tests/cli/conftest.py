"""A journal with two people in it, and the program to work on it."""

from pathlib import Path

import pytest

from commandline import NEW, Program, secret_file
from support import PASSPHRASE


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    return secret_file(tmp_path / "passphrase", PASSPHRASE + "\n")


@pytest.fixture
def empty(tmp_path: Path, passphrase_file: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program, and no journal yet."""
    monkeypatch.chdir(tmp_path)
    journal = tmp_path / "kept" / "journal.db"
    options = ["--journal", str(journal), "--passphrase-file", str(passphrase_file)]
    return Program(monkeypatch, options)


@pytest.fixture
def mj(empty: Program) -> Program:
    """The program and a journal of Asha, whose mentor is Ruth."""
    empty.done("init", "--name", "Asha", "--role", "mentoree")
    empty.done("add", "person", "Ruth Halloran", "name_consent=granted")
    empty.done("add", "relationship", "Even Ground", "--with", "Ruth", "status=working")
    return empty


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    """A file with another passphrase to change to."""
    return secret_file(tmp_path / "new", NEW + "\n")


@pytest.fixture
def code_file(mj: Program, tmp_path: Path) -> Path:
    """A file with the journal's recovery code."""
    return secret_file(tmp_path / "code", mj.done("recovery", "show").out)
