"""The calendar of a page: what has a day, and nothing else."""

from datetime import date

from icalendar import Calendar

from mentorjournal.sharing.calendar_form import as_calendar, dated_part
from mentorjournal.sharing.page import Page
from sharing.desk import GOAL, INSIGHT, PROMISE, SESSION, THEIRS, page_of

_ASKED = ("SUMMARY", "DTSTART", "UID")


def entries(page: Page) -> list[tuple[str, object, str]]:
    """Read the calendar back as another program would."""
    read = Calendar.from_ical(as_calendar(page))
    return [(str(each["SUMMARY"]), each.start, str(each["UID"])) for each in read.events]


def test_the_next_session_and_the_promises_with_a_day_are_entries() -> None:
    page = page_of(SESSION, PROMISE, THEIRS, INSIGHT, GOAL, picks=[(GOAL.id, None)])
    assert [each[:2] for each in entries(page)] == [
        ("Asha: Send the draft", date(2025, 8, 29)),
        ("Session of Asha and Ruth", date(2025, 11, 28)),
    ]


def test_nothing_of_the_journal_and_no_alarm_is_in_it() -> None:
    data = as_calendar(page_of(SESSION, PROMISE, cover="Dear Ruth,")).decode()
    assert "VALARM" not in data
    assert "Dear Ruth" not in data
    assert "March letter" not in data
    for record in (SESSION, PROMISE):
        assert str(record.id)[:8] not in data
    assert "DTSTAMP:20250819T000000Z" in data


def test_the_same_promise_told_twice_is_one_entry_and_a_moved_day_moves_it() -> None:
    moved = PROMISE.model_copy(update={"due": date(2025, 9, 5), "status": "moved"})
    (before,), (after,) = entries(page_of(PROMISE)), entries(page_of(moved))
    assert before[2] == after[2]
    assert before[1] != after[1]
    assert as_calendar(page_of(PROMISE)) == as_calendar(page_of(PROMISE))


def test_a_promise_that_was_kept_is_no_entry() -> None:
    done = PROMISE.model_copy(update={"status": "done", "done_on": date(2025, 8, 20)})
    page = page_of(done)
    assert entries(page) == []
    assert not dated_part(page).sections
