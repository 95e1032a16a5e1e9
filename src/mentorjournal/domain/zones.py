"""The clocks of two places: what a time here is there, and times that a change of clocks makes odd.

A start is a time of day where the writer is. The other person's zone has a name of the IANA's list.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo

from mentorjournal.errors import NotUnderstood

_NAME = re.compile(r"UTC|[A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2}")
"""What a zone's name looks like: it is looked up among files, so nothing else may get there."""


def zone_called(name: str) -> tzinfo:
    """Find a zone by its name, with any capitals; NotUnderstood when there is none of that name."""
    from dateutil import tz  # seldom needed, and never at a start

    typed = name.strip().replace(" ", "_")
    as_listed = "/".join("_".join(w.capitalize() for w in p.split("_")) for p in typed.split("/"))
    for each in (typed, as_listed) if _NAME.fullmatch(typed) else ():
        found = tz.gettz(each)
        if found is not None:
            return found
    raise NotUnderstood(
        f"“{name.strip()[:60]}” is no time zone I know; write it as Australia/Sydney."
    )


def own_zone() -> tzinfo:
    """Give the zone of this machine, with its changes of clocks."""
    from dateutil import tz

    return tz.gettz() or tz.tzlocal()


def oddity(day: date, start: time, here: tzinfo) -> str:
    """Say what is odd about a time on a day when clocks change; empty when nothing is."""
    from dateutil import tz

    moment = datetime.combine(day, start.replace(tzinfo=None), here)
    if not tz.datetime_exists(moment):
        meant = tz.resolve_imaginary(moment)
        return (
            f"There is no {start:%H:%M} that day: the clocks go forward, and it will be"
            f" {meant:%H:%M}."
        )
    if tz.datetime_ambiguous(moment):
        return f"{start:%H:%M} comes twice that day: the clocks go back, and the first is meant."
    return ""


def over_there(day: date, start: time, here: tzinfo, there: tzinfo) -> str:
    """Say what time it is there, with the day where that is another; empty where both agree."""
    from dateutil import tz

    moment = tz.resolve_imaginary(datetime.combine(day, start.replace(tzinfo=None), here))
    other = moment.astimezone(there)
    if other.utcoffset() == moment.utcoffset():
        return ""
    apart = (other.date() - day).days
    which = {0: "", 1: " the next day", -1: " the day before"}.get(apart, f" {other:%a %d %b}")
    return f"{other:%H:%M}{which}"
