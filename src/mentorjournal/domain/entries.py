"""What is known of a record without opening it, and how it is asked for.

Nothing here needs pydantic: lists are made of these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from mentorjournal.domain.record import Record

R_co = TypeVar("R_co", bound="Record", covariant=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list."""

    seq: int
    """The order in which records were made; for the program's own use."""
    id: str
    kind: str
    on: str
    """The day as ``YYYY-MM-DD``, with `` HH:MM`` behind it where the hour is known."""
    title: str
    tags: tuple[str, ...]
    relationships: tuple[str, ...]
    body: dict[str, Any] = field(compare=False)
    """The kind's own fields, as they are stored."""
    deleted: bool = False

    @property
    def day(self) -> date:
        """The day it belongs to."""
        return date.fromisoformat(self.on[:10])

    def as_json(self) -> dict[str, Any]:
        """Give the whole record in the form that ``--json`` prints."""
        return {
            "id": self.id,
            "kind": self.kind,
            "on": self.on[:10],
            "title": self.title,
            "tags": list(self.tags),
            "relationships": list(self.relationships),
            "body": self.body,
        }


@dataclass(frozen=True)
class Kept(Generic[R_co]):
    """A record as it is kept: which version it is, and since when."""

    record: R_co
    version: int
    created: datetime
    updated: datetime
    zone: str
    """The writer's offset from UTC at the last change."""
    deleted: datetime | None = None


@dataclass(frozen=True)
class Revision:
    """An earlier version of a record."""

    version: int
    at: datetime
    deleted: bool
    body: dict[str, Any]


@dataclass(frozen=True)
class Filter:
    """Which records are wanted; everything that is not in the trash, unless something is named."""

    kinds: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    month_and_day: tuple[int, int] | None = None
    """Only this day of any year."""
    related: tuple[str, ...] = ()
    """Only records that point to one of these, or are one of these."""
    tag: str = ""
    status: str = ""
    having: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Only what has one of these values in the named field of its kind, or any value for none."""
    due_by: date | None = None
    """Only what is open and was to be done by then."""
    trash: bool = False
    words: str = ""
    """Only what holds these words; see ``storage.search`` for how they are read."""
    as_typed: bool = False
    """Whether the last word may be unfinished."""


@dataclass(frozen=True)
class Disclosure:
    """A line of the ledger: what left, to whom, when, and by which hash it is known."""

    at: datetime
    relationship: str
    to: str
    title: str
    form: str
    sha256: str
    summary: str
    """The id of the summary that holds the body."""
    file_name: str
