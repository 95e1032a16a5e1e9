"""Two people, two journals, and a folder between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mentorjournal.desk.correspondence.contacts import (
    add_card,
    contact_of,
    mark_verified,
    safety_numbers,
)
from mentorjournal.desk.correspondence.identity import my_card
from mentorjournal.desk.correspondence.posting import Outgoing, Sealing, post
from mentorjournal.desk.correspondence.receiving import Incoming, look_at, take_in
from mentorjournal.desk.summaries import Span, gather, last_session
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.sessions import Action, Session, Summary
from mentorjournal.journal import Journal
from mentorjournal.sharing.choices import selected
from mentorjournal.sharing.render import SEALED
from mentorjournal.sharing.summary import compose
from storage.stores import quick_journal

DAY = date(2026, 4, 17)


@dataclass
class Book:
    """One side."""

    journal: Journal
    folder: Path
    written: int = 0

    @property
    def partner(self) -> Person:
        return self.journal.people()[0].record

    @property
    def bond(self) -> Relationship:
        return self.journal.relationships()[0].record

    def place(self) -> Path:
        """Name a file that is not there yet."""
        self.written += 1
        return self.folder / f"{self.journal.name}-{self.written}.age"

    def summary(self) -> Outgoing:
        """Compose what the last session offers, sealed."""
        material = gather(self.journal, self.bond, [last_session(self.journal, self.bond)], Span())
        chosen = selected(material)
        return Outgoing(material, chosen, compose(material, chosen), SEALED, Sealing())

    def send(self) -> Path:
        """Write the last session's summary."""
        path = self.place()
        post(self.journal, self.summary(), path)
        return path

    def receive(self, path: Path) -> Kept[Summary]:
        """Take a file in."""
        return take_in(self.journal, self.look(path))

    def look(self, path: Path) -> Incoming:
        return look_at(self.journal, path.read_bytes())

    def last(self, direction: str) -> Kept[Summary]:
        """Answer the last page that went or came."""
        found = self.journal.records.all_of(Summary)
        return [each for each in found if each.record.direction == direction][-1]


@contextmanager
def two_books(folder: Path, *, compared: bool = True) -> Iterator[tuple[Book, Book]]:
    """Make Asha's and Ruth's journals, with each other's cards."""
    asha, ruth = folder / "asha", folder / "ruth"
    asha.mkdir()
    ruth.mkdir()
    with quick_journal(asha) as hers, quick_journal(ruth) as mentors:
        _begin(hers, "Asha Rao", "Ruth Halloran", "mentoree")
        _begin(mentors, "Ruth Halloran", "Asha Rao", "mentor")
        books = Book(hers, folder), Book(mentors, folder)
        for one, other in (books, books[::-1]):
            add_card(one.journal, my_card(other.journal).encode())
        if compared:
            for book in books:
                contact = contact_of(book.journal, book.partner)
                keys = {card.signing_key for card, _ in safety_numbers(book.journal, contact)}
                mark_verified(book.journal, contact, keys)
        yield books


def _begin(journal: Journal, name: str, partner: str, role: str) -> None:
    journal.notebook.set(name=name)
    person = journal.keep(Person(name=partner, name_consent="granted")).record
    bond = Relationship.model_validate({"person": person.id, "my_role": role, "started": DAY})
    journal.keep(bond)
    session = Session(
        on=DAY, relationship=bond.id, notes_shared="We spoke of rivers.\n\nAnd of Wednesdays.",
        notes_private="nobody-reads-this", next_on=date(2026, 5, 8),
    )  # fmt: skip
    journal.keep(session)
    for owner, text in (("me", "Send the draft"), ("partner", "Ask two people")):
        fields = {"text": text, "owner": owner, "on": DAY, "due": date(2026, 5, 1),
                  "relationship": bond.id, "session": session.id}  # fmt: skip
        journal.keep(Action.model_validate(fields))
