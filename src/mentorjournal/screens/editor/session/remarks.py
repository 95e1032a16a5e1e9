"""What is said under the fields of a session: odd lengths, clashes, clocks elsewhere, past days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from mentorjournal.domain import moments
from mentorjournal.domain.days import read_day
from mentorjournal.domain.making import read_clock
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.sessions import Session
from mentorjournal.domain.zones import oddity, over_there, own_zone, zone_called
from mentorjournal.errors import JournalError, NotUnderstood
from mentorjournal.screens.editor.session.blanks import RHYTHM
from mentorjournal.screens.editor.session.series import told as series_told
from mentorjournal.screens.editor.sheet import Sheet
from mentorjournal.views.planning import about_minutes, about_next, overlapping

Values = Mapping[str, Any]


def remarks(sheet: Sheet, values: Values) -> dict[str, str]:
    """Say by field what may not be meant; nothing of it hinders anybody from keeping it."""
    day, start, minutes = day_of(sheet, values), _start(values), _minutes(values)
    next_on = _day(sheet, str(values["next_on"]), "future")
    told = {
        "minutes": about_minutes(minutes, values["status"]) if minutes is not None else "",
        "next_on": about_next(next_on, day) if next_on and day else "",
        "start": "",
        RHYTHM: "",
    }
    if day and sheet.kept is None and values["status"] == "planned":
        session = Session(on=day, start=start, minutes=minutes or 0, status="planned")
        told[RHYTHM] = series_told(sheet, values, session)
    if day and start:
        told["start"] = " ".join(_about_start(sheet, values, day, start, minutes or 0))
    return told


def day_of(sheet: Sheet, values: Values) -> date | None:
    """Read the day of the session; None while it cannot be read."""
    return _day(sheet, str(values["on"]), "past")


def _day(sheet: Sheet, typed: str, lean: Any) -> date | None:
    try:
        return read_day(typed, sheet.journal.reading(lean)) if typed.strip() else None
    except NotUnderstood:
        return None


def _start(values: Values) -> time | None:
    try:
        return read_clock(str(values["start"]))
    except NotUnderstood:
        return None


def _minutes(values: Values) -> int | None:
    typed = str(values["minutes"]).strip()
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 8 else None


def _about_start(
    sheet: Sheet, values: Values, day: date, start: time, minutes: int
) -> Iterator[str]:
    here = own_zone()
    yield from filter(None, [oddity(day, start, here)])
    yield from _elsewhere(sheet, values, day, start)
    session = Session(on=day, start=start, minutes=minutes, status=values["status"])
    if sheet.kept is not None:
        session = session.model_copy(update={"id": sheet.kept.record.id})
    for other in overlapping(sheet.journal, session)[:1]:
        day_too = "" if other.on == day else f" on {moments.spoken(other.on)}"
        yield (
            f"At the same time{day_too}: {one_line(other.headline, 30)},"
            f" {other.clock}, {other.minutes} minutes."
        )


def _elsewhere(sheet: Sheet, values: Values, day: date, start: time) -> Iterator[str]:
    """Say what time it will be for each person who lives by another clock."""
    try:
        people = sheet.names.all_found(str(values["who"]))
    except JournalError:
        return
    for person in people:
        if not person.zone.strip():
            continue
        try:
            there = over_there(day, start, own_zone(), zone_called(person.zone))
        except NotUnderstood:
            continue
        if there:
            yield f"{there} for {one_line(person.name, 30)}."
