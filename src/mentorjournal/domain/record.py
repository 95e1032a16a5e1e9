"""The base of all records, and the small parts they are made of."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar
from uuid import UUID, uuid4

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from mentorjournal.domain.inline_links import IN_A_TEXT
from mentorjournal.domain.shapes import Sort, shapes_of
from mentorjournal.domain.sharing_rules import Share

Words = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""A text that says something: not empty, not white space alone."""

ZeroToTen = Annotated[int, Field(ge=0, le=10)]

Mention = str
"""Words, or the id of a record, or ``record#part`` for a milestone or strategy of one."""

_REFERENCE = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:#(\S+))?")


def mentioned(mention: str) -> tuple[UUID, str | None] | None:
    """Read a mention as the id of a record and of its part; None when it is plain words."""
    found = _REFERENCE.fullmatch(mention)
    return (UUID(found[1]), found[2]) if found else None


def _separate_words(value: object) -> object:
    """Let a list be typed as one text, parted by commas."""
    if isinstance(value, str):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    return value


class _Code:
    """Marks a text that is a name for the program and not words to be searched."""


CODE = _Code()

Several = BeforeValidator(_separate_words)
"""Marks a tuple that may also be typed as one text, parted by commas."""

Tags = Annotated[tuple[Words, ...], Several]
Refs = Annotated[tuple[UUID, ...], Several]


class Part(BaseModel):
    """A piece of a record that has no life of its own."""

    # A bound on texts, even one that holds of all, makes pydantic look into them: without one it
    # takes half of a surrogate pair, which can be written nowhere.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, str_min_length=0)


class NamedPart(Part):
    """A part that other records can point to."""

    id: Annotated[str, CODE] = Field(default_factory=lambda: uuid4().hex[:12])


class Linked(Part):
    """Which record the words between ``[[`` and ``]]`` lead to, whatever it is called by now."""

    words: Annotated[str, CODE]
    to: UUID


class Record(Part):
    """One thing a person keeps: the base of every kind."""

    KIND: ClassVar[str]
    """The word by which the kind is known in files, commands and links."""
    TEXT: ClassVar[str] = "text"
    """The field that takes a plain text typed without a field's name."""
    DAY: ClassVar[str] = "on"
    """The field that says to which day the record belongs."""
    PERSON: ClassVar[str | None] = None
    """The field that names the other person, where the kind has one."""

    id: UUID = Field(default_factory=uuid4)
    tags: Tags = ()
    share: Share | None = None
    """The record's own wish, over its fields' rules; None leaves them as they are."""

    linked: Annotated[tuple[Linked, ...], CODE] = ()
    """What the links in its texts lead to; the texts themselves hold titles and no ids."""

    @property
    def headline(self) -> str:
        """The words by which the record is known in a list."""
        return str(getattr(self, self.TEXT))

    @property
    def gist(self) -> str:
        """More of it, for the second line of a list."""
        return ""

    @property
    def day(self) -> date | None:
        """The day it belongs to; None for what has none, such as a skill."""
        found: date | None = getattr(self, self.DAY)
        return found

    @property
    def clock(self) -> str:
        """The time of day as ``HH:MM``, or nothing."""
        return ""

    @property
    def belongs_to(self) -> tuple[UUID, ...]:
        """The relationships it is part of; none means it is the writer's own."""
        if "relationship" in type(self).model_fields:
            found: UUID | None = getattr(self, "relationship")  # noqa: B009
            return (found,) if found else ()
        several: tuple[UUID, ...] = getattr(self, "relationships", ())
        return several

    @property
    def never_leaves(self) -> bool:
        """Whether nothing of it can be shared."""
        return self.share is Share.NEVER


def references(record: Record) -> Iterator[tuple[str, UUID]]:
    """List the records that this one points to, each with the role it has here.

    A part's reference carries the part in its role, as ``milestones:ID.evidence``; a reference to
    another record's part ends in ``#part``.
    """
    yield from _references(record.model_dump(by_alias=True, exclude={"id"}), "")


def _references(value: Any, role: str) -> Iterator[tuple[str, UUID]]:
    if isinstance(value, UUID):
        yield role, value
    elif isinstance(value, str) and (target := mentioned(value)):
        yield role + (f"#{target[1]}" if target[1] else ""), target[0]
    elif isinstance(value, dict):
        part = f":{value['id']}" if "id" in value else ""
        for name in (each for each in value if each != "id"):
            yield from _references(value[name], f"{role}{part}.{name}" if role else name)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _references(inner, role)


def only_in_a_text(record: Record, target: UUID) -> bool:
    """Whether a record points to another by a link in its text and by nothing else."""
    if all(each.to != target for each in record.linked):
        return False
    return all(role == IN_A_TEXT for role, to in references(record) if to == target)


@cache
def _spoken_fields(model: type[Part]) -> tuple[str, ...]:
    shapes = shapes_of(model)
    return tuple(
        name
        for name, field in model.model_fields.items()
        if CODE not in field.metadata
        and name != "tags"
        and shapes[field.alias or name].sort in (Sort.TEXT, Sort.PART, Sort.OTHER)
    )


def words_of(part: Part) -> Iterator[str]:
    """List every text in a record that a person may look for: no ids, no choices, no codes."""
    for name in _spoken_fields(type(part)):
        yield from _words(getattr(part, name))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, Part):
        yield from words_of(value)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str) and value and not mentioned(value):
        yield value
