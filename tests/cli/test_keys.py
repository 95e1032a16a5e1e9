"""A change of passphrase, and the way in by the recovery code."""

from pathlib import Path

from commandline import NEW, Program
from support import PASSPHRASE


def backups(mj: Program) -> dict[str, bool]:
    """Say by name which backups another passphrase opens."""
    told = mj.done("backups", "--json").objects
    return {Path(each["file"]).name: each["other_passphrase"] for each in told}


def test_a_change_gives_a_new_code_and_keeps_a_backup(mj: Program, new_file: Path) -> None:
    mj.done("add", "insight", "Rivers bend")
    old = mj.done("recovery", "show").out.strip()
    ended = mj.done("passphrase", "change", "--new-passphrase-file", new_file, "--json")
    assert mj("list").code == 3
    mj.options = [*mj.options[:2], "--passphrase-file", str(new_file)]
    assert "Rivers bend" in mj.done("list").out
    code = mj.done("recovery", "show").out.strip()
    assert ended.objects[0]["recovery_code"] == code != old
    (kept,) = ended.objects[0]["older_backups"]
    assert kept in ended.err
    assert backups(mj) == {Path(kept).name: True}
    assert "Put the new passphrase where" in ended.err


def test_old_backups_go_only_when_that_is_said(mj: Program, new_file: Path) -> None:
    mj.done("backup")
    mj.done("passphrase", "change", "--new-passphrase-file", new_file, "--remove-backups")
    assert list(backups(mj).values()) == [False]
    mj.options = [*mj.options[:2], "--passphrase-file", str(new_file)]
    copy = mj.done("backups", "--json").objects[0]["file"]
    mj.done("--journal", copy, "list")


def test_both_passphrases_may_come_in_on_stdin(mj: Program) -> None:
    mj.options = [*mj.options[:2], "--passphrase-file", "-"]
    both = f"{PASSPHRASE}\n{NEW}\n".encode()
    mj.done("passphrase", "change", "--new-passphrase-file", "-", stdin=both)
    mj.done("list", stdin=f"{NEW}\n".encode())


def test_a_change_without_a_new_passphrase_changes_nothing(mj: Program, tmp_path: Path) -> None:
    before = (tmp_path / "kept" / "journal.db").read_bytes()
    ended = mj.apart("passphrase", "change")
    assert (ended.code, ended.err.count("\n")) == (3, 1)
    assert "--new-passphrase-file" in ended.err
    assert mj("passphrase", "change", "--new-passphrase-file", tmp_path / "none").code == 3
    assert (tmp_path / "kept" / "journal.db").read_bytes() == before
    assert backups(mj) == {}


def test_a_terminal_is_asked_for_the_new_one_and_about_the_old_backups(mj: Program) -> None:
    answers = {
        "New passphrase:": f"{NEW}\n",
        "again:": f"{NEW}\n",
        "[y/N]:": "y\n",
    }
    code, screen = mj.on_terminal("passphrase", "change", options=True, answers=answers)
    assert code == 0
    assert NEW not in screen
    assert "Encrypting anew … 100%" in screen
    assert "-passphrase.db" in screen
    assert "Removed 1, and kept one" in screen
    code, _ = mj.on_terminal(*mj.options[:2], "list", answers={"Passphrase:": f"{NEW}\n"})
    assert code == 0


def test_the_code_leads_straight_to_a_new_passphrase(
    mj: Program, new_file: Path, code_file: Path
) -> None:
    code = code_file.read_text()
    code_file.write_text(f" {code.upper().replace('-', ' ')}")
    mj.options = mj.options[:2]
    words = ("recovery", "use", "--code-file", code_file, "--new-passphrase-file", new_file)
    assert mj.done(*words).out != code
    ended = mj(*words)
    assert (ended.code, ended.out) == (3, "")
    mj.options = [*mj.options, "--passphrase-file", str(new_file)]
    mj.done("list")
    assert list(backups(mj).values()) == [True]


def test_a_slip_in_the_code_is_said(mj: Program, new_file: Path, code_file: Path) -> None:
    code = code_file.read_text()
    words = ("recovery", "use", "--code-file", code_file, "--new-passphrase-file", new_file)
    for typed in (code[:-2], code[1:2] + code[:1] + code[2:], "z" + code[1:], "f00d-" * 17):
        if typed == code:
            continue
        code_file.write_text(typed)
        ended = mj(*words)
        assert (ended.code, ended.err.count("\n")) == (2, 1), typed
        assert code[:9] not in ended.err
    code_file.chmod(0o644)
    assert "chmod 600" in mj(*words).err
    mj.done("list")


def test_a_terminal_is_asked_again_after_a_slip(mj: Program, code_file: Path) -> None:
    code = code_file.read_text().strip()
    answers = {"Recovery code:": f"{code[:-1]}\n", "\nRecovery code:": f"{code}\n",
               "New passphrase:": f"{NEW}\n", "again:": f"{NEW}\n", "[y/N]:": "n\n"}  # fmt: skip
    shown, screen = mj.on_terminal(*mj.options[:2], "recovery", "use", answers=answers)
    assert shown == 0, screen
    assert "this has 67" in screen
    assert list(backups(mj).values()) == [True]


def test_another_name_of_the_file_is_told_of_before_and_after(
    mj: Program, new_file: Path, tmp_path: Path
) -> None:
    journal = tmp_path / "kept" / "journal.db"
    (tmp_path / "linked.db").hardlink_to(journal)
    before = (tmp_path / "linked.db").read_bytes()
    told = mj.done("passphrase", "change", "--new-passphrase-file", new_file).err
    assert "has one other name (hard links)" in told
    assert "The other name of the file did not change" in told
    assert (tmp_path / "linked.db").read_bytes() == before
    mj.options = [*mj.options[:2], "--passphrase-file", str(new_file)]
    assert (
        "other name" not in mj.done("passphrase", "change", "--new-passphrase-file", new_file).err
    )
