"""Rhythms are understood as people write them, and give the next day."""

from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.rhythm import Rhythm, of_days, read_rhythm
from mentorjournal.errors import NotUnderstood
from strategies import text

THURSDAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("typed", "after", "following"),
    [
        ("every second Thursday 17:30", THURSDAY, date(2026, 12, 3)),
        ("every second Thursday", date(2026, 11, 23), date(2026, 12, 10)),
        ("Thursdays", THURSDAY, date(2026, 11, 26)),
        ("thu", THURSDAY, date(2026, 11, 26)),
        ("fortnightly", THURSDAY, date(2026, 12, 3)),
        ("Thursday every 3 weeks", THURSDAY, date(2026, 12, 10)),
        ("every three weeks", THURSDAY, date(2026, 12, 10)),
        ("first Monday of the month", date(2026, 11, 2), date(2026, 12, 7)),
        ("the last Friday", date(2026, 11, 27), date(2026, 12, 25)),
        ("monthly", date(2026, 1, 31), date(2026, 2, 28)),
        ("21 days", THURSDAY, date(2026, 12, 10)),
    ],
)
def test_a_rhythm_gives_the_next_day(typed: str, after: date, following: date) -> None:
    assert read_rhythm(typed).next_after(after) == following


@pytest.mark.parametrize(
    ("typed", "today", "first"),
    [
        ("every second Thursday 17:30", date(2026, 3, 2), date(2026, 3, 5)),
        ("every second Thursday", date(2026, 3, 5), date(2026, 3, 5)),
        ("every second Thursday", date(2026, 3, 6), date(2026, 3, 12)),
        ("first Monday of the month", date(2026, 3, 3), date(2026, 4, 6)),
        ("21 days", date(2026, 3, 2), date(2026, 3, 23)),
    ],
)
def test_two_who_have_not_met_begin_on_the_first_day_of_it(
    typed: str, today: date, first: date
) -> None:
    assert read_rhythm(typed).first_from(today) == first


def test_a_rhythm_says_its_time() -> None:
    rhythm = read_rhythm("every other tue at 5pm")

    assert rhythm == Rhythm("week", 2, 1, None, time(17))
    assert rhythm.spoken == "a Tuesday every 2 weeks at 17:00"


@pytest.mark.parametrize("typed", ["", "now and then", "every 1000 weeks", "every", "0 days", "31"])
def test_what_is_no_rhythm_is_said_so(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_rhythm(typed)


@given(text)
def test_any_text_is_a_rhythm_or_is_said_to_be_none(typed: str) -> None:
    with suppress(NotUnderstood):
        assert read_rhythm(typed).spoken


@given(st.integers(1, 400), st.dates(), st.dates())
def test_the_next_day_lies_ahead(days: int, last: date, now: date) -> None:
    try:
        following = of_days(days).next_after(last, now)
    except NotUnderstood:
        assert max(last, now) > date.max - timedelta(days=401)
        return
    assert following > last
    assert following >= now
    assert (following - last).days % days == 0
