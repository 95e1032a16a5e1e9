"""Everything in and everything out: import, archive."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from commandline import Program
from mentorjournal.resources import data_file

PLAIN = [
    {"date": "2024-03-01T09:30:00", "title": "One", "body": "a kestrel", "tags": ["calm"]},
    {"date": "2024-03-02", "title": "Two", "body": "ESC \x1b]0;x\x07", "tags": []},
    {"date": "2024-03-02", "title": "Two", "body": "ESC \x1b]0;x\x07", "tags": []},
]


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "plain.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in PLAIN), encoding="utf-8")
    return path


def test_the_same_file_twice_adds_nothing(mj: Program, plain: Path) -> None:
    words = ("import", "--from", "jsonl", plain, "--as", "reflections", "--json")
    first, second = mj.done(*words).objects[0], mj.done(*words).objects[0]
    assert (first["new"], first["unchanged"]) == (3, 0)
    assert (second["new"], second["changed"], second["unchanged"]) == (0, 0, 3)
    assert len(mj.done("list", "reflection").lines) == 3


def test_an_import_takes_nothing_back_that_was_changed_here(mj: Program, plain: Path) -> None:
    words = ("import", "--from", "jsonl", plain, "--as", "reflection")
    mj.done(*words)
    record = mj.done("search", "kestrel", "--json").objects[0]["id"]
    mj.done("edit", record, "a heron")
    assert "0 new, 0 changed, 3 unchanged" in mj.done(*words).out
    assert mj.body_of(record)["answers"][0]["text"] == "a heron"


def test_a_dry_run_keeps_nothing(mj: Program, plain: Path) -> None:
    ended = mj.done("import", "--from", "jsonl", plain, "--as", "reflection", "--dry-run")
    assert "3 new" in ended.out
    assert mj.done("list", "reflection").out == ""


def test_what_cannot_be_taken_is_said_by_line(mj: Program, plain: Path) -> None:
    with plain.open("a") as file:
        file.write('not json\n[1]\n{"date": "2024-02-30", "title": "x", "body": "y"}\n')
    ended = mj("import", "--from", "jsonl", plain, "--as", "reflection")
    assert ended.code == 1
    assert "3 new, 0 changed, 0 unchanged, 3 refused" in ended.out
    assert [f"line {number}" in ended.err for number in (3, 4, 5, 6)] == [False, True, True, True]
    assert len(mj.done("list", "reflection").lines) == 3


@pytest.mark.parametrize(
    "foreign",
    [
        b'{"metadata": {"version": "1.0"}, "entries": [{"uuid": "A1", "text": "# Hi"}]}',
        b"[2026-03-01 10:00] One.\nBody\n",
        b"---\ntags: [a]\n---\n# Daily\r\n[[Ruth]]\n",
        b"date,text\r\n2026-03-01,hello\r\n",
        b"\xff\xfe#\x00",
        b"PK\x03\x04\xff\xff",
    ],
)
def test_of_another_journals_file_a_sentence_says_what_to_do(
    mj: Program, tmp_path: Path, foreign: bytes
) -> None:
    path = tmp_path / "foreign"
    path.write_bytes(foreign)
    ended = mj("import", "--from", "jsonl", path)
    assert "0 new, 0 changed, 0 unchanged" in ended.out
    assert "add reflection - < page.md" in ended.err


def test_lines_come_through_stdin(mj: Program, plain: Path) -> None:
    ended = mj.done(
        "import", "--from", "jsonl", "-", "--as", "reflection", stdin=plain.read_bytes()
    )
    assert "3 new" in ended.out


def test_what_list_prints_can_be_imported(mj: Program, tmp_path: Path) -> None:
    record = mj.id_of("add", "insight", "Rivers bend")
    lines = tmp_path / "lines.jsonl"
    lines.write_bytes(mj.done("list", "insight", "--json").data.replace(b"bend", b"break"))
    assert "1 changed" in mj.done("import", "--from", "jsonl", lines).out
    assert mj.body_of(record)["text"] == "Rivers break"
    assert len(mj.done("history", record).lines) == 2


@pytest.mark.parametrize("name", ["nofile", "folder"])
def test_a_file_that_cannot_be_read_is_said(mj: Program, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    ended = mj("import", "--from", "jsonl", tmp_path / name)
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)


def test_an_archive_makes_an_equal_journal(
    mj: Program, tmp_path: Path, passphrase_file: Path
) -> None:
    mj.done("import", "--from", "jsonl", data_file("sample-mentoree.jsonl"))
    record = mj.id_of("add", "insight", "Rivers \u202e\x1b bend")
    mj.done("edit", record, "Rivers break")
    mj.done("delete", record)
    mj.done("archive", "all.jsonl", "--format", "jsonl", "--yes")
    other = ["--journal", str(tmp_path / "other.db"), "--passphrase-file", str(passphrase_file)]
    first = mj.options
    mj.options = other
    mj.done("init")
    assert "0 refused" in mj.done("import", "--from", "jsonl", "all.jsonl").out
    mj.done("archive", "again.jsonl", "--format", "jsonl", "--yes")
    assert Path("again.jsonl").read_bytes() == Path("all.jsonl").read_bytes()
    mj.options = first
    assert "0 new, 0 changed" in mj.done("import", "--from", "jsonl", "again.jsonl").out
    assert stat.S_IMODE(Path("all.jsonl").stat().st_mode) == 0o600


def test_an_archive_can_be_read_as_pages(mj: Program) -> None:
    mj.done("import", "--from", "jsonl", data_file("sample-mentor.jsonl"))
    mj.done("archive", "pages", "--format", "markdown", "--yes")
    pages = [path for path in Path("pages").rglob("*") if path.is_file()]
    assert len(pages) > 129
    assert {stat.S_IMODE(path.stat().st_mode) for path in pages} == {0o600}
    assert {stat.S_IMODE(p.stat().st_mode) for p in Path("pages").rglob("*") if p.is_dir()} == {
        0o700
    }


@pytest.mark.parametrize("form", ["jsonl", "markdown"])
def test_an_archive_overwrites_nothing_and_asks_first(mj: Program, form: str) -> None:
    taken = Path("taken")
    taken.write_text("mine")
    ended = mj("archive", taken, "--format", form, "--yes")
    assert (ended.code, taken.read_text()) == (1, "mine")
    ended = mj("archive", "new", "--format", form)
    assert ended.code == 2
    assert not Path("new").exists()
    assert mj("archive", "no/folder/x", "--format", form, "--yes").code == 1


def test_the_name_of_an_archive_says_its_format(mj: Program) -> None:
    mj.done("archive", "all.JSONL", "--yes")
    mj.done("archive", "pages", "--yes")
    assert Path("all.JSONL").is_file()
    assert Path("pages").is_dir()
    ended = mj("archive", "all.txt", "--yes")
    assert (ended.code, Path("all.txt").exists()) == (2, False)
    assert "--format" in ended.err
    mj.done("archive", "all.txt", "--format", "jsonl", "--yes")


def test_a_backup_is_kept_before_an_import(mj: Program, plain: Path) -> None:
    words = ("import", "--from", "jsonl", plain, "--as", "reflection")
    mj.done(*words, "--dry-run")
    assert mj.done("backups").out == ""
    mj.done(*words)
    (kept,) = mj.done("backups", "--json").objects
    assert kept["why"] == "import"
    assert mj.done("--journal", kept["file"], "list", "reflection").out == ""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices with names")
@pytest.mark.parametrize("name", ["pipe", "/dev/zero"])
@pytest.mark.parametrize(
    "words",
    [
        ("import", "--from", "jsonl", "--as", "reflection"),
        ("import", "--from", "jrnl"),
        ("receive",),
        ("card", "add"),
        ("templates", "import"),
        ("passphrase", "change", "--new-passphrase-file"),
        ("recovery", "use", "--code-file"),
        ("restore",),
        ("salvage",),
        ("list", "--passphrase-file"),
        ("list", "--key-file"),
    ],
)
def test_no_command_waits_for_what_is_no_file(
    mj: Program, tmp_path: Path, name: str, words: tuple[str, ...]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    ended = mj(*words, name)
    if words != ("list", "--key-file"):  # a journal that needs none does not look at it
        assert ended.code in (1, 2, 3)
        assert "named pipe" in ended.err or "a device" in ended.err or "no ordinary" in ended.err
    assert "Traceback" not in ended.err


def test_an_export_of_jrnl_comes_in_as_private_reflections(mj: Program, tmp_path: Path) -> None:
    entry = {"title": "A talk.", "body": "A kestrel.", "date": "2024-03-01", "time": "09:30"}
    path = tmp_path / "entries.json"
    path.write_text(json.dumps({"tags": {}, "entries": [entry, {"title": "no date"}]}))
    ended = mj("import", "--from", "jrnl", path)
    assert ended.code == 1
    assert "1 new, 0 changed, 0 unchanged, 1 refused" in ended.out
    assert "Not taken, entry 2: date: this must be a text." in ended.err
    assert "1 unchanged" in mj("import", "--from", "jrnl", path).out
    assert len(mj.done("list", "reflection").lines) == 1


def archived(path: Path, name: str, value: object) -> Path:
    """Write an archive, as somebody else might have made it, of one setting."""
    end = {"records": 0, "settings": 1, "ledger": 0, "letters": 0}
    setting = {"name": name, "value": value}
    lines = ({"format": "mentorjournal-archive/1"}, {"setting": setting}, {"end": end})
    path.write_text("".join(json.dumps(each) + "\n" for each in lines))
    return path


def test_an_archive_of_somebody_else_moves_and_removes_no_file(mj: Program, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("kestrel")
    page = {"summary": "1", "title": "A", "reader": "B", "path": "", "part": str(precious)}
    hostile = {"1": page | {"path": str(tmp_path / "new")}}
    mj.done("import", "--from", "jsonl", archived(tmp_path / "a", "pages_under_way", hostile))
    mj.done("list")
    assert precious.read_text() == "kestrel"


@pytest.mark.parametrize(
    ("name", "value"),
    [("roles", 5), ("roles", [{}]), ("schemes", 5), ("templates", "x"), ("called", [1])],
)
def test_a_setting_that_is_none_of_ours_is_left_out_and_named(
    empty: Program, tmp_path: Path, name: str, value: object
) -> None:
    empty.done("init")
    ended = empty.done("import", "--from", "jsonl", archived(tmp_path / "a", name, value))
    assert f"“{name}” is none of ours" in ended.err
    for command in ("today", "hours", "list"):
        empty.done(command)
