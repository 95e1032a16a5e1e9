"""Plain lines of ``date, title, body, tags``, as other programs give them, made into one kind."""

import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from mentorjournal.domain.days import Reading, read_day
from mentorjournal.domain.growth import Reflection
from mentorjournal.domain.plain import visible
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Session
from mentorjournal.domain.shapes import shapes_of
from mentorjournal.errors import NotUnderstood
from mentorjournal.exchange.exact import NAMESPACE, a_kind, record_of
from mentorjournal.exchange.lines import Object, only, quoted, text_of

_BODY = {
    "session": "notes_private",
    "goal": "why",
    "skill": "why",
    "person": "note_private",
    "topic": "note_private",
    "resource": "takeaway",
}
"""Where the body goes when the title has taken the kind's own text."""

_CLOCK = {Reflection: "at", Session: "start"}
"""The kinds that know the time of day, and where."""


@dataclass
class Occurrences:
    """Tells one identical line from the next, so that each is kept and keeps its id."""

    seen: dict[UUID, int] = field(default_factory=dict)

    def id_of(self, kind: type[Record], line: Object) -> UUID:
        """Make the id that this line has in every reading of the file."""
        content = uuid5(NAMESPACE, json.dumps([kind.KIND, line], sort_keys=True))
        count = self.seen[content] = self.seen.get(content, 0) + 1
        return content if count == 1 else uuid5(content, str(count))


def record_from(
    line: Object, kind: type[Record] | None, ids: Occurrences, reading: Reading
) -> Record:
    """Make a record of a plain line; what could command a terminal is made visible on the way."""
    if kind is None:
        raise NotUnderstood("It does not say of which kind it is; name one, such as reflection.")
    only(line, "date", "title", "body", "tags")
    title, body = visible(text_of(line, "title")), visible(text_of(line, "body"))
    day, clock = day_and_clock(text_of(line, "date", needed=True), reading)
    fields: dict[str, Any] = {
        "id": str(ids.id_of(kind, line)),
        "tags": _tags(line.get("tags")),
        kind.DAY: day.isoformat(),
        **_words(kind, title, body),
    }
    if clock is not None:
        fields |= _time_of_day(kind, clock)
    return record_of(kind, fields)


def day_and_clock(text: str, reading: Reading) -> tuple[date, time | None]:
    """Read a date with or without its time; the day and the time stay those that are written.

    Only a date with its year is read: one that depends on today would move between two imports.
    """
    written = text.strip()
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return _spelled_day(written, reading), None
    timed = len(written) > len("2024-03-05") or "T" in written.upper()
    return moment.date(), moment.timetz() if timed else None


def _spelled_day(written: str, reading: Reading) -> date:
    """Read ``5 March 2024``; what looks like a moment has already been found not to be one."""
    if re.search(r"\b\d{4}\b", written) and not re.search(r":|\d\s?[ap]m\b|T\d", written, re.I):
        return read_day(written, reading)
    raise NotUnderstood(
        f"{quoted(written)} is not a date I can read; write it as 2024-03-05 or 2024-03-05T17:30."
    )


def _time_of_day(kind: type[Record], clock: time) -> dict[str, str]:
    if kind in _CLOCK:
        return {_CLOCK[kind]: _as_kept(clock)}
    if clock == time(tzinfo=clock.tzinfo):
        return {}
    raise NotUnderstood(
        f"{a_kind(kind)} has no time of day, and this one says {clock:%H:%M}; leave the time out,"
        " or load it as a reflection or a session."
    )


def _as_kept(clock: time) -> str:
    """Write a time as the models do."""
    return clock.isoformat().replace("+00:00", "Z")


def _words(kind: type[Record], title: str, body: str) -> dict[str, Any]:
    """Put title and body where the kind has room for them, and lose neither."""
    if kind is Reflection:
        return {"title": title, "answers": [{"text": body}] if body.strip() else []}
    if kind is Session:
        return {"title": title, kind.TEXT: body}
    if not title.strip() or not body.strip():
        return {kind.TEXT: title if title.strip() else body}
    if kind.KIND in _BODY:
        return {kind.TEXT: title, _BODY[kind.KIND]: body}
    if "title" in shapes_of(kind):
        return {"title": title, "body": body}
    return {kind.TEXT: f"{title}\n\n{body}"}


def _tags(tags: Any) -> list[str]:
    if isinstance(tags, str):
        tags = tags.split(",")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        if tags is None:
            return []
        raise NotUnderstood("tags: this must be a list of texts.")
    cleaned = (visible(tag, keep_newlines=False).strip() for tag in tags)
    return [tag for tag in cleaned if tag]
