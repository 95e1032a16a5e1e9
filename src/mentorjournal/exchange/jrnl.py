"""Entries of jrnl, as ``jrnl --format json`` writes them."""

from __future__ import annotations

from mentorjournal.exchange.lines import Object, text_of

STARRED = "starred"
"""The tag that an entry has here that was marked with a star there."""


def line_of(entry: Object) -> Object:
    """Say an entry as ``date, title, body, tags``; tags lose the sign that jrnl knows them by."""
    day, clock = text_of(entry, "date", needed=True), text_of(entry, "time")
    tags = entry.get("tags")
    if isinstance(tags, list):
        tags = [each.lstrip("@#") if isinstance(each, str) else each for each in tags]
    return {
        "date": f"{day}T{clock}" if clock else day,
        "title": text_of(entry, "title"),
        "body": text_of(entry, "body").strip("\n"),
        "tags": with_star(tags, entry),
    }


def with_star(tags: object, entry: Object) -> object:
    """Add the tag for a star to a list of tags."""
    known = [] if tags is None else tags
    return [*known, STARRED] if entry.get("starred") is True and isinstance(known, list) else known
