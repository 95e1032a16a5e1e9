"""A summary's file: new, private, whole or not there."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mentorjournal.errors import CannotWrite
from mentorjournal.sharing.write import write_file

DATA = b"# Session of 19 August 2025\n"


def test_the_bytes_are_the_files_bytes(tmp_path: Path) -> None:
    write_file(tmp_path / "summary.md", DATA)

    assert (tmp_path / "summary.md").read_bytes() == DATA


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_only_its_owner_can_read_it_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_file(tmp_path / "summary.md", DATA)
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "summary.md").stat().st_mode) == 0o600


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    there = tmp_path / "summary.md"
    there.write_text("older")

    with pytest.raises(CannotWrite, match="not overwritten"):
        write_file(there, DATA)
    assert there.read_text() == "older"


@pytest.mark.parametrize("target", ["older.md", "missing.md"])
def test_no_link_is_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "older.md").write_text("older")
    (tmp_path / "summary.md").symlink_to(tmp_path / target)

    with pytest.raises(CannotWrite, match="not overwritten"):
        write_file(tmp_path / "summary.md", DATA)
    assert (tmp_path / "older.md").read_text() == "older"
    assert not (tmp_path / "missing.md").exists()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("missing/summary.md", "There is no folder"),
        ("file/summary.md", "is not a folder"),
        ("x" * 300, "too long"),
        (".", "not overwritten"),
        ("a\0b", "could not be written"),
        ("{path}/x", "There is no folder"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_sentence(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "file").write_text("a file")

    with pytest.raises(CannotWrite, match=why):
        write_file(tmp_path / name, DATA)


FULL = """
import resource, sys
from pathlib import Path
from mentorjournal.errors import CannotWrite
from mentorjournal.sharing.write import write_file
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    write_file(Path(sys.argv[1]), b"x" * 1000)
except CannotWrite as error:
    print(error)
"""


def test_a_file_that_does_not_fit_is_taken_away_again(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "summary.md")],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "nothing was written" in told.stdout
    assert list(tmp_path.glob("summary*")) == []
