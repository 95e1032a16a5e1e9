"""What leaves: export and ledger."""

import json
import stat
from hashlib import sha256
from pathlib import Path

import pytest

from commandline import Program
from mentorjournal.storage import driver
from mentorjournal.storage.journal_file import JournalFile
from support import PASSPHRASE

SECRETS = ("nobody-reads-this-1", "nobody-reads-this-2", "nobody-reads-this-3")


@pytest.fixture
def held(mj: Program) -> Program:
    """A session with a promise and an insight, and things that must not leave."""
    session = mj.id_of(
        "add", "session", SECRETS[0], "--with", "Ruth", "--on", "yesterday",
        "notes_shared=We spoke of **rivers**.",
    )  # fmt: skip
    mj.done(
        "add", "action", "Send the draft", "due=2099-03-27", f"session={session}", "--with", "Ruth"
    )
    mj.done("add", "insight", SECRETS[1], f"from={session}", "--with", "Ruth")
    mj.done("add", "reflection", SECRETS[2])
    return mj


def test_the_preview_is_the_file_byte_for_byte(held: Program, tmp_path: Path) -> None:
    for form in ("md", "html", "json"):
        preview = held.done("export", "--preview", "--format", form).data
        file = tmp_path / f"page.{form}"
        held.done("export", "--format", form, "--to", file, "--yes")
        assert file.read_bytes() == preview
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert b"rivers" in preview
        assert b"Send the draft" in preview
        for secret in SECRETS:
            assert secret.encode() not in preview


def test_a_preview_writes_and_notes_nothing(held: Program, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    held.done("export", "--preview")
    assert set(tmp_path.iterdir()) == before
    assert held.done("ledger").out == ""
    assert held.done("list", "summary").out == ""


def test_what_left_is_kept_and_stands_in_the_ledger(held: Program, tmp_path: Path) -> None:
    path = Path(held.done("export", "--yes").out.strip())
    line = held.done("ledger", "--json").objects[0]
    assert line["sha256"] == sha256(path.read_bytes()).hexdigest()
    assert (line["to"], line["form"], line["file_name"]) == ("Ruth Halloran", "md", path.name)
    summary = held.body_of(line["summary"])
    assert summary["body"] == path.read_text()
    assert summary["direction"] == "sent"
    assert summary["items"]
    assert summary["held_back"]["private note"] == 1
    assert path.name in held.done("ledger", "--with", "ruth").out
    assert line["summary"].startswith(held.done("ledger").out.split()[0])


def test_a_file_is_never_overwritten(held: Program, tmp_path: Path) -> None:
    taken = tmp_path / "taken.md"
    taken.write_text("mine")
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "elsewhere")
    for path in (taken, link, tmp_path / "no" / "folder.md", tmp_path):
        ended = held("export", "--yes", "--to", path)
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.count("mentorjournal: ") == 1
    assert taken.read_text() == "mine"
    assert held.done("ledger").out == ""
    assert held.done("list", "summary").out == ""


def test_stdout_takes_the_page_and_the_ledger_notes_it(held: Program) -> None:
    preview = held.done("export", "--preview").data
    assert held.done("export", "--to", "-", "--yes").data == preview
    assert held.done("ledger", "--json").objects[0]["sha256"] == sha256(preview).hexdigest()


def test_without_a_person_there_must_be_a_yes(held: Program, tmp_path: Path) -> None:
    ended = held("export")
    assert ended.code == 2
    assert "--yes" in ended.err
    assert held.done("ledger").out == ""


def test_picks_go_in_and_drops_stay_out(held: Program) -> None:
    insight = held.done("list", "insight", "--json").objects[0]["id"]
    action = held.done("list", "action", "--json").objects[0]["id"]
    picked = held.done("export", "--preview", "--pick", insight[:8], "--drop", f"{action}.text")
    assert SECRETS[1] in picked.out
    assert "Send the draft" not in picked.out
    assert insight[:8] not in picked.out


def test_an_older_record_can_be_picked(held: Program) -> None:
    goal = held.id_of(
        "add", "goal", "Speak aloud", "--on", "2001-01-01", "why=for me", "--with", "Ruth"
    )
    assert "Speak aloud" not in held.done("export", "--preview").out
    whole = held.done("export", "--preview", "--pick", goal).out
    assert "Speak aloud" in whole
    assert "for me" not in whole
    assert "for me" in held.done("export", "--preview", "--pick", f"{goal}.why").out


@pytest.mark.parametrize("field", ["", ".answers", ".title"])
def test_a_reflection_cannot_be_picked(held: Program, field: str) -> None:
    reflection = held.done("list", "reflection", "--json").objects[0]["id"]
    ended = held("export", "--preview", "--pick", reflection + field)
    assert (ended.code, ended.data) == (1, b"")
    assert "never leaves" in ended.err


@pytest.mark.parametrize("pick", ["zzzz", "", ".", "{}.nope", "{}.notes_private"])
def test_a_pick_that_cannot_be_is_said(held: Program, pick: str) -> None:
    session = held.done("list", "session", "--json").objects[0]["id"]
    ended = held("export", "--preview", "--pick", pick.format(session))
    assert (ended.code, ended.data) == (1, b"")


def test_the_reader_must_be_clear(held: Program) -> None:
    held.done("add", "person", "Jodie Farrant")
    held.done("add", "relationship", "--with", "Jodie", "my_role=mentor", "status=working")
    ended = held("export", "--preview")
    assert ended.code == 2
    assert "Ruth Halloran or Jodie Farrant" in ended.err or "Jodie Farrant or Ruth" in ended.err
    assert held("export", "--with", "Jodie", "--preview").code == 1
    assert held.done("export", "--with", "Ruth", "--preview").out


def test_nothing_of_another_relationship_goes(held: Program) -> None:
    held.done("add", "person", "Jodie Farrant")
    held.done("add", "relationship", "--with", "Jodie", "my_role=mentor", "status=working")
    walled = held.id_of("add", "insight", "of-jodie-alone", "--with", "Jodie")
    held.done("add", "action", "of-jodie-promised", "--with", "Jodie")
    out = held.done("export", "--with", "Ruth", "--preview", "--since", "2000").out
    assert "of-jodie" not in out
    assert held("export", "--with", "Ruth", "--preview", "--pick", walled).code == 1


def test_a_session_or_a_span_is_summed_up(held: Program) -> None:
    session = held.done("list", "session", "--json").objects[0]["id"]
    one = held.done("export", "--session", session[:6], "--preview").data
    assert held.done("export", "--session", "last", "--preview").data == one
    assert b"rivers" in held.done("export", "--since", "yesterday", "--preview").data
    assert held("export", "--session", "last", "--since", "2000").code == 2
    assert held("export", "--session", "nope").code == 1
    empty = held("export", "--until", "2001", "--yes")
    assert (empty.code, "Nothing has been chosen" in empty.err) == (1, True)


def test_a_cover_stands_at_the_top_and_hostile_text_is_tame(held: Program) -> None:
    cover = "Dear Ruth \x1b]0;owned\x07 <script>alert(1)</script>"
    for form in ("md", "html", "json"):
        page = held.done("export", "--preview", "--format", form, "--cover", cover).data
        assert b"Dear Ruth" in page
        assert b"\x1b" not in page
        assert form != "html" or b"<script" not in page


def test_the_json_form_is_json(held: Program) -> None:
    page = json.loads(held.done("export", "--format", "json", "--preview").data)
    assert page["format"] == "mentorjournal-summary/1"


def test_an_unknown_form_is_a_matter_of_usage(held: Program) -> None:
    assert held("export", "--format", "sealed").code == 2


def test_a_file_whose_note_could_not_be_kept_is_taken_back(
    held: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "PATIENCE_SECONDS", 0.05)
    other = JournalFile.open(tmp_path / "kept" / "journal.db", PASSPHRASE)
    with other.reading() as connection:
        connection.execute("SELECT count(*) FROM record").fetchone()
        ended = held("export", "--yes", "--to", tmp_path / "page.md")
    other.close()
    assert ended.code == 4
    assert not (tmp_path / "page.md").exists()
    assert held.done("ledger").out == ""


def test_words_order_and_names_are_changed_for_this_reader_alone(held: Program) -> None:
    held.done("add", "person", "Tevita Lolohea", "name_consent=granted", "roles=organiser")
    action = held.done("list", "action", "--json").objects[0]["id"]
    other = held.id_of("add", "action", "Walk", "--with", "Ruth", "--on", "yesterday")
    page = held.done(
        "export", "--preview", "--say", f"{action[:8]}.text", "Ask Tevita", "--first", other[:8],
        "--name", "Tevita", "role",
    ).out  # fmt: skip
    assert "Ask an organiser" in page
    assert page.index("Walk") < page.index("Ask")
    assert held.done("show", action, "--json").objects[0]["title"] == "Send the draft"
    for bad in (("--say", action, " "), ("--name", "Tevita", "x"), ("--say", "zz", "a")):
        ended = held("export", "--preview", *bad)
        assert ended.code in (1, 2)
        assert ended.data == b""
        assert ended.err.count("mentorjournal: ") == 1


def test_a_calendar_holds_what_has_a_day(held: Program, tmp_path: Path) -> None:
    file = tmp_path / "dates.ics"
    preview = held.done("export", "--preview", "--format", "ics").data
    held.done("export", "--to", file, "--yes")
    assert file.read_bytes() == preview
    assert b"DTSTART;VALUE=DATE:20990327" in preview
    assert b"rivers" not in preview
    summary = held.done("list", "summary", "--json").objects[0]["body"]
    assert "rivers" not in summary["body"]
    assert held("export", "--to", tmp_path / "none.ics", "--since", "2000", "--until", "2001",
                "--yes").code == 1  # fmt: skip
