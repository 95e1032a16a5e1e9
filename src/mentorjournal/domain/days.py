"""Days and spans of days as people type them: ``fri``, ``12 dec``, ``+2w``, ``march``, ``2024``."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from mentorjournal.errors import NotUnderstood

Lean = Literal["past", "future"]
"""Where a day without its year is looked for: notes lie behind us, promises ahead."""

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_UNITS = {"d": 1, "day": 1, "w": 7, "week": 7, "fortnight": 14}


@dataclass(frozen=True)
class Reading:
    """How days are read: what today is, where a year is looked for, which way round 03/04 goes."""

    today: date
    lean: Lean = "past"
    day_first: bool = True


def read_day(text: str, reading: Reading) -> date:
    """Understand one day; raise NotUnderstood, in a sentence, when it is none or does not exist."""
    phrase = " ".join(text.casefold().replace(",", " ").split())
    if not phrase:
        raise NotUnderstood("A day is missing here.")
    for reader in (_iso, _near, _weekday, _distance, _day_and_month, _slashes):
        found = reader(phrase, reading)
        if found:
            return found
    return _phrase(text, reading)


def read_span(text: str, reading: Reading) -> tuple[date, date]:
    """Understand a day, a month or a year as its first and last day."""
    phrase = " ".join(text.casefold().split())
    if found := re.fullmatch(r"\d{4}", phrase):
        year = _year(found[0])
        return date(year, 1, 1), date(year, 12, 31)
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})", phrase):
        return _month(_year(found[1]), int(found[2]), text)
    if found := re.fullmatch(r"([a-z]+)\.?(?: (\d{4}))?", phrase):
        month = _month_number(found[1])
        if month:
            year = _year(found[2]) if found[2] else _likely_year(month, reading)
            return _month(year, month, text)
    day = read_day(text, reading)
    return day, day


def _likely_year(month: int, reading: Reading) -> int:
    this = reading.today
    if reading.lean == "past":
        return this.year - (month > this.month)
    return this.year + (month < this.month)


def _month(year: int, month: int, text: str) -> tuple[date, date]:
    first = _date(year, month, 1, text)
    return first, first.replace(day=monthrange(year, month)[1])


def _year(digits: str) -> int:
    year = int(digits)
    if not 1 <= year <= 9999:
        raise NotUnderstood(f"There is no year {digits}.")
    return year


def _date(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NotUnderstood(f"There is no such day as “{text.strip()}”.") from error


def _iso(phrase: str, _: Reading) -> date | None:
    found = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", phrase)
    return _date(int(found[1]), int(found[2]), int(found[3]), phrase) if found else None


def _near(phrase: str, reading: Reading) -> date | None:
    days = {"today": 0, "now": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}.get(phrase)
    return None if days is None else _shifted(reading.today, days)


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError as error:
        raise NotUnderstood("That day is too far away to be written.") from error


def _weekday(phrase: str, reading: Reading) -> date | None:
    found = re.fullmatch(r"(?:(next|last|this|on) )?([a-z]+)", phrase)
    number = _name(found[2], _FULL_WEEKDAYS) if found else None
    if not found or number is None:
        return None
    ahead = (number - reading.today.weekday()) % 7
    way = found[1] or ("next" if reading.lean == "future" else "last")
    if way == "this" or (way == "on" and reading.lean == "future"):
        return _shifted(reading.today, ahead)
    if way == "next":
        return _shifted(reading.today, ahead or 7)
    return _shifted(reading.today, ahead - 7)


def _distance(phrase: str, reading: Reading) -> date | None:
    found = re.fullmatch(
        r"(?:(in|\+|-) ?)?(\d{1,6}|an?) ?(d|days?|w|weeks?|fortnights?|m|months?|y|years?)( ago)?",
        phrase,
    )
    if not found or bool(found[1]) == bool(found[4]):
        return None
    count = 1 if found[2] in ("a", "an") else int(found[2])
    back = found[1] == "-" or bool(found[4])
    return _moved(reading.today, -count if back else count, found[3])


def _moved(day: date, count: int, unit: str) -> date:
    from dateutil.relativedelta import relativedelta  # not needed for the common days

    word = unit if len(unit) == 1 else unit.rstrip("s")
    if word in _UNITS:
        return _shifted(day, count * _UNITS[word])
    try:
        years = word in ("y", "year")
        return day + (relativedelta(years=count) if years else relativedelta(months=count))
    except (ValueError, OverflowError) as error:
        raise NotUnderstood("That day is too far away to be written.") from error


def _day_and_month(phrase: str, reading: Reading) -> date | None:
    phrase = re.sub(r"^(?:on |by |the )+", "", phrase)
    phrase = re.sub(rf"^(?:{'|'.join(_WEEKDAYS)})[a-z]* (?=\d|[a-z]+ \d)", "", phrase)
    number = r"(\d{1,2})(?:st|nd|rd|th)?"
    found = re.fullmatch(rf"{number}(?: of)? ([a-z]+)\.?(?: (\d{{4}}))?", phrase)
    day, name, year = (found[1], found[2], found[3]) if found else ("", "", "")
    if not found:
        found = re.fullmatch(rf"([a-z]+)\.? {number}(?: (\d{{4}}))?", phrase)
        day, name, year = (found[2], found[1], found[3]) if found else ("", "", "")
    month = _month_number(name)
    if not month:
        return None
    if year:
        return _date(int(year), month, int(day), phrase)
    return _nearest(month, int(day), phrase, reading)


def _slashes(phrase: str, reading: Reading) -> date | None:
    found = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?\.?", phrase)
    if not found:
        return None
    first, second = int(found[1]), int(found[2])
    day, month = (first, second) if reading.day_first else (second, first)
    if found[3]:
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return _date(year, month, day, phrase)
    return _nearest(month, day, phrase, reading)


def _nearest(month: int, day: int, phrase: str, reading: Reading) -> date:
    """Find the year of a day that came without one, leap days included."""
    years = range(0, -9, -1) if reading.lean == "past" else range(9)
    for step in years:
        try:
            found = date(reading.today.year + step, month, day)
        except ValueError:
            continue
        if (found <= reading.today) if reading.lean == "past" else (found >= reading.today):
            return found
    raise NotUnderstood(f"There is no such day as “{phrase}”.")


def _month_number(word: str) -> int | None:
    number = _name(word, _FULL_MONTHS)
    return None if number is None else number + 1


def _name(word: str, full: tuple[str, ...]) -> int | None:
    """Recognise a name in full, or by its first three letters or more."""
    if len(word) < 3:
        return None
    found = [number for number, name in enumerate(full) if name.startswith(word)]
    return found[0] if len(found) == 1 else None


_PHRASE = re.compile(r"[\w\s.,'’/-]+")
"""What a phrase for a day is made of; no clock time, which dateparser would take for granted."""
_NUMBER_IN_WORD = re.compile(r"\d[^\W\d_]+\d|(?i:\bat\b)")


def _phrase(text: str, reading: Reading) -> date:
    """Ask dateparser, which knows many languages, for what our own few rules do not know."""
    is_phrase = len(text) <= 60 and _PHRASE.fullmatch(text) and not _NUMBER_IN_WORD.search(text)
    found = _phrase_parser()(text, reading) if is_phrase else None
    if found is None:
        raise NotUnderstood(f"“{text.strip()[:60]}” is not a day I understand.")
    return found.date()


@cache
def _phrase_parser() -> Callable[[str, Reading], datetime | None]:
    import dateparser  # 0.2 s to import: only when a phrase needs it

    def parse(text: str, reading: Reading) -> datetime | None:
        found: datetime | None = dateparser.parse(
            text,
            settings={
                "RELATIVE_BASE": datetime.combine(reading.today, datetime.min.time()),
                "DATE_ORDER": "DMY" if reading.day_first else "MDY",
                "PREFER_DATES_FROM": reading.lean,
                "REQUIRE_PARTS": ["day", "month"],
                "STRICT_PARSING": False,
            },
        )
        return found

    return parse
