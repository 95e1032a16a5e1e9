"""What there is to choose from in a form: people, relationships, goals, sessions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Entry, Filter
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.record import mentioned
from mentorjournal.screens.editor.people import Names

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

MOST = 40
"""How many records there are to choose from, the newest ones."""

Choice = tuple[str, str]


class Known:
    """The records that a form can point to, each with the words it is known by."""

    def __init__(self, journal: Journal, names: Names) -> None:
        self._journal = journal
        self._names = names

    def choices(self, kinds: Sequence[str], present: Sequence[str]) -> list[Choice]:
        """List what can be chosen among some kinds, with what is chosen now in any case."""
        found = [each for kind in kinds for each in self._of(kind, len(kinds) > 1)]
        there = {value for value, _ in found}
        return found + [self._named(each) for each in present if each not in there]

    def _of(self, kind: str, several_kinds: bool) -> list[Choice]:
        if kind == "person":
            named = [(str(each.id), each.name) for each in self._names.people]
        elif kind == "relationship":
            named = [(str(each.id), self.partner(each.id)) for each in self._names.relationships]
        else:
            newest = self._journal.entries.find(Filter(kinds=(kind,)), MOST)
            newest.sort(key=lambda entry: entry.body.get("status", "active") != "active")
            named = [(entry.id, _title(entry)) for entry in newest]
        if several_kinds:
            named = [(value, f"{spoken_kind(kind)}: {words}") for value, words in named]
        return named

    def _named(self, value: str) -> Choice:
        """Name what is chosen already: an old record, one in the trash, or mere words."""
        target = mentioned(value)
        if target is None:
            return value, one_line(value, 60)
        kept = self._journal.records.find(target[0])
        return value, one_line(kept.record.headline, 60) if kept else "a record elsewhere"

    def partner(self, relationship_id: UUID) -> str:
        """Name the other person of a relationship, with the writer's role."""
        names, everybody = self._names, {each.id: each.name for each in self._names.people}
        for each in names.relationships:
            if each.id == relationship_id:
                return f"{everybody.get(each.person, 'someone')} (I am the {each.my_role})"
        return "a relationship"


def _title(entry: Entry) -> str:
    title = one_line(entry.title, 48)
    if entry.kind != "session":
        return title
    return f"{moments.brief(entry.day, moments.today())} {title}"
