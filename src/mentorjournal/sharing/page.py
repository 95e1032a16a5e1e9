"""The page that leaves: what its reader will see, before it takes a form.

What a renderer writes is the fields of the first half of a class; where a paragraph came from, who
is named and which doors were touched are for the writer's screen and are in no form's bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal
from uuid import UUID

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def spelled(day: date, weekday: bool = False) -> str:
    """Spell a day in English whatever the machine's locale: ``Friday 29 August 2025``."""
    front = f"{_DAYS[day.weekday()]} " if weekday else ""
    return f"{front}{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span(first: date, last: date) -> str:
    """Spell a span of days, the year once where it is one: ``3 June to 19 August 2025``."""
    if first == last:
        return spelled(last)
    start = spelled(first)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
    return f"{start} to {spelled(last)}"


class Style(StrEnum):
    """How a paragraph stands on the page."""

    HEADING = "heading"
    """The name of one thing among several; what follows belongs to it. One line."""
    POINT = "point"
    """An item of a list. One line."""
    NOTE = "note"
    """Markdown below the point before it."""
    BLOCK = "block"
    """Markdown across the page."""


@dataclass(frozen=True)
class Origin:
    """The field of a record that words came from."""

    record: UUID
    field: str


@dataclass(frozen=True)
class Paragraph:
    """Some words of the page, with ours before and after them."""

    style: Style
    text: str = ""
    label: str = ""
    """What stands before the text: who, or what it is about."""
    aside: str = ""
    """What stands after it, more quietly: when, how far."""
    day: date | None = None
    """The day that a calendar would note it on; in the words already."""
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True)
class Section:
    """Paragraphs under a heading of the program's own."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


Standing = Literal["stays", "replaced", "blocked"]


@dataclass(frozen=True)
class Named:
    """A third person whose name occurs in what was chosen, and what was done about it."""

    person: UUID
    name: str
    consent: str
    standing: Standing
    shown: str
    """The words that stand on the page."""


@dataclass(frozen=True)
class Door:
    """A word of the agreement's boundaries that occurs on the page."""

    word: str
    boundary: str


@dataclass(frozen=True)
class Link:
    """A title on the page that is there as a link to a record which does not go with it."""

    title: str
    kind: str
    walled: bool
    """Whether that record belongs to another relationship, so that its title blocks the page."""


@dataclass(frozen=True)
class Page:
    """All that a summary says, ready for any form."""

    title: str
    writer: str
    reader: str
    cover: str = ""
    sections: tuple[Section, ...] = ()
    day: date | None = None
    """The day that names the file; it stands in the title, too."""
    named: tuple[Named, ...] = field(default=())
    doors: tuple[Door, ...] = field(default=())
    links: tuple[Link, ...] = field(default=())
    left_out: tuple[tuple[str, int], ...] = field(default=())
    """How many lines of the notes stay out, by what they became: promise, insight or topic."""

    @property
    def blocked(self) -> tuple[Named, ...]:
        """Those who refused to be named and are."""
        return tuple(each for each in self.named if each.standing == "blocked")

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph, in reading order."""
        for section in self.sections:
            yield from section.paragraphs

    @property
    def texts(self) -> Iterator[str]:
        """Every text on it in which a person's words may stand."""
        yield self.cover
        for each in self.paragraphs:
            yield from (each.label, each.text, each.aside)
