"""The rhythm of a relationship: ``every second Thursday 17:30``, ``first Monday``, ``21 days``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Literal

from mentorjournal.domain.making import read_clock
from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from dateutil.rrule import rrule

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = {"": 1, "every": 1, "other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_WORDS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_FREQUENCIES: dict[str, Literal[1, 2, 3]] = {"month": 1, "week": 2, "day": 3}
"""What dateutil calls MONTHLY, WEEKLY and DAILY."""
_DAYS_IN = {"month": 28, "week": 7, "day": 1}
_FEWEST, _MOST = 1, 400
"""Between how many days and how many two sessions may lie."""
_CLOCK = re.compile(r"(?:^|\s)(?:at )?(\d{1,2}(?:[:.h]\d{2} ?(?:[ap]m)?| ?[ap]m))$")


@dataclass(frozen=True)
class Rhythm:
    """How often two people meet, on which weekday, at what time."""

    unit: str
    """``day``, ``week`` or ``month``."""
    every: int = 1
    weekday: int | None = None
    """Monday is 0."""
    place: int | None = None
    """Which of the month's weekdays; -1 is the last."""
    clock: time | None = None

    def next_after(self, last: date, not_before: date = date.min) -> date:
        """Give the first day of the rhythm behind a session and not before a day.

        A session that was held on another day than usual does not bring the next one too near: at
        least half of the rhythm lies between them. NotUnderstood when no such day can be written.
        """
        start = datetime.combine(last, time())
        try:
            near = last + timedelta(days=self.every * _DAYS_IN[self.unit] // 2)
        except OverflowError as error:
            raise _too_far() from error
        return self._found(start, datetime.combine(max(not_before, near), time()))

    def first_from(self, day: date) -> date:
        """Give the first day of the rhythm from a day on, for two who have not met yet.

        NotUnderstood when no such day can be written.
        """
        if self.weekday is None:
            return self.next_after(day, day)
        start = datetime.combine(day, time())
        return replace(self, every=1)._found(start, start, today_too=True)

    def _found(self, start: datetime, ahead: datetime, *, today_too: bool = False) -> date:
        try:
            found = self._rule(start).after(ahead, inc=today_too or ahead > start)
        except (OverflowError, ValueError) as error:
            raise _too_far() from error
        if found is None:
            raise _too_far()
        return found.date()

    def days_from(self, first: date, count: int) -> list[date]:
        """Give a first day and those that follow it in the rhythm, fewer where the calendar ends.

        The first may lie beside the rhythm: the second then is at least half of it away.
        """
        try:
            near = first + timedelta(days=max(1, self.every * _DAYS_IN[self.unit] // 2))
        except OverflowError:
            return [first]
        rule = self._rule(datetime.combine(first, time()))
        following = (each.date() for each in rule if each.date() >= near)
        return [first, *islice(following, count - 1)]

    def _rule(self, start: datetime) -> rrule:
        from dateutil import rrule as rules  # seldom needed, and never at a start

        weekdays = (rules.MO, rules.TU, rules.WE, rules.TH, rules.FR, rules.SA, rules.SU)
        on = None if self.weekday is None else weekdays[self.weekday]
        if on is not None and self.place is not None:
            on = on(self.place)
        monthly = self.unit == "month" and on is None
        # On the 31st, a month without one is not left out: its last day is meant.
        days = tuple(range(min(28, start.day), start.day + 1)) if monthly else None
        return rules.rrule(
            _FREQUENCIES[self.unit],
            dtstart=start,
            interval=self.every,
            byweekday=on,
            bymonthday=days,
            bysetpos=-1 if monthly else None,
        )

    @cached_property
    def spoken(self) -> str:
        """Say it so that nobody can take it for another."""
        at = f" at {self.clock:%H:%M}" if self.clock else ""
        if self.place is not None and self.weekday is not None:
            which = next(word for word, place in _PLACES.items() if place == self.place)
            return f"the {which} {_DAYS[self.weekday].capitalize()} of a month{at}"
        what = self.unit if self.weekday is None else _DAYS[self.weekday].capitalize()
        if self.every == 1:
            return f"every {what}{at}"
        if self.weekday is None:
            return f"every {self.every} {what}s{at}"
        return f"a {what} every {self.every} weeks{at}"


def _too_far() -> NotUnderstood:
    return NotUnderstood("That day is too far away to be written.")


def read_rhythm(typed: str) -> Rhythm:
    """Understand a rhythm; NotUnderstood, in a sentence, when it is none."""
    words = " ".join(typed.casefold().replace(",", " ").split())
    clock = None
    if found := _CLOCK.search(words):
        clock, words = read_clock(found[1]), words[: found.start()].strip()
    rhythm = _of_a_month(words) or _of_weeks(words) or _of_units(words)
    if rhythm is None:
        raise NotUnderstood(
            f"“{typed.strip()[:60]}” is no rhythm I understand; write it as every second"
            " Thursday 17:30, first Monday of the month, or every 3 weeks."
        )
    return Rhythm(rhythm.unit, rhythm.every, rhythm.weekday, rhythm.place, clock)


def of_days(days: int) -> Rhythm:
    """Make the rhythm of so many days."""
    if not _FEWEST <= days <= _MOST:
        raise NotUnderstood(f"A rhythm has {_FEWEST} to {_MOST} days.")
    return Rhythm("day", days)


def _of_a_month(words: str) -> Rhythm | None:
    places = "|".join(_PLACES)
    found = re.fullmatch(rf"(?:the )?({places}) (\w+) (?:of|in) (?:the|a|each|every) month", words)
    found = found or re.fullmatch(rf"(?:the )?({places}) (\w+) (?:monthly|a month)", words)
    found = found or re.fullmatch(rf"the ({places}) (\w+)", words)
    weekday = _weekday(found[2]) if found else None
    if found is None or weekday is None:
        return None
    return Rhythm("month", 1, weekday, _PLACES[found[1]])


def _of_weeks(words: str) -> Rhythm | None:
    found = re.fullmatch(r"(?:every ?|each ?)?(other|second|third|fourth|fifth)? ?(\w+?)s?", words)
    weekday = _weekday(found[2]) if found else None
    if found and weekday is not None:
        return Rhythm("week", _COUNTS[found[1] or ""], weekday)
    found = re.fullmatch(r"(\w+?)s? every (\w+) weeks?", words)
    weekday, count = (_weekday(found[1]), _count(found[2])) if found else (None, None)
    return None if weekday is None or not count else Rhythm("week", count, weekday)


def _of_units(words: str) -> Rhythm | None:
    single = {"daily": ("day", 1), "weekly": ("week", 1), "fortnightly": ("week", 2),
              "every fortnight": ("week", 2), "monthly": ("month", 1)}  # fmt: skip
    if words in single:
        return Rhythm(*single[words])
    found = re.fullmatch(r"(?:every |each )?(?:(\w+) )?(day|week|month)s?", words)
    count = _count(found[1] or "") if found else None
    if found is None or not count or count * (1 if found[2] == "day" else 7) > _MOST:
        return None
    return Rhythm(found[2], count)


def _count(word: str) -> int | None:
    if word.isascii() and word.isdecimal():
        return int(word)
    return _COUNTS.get(word) or _WORDS.get(word)


def _weekday(word: str) -> int | None:
    """Recognise a weekday by its first three letters or more."""
    found = [at for at, name in enumerate(_DAYS) if len(word) >= 3 and name.startswith(word)]
    return found[0] if len(found) == 1 else None
