"""How long something is to last."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.durations import read_duration, spoken_length
from mentorjournal.errors import NotUnderstood

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("typed", "minutes", "spoken"),
    [
        ("15m", 15, "15 minutes"),
        ("2h", 120, "2 hours"),
        ("1h30m", 90, "1 hour and 30 minutes"),
        (" 1H 1M ", 61, "1 hour and 1 minute"),
        ("1d", 1440, "24 hours"),
        ("45 minutes", 45, "45 minutes"),
        ("an hour", 60, "1 hour"),
        ("1 hour and 30 min", 90, "1 hour and 30 minutes"),
    ],
)
def test_a_length_is_read_and_said(typed: str, minutes: int, spoken: str) -> None:
    length = read_duration(typed, DAY)
    assert length == timedelta(minutes=minutes)
    assert spoken_length(length) == spoken


@pytest.mark.parametrize("typed", ["", "15", "m", "0m", "-5m", "30m1h", "1.5h", "soon", "٣m"])
def test_what_is_none_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="no length of time"):
        read_duration(typed, DAY)


@pytest.mark.parametrize("typed", ["25h", "1d1m", "9999d"])
def test_more_than_the_longest_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="24 hours is the most"):
        read_duration(typed, DAY)


@given(st.text(max_size=12))
def test_any_text_is_a_length_or_refused(typed: str) -> None:
    with suppress(NotUnderstood):
        assert timedelta() < read_duration(typed, DAY) <= DAY
