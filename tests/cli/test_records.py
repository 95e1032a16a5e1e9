"""Keeping, changing and losing nothing: add, edit, delete, undelete, revert."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from commandline import Program

HOSTILE = [
    "\x1b]52;c;ZXZpbA==\x07 clipboard",
    "[/nope] [@click=app.quit]go[/]",
    "👩‍🔬 emoji 🧭",
    "שלום \u202egnp.exe",
    "e" + "\u0301" * 40,
    "nul \x00 and \x9b31m",
    "<script>alert(1)</script>",
    "'; DROP TABLE record; --",
    "line\u2028separator\r\nand more",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_comes_back_as_it_was_typed(mj: Program, text: str) -> None:
    record = mj.id_of("add", "insight", "--", text)
    assert mj.body_of(record)["text"] == text
    listed, shown = mj.done("list", "insight"), mj.done("show", record)
    for letter in listed.out + shown.out:
        assert letter == "\n" or (letter.isprintable() or letter in "\u200d") or letter == "\u0301"
    assert "\x1b" not in listed.out + shown.out


@pytest.mark.parametrize("text", HOSTILE)
def test_json_commands_no_terminal(mj: Program, text: str) -> None:
    mj.done("add", "insight", "--", text)
    out = mj.done("list", "--json", "insight").out
    assert not {"\x1b", "\x9b", "\x00", "\u202e", "\u2028"} & set(out)


def test_a_megabyte_comes_through_stdin(mj: Program) -> None:
    text = "a long story of rivers " * 45_000
    record = mj.id_of("add", "reflection", "-", stdin=text.encode())
    assert mj.body_of(record)["answers"][0]["text"] == text


def test_the_last_line_end_of_stdin_is_not_part_of_the_text(mj: Program) -> None:
    record = mj.id_of("add", "session", "-", stdin="\ufeffone\n\ntwo\n".encode())
    assert mj.body_of(record)["notes_private"] == "one\n\ntwo"


def test_what_is_no_text_is_refused(mj: Program) -> None:
    ended = mj("add", "insight", "-", stdin=b"\xff\xfe\x00")
    assert (ended.code, ended.err) == (2, "mentorjournal: What came in is not UTF-8 text.\n")
    ended = mj("add", "insight", "half \udcff")
    assert (ended.code, ended.out) == (2, "")


@pytest.mark.parametrize("typed", [[""], ["  \n "], ["-"]])
def test_an_empty_text_is_refused(mj: Program, typed: list[str]) -> None:
    ended = mj("add", "insight", *typed)
    assert ended.code == 2
    assert ended.err == "mentorjournal: There are no words in the text.\n"


def test_several_words_are_one_text_and_fields_are_fields(mj: Program) -> None:
    record = mj.id_of("add", "goal", "Speak", "at", "the", "forum", "area=career", "importance=9")
    body = mj.body_of(record)
    assert (body["title"], body["area"], body["importance"]) == ("Speak at the forum", "career", 9)


def test_after_two_dashes_everything_is_text(mj: Program) -> None:
    record = mj.id_of("add", "insight", "--tag", "x", "--", "text=1", "--with", "nobody")
    assert mj.body_of(record)["text"] == "text=1 --with nobody"


def test_a_word_that_is_no_field_is_refused(mj: Program) -> None:
    ended = mj("add", "insight", "y=mx+b is a line")
    assert ended.code == 2
    assert "“y” is not a field of an insight" in ended.err
    assert "behind -- everything is text" in ended.err


@pytest.mark.parametrize("field", ["id=0", "seq=1", "kind=goal", "version=3"])
def test_the_envelope_cannot_be_set(mj: Program, field: str) -> None:
    record = mj.id_of("add", "insight", "Rivers bend")
    assert mj("add", "insight", "x", field).code == 2
    assert mj("edit", record, field).code == 2


def test_the_id_is_data_and_the_day_in_words_is_talk(mj: Program) -> None:
    ended = mj.done("add", "action", "Send the draft", "due=2099-03-27", "--on", "2020-02-03")
    record = mj.done("list", "action", "--json").objects[0]["id"]
    assert record.startswith(ended.out.strip())
    assert len(ended.out) < 12
    assert "Mon 3 February 2020" in ended.err
    assert "Fri 27 March 2099" in ended.err
    assert mj.done("add", "topic", "Talk", "--quiet").err == ""


def test_add_as_json_prints_the_whole_record(mj: Program) -> None:
    added = mj.done("add", "insight", "Rivers bend", "--with", "Ruth", "--json").objects
    assert added == mj.done("list", "insight", "--json").objects
    assert set(added[0]) == {"id", "kind", "on", "title", "tags", "relationships", "body"}


def test_the_other_person_and_the_relationship_are_filled_in(mj: Program) -> None:
    record = mj.id_of("add", "feedback", "Well said", "--with", "ruth", "kind=enc")
    body = mj.body_of(record)
    assert body["person"]
    assert body["relationship"]
    assert body["kind"] == "encouragement"


def test_a_name_that_may_be_two_people_is_refused(mj: Program) -> None:
    mj.done("add", "person", "Ruth Abel")
    ended = mj("add", "topic", "Talk", "--with", "ruth")
    assert ended.code == 2
    assert "Ruth Abel" in ended.err
    assert "Ruth Halloran" in ended.err


@pytest.mark.parametrize("day", ["2025-02-30", "30.2.2025", "99/99", "the day of days", ""])
def test_a_day_that_does_not_exist_is_refused(mj: Program, day: str) -> None:
    for words in (["--on", day], [f"on={day}"]):
        ended = mj("add", "insight", "Rivers bend", *words)
        assert ended.code == 2, ended
        assert ended.err.count("\n") == 1
    assert mj.done("list", "insight").out == ""


def test_the_day_of_a_planned_session_lies_ahead(mj: Program) -> None:
    soon = date.today() + timedelta(days=3)  # noqa: DTZ011  the writer's own day
    planned = mj.id_of("add", "session", "status=planned", "--on", f"{soon:%A}")
    held = mj.id_of("add", "session", "It went well", "--on", f"{soon:%A}")
    assert mj.body_of(planned)["on"] == soon.isoformat()
    assert mj.body_of(held)["on"] == (soon - timedelta(days=7)).isoformat()


def test_a_template_is_noted_or_becomes_the_agenda(mj: Program) -> None:
    reflection = mj.id_of("add", "reflection", "I spoke", "--template", "r.three")
    assert mj.body_of(reflection)["template"] == "r.three"
    names = mj("add", "session", "--template", "nope").err
    one = names.split("there are ")[1].split(",")[0].strip(" .\n")
    session = mj.body_of(mj.id_of("add", "session", "--template", one))
    assert session["agenda"].startswith("- ")
    assert mj("add", "reflection", "x", "--template", "nope").code == 2
    assert mj("add", "insight", "x", "--template", "r.three").code == 2


def test_what_is_given_twice_is_refused(mj: Program) -> None:
    assert mj("add", "insight", "one", "text=two").code == 2
    assert mj("add", "insight", "one", "on=today", "--on", "today").code == 2
    assert mj("add", "insight", "one", "on=today", "on=yesterday").code == 2


def test_an_edit_keeps_the_version_before(mj: Program) -> None:
    record = mj.id_of("add", "action", "Send the draft", "--tag", "calm")
    ended = mj.done("edit", record, "status=done", "result=Sent on Thursday")
    assert "version 2" in ended.err
    assert mj.body_of(record)["status"] == "done"
    versions = mj.done("history", record, "--json").objects
    assert [each["body"]["status"] for each in versions] == ["open", "done"]
    assert mj.done("list", "--tag", "calm", "--json").objects[0]["id"] == record


def test_an_edit_that_changes_nothing_makes_no_version(mj: Program) -> None:
    record = mj.id_of("add", "action", "Send the draft")
    assert "Nothing changed" in mj.done("edit", record, "status=open").err
    assert len(mj.done("history", record).lines) == 1
    assert mj("edit", record).code == 2
    assert mj("edit", record, "--", " ").code == 2


def test_a_reflection_can_be_reworded(mj: Program) -> None:
    record = mj.id_of("add", "reflection", "I was afraid")
    mj.done("edit", record, "I was careful")
    assert mj.body_of(record)["answers"][0]["text"] == "I was careful"


def test_the_trash_gives_back(mj: Program) -> None:
    record = mj.id_of("add", "insight", "Rivers bend")
    mj.done("delete", record)
    assert mj.done("list", "insight").out == ""
    assert len(mj.done("list", "--trash").lines) == 1
    assert mj("delete", record).code == 1
    mj.done("undelete", record)
    assert mj("undelete", record).code == 1
    assert len(mj.done("list", "insight").lines) == 1


def test_a_record_goes_back_to_an_earlier_version(mj: Program) -> None:
    record = mj.id_of("add", "insight", "Rivers bend", "--tag", "water")
    mj.done("edit", record, "Rivers break", "tags=stone")
    mj.done("revert", record, "1")
    after = mj.done("show", record, "--json").objects[0]
    assert (after["title"], after["tags"]) == ("Rivers bend", ["water"])
    assert len(mj.done("history", record).lines) == 3
    assert mj("revert", record, "9").code == 1
    assert mj("revert", record, "0").code == 2


@pytest.mark.parametrize("command", ["edit {} status=done", "delete {}", "show {}", "history {}"])
@pytest.mark.parametrize("record", ["zzzz", "%", "_", "''", "ffffffff-ffff-ffff"])
def test_an_id_that_is_nobodys_is_said(mj: Program, command: str, record: str) -> None:
    ended = mj(*command.format(record.strip("'") or "x").split())
    assert ended.code == 1
    assert ended.err.startswith("mentorjournal: There is no record")


EDITOR = """#!/bin/sh
ls -ld "$(dirname "$1")" "$1" >> "{log}"
dirname "$1" >> "{log}"
{does}
"""


def editor(folder: Path, does: str) -> tuple[str, Path]:
    """Make an editor that does one thing to the file."""
    log, program = folder / "log", folder / "editor"
    program.write_text(EDITOR.format(log=log, does=does), encoding="utf-8")
    program.chmod(0o700)
    return str(program), log


def test_the_text_can_be_written_in_an_editor(
    mj: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, log = editor(tmp_path, "printf 'Rivers\\nbend\\n' > \"$1\"")
    monkeypatch.setenv("EDITOR", program)
    record = mj.id_of("add", "insight", "--edit", "--tag", "water")
    assert mj.body_of(record)["text"] == "Rivers\nbend"
    folder, file, name = log.read_text().splitlines()
    assert folder.startswith("drwx------")
    assert file.startswith("-rw-------")
    assert name.startswith("/dev/shm")
    assert not Path(name).exists()
    program, _ = editor(tmp_path, 'sed -i s/bend/break/ "$1"')
    mj.done("edit", record, "--edit")
    assert mj.body_of(record)["text"] == "Rivers\nbreak"


def test_an_editor_that_fails_keeps_nothing(
    mj: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, log = editor(tmp_path, "exit 3")
    monkeypatch.setenv("EDITOR", program)
    assert mj("add", "insight", "--edit").code == 1
    assert not Path(log.read_text().splitlines()[-1]).exists()
    monkeypatch.setenv("EDITOR", "true")
    assert mj("add", "insight", "--edit").code == 2
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    assert mj("add", "insight", "--edit").code == 2
    assert mj.done("list", "insight").out == ""


def test_no_text_is_written_in_vain(
    mj: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, log = editor(tmp_path, "true")
    monkeypatch.setenv("EDITOR", program)
    assert mj("add", "checkin", "--edit", "goal=none such").code == 1
    assert not log.exists()


def test_a_sentence_is_lifted_into_an_insight(mj: Program) -> None:
    source = mj.id_of("add", "reflection", "A long page. Rivers bend.", "--with", "Ruth")
    bonds = mj.done("show", source, "--json").objects[0]["relationships"]
    insight = mj.done("lift", source, "Rivers do bend.", "--json").objects[0]
    assert insight["body"]["from"] == source
    assert (insight["title"], insight["relationships"]) == ("Rivers do bend.", bonds)
    assert insight["id"] in str(mj.done("show", source, "--thread", "--json").objects[0]["thread"])
    assert mj("lift", source, " ").code == 2
    assert mj("lift", "zz", "Rivers").code == 1
    mj.done("delete", source)
    assert mj("lift", source, "Rivers").code == 1


def test_the_trash_is_emptied_only_when_that_is_said(mj: Program) -> None:
    gone, kept = mj.id_of("add", "insight", "Rivers bend"), mj.id_of("add", "insight", "Weirs")
    mj.done("edit", gone, "Rivers break")
    assert "The trash is empty." in mj.done("trash", "empty").err
    mj.done("delete", gone)
    assert mj("trash", "empty").code == 2
    assert len(mj.done("list", "--trash").lines) == 1
    screen = mj.on_terminal("trash", "empty", options=True, answers={"[y/N]:": "n\n"})[1]
    assert "Nothing was removed." in screen
    assert mj.done("trash", "empty", "--yes", "--json").objects == [{"removed": 1}]
    assert mj.done("list", "--trash").out == ""
    assert mj("show", gone).code == 1
    assert mj.done("list", "insight", "--json").objects[0]["id"] == kept
    mj.done("check", "--deep")
