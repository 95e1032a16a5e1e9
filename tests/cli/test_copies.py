"""Whole copies: each opens alone, all are listed, and one put back loses nothing."""

import stat
from pathlib import Path

import pytest

from commandline import Program
from support import PAGE


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "journal.db"


def turn(path: Path, offset: int) -> None:
    """Turn one bit of a file."""
    content = bytearray(path.read_bytes())
    content[offset] ^= 4
    path.write_bytes(content)


def texts(mj: Program) -> list[str]:
    return sorted(each["title"] for each in mj.done("list", "insight", "--json").objects)


def test_a_backup_opens_alone(mj: Program, tmp_path: Path) -> None:
    mj.done("add", "insight", "Rivers bend")
    copy = Path(mj.done("backup").out.strip())
    assert copy.parent == tmp_path / "kept" / "backups"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    before = mj.done("list", "--json").data
    assert mj.done("--journal", copy, "list", "--json").data == before
    assert copy.read_bytes()[:2] == b"MJ"
    assert b"Rivers" not in copy.read_bytes()
    assert [each.name for each in copy.parent.iterdir()] == [copy.name]


def test_a_backup_goes_over_nothing(mj: Program, tmp_path: Path) -> None:
    taken = tmp_path / "taken.db"
    taken.write_text("mine")
    assert mj("backup", taken).code == 1
    assert taken.read_text() == "mine"
    assert mj("backup", tmp_path).code == 1
    place = mj.done("backup", tmp_path / "new.db", "--json").objects[0]["file"]
    assert Path(place).exists()


def test_backups_are_listed_newest_first_without_a_passphrase(mj: Program, place: Path) -> None:
    journal = mj.options[:2]
    assert "`mentorjournal backup` makes one" in mj.done("backups").err
    mj.done("backup")
    mj.done("backup")
    mj.options = journal
    ended = mj.done("backups")
    assert [line.split()[0] for line in ended.lines] == sorted(
        (each.name for each in (place.parent / "backups").iterdir()), reverse=True
    )
    assert "asked for" in ended.lines[0]
    told = mj.done("backups", "--json").objects
    assert {each["other_passphrase"] for each in told} == {False}
    place.unlink()
    told = mj.done("backups", "--json").objects
    assert {each["other_passphrase"] for each in told} == {None}


def test_restore_puts_back_and_keeps_what_it_replaces(mj: Program) -> None:
    mj.done("add", "insight", "Rivers bend")
    copy = Path(mj.done("backup").out.strip())
    mj.done("add", "insight", "Rivers break")
    ended = mj.done("restore", copy.name, "--json").objects[0]
    assert texts(mj) == ["Rivers bend"]
    assert "-restore.db" in ended["kept"]
    mj.done("restore", ended["kept"])
    assert texts(mj) == ["Rivers bend", "Rivers break"]


def test_restore_keeps_the_passphrase_and_asks_for_that_of_the_copy(
    mj: Program, passphrase_file: Path, new_file: Path
) -> None:
    mj.done("add", "insight", "Rivers bend")
    copy = mj.done("backup").out.strip()
    mj.done("passphrase", "change", "--new-passphrase-file", new_file)
    mj.options = [*mj.options[:2], "--passphrase-file", str(new_file)]
    ended = mj.apart("restore", copy)
    assert (ended.code, ended.err.count("\n")) == (3, 1)
    assert "--copy-passphrase-file" in ended.err
    code = mj.done("recovery", "show").out
    ended = mj.done("restore", copy, "--copy-passphrase-file", passphrase_file)
    assert "opens with its own passphrase" in ended.err
    assert texts(mj) == ["Rivers bend"]
    assert mj.done("recovery", "show").out == code
    screen = mj.on_terminal(
        "restore", copy, options=True, answers={"of the copy:": passphrase_file.read_text()}
    )
    assert screen[0] == 0, screen


@pytest.mark.parametrize("name", ["lost", "damaged", "cut", "foreign", "start"])
def test_restore_helps_where_the_journal_is_lost(mj: Program, place: Path, name: str) -> None:
    mj.done("add", "insight", "Rivers bend")
    copy = Path(mj.done("backup").out.strip())
    before = place.read_bytes()
    if name == "lost":
        place.unlink()
    elif name in ("damaged", "start"):
        turn(place, {"damaged": 9 * PAGE + 100, "start": 6}[name])
    else:
        place.write_bytes(before[:7] if name == "cut" else b"not ours" * 999)
    spoiled = None if name == "lost" else place.read_bytes()
    ended = mj.done("restore", copy.name)
    assert "those of the copy" in ended.err
    assert place.read_bytes()[:16] == before[:16]
    assert texts(mj) == ["Rivers bend"]
    kept = [each["file"] for each in mj.done("backups", "--json").objects]
    aside = [Path(each).read_bytes() for each in kept if "-damaged" in each]
    assert aside == ([spoiled] if spoiled else [])


def test_a_copy_that_is_damaged_replaces_nothing(mj: Program, place: Path, tmp_path: Path) -> None:
    copy = Path(mj.done("backup").out.strip())
    before = place.read_bytes()
    turn(copy, 9 * PAGE + 100)
    assert mj("restore", copy).code == 5
    other = tmp_path / "other"
    other.write_text("SQLite format 3 it is not")
    assert mj("restore", other).code == 1
    assert mj("restore", tmp_path / "none").code == 1
    assert mj("restore", place).code == 2
    assert place.read_bytes() == before
    assert len(mj.done("backups").lines) == 1


def test_another_passphrase_is_no_damage(mj: Program, place: Path, new_file: Path) -> None:
    copy = mj.done("backup").out.strip()
    mj.done("passphrase", "change", "--new-passphrase-file", new_file)
    before = place.read_bytes()
    ended = mj("restore", copy)
    assert (ended.code, place.read_bytes()) == (3, before)
