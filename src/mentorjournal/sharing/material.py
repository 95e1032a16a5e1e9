"""What lies on the table when a summary is made: given to this package, never fetched by it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal
from uuid import UUID

from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.record import Record

NameChoice = Literal["as_written", "initials", "role", "leave_out"]
"""What stands in the place of a third person's name; *role* is the writer's own words."""


@dataclass(frozen=True)
class Material:
    """The records that could go into a summary, and what is needed to judge them."""

    writer: str
    """The writer's name as it stands on the page."""
    reader: str
    """The reader's name as it stands on the page."""
    relationship: Relationship
    """The one that the summary is for; it lies on the table itself."""
    records: tuple[Record, ...]
    """Sessions of the span and what hangs on them, in the order in which they are to be read."""
    people: tuple[Person, ...] = ()
    """Everybody the journal knows, those in the trash included: any of them may be named."""
    relationships: tuple[Relationship, ...] = ()
    """All of the journal's: a person who is a partner in another stands behind its wall."""
    roots: tuple[Record, ...] = ()
    """What records on the table came from and is not there itself; looked at for walls alone."""
    linked: Mapping[UUID, Record] = field(default_factory=dict)
    """What the links in the texts on the table lead to, by id; looked at for the check alone."""
    last_summary: date | None = None
    """When the reader last got one; a later agreement is offered."""
    day: date | None = None
    """The day that a summary without a session is named by."""
    told: Mapping[tuple[UUID, str], date] = field(default_factory=dict)
    """By record and field, the day on which the reader was given it in the words it has now."""
    name_choices: Mapping[UUID, NameChoice] = field(default_factory=dict)
    """By person, what the writer wants to stand for the name, where they said so."""

    @cached_property
    def table(self) -> Mapping[UUID, Record]:
        """Every record that may be chosen from, by id, in reading order."""
        return {each.id: each for each in (*self.records, self.relationship)}

    @cached_property
    def known(self) -> Mapping[UUID, Record]:
        """The table and what its records came from."""
        return {
            each.id: each for each in (*self.roots, *self.linked.values(), *self.table.values())
        }

    @cached_property
    def partners(self) -> Mapping[UUID, tuple[UUID, ...]]:
        """By person, the relationships in which they are the other side."""
        found: dict[UUID, tuple[UUID, ...]] = {}
        for each in {each.id: each for each in (*self.relationships, self.relationship)}.values():
            found[each.person] = (*found.get(each.person, ()), each.id)
        return found
