"""A key file, and a key that takes more work, from the command line."""

from pathlib import Path

import pytest

from commandline import NEW, Program
from mentorjournal.config import read_settings, settings_path
from mentorjournal.storage import keys
from support import CHEAP_PROFILE, CHEAP_WITH_KEY_FILE, PASSPHRASE


@pytest.fixture
def key(mj: Program, tmp_path: Path) -> Path:
    return Path(mj.done("keyfile", "make", tmp_path / "journal.key").out.strip())


def change(mj: Program, new_file: Path, *words: str | Path) -> str:
    code = mj.done("passphrase", "change", "--new-passphrase-file", new_file, *words).out.strip()
    mj.options = [*mj.options[:2], "--passphrase-file", str(new_file)]
    return code


def profile(tmp_path: Path) -> int:
    return (tmp_path / "kept" / "journal.db").read_bytes()[2]


def test_a_new_journal_may_need_one_and_the_settings_remember_where(
    empty: Program, tmp_path: Path
) -> None:
    place = tmp_path / "journal.key"
    empty.done("keyfile", "make", place)
    ended = empty.done("init", "--key-file", place)
    assert "never change it" in ended.err
    assert profile(tmp_path) == CHEAP_WITH_KEY_FILE
    assert read_settings().key_file == place
    empty.done("add", "insight", "Rivers bend")
    settings_path().unlink()
    ended = empty("list")
    assert (ended.code, ended.out) == (3, "")
    assert "--key-file" in ended.err
    assert "Rivers bend" in empty.done("list", "--key-file", place).out


def test_a_wrong_or_missing_one_is_told_apart(mj: Program, key: Path, new_file: Path) -> None:
    change(mj, new_file, "--key-file", key)
    assert "There is no key file at" in mj("list", "--key-file", "nowhere").err
    other = key.with_name("other")
    other.write_bytes(b"x")
    ended = mj("list", "--key-file", other)
    assert (ended.code, ended.err.count("\n")) == (3, 1)
    assert "one of them is another" in ended.err
    mj.done("list")


def test_a_change_keeps_it_exchanges_it_or_ends_it(
    mj: Program, key: Path, new_file: Path, tmp_path: Path
) -> None:
    change(mj, new_file, "--key-file", key)
    change(mj, new_file)
    assert profile(tmp_path) == CHEAP_WITH_KEY_FILE
    mj.done("keyfile", "make", tmp_path / "second.key")
    change(mj, new_file, "--new-key-file", tmp_path / "second.key")
    assert mj("list", "--key-file", key).code == 3
    mj.done("list")
    change(mj, new_file, "--no-key-file")
    assert profile(tmp_path) == CHEAP_PROFILE
    key.unlink()
    mj.done("list")
    both = ("--no-key-file", "--new-key-file", tmp_path / "second.key")
    assert mj("passphrase", "change", "--new-passphrase-file", new_file, *both).code == 2


def test_the_recovery_code_alone_opens_it(
    mj: Program, key: Path, new_file: Path, tmp_path: Path
) -> None:
    code_file = tmp_path / "code"
    change(mj, new_file, "--key-file", key, "--recovery-file", code_file)
    assert code_file.stat().st_mode & 0o777 == 0o600
    settings_path().unlink()
    key.unlink()
    words = ("recovery", "use", "--code-file", code_file, "--new-passphrase-file", new_file)
    ended = mj(*words)
    assert ended.code == 2
    assert "--no-key-file" in ended.err
    mj.done(*words, "--no-key-file")
    mj.done("list")


def test_a_backup_needs_what_the_journal_needed_then(
    mj: Program, key: Path, new_file: Path, tmp_path: Path
) -> None:
    old = tmp_path / "passphrase"
    change(mj, new_file, "--key-file", key)
    first = mj.done("backups", "--json").objects[0]["file"]
    kept = mj.done("backup", "--json").objects[0]["file"]
    mj.done("restore", kept)
    mj.done("restore", first, "--copy-passphrase-file", old)
    change(mj, new_file, "--no-key-file")
    mj.done("restore", kept)
    ended = mj("restore", kept, "--copy-key-file", new_file)
    assert ended.code == 3
    mj.done("list")


def test_damage_in_its_start_is_found_with_it(
    mj: Program, key: Path, new_file: Path, tmp_path: Path
) -> None:
    change(mj, new_file, "--key-file", key)
    mj.done("salvage", tmp_path / "kept" / "journal.db", "--to", tmp_path / "saved.db")
    mj.done("--journal", tmp_path / "saved.db", "list")


def test_a_stronger_key_is_chosen_stays_and_is_told(
    mj: Program, new_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(keys.PROFILES, 252, keys.Argon2Profile(16, 2, 1))
    monkeypatch.setattr(keys, "STRONGER_PROFILE", 252)
    change(mj, new_file, "--strength", "stronger")
    assert profile(tmp_path) == 252
    change(mj, new_file)
    assert profile(tmp_path) == 252, "it never becomes easier by itself"
    change(mj, new_file, "--strength", "usual")
    assert profile(tmp_path) == CHEAP_PROFILE
    monkeypatch.setattr(keys, "USUAL_PROFILE", 252)
    assert "makes a guess more work" in mj.done("check").err
    change(mj, new_file)
    assert profile(tmp_path) == 252, "a change takes what is usual now"


def test_a_code_goes_to_a_new_file_only(mj: Program, new_file: Path, tmp_path: Path) -> None:
    before = (tmp_path / "kept" / "journal.db").read_bytes()
    words = ("passphrase", "change", "--new-passphrase-file", new_file)
    assert mj(*words, "--recovery-file", new_file).code == 1
    assert mj("recovery", "show", "--recovery-file", new_file).code == 1
    assert new_file.read_text() == NEW + "\n"
    assert (tmp_path / "kept" / "journal.db").read_bytes() == before
    shown = mj.done("recovery", "show", "--recovery-file", tmp_path / "code")
    assert shown.out == ""
    assert keys.read_recovery_code((tmp_path / "code").read_text())
    wrong = ("--passphrase-file", str(new_file))
    assert mj("recovery", "show", *wrong, "--recovery-file", tmp_path / "other").code == 3
    assert not (tmp_path / "other").exists()


def test_a_terminal_judges_the_passphrase_and_draws_words(empty: Program, tmp_path: Path) -> None:
    answers = {"New passphrase:": "password1\n", "again:": "no\n", "\nNew passphrase:": "\n",
               "type it here:": "\n"}  # fmt: skip
    code, screen = empty.on_terminal(*empty.options[:2], "init", answers=answers)
    assert code == 3
    assert "guessed at once" in screen
    assert "Another word or two" in screen
    drawn = screen.partition("Drawn by chance: ")[2].split("\r\n")[0]
    assert len(drawn.split()) == 6
    assert PASSPHRASE not in screen
