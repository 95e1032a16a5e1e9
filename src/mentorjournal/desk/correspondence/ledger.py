"""What went to whom and what became of it; and the same question from the other side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.desk.correspondence.contacts import Contact, contact_of
from mentorjournal.desk.correspondence.passages import envelope_of, passages
from mentorjournal.desk.correspondence.standing import Standing, standing_of
from mentorjournal.domain.entries import Disclosure, Filter, Kept
from mentorjournal.domain.growth import Insight
from mentorjournal.domain.letters import Letter
from mentorjournal.domain.people import Person
from mentorjournal.domain.sessions import Action, Summary, TakeBack

if TYPE_CHECKING:
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal


@dataclass(frozen=True)
class LedgerLine:
    """One disclosure, with the message that carried it and what became of it."""

    disclosure: Disclosure
    letter: Letter | None
    """The sealed message; None for a readable file."""
    take_backs: tuple[TakeBack, ...]
    """What was asked back, and how that was answered."""
    answers: tuple[Letter, ...]
    """The replies that came about it, oldest first."""
    was_returned: bool = False
    """Whether its reader told, at the ending, that their copies are deleted.

    Of a readable file nobody can tell: whoever has it may have copied it.
    """

    @property
    def state(self) -> str:
        """Say in a few words what became of it; nothing where nothing did."""
        asked = [
            f"{each.what}: {each.answer.rstrip('.') or 'asked back'}" for each in self.take_backs
        ]
        is_answered = any(each.kind == "reply" for each in self.answers)
        later = [("answered", is_answered), ("deleted at the ending", self.was_returned)]
        return "; ".join([*asked, *(words for words, is_so in later if is_so)])


def ledger(journal: Journal, person: Person | None = None) -> list[LedgerLine]:
    """List what left, the newest first; only what a person was given where one is named."""
    related = set(journal.related_to(person)) if person else None
    letters = journal.letterbox.letters()
    sent = {each.summary: each for each in letters if each.direction == "sent"}
    back: dict[str, list[Letter]] = {}
    for each in letters:
        if each.direction == "received" and each.in_reply_to:
            back.setdefault(each.in_reply_to, []).append(each)
    endings = [each for each in letters if _deletes_all(each)]
    summaries = {str(k.record.id): k.record for k in journal.records.all_of(Summary)}
    return [
        LedgerLine(
            line,
            letter := sent.get(line.summary),
            summaries[line.summary].take_backs if line.summary in summaries else (),
            tuple(back.get(letter.share, ())) if letter else (),
            letter is not None and any(_is_after(each, line) for each in endings),
        )
        for line in journal.notebook.ledger()
        if related is None or line.relationship in related
    ]


def _is_after(ending: Letter, line: Disclosure) -> bool:
    return ending.relationship == line.relationship and ending.at > line.at


def _deletes_all(letter: Letter) -> bool:
    """Tell whether a message that came says that all was deleted at the ending."""
    is_ending = letter.direction == "received" and letter.kind == "ending"
    return is_ending and envelope_of(letter).answer == "deleted"


@dataclass(frozen=True)
class HeldPage:
    """A page of somebody's that is kept here."""

    kept: Kept[Summary]
    standing: Standing
    paragraphs: int
    gone: int
    """How many of them were deleted because their writer asked."""
    made_of_it: tuple[Record, ...]
    """The promises and insights that I made of it; they are mine."""


@dataclass(frozen=True)
class Held:
    """All that is held of one person's."""

    contact: Contact
    pages: tuple[HeldPage, ...]
    """Newest first."""


def held_of(journal: Journal, person: Person) -> Held:
    """Answer what I hold of somebody's: their pages, and what I made of them."""
    theirs = Filter(kinds=("summary",), related=journal.related_to(person))
    ids = {UUID(entry.id) for entry in journal.entries.each(theirs)}
    pages = [
        _held_page(journal, kept)
        for kept in journal.records.all_of(Summary)
        if kept.record.direction == "received" and kept.record.id in ids
    ]
    pages.sort(key=lambda page: page.kept.created, reverse=True)
    return Held(contact_of(journal, person), tuple(pages))


def _held_page(journal: Journal, kept: Kept[Summary]) -> HeldPage:
    there = passages(journal, kept.record)
    pointing = journal.records.pointing_to(kept.record.id)
    return HeldPage(
        kept,
        standing_of(journal, kept.record),
        len(there),
        sum(each.is_gone for each in there),
        tuple(each.record for each in pointing if isinstance(each.record, Action | Insight)),
    )
