"""The clocks of two places, and the hours that a change of clocks takes or gives."""

from datetime import date, time

import pytest

from mentorjournal.domain.zones import oddity, over_there, zone_called
from mentorjournal.errors import NotUnderstood

SYDNEY, LONDON = zone_called("australia/sydney"), zone_called("Europe/London")


@pytest.mark.parametrize(
    ("start", "there"),
    [(time(17, 30), "06:30"), (time(8), "21:00 the day before")],
)
def test_a_time_here_is_told_as_the_time_there(start: time, there: str) -> None:
    assert over_there(date(2026, 11, 24), start, SYDNEY, LONDON) == there


def test_the_next_day_is_named() -> None:
    assert over_there(date(2026, 6, 1), time(20), LONDON, SYDNEY) == "05:00 the next day"


def test_a_zone_that_agrees_is_not_spoken_of() -> None:
    brisbane = zone_called("Australia/Brisbane")

    assert over_there(date(2026, 6, 1), time(9), SYDNEY, brisbane) == ""
    assert over_there(date(2026, 12, 1), time(9), SYDNEY, brisbane) == "08:00"


def test_an_hour_that_is_left_out_is_said_plainly() -> None:
    assert oddity(date(2026, 10, 4), time(2, 30), SYDNEY) == (
        "There is no 02:30 that day: the clocks go forward, and it will be 03:30."
    )
    assert "comes twice" in oddity(date(2026, 4, 5), time(2, 30), SYDNEY)
    assert oddity(date(2026, 4, 5), time(9), SYDNEY) == ""


@pytest.mark.parametrize("name", ["", "Mars/Base", "/etc/passwd", "../UTC", "UTC+3", "a\x00/b"])
def test_what_is_no_zone_is_refused_and_opens_no_file(name: str) -> None:
    with pytest.raises(NotUnderstood, match="no time zone"):
        zone_called(name)
