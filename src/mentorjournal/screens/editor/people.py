"""Whom a record is about, as typed: known names are found, new ones become people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from mentorjournal.domain.people import Person, Relationship, told_apart
from mentorjournal.errors import Ambiguous

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

Role = Literal["mentoree", "mentor", "peer"]
ROLES: tuple[Role, ...] = ("mentoree", "mentor", "peer")


@dataclass(frozen=True)
class Newcomer:
    """What a name that was asked about brings into the journal, kept with the record itself."""

    person: Person
    known: bool = False
    """Whether only the relationship is new."""
    relationship: Relationship | None = None


def newcomer(person: Person, known: bool, role: Role | None, started: date) -> Newcomer:
    """Make a newcomer, with a mentoring relationship when the writer's role in it is said."""
    relationship = None
    if role:
        relationship = Relationship(
            person=person.id, my_role=role, started=started, status="working"
        )
    return Newcomer(person, known, relationship)


class Names:
    """The people of a journal by what one types of their names, newcomers included."""

    def __init__(self, journal: Journal) -> None:
        self.people = [kept.record for kept in journal.people()]
        self.told = told_apart(self.people)
        self.relationships = [kept.record for kept in journal.relationships()]
        self.newcomers: dict[str, Newcomer] = {}

    def full_names(self) -> list[str]:
        """List everybody's name, those one has a relationship with first."""
        close = [each.person for each in self.relationships if each.status != "closed"]
        ranked = sorted(self.people, key=lambda person: person.id not in close)
        return [self.told[person.id] for person in ranked]

    def found(self, name: str) -> Person | None:
        """Find whom a name means: all of it, or some whole words of it; Ambiguous for several."""
        wanted = " ".join(name.casefold().split())
        if wanted in self.newcomers:
            return self.newcomers[wanted].person
        told = {p.id: self.told[p.id].casefold() for p in self.people}
        whole = [p for p in self.people if told[p.id] == wanted]
        exact = [p for p in self.people if " ".join(p.name.casefold().split()) == wanted]
        some = [p for p in self.people if set(wanted.split()) <= set(p.name.casefold().split())]
        meant = whole or exact or some
        if len(meant) > 1:
            several = ", ".join(self.told[person.id] for person in meant)
            raise Ambiguous(f"“{name}” may be {several}; use more of the name.")
        return meant[0] if meant else None

    def all_found(self, typed: str) -> list[Person]:
        """Find everybody in a text of names; whoever is not known is left out."""
        found = [self.found(name) for name in names_in(typed)]
        return list({person.id: person for person in found if person}.values())

    def strangers(self, typed: str) -> list[str]:
        """List the names that nobody is known by."""
        return [name for name in names_in(typed) if self.found(name) is None]

    def relationship_with(self, person: Person) -> Relationship | None:
        """Answer the relationship with a person: a new one, else one that goes on, else one."""
        new = [n.relationship for n in self.newcomers.values() if n.person.id == person.id]
        old = [each for each in self.relationships if each.person == person.id]
        return next((each for each in [*new, *old] if each), None)

    def welcome(self, name: str, someone: Newcomer) -> None:
        """Know a name from now on by who was made of it."""
        self.newcomers[" ".join(name.casefold().split())] = someone

    def was_asked_about(self, person: Person) -> bool:
        """Whether it was said already what a person is to the writer."""
        return any(each.person.id == person.id for each in self.newcomers.values())

    def newly_named(self, typed: str) -> list[Newcomer]:
        """List the newcomers that a text of names still names."""
        named = {person.id for person in self.all_found(typed)}
        new = {each.person.id: each for each in self.newcomers.values()}
        return [each for person_id, each in new.items() if person_id in named]

    def understood(self, typed: str) -> str:
        """Say whom a text of names means; Ambiguous when that is not clear."""
        return ", ".join(self._said(name) for name in names_in(typed))

    def _said(self, name: str) -> str:
        person = self.found(name)
        return self.name_of(person) if person else f"{name} (new)"

    def name_of(self, person: Person) -> str:
        """Name a person so that nobody else is meant; one who is new has only the name."""
        return self.told.get(person.id, person.name)

    def only_partner(self) -> Person | None:
        """Answer the one person of the one relationship that goes on, if it is one."""
        going_on = [each for each in self.relationships if each.status != "closed"]
        if len(going_on) != 1:
            return None
        return next((p for p in self.people if p.id == going_on[0].person), None)


def names_in(typed: str) -> list[str]:
    """Part a text into names, at its commas."""
    return [" ".join(name.split()) for name in typed.split(",") if name.strip()]


def likely_role(roles: Sequence[str]) -> Role:
    """Guess the writer's role in a new relationship from how they come to mentoring."""
    return next((role for role in ROLES if role in roles), "mentoree")
