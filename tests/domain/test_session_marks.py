"""A line says by its first sign what it is, and everything else stays words."""

from datetime import date

import pytest
from hypothesis import given

from mentorjournal.domain.days import Reading
from mentorjournal.domain.session_marks import Marked, marked, marks_in, with_its_day
from strategies import text

AHEAD = Reading(date(2026, 11, 23), "future")


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("[] Send it", Marked("promise", "Send it")),
        ("  [ ] Send it ", Marked("promise", "Send it")),
        ("[]Send it", Marked("promise", "Send it")),
        ("! I see", Marked("insight", "I see")),
        ("? Why", Marked("topic", "Why")),
        ("!fri is no insight", None),
        ("?!", None),
        ("[] ", None),
        ("! ", None),
        ("Really? Yes!", None),
        ("[x] done", None),
        ("~ private", None),
    ],
)
def test_a_line_is_what_its_mark_says(line: str, mark: Marked | None) -> None:
    assert marked(line) == mark


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Send it !fri", ("Send it", "2026-11-27")),
        ("Send it !12 dec to Ruth", ("Send it to Ruth", "2026-12-12")),
        ("Send it !soon", ("Send it !soon", "")),
        ("Send it!", ("Send it!", "")),
        ("!fri", ("!fri", "")),
    ],
)
def test_a_promise_has_the_day_behind_the_sign(words: str, read: tuple[str, str]) -> None:
    assert with_its_day(words, AHEAD) == read


@given(text)
def test_any_text_can_be_read(typed: str) -> None:
    for mark in marks_in(typed):
        assert mark.words.strip()
