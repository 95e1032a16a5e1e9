"""Making and opening a journal: passphrases, recovery codes, places."""

import stat
from pathlib import Path

import pytest

from commandline import Program
from mentorjournal.storage import keys
from support import PASSPHRASE


def lines_of(err: str) -> list[str]:
    return [line for line in err.splitlines() if line.startswith("mentorjournal: ")]


def test_init_shows_the_code_once_and_it_is_the_key(empty: Program) -> None:
    ended = empty.done("init", "--name", "Asha", "--role", "mentor")
    code = ended.out.strip()
    assert keys.read_recovery_code(code)
    assert "recovery code" in ended.err
    assert empty.done("recovery", "show").out.strip() == code
    assert empty.done("recovery", "show", "--json").objects == [{"recovery_code": code}]


def test_the_code_can_go_into_a_file(empty: Program, tmp_path: Path) -> None:
    code = tmp_path / "code"
    ended = empty.done("init", "--recovery-file", code)
    assert ended.out == ""
    assert keys.read_recovery_code(code.read_text())
    assert stat.S_IMODE(code.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "kept" / "journal.db").stat().st_mode) == 0o600


def test_init_overwrites_nothing(empty: Program, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    assert empty("init", "--recovery-file", taken).code == 1
    assert not (tmp_path / "kept").exists()
    empty.done("init")
    before = (tmp_path / "kept" / "journal.db").read_bytes()
    ended = empty("init", "--recovery-file", tmp_path / "code")
    assert (ended.code, ended.out) == (1, "")
    assert not (tmp_path / "code").exists()
    assert (tmp_path / "kept" / "journal.db").read_bytes() == before
    assert taken.read_text() == "mine"


def test_a_weak_passphrase_is_taken_with_a_warning(empty: Program, passphrase_file: Path) -> None:
    passphrase_file.write_text("password1\n")
    ended = empty.done("init")
    assert "This passphrase is guessed at once." in ended.err
    passphrase_file.write_text("x" * 5000 + "\n")
    assert empty("init").code == 1  # and it did not take minutes to say so


def test_a_wrong_passphrase_is_locked(mj: Program, passphrase_file: Path) -> None:
    passphrase_file.write_text("not this one\n")
    ended = mj("list")
    assert (ended.code, ended.out) == (3, "")
    assert lines_of(ended.err) == ["mentorjournal: This passphrase does not open this journal."]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_a_file_that_others_can_read_is_refused(
    mj: Program, passphrase_file: Path, mode: int
) -> None:
    passphrase_file.chmod(mode)
    ended = mj("list")
    assert ended.code == 3
    assert "chmod 600" in ended.err


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\nsecond\n", b"\xff\xfe\n"])
def test_a_passphrase_file_without_a_passphrase_is_said(
    mj: Program, passphrase_file: Path, content: bytes
) -> None:
    passphrase_file.write_bytes(content)
    ended = mj("list")
    assert (ended.code, len(lines_of(ended.err))) == (3, 1)


def test_only_the_first_line_counts_and_line_ends_do_not(
    mj: Program, passphrase_file: Path
) -> None:
    passphrase_file.write_bytes(f"{PASSPHRASE}\r\nsecond line\n".encode())
    mj.done("list")
    passphrase_file.write_bytes(PASSPHRASE.encode())
    mj.done("list")


def test_a_missing_passphrase_file_is_said(mj: Program, tmp_path: Path) -> None:
    for place in (tmp_path / "none", tmp_path):
        ended = mj("--passphrase-file", place, "list", options=True)
        assert (ended.code, len(lines_of(ended.err))) == (3, 1)


def test_stdin_gives_the_passphrase_and_then_the_text(mj: Program) -> None:
    mj.options = [*mj.options[:2], "--passphrase-file", "-"]
    mj.done("add", "insight", "-", stdin=f"{PASSPHRASE}\nRivers\nbend\n".encode())
    listed = mj.done("list", "insight", "--json", stdin=f"{PASSPHRASE}\n".encode())
    assert listed.objects[0]["body"]["text"] == "Rivers\nbend"
    assert mj("list", stdin=b"").code == 3


def test_a_command_gives_the_passphrase(
    mj: Program, passphrase_file: Path, home: Path, tmp_path: Path
) -> None:
    journal = mj.options[:2]
    mj.options = [*journal, "--passphrase-command", f"head -n 1 {passphrase_file}"]
    mj.done("list")
    for wrong in ("false", "no-such-program", "echo", "'unclosed"):
        mj.options = [*journal, "--passphrase-command", wrong]
        assert mj("list").code == 3
    mj.options = journal
    settings = home / ".config" / "mentorjournal" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'passphrase_command = "cat {passphrase_file}"\n')
    mj.done("list")
    settings.write_text("passphrase_command = 3\n")
    assert mj("list").code == 2


def test_two_ways_at_once_are_refused(mj: Program) -> None:
    assert mj("--passphrase-command", "true", "list").code == 3


def test_options_stand_before_or_after_the_command(mj: Program) -> None:
    journal, passphrase = mj.options[:2], mj.options[2:]
    assert mj("list", *mj.options, options=False).out == mj.done("list").out
    assert mj(*journal, "list", *passphrase, "--json", options=False).objects
    assert mj(*mj.options, "--json", "list", options=False).objects
    assert mj("recovery", *journal, "show", *passphrase, options=False).code == 0


def test_the_environment_and_the_settings_name_the_journal(
    mj: Program, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, mj.options = mj.options[1], mj.options[2:]
    assert mj("list").code == 1
    settings = home / ".config" / "mentorjournal" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'journal = "{journal}"\n')
    mj.done("list")
    monkeypatch.setenv("MENTORJOURNAL_FILE", str(tmp_path / "none.db"))
    assert "none.db" in mj("list").err
    mj.done("--journal", journal, "list")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, 1),
        (b"", 1),
        (b"hello", 1),
        (b"SQLite format 3\x00" + b"\x00" * 4080, 1),
        (b"MJ\x01" + b"x" * 4093, 3),
        (b"MJ\x77" + b"x" * 4093, 1),
        (b"MJ\x01", 5),
    ],
)
def test_what_is_no_journal_is_said_plainly(
    mj: Program, tmp_path: Path, content: bytes | None, code: int
) -> None:
    place = tmp_path / "other"
    place.mkdir() if content is None else place.write_bytes(content)
    ended = mj("--journal", place, "list")
    assert (ended.code, ended.out, len(lines_of(ended.err))) == (code, "", 1)


def test_damage_is_not_taken_for_a_wrong_passphrase(mj: Program, tmp_path: Path) -> None:
    place = tmp_path / "kept" / "journal.db"
    content = bytearray(place.read_bytes())
    content[100] ^= 1
    place.write_bytes(content)
    assert mj("list").code == 5


def test_a_link_is_followed_and_stays_one(mj: Program, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "kept" / "journal.db")
    mj.done("--journal", link, "add", "insight", "Rivers bend")
    assert link.is_symlink()
    assert "Rivers" in mj.done("list", "insight").out


def test_a_busy_journal_is_a_conflict(
    mj: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mentorjournal.storage import driver
    from mentorjournal.storage.journal_file import JournalFile

    monkeypatch.setattr(driver, "PATIENCE_SECONDS", 0.05)
    other = JournalFile.open(tmp_path / "kept" / "journal.db", PASSPHRASE)
    with other.writing():
        ended = mj("add", "insight", "Rivers bend")
    other.close()
    assert (ended.code, len(lines_of(ended.err))) == (4, 1)
    mj.done("add", "insight", "Rivers bend")


def test_a_terminal_is_asked_twice_for_a_new_passphrase(empty: Program) -> None:
    journal = empty.options[:2]
    code, screen = empty.on_terminal(
        *journal, "init", answers={"New passphrase:": "password1\n", "again:": "password1\n",
        "[y/N]:": "y\n"},
    )  # fmt: skip
    assert code == 0
    assert "guessed at once" in screen
    assert "password1" not in screen
    code, screen = empty.on_terminal(*journal, "list", answers={"Passphrase:": "wrong\n"})
    assert code == 3
    code, screen = empty.on_terminal(
        *journal, "add", "insight", "Rivers bend", answers={"Passphrase:": "password1\n"}
    )
    assert code == 0


def test_leaving_the_question_is_no_passphrase(mj: Program) -> None:
    journal = mj.options[:2]
    assert mj.on_terminal(*journal, "list", answers={"Passphrase:": "\x04"})[0] == 3
    assert mj.on_terminal(*journal, "list", answers={"Passphrase:": "\n"})[0] == 3
    assert mj.on_terminal(*journal, "list", answers={"Passphrase:": "\x03"})[0] == 130


def test_a_terminal_is_shown_what_stays_before_it_decides(mj: Program) -> None:
    mj.done("add", "session", "I was tired", "--with", "Ruth", "notes_shared=We spoke of rivers")
    code, screen = mj.on_terminal("export", options=True, answers={"[y/N]:": "n\n"})
    assert code == 0
    assert "Stays here: " in screen
    assert "1 private note" in screen
    assert "We spoke of rivers" in screen
    assert "I was tired" not in screen
    assert "Nothing was written." in screen
    assert mj.done("ledger").out == ""


def test_colours_are_for_terminals_that_want_them(mj: Program) -> None:
    assert "\x1b[" in mj.on_terminal("list", options=True, answers={})[1]
    assert "\x1b[" not in mj.on_terminal("list", "--no-color", options=True, answers={})[1]
    assert "\x1b[" not in mj.on_terminal("list", options=True, answers={}, NO_COLOR="1")[1]
    assert "\x1b" not in mj.done("list").out


def test_long_titles_stay_on_their_line_of_a_terminal(mj: Program) -> None:
    mj.done("add", "insight", "very " * 100)
    _, screen = mj.on_terminal("list", "insight", "--no-color", options=True, answers={})
    assert max(map(len, screen.splitlines())) <= 80
    assert len(mj.done("list", "insight").out) > 400


def test_no_option_takes_a_passphrase_in_clear(mj: Program) -> None:
    ended = mj("--passphrase", "secret", "list")
    assert ended.code == 2
    assert "secret" not in ended.err
