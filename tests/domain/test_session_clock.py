"""The quiet clock counts what was used, and survives being written down."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from mentorjournal.domain.session_clock import SessionClock, clock_from, part_at
from strategies import text

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
PARTS = [("Promises", 5), ("Now", 15), ("What will you do", 10)]


def after(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def test_it_counts_only_while_it_runs() -> None:
    clock = SessionClock().started(NOON).stopped(after(10)).started(after(20))

    assert clock.minutes(after(25)) == 15
    assert clock.stopped(after(25)).minutes(after(90)) == 15


def test_it_tells_how_long_each_topic_took() -> None:
    clock = SessionClock().started(NOON).turned_to("a", NOON).turned_to("b", after(11))
    clock = clock.turned_to("a", after(15)).stopped(after(16))

    assert clock.spent_on("a", after(50)) == 12 * 60
    assert clock.spent_on("b", after(50)) == 4 * 60


def test_it_goes_on_after_it_was_written_down() -> None:
    clock = SessionClock().started(NOON).turned_to("a", after(1))

    assert clock_from(clock.as_text()) == clock
    assert SessionClock().as_text() == ""


@given(text)
def test_what_is_no_clock_is_one_that_stands_still(written: str) -> None:
    clock_from(written).seconds(NOON)


@pytest.mark.parametrize(
    "written", ['{"began": "2026-01-01"}', '{"before": "x"}', '{"spent": [1]}', "[1]", '{"x": 1}']
)
def test_a_damaged_clock_stands_still(written: str) -> None:
    assert clock_from(written) == SessionClock()


def test_one_that_was_forgotten_counts_a_day_at_most() -> None:
    assert SessionClock().started(NOON).minutes(NOON + timedelta(days=9)) == 24 * 60
    assert SessionClock().started(NOON).minutes(NOON - timedelta(days=1)) == 0


@pytest.mark.parametrize(
    ("planned", "minute", "part"),
    [
        (30, 0, (1, "Promises")),
        (30, 5, (2, "Now")),
        (60, 39, (2, "Now")),
        (30, 99, (3, PARTS[2][0])),
    ],
)
def test_the_parts_of_an_outline_stretch_to_the_planned_minutes(
    planned: int, minute: int, part: tuple[int, str]
) -> None:
    assert part_at(PARTS, planned, minute) == part
    assert part_at([], planned, minute) is None
