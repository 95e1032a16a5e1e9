"""Days as people type them, looked for behind us in notes and ahead of us in promises."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain import moments
from mentorjournal.domain.days import Reading, read_day, read_span
from mentorjournal.errors import NotUnderstood

THURSDAY = date(2026, 3, 26)
BEHIND = Reading(THURSDAY, "past")
AHEAD = Reading(THURSDAY, "future")


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("typed", "behind", "ahead"),
    [
        ("today", "2026-03-26", "2026-03-26"),
        ("Now", "2026-03-26", "2026-03-26"),
        (" Yesterday ", "2026-03-25", "2026-03-25"),
        ("tomorrow", "2026-03-27", "2026-03-27"),
        ("fri", "2026-03-20", "2026-03-27"),
        ("Friday", "2026-03-20", "2026-03-27"),
        ("thurs", "2026-03-19", "2026-04-02"),
        ("next thu", "2026-04-02", "2026-04-02"),
        ("last thu", "2026-03-19", "2026-03-19"),
        ("this thu", "2026-03-26", "2026-03-26"),
        ("on mon", "2026-03-23", "2026-03-30"),
        ("12 dec", "2025-12-12", "2026-12-12"),
        ("12th of December", "2025-12-12", "2026-12-12"),
        ("Dec 12", "2025-12-12", "2026-12-12"),
        ("dec 12, 2024", "2024-12-12", "2024-12-12"),
        ("Thu 26 March 2026", "2026-03-26", "2026-03-26"),
        ("by the 3rd of april", "2025-04-03", "2026-04-03"),
        ("26 mar", "2026-03-26", "2026-03-26"),
        ("1 sept.", "2025-09-01", "2026-09-01"),
        ("+2w", "2026-04-09", "2026-04-09"),
        ("in 3 days", "2026-03-29", "2026-03-29"),
        ("in a month", "2026-04-26", "2026-04-26"),
        ("-1y", "2025-03-26", "2025-03-26"),
        ("2 weeks ago", "2026-03-12", "2026-03-12"),
        ("a fortnight ago", "2026-03-12", "2026-03-12"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024/2/9", "2024-02-09", "2024-02-09"),
        ("29 feb", "2024-02-29", "2028-02-29"),
        ("31 dec", "2025-12-31", "2026-12-31"),
        ("1 jan", "2026-01-01", "2027-01-01"),
        ("vorgestern", "2026-03-24", "2026-03-24"),
    ],
)
def test_a_phrase_means_a_day(typed: str, behind: str, ahead: str) -> None:
    assert read_day(typed, BEHIND) == day(behind)
    assert read_day(typed, AHEAD) == day(ahead)


@pytest.mark.parametrize(
    ("typed", "day_first", "month_first"),
    [
        ("03/04/2026", "2026-04-03", "2026-03-04"),
        ("3.4.26", "2026-04-03", "2026-03-04"),
        ("01/02", "2026-02-01", "2026-01-02"),
    ],
)
def test_which_way_round_a_date_goes_is_a_setting(
    typed: str, day_first: str, month_first: str
) -> None:
    assert read_day(typed, BEHIND) == day(day_first)
    assert read_day(typed, Reading(THURSDAY, "past", day_first=False)) == day(month_first)


@pytest.mark.parametrize(
    ("today", "typed", "expected"),
    [
        ("2024-02-29", "+1y", "2025-02-28"),
        ("2024-01-31", "+1m", "2024-02-29"),
        ("2025-12-31", "tomorrow", "2026-01-01"),
        ("2025-12-31", "1 jan", "2026-01-01"),
        ("2101-06-01", "29 feb", "2104-02-29"),
    ],
)
def test_leap_days_and_ends_of_years(today: str, typed: str, expected: str) -> None:
    assert read_day(typed, Reading(day(today), "future")) == day(expected)


@pytest.mark.parametrize(
    "typed",
    [
        "", "  ", "30 feb", "2025-02-29", "31/04/2026", "2024-13-01", "0000-01-01", "5 0000",
        "march", "2024", "important", "5pm", "+999999y", "999999 weeks ago",
        "!", "\0", "\udc80", "x" * 100_000, "1" * 5_000, "0/0", "99 dec", "٣٠ feb",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read_day(typed, BEHIND)
    assert str(refused.value).endswith(".")
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("march", "2026-03-01", "2026-03-31"),
        ("April", "2025-04-01", "2025-04-30"),
        ("feb 2024", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("yesterday", "2026-03-25", "2026-03-25"),
    ],
)
def test_a_span_is_a_day_a_month_or_a_year(typed: str, first: str, last: str) -> None:
    assert read_span(typed, BEHIND) == (day(first), day(last))


def test_a_month_lies_ahead_where_days_do() -> None:
    assert read_span("january", AHEAD) == (day("2027-01-01"), day("2027-01-31"))


@pytest.mark.parametrize("typed", ["0000", "2024-13", "2024-00", "smarch", "feb 0000"])
def test_what_is_no_span_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_span(typed, BEHIND)


readings = st.builds(
    Reading,
    today=st.dates(),
    lean=st.sampled_from(["past", "future"]),
    day_first=st.booleans(),
)


@given(st.dates(), readings)
def test_a_day_as_we_write_it_is_read_as_itself(written: date, reading: Reading) -> None:
    assert read_day(written.isoformat(), reading) == written
    if written.year >= 1000:
        assert read_day(moments.spoken(written), reading) == written


@given(readings, st.integers(0, 12), st.integers(0, 31))
def test_a_day_without_a_year_lies_where_it_leans(reading: Reading, month: int, on: int) -> None:
    typed = f"{on}/{month}" if reading.day_first else f"{month}/{on}"
    try:
        found = read_day(typed, reading)
    except NotUnderstood:
        return
    assert (found.day, found.month) == (on, month)
    assert found <= reading.today if reading.lean == "past" else found >= reading.today


shreds = st.sampled_from(
    ["in", "last", "fri", "12", "dec", "+", "-", "/", ".", ":", "2024", "99999", "ago", "w", "th",
     "of", "am", "T", "Z", "²", "١", "\0", "week", "a"]
)  # fmt: skip


@given(st.lists(shreds, max_size=5).map(" ".join) | st.text(max_size=12), readings)
def test_nothing_that_is_typed_does_worse_than_not_be_understood(
    typed: str, reading: Reading
) -> None:
    for read in (read_day, read_span):
        with suppress(NotUnderstood):
            read(typed, reading)
