"""Moments, which are exact and in UTC, and days, which are what people live by.

A moment is an aware datetime in UTC, written at one width so that the order of the texts is the
order of time. A day is a plain date in the writer's own zone.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

_APART = [timedelta()]


def now() -> datetime:
    """Ask the clock; nothing else in the program does."""
    return datetime.now(UTC) + _APART[0]


@contextmanager
def going_on_from(moment: datetime) -> Iterator[None]:
    """Let the clock go on from an aware moment: a sample is read on the day it was lived."""
    before = _APART[0]
    _APART[0] = moment - datetime.now(UTC)
    try:
        yield
    finally:
        _APART[0] = before


def today() -> date:
    """Answer the day it is where the writer is."""
    return now().astimezone().date()


def here() -> str:
    """Name the writer's offset from UTC, as ``+11:00``, to be kept beside a moment."""
    return now().astimezone().isoformat()[-6:]


def as_text(moment: datetime) -> str:
    """Write a moment at fixed width, with microseconds even when they are zero."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone is not a moment")
    # Not strftime: it writes the year 999 with three letters.
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def from_text(text: str) -> datetime:
    """Read a moment that ``as_text`` wrote."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def day_of(on: str) -> date:
    """Read the day of what is kept as ``YYYY-MM-DD``, with an hour behind it or not."""
    return date.fromisoformat(on[:10])


def spoken(day: date) -> str:
    """Say a day so that nobody can take it for another: ``Thu 26 March 2026``."""
    return f"{day:%a} {day.day} {day:%B %Y}"


def brief(day: date, now_is: date) -> str:
    """Say a day in at most ten letters, with the year when it is not this one: ``3 Mar ’25``."""
    near = f"{day.day} {day:%b}"
    return near if day.year == now_is.year else f"{near} ’{day.year % 100:02d}"


def in_column(day: date | None, among: Iterable[date | None], now_is: date) -> str:
    """Say a day briefly, as wide as the widest of a column, and a space behind it."""
    widest = max((len(brief(each, now_is)) for each in among if each), default=0)
    return f"{brief(day, now_is) if day else '':<{widest}} "


def distance(day: date, now_is: date) -> str:
    """Say how far a day is: ``today``, ``in 3 days``, ``2 days ago``."""
    apart = (day - now_is).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if apart in near:
        return near[apart]
    return f"in {apart} days" if apart > 0 else f"{-apart} days ago"
