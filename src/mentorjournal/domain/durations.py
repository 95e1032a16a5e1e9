"""How long something is to last, as people type it: 15m, 2h, 1h30m, 1d, 45 minutes, an hour."""

from __future__ import annotations

import re
from datetime import timedelta

from mentorjournal.errors import NotUnderstood

_UNITS = {"d": "days", "h": "hours", "m": "minutes"}
_TYPED = re.compile(
    r"(?:(\d{1,4})d(?:ays?)?)?"
    r"(?:(\d{1,4})h(?:(?:ou)?rs?)?)?"
    r"(?:(\d{1,4})m(?:in(?:ute)?s?)?)?",
    re.ASCII,
)


def read_duration(typed: str, longest: timedelta) -> timedelta:
    """Read days, hours and minutes, in this order; NotUnderstood for none or too much."""
    words = ("1" if word in ("a", "an") else word for word in typed.casefold().split())
    found = _TYPED.fullmatch("".join(word for word in words if word != "and"))
    counts = zip(_UNITS.values(), found.groups(), strict=True) if found else ()
    length = timedelta(**{unit: int(count) for unit, count in counts if count})
    if not length:
        raise NotUnderstood(f"“{typed}” is no length of time; write 15m, 2h or 1h30m.")
    if length > longest:
        raise NotUnderstood(f"“{typed}” is too long; {spoken_length(longest)} is the most.")
    return length


def spoken_length(length: timedelta) -> str:
    """Say a length of time in words, to the minute."""
    hours, minutes = divmod(round(length.total_seconds() / 60), 60)
    said = [_counted(hours, "hour")] if hours else []
    if minutes or not hours:
        said.append(_counted(minutes, "minute"))
    return " and ".join(said)


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"
