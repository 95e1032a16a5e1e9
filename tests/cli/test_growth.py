"""The commands about growth: growth, hours, scheme, benefits."""

from __future__ import annotations

import hashlib
import stat
import sys
from pathlib import Path

import pytest

from commandline import Program


@pytest.fixture
def counted(mj: Program) -> Program:
    mj.done("scheme", "set", "Graduate Award", "target=60", "categories=Learning: 1, Community")
    mj.done("add", "session", "kind=workshop", "minutes=90", "counts_toward=learning", "--", "X")
    mj.done("add", "person", "Tevita Lolohea")
    mj.done("add", "session", "kind=event", "counts_toward=award / community", "verifier=Tevita",
            "people=Tevita", "--", "kestrelmarker")  # fmt: skip
    return mj


def test_growth_tells_a_falling_line_with_what_it_means(mj: Program) -> None:
    mj.done("add", "skill", "Speaking", "kind=talent")
    for level, view, day in ((4, "now", "2025-03-05"), (2, "looking_back", "2025-08-20")):
        mj.done("add", "rating", f"level={level}", f"view={view}", "skill=Speaking", "--on", day)
    told = mj.done("growth").out
    assert "Speaking\n  talent · 4 · looking back 2\n" in told
    assert "that is what learning looks like" in told
    (one,) = mj.done("growth", "speak", "--json").objects
    assert [each["level"] for each in one["ratings"]] == [4, 2]
    assert one["chart"]["lines"][1]["points"] == [["2025-08-20", 2]]


def test_growth_without_a_skill_says_how_to_begin(mj: Program) -> None:
    assert "add skill" in mj.done("growth").err
    assert mj("growth", "flying").code == 1


def test_a_level_of_eleven_is_refused(mj: Program) -> None:
    mj.done("add", "skill", "Speaking")
    ended = mj("add", "rating", "level=11", "skill=Speaking")
    assert (ended.code, ended.err) == (2, "mentorjournal: level: it may be at most 10.\n")


def test_a_second_skill_of_one_name_is_refused(mj: Program) -> None:
    mj.done("add", "skill", "Speaking")
    ended = mj("add", "skill", " speaking")
    assert ended.code == 2
    assert "a skill of this name already" in ended.err


def test_hours_tell_what_is_confirmed_and_what_is_missing(counted: Program) -> None:
    lines = counted.done("hours").lines
    assert lines[:5] == [
        "Graduate Award",
        "  1 h of 60 h confirmed · 59 h short",
        "  1 h 30 min more waits to be confirmed; with it 57 h 30 min short",
        "  Learning: 1 h 30 min, 1 h 30 min of it not confirmed",
        "  Community: 1 h",
    ]
    assert "event         Community · confirmed by Tevita Lolohea" in lines[6]
    (told,) = counted.done("hours", "--json", "--scheme", "grad").objects
    assert (told["confirmed"], told["unconfirmed"], told["missing"]) == (60, 90, 3540)


def test_evidence_is_printed_in_each_form_without_content_or_names(counted: Program) -> None:
    for form in ("md", "html", "csv"):
        told = counted.done("hours", "--format", form).out
        assert "workshop" in told
        assert "kestrelmarker" not in told
        assert "Tevita" not in told, "nobody has asked him yet"


def test_evidence_is_written_to_a_new_file_for_its_owner_alone(
    counted: Program, tmp_path: Path
) -> None:
    path = tmp_path / "evidence.csv"
    ended = counted("hours", "--to", path)
    assert ended.code == 2
    assert "--yes writes without asking" in ended.err
    assert not path.exists()
    assert counted.done("hours", "--to", path, "--yes").lines == [str(path)]
    assert path.read_bytes().startswith(b"\xef\xbb\xbfDay,Activity,Minutes")
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "already" in counted("hours", "--to", path, "--yes").err
    (line,) = counted.done("ledger", "--json").objects
    assert (line["to"], line["file_name"]) == ("whoever holds it", "evidence.csv")
    assert line["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert counted.done("ledger").lines[0].startswith("–")


def test_hours_without_an_award_say_how_to_begin(mj: Program) -> None:
    assert "scheme set" in mj.done("hours").err
    assert mj("hours", "--scheme", "nobel").code == 1


def test_an_award_is_made_changed_listed_and_taken_away(counted: Program) -> None:
    counted.done("scheme", "set", "graduate award", "target=40", "unit=hours")
    assert counted.done("scheme", "list").lines == [
        "Graduate Award: 40 hours in Learning, Community"
    ]
    assert (
        counted.done("scheme", "list", "--json").objects[0]["categories"][0]["name"] == "Learning"
    )
    counted.done("scheme", "remove", "graduate")
    assert "No award" in counted.done("scheme", "list").err


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("target=0", "above 0"),
        ("categories=", "at least one category"),
        ("nonsense", "FIELD=VALUE"),
        ("colour=red", "not part of a scheme"),
    ],
)
def test_what_cannot_be_an_award_is_said_plainly(mj: Program, typed: str, why: str) -> None:
    ended = mj("scheme", "set", "Award", "target=5", "categories=A", typed)
    assert ended.code == 2
    assert why in ended.err


def test_benefits_tell_what_answers_each_line_or_what_would(counted: Program) -> None:
    told = counted.done("benefits").out
    assert "as a mentoree: participation counts toward an award · 2 records" in told
    assert "Nothing yet. This would answer it: a decision, with what you expect of it." in told
    lines = counted.done("benefits", "--json").objects
    assert len(lines) == 29
    assert sum(each["count"] == 0 for each in lines) > 15
