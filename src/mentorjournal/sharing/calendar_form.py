"""The dated part of a page as a calendar file: the next session, and promises with their day.

It follows RFC 5545. Each entry takes its UID from what stands on the page and not from the journal,
so that the same promise told twice is one entry, and nobody learns an id. There is no alarm: a
reminder belongs to whom it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from mentorjournal.sharing.page import Page, Paragraph, Section

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//mentorjournal//summary//EN"


def dated_part(page: Page) -> Page:
    """Leave only what a calendar holds; the covering line stays behind, too."""
    sections = [Section(each.heading, tuple(_dated(each))) for each in page.sections]
    kept = tuple(each for each in sections if each.paragraphs)
    return replace(page, cover="", sections=kept)


def _dated(section: Section) -> Iterator[Paragraph]:
    return (each for each in section.paragraphs if each.day)


def as_calendar(page: Page) -> bytes:
    """Write the dated part of a page as an iCalendar file."""
    from icalendar import Calendar  # 60 ms to import, and rarely needed

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    for paragraph in dated_part(page).paragraphs:
        if paragraph.day:
            calendar.add_component(_event(page, paragraph, paragraph.day))
    return bytes(calendar.to_ical())


def _event(page: Page, paragraph: Paragraph, day: date) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(page, paragraph))
    event.add("dtstamp", datetime.combine(page.day or day, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _words(page, paragraph))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _words(page: Page, paragraph: Paragraph) -> str:
    if paragraph.label:
        return f"{paragraph.label}: {paragraph.text}"
    return f"Session of {page.writer} and {page.reader}" if not paragraph.aside else paragraph.text


def _uid(page: Page, paragraph: Paragraph) -> str:
    """Make the same id of the same words between the same two; a moved day moves the entry."""
    what = paragraph.text if paragraph.label or paragraph.aside else str(paragraph.day)
    told = "\0".join((page.writer, page.reader, what))
    return f"{sha256(told.encode()).hexdigest()[:32]}@mentorjournal"
