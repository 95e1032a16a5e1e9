"""Whom a journal knows: the people, the work with each of them, and the names they go by."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.errors import Ambiguous, NotFound, NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.people import Person, Relationship
    from mentorjournal.storage.entries import Entries
    from mentorjournal.storage.repository import Repository


class KnownPeople:
    """The part of a journal that knows people."""

    entries: Entries

    @property
    def records(self) -> Repository:
        """Whole records."""
        raise NotImplementedError

    def people(self) -> list[Kept[Person]]:
        """List everybody the journal knows."""
        from mentorjournal.domain.people import Person

        return self.records.all_of(Person)

    def relationships(self) -> list[Kept[Relationship]]:
        """List the relationships, those that still go on first, then the newest first."""
        from mentorjournal.domain.people import Relationship

        found = self.records.all_of(Relationship)
        found.sort(key=lambda kept: kept.record.started, reverse=True)
        return sorted(found, key=lambda kept: kept.record.status == "closed")

    def names(self) -> defaultdict[UUID, str]:
        """Name everybody so that no two names are the same; whoever is not there was deleted."""
        from mentorjournal.domain.people import DELETED, told_apart

        return defaultdict(lambda: DELETED, told_apart(kept.record for kept in self.people()))

    def partner_names(self) -> dict[str, str]:
        """Name the other person of each relationship, by the relationship's id."""
        names = self.names()
        return {str(each.record.id): names[each.record.person] for each in self.relationships()}

    def person_called(self, part: str) -> Person:
        """Find a person by any part of the name, or by id; NotFound or Ambiguous otherwise."""
        wanted = " ".join(part.casefold().split())
        if not wanted:
            raise NotUnderstood("A name is missing.")
        everybody = [kept.record for kept in self.people()]
        names = self.names()
        found = [p for p in everybody if wanted in names[p.id].casefold()]
        exact = [p for p in found if wanted in (p.name.casefold(), names[p.id].casefold())]
        by_id = [p for p in everybody if len(wanted) >= 4 and str(p.id).startswith(wanted)]
        found = exact or found or by_id
        if not found:
            raise NotFound(
                f"There is nobody called “{part}” here;"
                f' add them with: mentorjournal add person "{part}".'
            )
        if len(found) > 1:
            short = self.entries.short_ids([str(p.id) for p in found])
            several = ", ".join(f"{names[p.id]} ({short[str(p.id)]})" for p in found)
            raise Ambiguous(f"“{part}” may be {several}; use more of the name, or the id.")
        return found[0]

    def relationship_with(self, person_id: UUID) -> Relationship | None:
        """Answer the relationship with a person, one that goes on before one that has ended."""
        return next((k.record for k in self.relationships() if k.record.person == person_id), None)

    def related_to(self, person: Person) -> tuple[str, ...]:
        """List the ids that stand for a person in a filter: their own and the relationships'."""
        shared = [k.record.id for k in self.relationships() if k.record.person == person.id]
        return (str(person.id), *map(str, shared))
