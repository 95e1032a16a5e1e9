"""Finding records: list, search, show, due, history."""

import pytest

from commandline import Program

DAYS = {
    "2024-03-01": "calibrate the gauge",
    "2024-03-31": "Café at the estuary",
    "2025-03-10": "a kestrel over the weir",
    "2025-08-19": "the last day",
}


@pytest.fixture
def filled(mj: Program) -> Program:
    for day, text in DAYS.items():
        mj.done("add", "insight", text, "--on", day, "--tag", day[:4])
    return mj


def titles(program: Program, *words: str) -> list[str]:
    return [each["title"] for each in program.done(*words, "--json").objects]


def test_the_newest_comes_first_and_every_kind_is_listed(filled: Program) -> None:
    assert titles(filled, "list", "insight") == list(DAYS.values())[::-1]
    assert len(filled.done("list").lines) == len(DAYS) + 2
    assert titles(filled, "list", "insights", "--limit", "1") == ["the last day"]


def test_a_line_is_id_day_kind_and_title(filled: Program) -> None:
    line = filled.done("list", "--limit", "1", "insight").lines[0].split(None, 5)
    assert line[1:] == ["19", "Aug", "2025", "insight", "the last day"]
    assert filled.done("show", line[0], "--json").objects[0]["title"] == "the last day"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("--on 2024", 2),
        ("--on 2024-03", 2),
        ("--on 2024-03-31", 1),
        ("--from 2024-03-31", 3),
        ("--to 2024-03", 2),
        ("--from 2024-03-02 --to 2025-03-10", 2),
        ("--tag 2025", 2),
        ("--with ruth", 0),
        ("--trash", 0),
        ("--due", 0),
    ],
)
def test_filters_choose(filled: Program, words: str, found: int) -> None:
    assert len(filled.done("list", "insight", *words.split()).lines) == found


def test_a_month_without_its_year_is_the_last_one(filled: Program) -> None:
    filled.done("add", "insight", "this march", "--on", "1 march")
    assert "this march" in titles(filled, "list", "insight", "--on", "march")


def test_this_day_of_any_year(filled: Program) -> None:
    filled.done("add", "insight", "today")
    assert titles(filled, "list", "insight", "--on-this-day") == ["today"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("goal --status zzz", "There is no status zzz. There is: active, reached, "),
        ("goal --status open", "There is no status open."),
        ("--status zzz", "There is: planned, held, "),
        ("insight --status open", "This kind has none."),
    ],
)
def test_a_status_that_is_none_is_refused(filled: Program, words: str, said: str) -> None:
    ended = filled("list", *words.split())
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err


@pytest.mark.parametrize("words", ["--on 2024 --from 2023", "--from 2025 --to 2024", "--on 31/31"])
def test_days_that_cannot_be_are_refused(filled: Program, words: str) -> None:
    ended = filled("list", *words.split())
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("kestrel", 1),
        ("CAFE", 1),
        ("kest*", 1),
        ("kest", 0),
        ('"the last"', 1),
        ('"last the"', 0),
        ("the gauge", 1),
        ("NOT OR AND NEAR(", 0),
        ('"unclosed the', 0),
        ("a:b {c} ^d -e", 0),
    ],
)
def test_search_finds_words_whatever_signs_are_in_them(
    filled: Program, words: str, found: int
) -> None:
    assert len(filled.done("search", "--json", "--", words).objects) == found


def test_search_takes_the_filters_of_list(filled: Program) -> None:
    assert titles(filled, "search", "the", "--on", "2025-08") == ["the last day"]


@pytest.mark.parametrize("words", ["", '""', "*", "  ", "🧭"])
def test_a_search_for_no_word_is_refused(filled: Program, words: str) -> None:
    assert filled("search", "--", words).code == 2


def test_nothing_found_is_not_a_failure(filled: Program) -> None:
    ended = filled.done("search", "heron")
    assert (ended.out, ended.err) == ("", "Nothing was found.\n")
    assert filled.done("search", "heron", "--quiet").err == ""


def test_open_promises_stand_by_the_day_they_are_due(mj: Program) -> None:
    mj.done("add", "action", "no day")
    mj.done("add", "action", "later", "due=2099-05-01")
    mj.done("add", "action", "late", "due=2020-05-01")
    mj.done("add", "action", "done", "due=2020-01-01", "status=done")
    assert titles(mj, "due") == ["late", "later", "no day"]
    assert titles(mj, "list", "--due") == ["late"]
    lines = mj.done("due").lines
    assert "Fri 1 May 2020" in lines[0]
    assert "days ago" in lines[0]
    assert mj.done("due", "--with", "ruth").err == "No promise is open.\n"


def test_show_labels_every_field_and_marks_what_never_leaves(mj: Program) -> None:
    record = mj.id_of(
        "add",
        "session",
        "I was tired",
        "--with",
        "Ruth",
        "notes_shared=# We\nagreed",
        "start=17:30",
    )
    out = mj.done("show", record).out
    assert "notes (private): I was tired" in out
    assert "notes shared:\n  # We\n  agreed" in out
    assert "start: 17:30" in out
    assert "Ruth Halloran (person " in out
    assert "None" not in out


def test_show_tells_what_led_to_what(mj: Program) -> None:
    session = mj.id_of("add", "session", "--with", "Ruth", "title=The first hour")
    promise = mj.id_of("add", "action", "Send the draft", f"session={session}")
    out = mj.done("show", session, "--thread").out
    assert "Send the draft" in out.split("What it led to:")[1]
    assert "The first hour" in mj.done("show", promise, "--thread").out.split("What led to it:")[1]
    thread = mj.done("show", session, "--thread", "--json").objects[0]["thread"]
    assert thread["led_to"] == [promise]


def test_parts_and_answers_are_shown_in_words(mj: Program) -> None:
    goal = mj.id_of("add", "goal", "Speak", "milestones=[x] Write it\nRehearse it !2099-05-01")
    out = mj.done("show", goal).out
    assert "- Write it" in out
    assert "due: Fri 1 May 2099" in out
    answers = '[{"prompt": "start.tuesday", "text": "Free"}]'
    page = mj.done("show", mj.id_of("add", "reflection", f"answers={answers}")).out
    assert "private: nothing of it can be put into a summary" in page
    assert "Free" in page
    assert "start.tuesday" not in page


def test_every_kind_can_be_shown(mj: Program) -> None:
    from mentorjournal.domain.kinds import KINDS
    from mentorjournal.resources import data_file

    mj.done("import", "--from", "jsonl", data_file("sample-mentoree.jsonl"))
    newest = {each["kind"]: each["id"] for each in mj.done("list", "--json").objects}
    assert set(newest) == set(KINDS)
    for kind, record in newest.items():
        assert kind in mj.done("show", record, "--thread").out
        assert mj.done("history", record).lines


def test_history_says_what_changed(mj: Program) -> None:
    record = mj.id_of("add", "action", "Send the draft")
    mj.done("edit", record, "status=done")
    mj.done("delete", record)
    mj.done("undelete", record)
    said = [line.split("  ")[-1] for line in mj.done("history", record).lines]
    assert said == ["made", "changed status", "moved to the trash", "taken out of the trash"]
