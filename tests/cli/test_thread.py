"""The commands over the thread, goals, decisions, the lifeline and templates."""

import json
from pathlib import Path

import pytest

from commandline import Program

TEMPLATE = {"type": "template", "id": "t.1", "kind": "reflection", "role": "both", "phase": "any",
            "name": "Fridays", "prompts": ["after.what"]}  # fmt: skip


def test_the_thread_runs_from_an_insight_to_what_came_of_it(mj: Program) -> None:
    goal = mj.id_of("add", "goal", "Speak up", "--with", "Ruth")
    seen = mj.id_of("add", "insight", "I wait for a gap", f"led_to={goal}")
    mj.done("add", "insight", "Alone")
    lines = mj.done("thread").lines
    assert any("led to goal: Speak up" in line for line in lines)
    assert any("So what will you do with it?" in line for line in lines)
    through = mj.done("thread", goal, "--json").objects
    assert {each["id"] for each in through} == {goal, seen}
    assert [each["title"] for each in mj.done("thread", "--with", "Ruth", "--json").objects] == [
        "Speak up"
    ]
    assert mj("thread", goal, "--with", "Ruth").code == 2


def test_goals_tell_their_numbers_and_a_late_milestone(mj: Program) -> None:
    goal = mj.id_of(
        "add", "goal", "Speak up", "importance=9", "target=2030-01-01",
        'milestones=[{"title": "Talk", "due": "2030-02-01"}]',
    )  # fmt: skip
    mj.done("add", "checkin", "Went well", f"goal={goal}", "progress=4", "confidence=3")
    told = mj.done("goals", "speak").out
    assert "after the goal's end" in told
    assert "a stretch" in told
    assert mj.done("goals", "--json").objects[0]["checkins"][0]["progress"] == 4
    assert mj("goals", "nothing").code == 1


def test_calibration_names_what_asks_and_counts_what_came_about(mj: Program) -> None:
    mj.done("add", "decision", "Which way?", "status=decided", "review_on=2020-01-01")
    mj.done("add", "decision", "Ask?", "status=reviewed", "confidence_pct=72", "came_true=yes")
    ended = mj.done("calibration")
    assert "The one thing you were about 70 % sure of happened." in ended.lines
    assert "asks to be looked at again: Which way?" in ended.err
    assert mj.done("calibration", "--json").objects == [
        {"sure": 70, "times": 1, "happened": 1, "partly": 0, "not": 0}
    ]


def test_the_lifeline_is_told_point_by_point(mj: Program) -> None:
    points = json.dumps([{"prompt": "career.line", "points": [[2019, 3, "First job"]]}])
    mj.done("add", "reflection", f"answers={points}")
    assert "  2019  +3  First job" in mj.done("lifeline").lines
    assert mj.done("lifeline", "--json").objects[0]["height"] == 3


def test_templates_are_taken_in_listed_and_given(mj: Program, tmp_path: Path) -> None:
    file, bad = tmp_path / "ours.jsonl", tmp_path / "bad.jsonl"
    file.write_text(json.dumps(TEMPLATE), encoding="utf-8")
    bad.write_text("{}\n", encoding="utf-8")
    assert mj.done("templates", "import", file).lines == ["t.1  Fridays"]
    assert "here already" in mj.done("templates", "import", file).err
    ended = mj("templates", "import", bad)
    assert (ended.code, "Line 1: " in ended.err) == (2, True)
    assert [each["id"] for each in mj.done("templates", "list", "--own", "--json").objects] == [
        "t.1"
    ]
    assert len(mj.done("templates", "list").lines) == 29
    assert json.loads(mj.done("templates", "export", "-").out) == TEMPLATE
    assert mj("templates", "export", file).code == 1
    mj.done("add", "reflection", "--template", "t.1", "Words")


@pytest.mark.parametrize("command", ["thread", "goals", "calibration", "lifeline"])
def test_an_empty_journal_is_told_in_a_sentence(mj: Program, command: str) -> None:
    ended = mj.done(command)
    assert (ended.out, len(ended.err.splitlines())) == ("", 1)
