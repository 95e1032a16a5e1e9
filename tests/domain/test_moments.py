"""Moments are written so that the order of the texts is the order of time."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain import moments

offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
aware = st.datetimes(
    datetime(1, 1, 3),  # noqa: DTZ001  hypothesis adds the zone
    datetime(9999, 12, 29),  # noqa: DTZ001
    timezones=offsets,
)


@given(aware, aware)
def test_the_order_of_the_texts_is_the_order_of_time(one: datetime, other: datetime) -> None:
    assert (one < other) == (moments.as_text(one) < moments.as_text(other))


@given(aware)
def test_a_moment_comes_back_from_its_text(moment: datetime) -> None:
    text = moments.as_text(moment)
    assert len(text) == len("2026-03-26T12:00:00.000000Z")
    assert moments.from_text(text) == moment
    assert moments.from_text(text).tzinfo is UTC


def test_no_microseconds_are_written_too() -> None:
    assert moments.as_text(datetime(2026, 1, 2, tzinfo=UTC)) == "2026-01-02T00:00:00.000000Z"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        moments.as_text(datetime(2026, 1, 2))  # noqa: DTZ001


def test_the_clock_is_asked_in_utc_and_the_zone_kept_beside_it() -> None:
    assert moments.now().tzinfo is UTC
    assert moments.today() == moments.now().astimezone().date()
    assert datetime.fromisoformat("2026-01-01T00:00:00" + moments.here()).tzinfo is not None


def test_days_are_said_so_that_none_is_taken_for_another() -> None:
    spring = date(2026, 3, 3)
    assert moments.spoken(spring) == "Tue 3 March 2026"
    assert moments.brief(spring, date(2026, 12, 1)) == "3 Mar"
    assert moments.brief(spring, date(2027, 1, 1)) == "3 Mar ’26"


@pytest.mark.parametrize(
    ("apart", "said"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (3, "in 3 days"), (-400, "400 days ago")],
)
def test_a_distance_is_said(apart: int, said: str) -> None:
    today = date(2024, 2, 28)
    assert moments.distance(today + timedelta(apart), today) == said


def test_the_clock_goes_on_from_another_moment_and_comes_back() -> None:
    there = datetime(2001, 2, 3, 4, 5, tzinfo=UTC)
    with moments.going_on_from(there):
        assert timedelta() <= moments.now() - there < timedelta(minutes=1)
        assert moments.today() == there.astimezone().date()
    assert abs(moments.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_days_of_one_column_are_as_wide_as_the_widest_of_them() -> None:
    this, before = date(2026, 3, 5), date(2025, 12, 24)
    assert moments.in_column(this, [this, None], this) == "5 Mar "
    assert moments.in_column(this, [this, before], this) == "5 Mar      "
    assert moments.in_column(None, [this, before], this) == " " * 11
