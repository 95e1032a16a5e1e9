"""One typed line: what kind of record it becomes, with nothing of it dropped."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.days import Reading
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.quick_note import LEADING_WORDS, QuickNote, understand
from mentorjournal.domain.shapes import shapes_of
from strategies import text

READING = Reading(date(2026, 3, 26), "future")


def read(line: str) -> QuickNote:
    return understand(line, READING)


def test_a_line_is_a_private_reflection_unless_it_says_otherwise() -> None:
    note = read("  Today I learned: say less  ")
    assert (note.kind, note.text) == ("reflection", "Today I learned: say less")
    assert (note.partner, note.tags, note.day) == ("", (), None)


def test_all_marks_are_understood_and_stay_in_the_text() -> None:
    line = "Promise: send the draft @ruth #talk #talk #q-3 !fri"
    note = read(line)
    assert note.kind == "action"
    assert note.text == "send the draft @ruth #talk #talk #q-3 !fri"
    assert note.partner == "ruth"
    assert note.tags == ("talk", "q-3")
    assert note.fields() == {"text": note.text, "tags": note.tags, "due": date(2026, 3, 27)}


@pytest.mark.parametrize(("word", "kind"), LEADING_WORDS.items())
def test_a_leading_word_chooses_the_kind(word: str, kind: str) -> None:
    note = read(f"{word.upper()}: something !12 dec")
    assert note.kind == kind
    known = {*shapes_of(KINDS[kind]), "text"}
    assert note.fields().keys() <= known
    assert note.day == date(2025 if kind == "reflection" else 2026, 12, 12)


@pytest.mark.parametrize(
    "line", ["https://example.org is good", "promise:", "promise: ", "Call at 5pm: y", "goal :x"]
)
def test_a_colon_alone_says_nothing(line: str) -> None:
    note = read(line)
    assert (note.kind, note.text) == ("reflection", line.strip())


def test_a_kind_word_is_an_encouragement_received() -> None:
    fields = read("kind: you asked well @ruth").fields()
    assert (fields["kind"], fields["direction"]) == ("encouragement", "received")
    assert "kind" not in read("feedback: the slides were full").fields()


def test_a_kind_word_that_was_said_is_given_in_its_exact_words() -> None:
    fields = read("said: @asha you waited with the plot").fields()
    assert (fields["kind"], fields["direction"]) == ("encouragement", "given")
    assert fields["text"] == "you waited with the plot"
    assert read("said: @asha").fields()["text"] == "@asha"


def test_a_goal_is_aimed_at_its_day() -> None:
    fields = read("goal: give a talk !+2w").fields()
    assert fields == {"title": "give a talk !+2w", "target": date(2026, 4, 9)}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("todo: x !12 dec 2027 sharp", date(2027, 12, 12)),
        ("todo: x !12 dec early", date(2026, 12, 12)),
        ("todo: x !fri", date(2026, 3, 27)),
        ("todo: wow !really !fri", date(2026, 3, 27)),
        ("todo: wow! fri", None),
        ("todo: x !important", None),
        ("todo: x !", None),
    ],
)
def test_the_longest_phrase_behind_a_mark_is_the_day(line: str, day: date | None) -> None:
    assert read(line).day == day


def test_only_names_that_are_known_are_people() -> None:
    note = understand("talk to @home and @ruth's team", READING, lambda name: name == "ruth's")
    assert note.partner == "ruth's"
    assert understand("mail me@home.org", READING).partner == ""


def test_a_pasted_page_is_read_at_once() -> None:
    page = "word !nonsense #tag @name " * 20_000
    assert read(page).text == page.strip()


@given(
    text | st.lists(st.sampled_from(["promise:", "@a", "#b", "!", "!fri", " ", "\0"])).map("".join)
)
def test_no_line_is_refused_and_none_loses_a_word(line: str) -> None:
    note = read(line)
    assert line.strip().endswith(note.text)
    head = line.strip().removesuffix(note.text).strip().casefold()
    assert head in {"", *(f"{word}:" for word in LEADING_WORDS)}
