"""What the program says of a file is true: check, salvage, and every error of damage."""

import tempfile
from pathlib import Path

import pytest

from commandline import Program
from mentorjournal.storage.journal_file import JournalFile
from support import PAGE, PASSPHRASE


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "journal.db"


@pytest.fixture
def passing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Answer the folder of passing files, which no other program writes to."""
    folder = tmp_path / "passing"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def turn(path: Path, *offsets: int) -> None:
    """Turn one bit of a file at each place."""
    content = bytearray(path.read_bytes())
    for offset in offsets:
        content[offset] ^= 4
    path.write_bytes(content)


def break_links(place: Path) -> None:
    journal = JournalFile.open(place, PASSPHRASE)
    with journal.writing() as connection:
        connection.execute("DELETE FROM link")
    journal.close()


def test_a_sound_journal_is_said_to_be(mj: Program, place: Path) -> None:
    mj.done("add", "insight", "Rivers bend")
    before = place.read_bytes()
    ended = mj.done("check", "--deep")
    assert "3  records" in ended.out
    assert "All of it is as it was written." in ended.err
    told = mj.done("check", "--json").objects[0]
    assert (told["looked_at"]["records"], told["faults"]) == (3, [])
    assert place.read_bytes() == before


def test_damage_is_told_with_the_newest_good_backup(mj: Program, place: Path) -> None:
    mj.done("backup")
    good = Path(mj.done("backup").out.strip())
    bad = Path(mj.done("backup").out.strip())
    turn(bad, 9 * PAGE + 100)
    for page in range(1, place.stat().st_size // PAGE):
        turn(place, page * PAGE + 100)
        ended = mj("check")
        assert ended.code == 5
        assert f"`mentorjournal restore {good.name}`" in ended.err
        assert f"`mentorjournal salvage {place}`" in ended.err
        assert max(map(len, ended.err.splitlines())) < 620
        turn(place, page * PAGE + 100)
    mj.done("check")


@pytest.mark.parametrize("words", ["list", "add insight x", "backup", "recovery show"])
def test_no_damage_is_taken_for_a_wrong_passphrase(mj: Program, place: Path, words: str) -> None:
    good = mj.done("backup").out.strip()
    for offsets in ((5,), (14,), (5, 6, 7), (0,), (2,), (100,)):
        turn(place, *offsets)
        ended = mj(*words.split())
        assert (ended.code, ended.err.count("\n")) == (5, 1), (offsets, ended.err)
        assert "damaged" in ended.err
        assert Path(good).name in ended.err or "`mentorjournal backups`" in ended.err
        turn(place, *offsets)
    mj.done("list")


def test_turned_bits_at_the_start_are_known_without_a_backup_and_mended(
    mj: Program, place: Path
) -> None:
    mj.done("list")  # which notes how the journal begins
    good = place.read_bytes()
    for offsets in ((0,), (1,), (2,), (5,), (12,), (13,), (15,), (3, 7, 14)):
        turn(place, *offsets)
        ended = mj("list")
        assert ended.code == 5
        assert "`mentorjournal check --mend` writes them anew" in ended.err
        assert "written anew" in mj.done("check", "--mend").err
        assert place.read_bytes()[:16] == good[:16]
        mj.done("check")


def test_nothing_is_mended_by_a_wrong_passphrase(
    mj: Program, place: Path, passphrase_file: Path
) -> None:
    mj.done("list")
    turn(place, 5)
    before = place.read_bytes()
    passphrase_file.write_text("not this one\n")
    assert mj("check", "--mend").code == 3
    assert place.read_bytes() == before


def test_damage_without_a_backup_leads_to_salvage(mj: Program, place: Path) -> None:
    turn(place, 100)
    ended = mj("list")
    assert ended.code == 5
    assert f"`mentorjournal salvage {place}`" in ended.err
    assert "restore" not in ended.err


def test_a_wrong_passphrase_stays_one(mj: Program, passphrase_file: Path) -> None:
    mj.done("backup")
    passphrase_file.write_text("not this one\n")
    ended = mj("list")
    assert ended.err == "mentorjournal: This passphrase does not open this journal.\n"
    assert ended.code == 3


def test_wrong_links_can_be_mended(mj: Program, place: Path) -> None:
    break_links(place)
    ended = mj("check")
    assert ended.code == 5
    assert "--mend" in ended.err
    assert "salvage" not in ended.err
    assert "written anew" in mj.done("check", "--mend").err
    mj.done("check")


def test_leaks_are_found_and_what_was_searched_is_said(
    mj: Program, passing: Path, code_file: Path
) -> None:
    mj.done("add", "insight", "Rivers bend beside the long white road")
    code = code_file.read_text()
    ended = mj.done("check", "--leaks", "--json").objects[0]["search"]
    assert str(passing) in ended["folders"]
    assert (ended["leaks"], ended["phrases"] >= 3) == ([], True)
    assert "None of them was found." in mj.done("check", "--leaks").err
    (passing / "swap").write_text("x Rivers bend beside the long white road x")
    (passing / "note").write_text(f"code {code}")
    ended = mj("check", "--leaks")
    assert ended.code == 1
    assert f"{passing}/swap: “Rivers bend beside" in ended.err
    assert f"{passing}/note: “the recovery code”" in ended.err
    assert code[:9] not in ended.err
    ended = mj("check", "--leaks", "--json")
    assert code[:9] not in ended.out
    assert len(ended.objects[0]["search"]["leaks"]) == 2


def test_salvage_makes_a_journal_of_what_is_left(mj: Program, place: Path, tmp_path: Path) -> None:
    for number in range(40):
        mj.done("add", "insight", f"number {number} " + "word " * 300)
    turn(place, place.stat().st_size // PAGE // 2 * PAGE + 100)
    before = place.read_bytes()
    ended = mj.done("salvage", place)
    saved = Path(ended.out.strip())
    assert saved == place.with_name("journal-salvaged.db")
    assert "1 of " in ended.err
    assert place.read_bytes() == before
    assert mj("salvage", place).code == 1  # never over anything
    told = mj.done("salvage", place, "--to", tmp_path / "other.db", "--json").objects[0]
    assert told["records"] + len(told["earlier"]) + len(told["lost"]) >= 42
    listed = mj.done("--journal", saved, "list", "--json").objects
    assert len(listed) == told["records"] + len(told["earlier"]) >= 35
    mj.done("restore", saved)
    assert mj.done("list", "--json").objects == listed


@pytest.mark.parametrize("offsets", [(), (6,), (6, 7, 8), (0,)])
def test_salvage_reads_behind_a_damaged_start(
    mj: Program, place: Path, code_file: Path, offsets: tuple[int, ...]
) -> None:
    mj.done("add", "insight", "Rivers bend")
    mj.done("backup")
    turn(place, *offsets)
    by_word = mj.done("salvage", place, "--to", "word.db", "--json").objects[0]
    by_code = mj.done("salvage", place, "--to", "code.db", "--code-file", code_file, "--json")
    assert by_word["records"] == by_code.objects[0]["records"] == 3
    for saved in ("word.db", "code.db"):
        assert "Rivers bend" in mj.done("--journal", saved, "list").out


def test_salvage_refuses_what_it_cannot_open(
    mj: Program, place: Path, tmp_path: Path, passphrase_file: Path
) -> None:
    assert mj("salvage", tmp_path / "none").code == 1
    passphrase_file.write_text("not this one\n")
    assert mj("salvage", place).code == 3
    assert not place.with_name("journal-salvaged.db").exists()
