"""Entries of Day One, as its export to JSON writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from typing import Any

from mentorjournal.domain.zones import zone_called
from mentorjournal.errors import NotUnderstood
from mentorjournal.exchange.jrnl import with_star
from mentorjournal.exchange.lines import Object, quoted, text_of

_ESCAPED = re.compile(r"\\([!#()*+\-.>\[\\\]_`{|}~])")
_TITLE = re.compile(r"#{1,6} +([^\n]+)(?:\n+|\Z)")
_ATTACHED = ("photos", "videos", "audios", "pdfAttachments")


def line_of(entry: Object) -> Object:
    """Say an entry as ``date, title, body, tags``: the day and the hour are those of its place."""
    text = text_of(entry, "text")
    title = _TITLE.match(text)
    return {
        "date": _when(entry),
        "title": _plain(title[1]) if title else "",
        "body": _plain(text[title.end() :] if title else text),
        "tags": with_star(entry.get("tags"), entry),
    }


def left_behind(entries: Iterable[Any]) -> str:
    """Say how many pictures and recordings stay outside; empty when there are none."""
    count = sum(
        len(those)
        for entry in entries
        if isinstance(entry, dict)
        for name in _ATTACHED
        if isinstance(those := entry.get(name), list)
    )
    if not count:
        return ""
    which = "a picture or other file stays" if count == 1 else f"{count:,} pictures and files stay"
    return f"A journal holds words: {which} where the export has put them."


def _when(entry: Object) -> str:
    """Read when it was written, which is kept in UTC, as the clock stood there."""
    written = text_of(entry, "creationDate", needed=True)
    try:
        moment = datetime.fromisoformat(written)
        there = moment.astimezone(_zone(text_of(entry, "timeZone")))
    except (ValueError, OverflowError) as error:
        raise NotUnderstood(f"{quoted(written)} is not a date I can read.") from error
    return there.date().isoformat() if entry.get("isAllDay") is True else there.isoformat()


def _zone(name: str) -> tzinfo:
    """Find the zone of its place; where that is not known the hour stays the one of UTC."""
    try:
        return zone_called(name)
    except NotUnderstood:
        return UTC


def _plain(text: str) -> str:
    """Take away the backslashes that Day One writes before signs of Markdown."""
    return _ESCAPED.sub(r"\1", text).strip("\n")
