"""The commands about sessions, as people and scripts run them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from commandline import Program
from mentorjournal.domain import moments


@pytest.fixture
def program(empty: Program) -> Program:
    """The program and a journal in which nobody is."""
    assert empty("init", "--recovery-file", "code").code == 0
    return empty


def people(program: Program) -> None:
    program("add", "person", "Ruth Halloran")
    agreement = 'agreement={"rhythm": "every 2 weeks", "minutes": 45}'
    program("add", "relationship", "--with", "Ruth", "my_role=mentoree", "status=working",
            agreement)  # fmt: skip


def test_the_agenda_has_promises_before_topics(program: Program) -> None:
    people(program)
    program("add", "topic", "--with", "Ruth", "The forum")
    program("add", "action", "--with", "Ruth", "Send the draft", "due=+2d")

    said = program("agenda")

    assert said.code == 0
    assert said.lines[0] == "Ruth Halloran, next session: not planned"
    assert "promise  Send the draft (mine, by" in said.lines[1]
    assert "topic    The forum (mine, since" in said.lines[2]
    assert [each["kind"] for each in program("agenda", "--with", "ruth", "--json").objects] == [
        "action",
        "topic",
    ]


def test_the_next_session_is_planned_by_the_rhythm_and_prepared(program: Program) -> None:
    people(program)
    program("add", "session", "--with", "Ruth", "Hello", "start=17:30")

    planned = program("plan", "--with", "Ruth")
    (session,) = program("list", "session", "--status", "planned", "--json").objects

    day = moments.today() + timedelta(days=14)
    assert planned.code == 0
    assert session["on"] == day.isoformat()
    assert (session["body"]["start"][:5], session["body"]["minutes"]) == ("17:30", 45)
    assert "45 minutes" in planned.err
    prepared = program("prepare", "Speak or not?")
    assert "The one thing: Speak or not?" in prepared.lines
    assert len(prepared.lines) == 5
    (again,) = program("list", "session", "--status", "planned", "--json").objects
    assert again["body"]["purpose"] == "Speak or not?"


def test_what_cannot_be_planned_is_said_in_a_sentence(program: Program) -> None:
    assert "no relationship" in program("agenda").err
    assert program("plan").code == 1
    program("add", "person", "Ruth Halloran")
    assert "no relationship with Ruth" in program("agenda", "--with", "Ruth").err
    program("add", "relationship", "--with", "Ruth", "my_role=mentoree")
    assert "--on" in program("plan").err
    assert "No session is planned" in program("prepare", "x").err
    assert program("plan", "--on", "31 feb").code == 2
    assert program("plan", "--on", "+1w", "--start", "25:00").code == 2
    assert program("plan", "--on", "+1w", "--minutes", "2000").code == 0


def test_several_sessions_are_shown_kept_and_taken_back(program: Program) -> None:
    people(program)
    asked = ("plan", "--with", "Ruth", "--times", "3", "--on", "2027-01-29", "--start", "17:30")

    shown = program(*asked, "--rhythm", "every 4 weeks", "--preview")
    assert (shown.code, shown.out) == (0, "")
    assert "Would be Fri 26 March 2027 17:30" in shown.err
    assert program("list", "session").out == ""

    assert len(program(*asked, "--rhythm", "every 4 weeks").lines) == 3
    planned = program("list", "session", "--json").objects
    assert [each["on"] for each in planned] == ["2027-03-26", "2027-02-26", "2027-01-29"]
    undone = program("undo")
    assert "and 2 more" in undone.out + undone.err
    assert program("list", "session").out == ""
    assert program(*asked[:4], "1000").code != 0


def test_a_session_says_which_goals_it_touched(program: Program) -> None:
    people(program)
    program("add", "goal", "Speak at the forum")
    (goal,) = program("list", "goal", "--json").objects
    said = program("add", "session", "--with", "Ruth", f"goals={goal['id']}", "We spoke.")

    assert "goals: Speak at the forum" in program("show", said.lines[0]).out
    assert "We spoke" not in program("show", said.lines[0], "--thread", "--json").err
    (kept,) = program("show", goal["id"], "--thread", "--json").objects
    assert len(kept["thread"]["came_from"]) == 1


def test_a_text_that_links_is_found_from_the_other_side(program: Program) -> None:
    people(program)
    program("add", "goal", "Speak at the forum")
    program("add", "reflection", "I fear [[Speak at the forum]].")
    (goal,) = program("list", "goal", "--json").objects

    assert "Mentioned in:" in program("show", goal["id"], "--thread").out
    program("delete", goal["id"])
    (page,) = program("list", "reflection", "--json").objects
    assert "[[Speak at the forum]] (in the trash)" in program("show", page["id"]).out


def test_what_links_lead_to_comes_through_an_archive(program: Program, tmp_path: Path) -> None:
    people(program)
    program("add", "goal", "Speak at the forum")
    program("add", "reflection", "I fear [[Speak at the forum]].")
    before = program("list", "--json").objects
    archive = tmp_path / "all.jsonl"

    assert program("archive", str(archive), "--format", "jsonl", "--yes").code == 0
    again = program("import", "--from", "jsonl", str(archive))
    assert again.code == 0
    assert program("list", "--json").objects == before
    page = next(each for each in before if each["kind"] == "reflection")
    goal = next(each for each in before if each["kind"] == "goal")
    assert page["body"]["linked"] == [{"words": "Speak at the forum", "to": goal["id"]}]
    folder = tmp_path / "readable"
    assert program("archive", str(folder), "--format", "markdown", "--yes").code == 0
