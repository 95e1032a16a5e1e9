"""People, the relationships with them, and what was agreed."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from mentorjournal.domain.record import (
    Mention,
    Part,
    Record,
    Several,
    Words,
    ZeroToTen,
    mentioned,
)
from mentorjournal.domain.sharing_rules import ASK, OFFER

Texts = Annotated[tuple[str, ...], Several]

DELETED = "someone you deleted"
"""What stands for a person who is still referred to and no longer there."""


class Person(Record):
    """Somebody the writer knows."""

    KIND: ClassVar = "person"
    TEXT: ClassVar = "name"
    DAY: ClassVar = "met_on"

    name: Annotated[Words, ASK]
    roles: Annotated[Texts, ASK] = ()
    where: Annotated[str, ASK] = ""
    zone: Annotated[str, ASK] = ""
    """The time zone they live by, as ``Australia/Sydney``; empty when it is the writer's own."""
    met_on: Annotated[date | None, ASK] = None
    met_through: Mention = ""
    can_help_with: Annotated[str, ASK] = ""
    i_can_help_with: Annotated[str, ASK] = ""
    shown_as: str = ""
    """The words that stand for the name where it may not be shown."""
    name_consent: Literal["not_asked", "asked", "granted", "refused"] = "not_asked"
    last_contact: date | None = None
    next_contact: date | None = None
    note_private: str = ""

    @property
    def gist(self) -> str:
        """Where the person is or was met, and what for one turns to them."""
        return " · ".join(filter(None, [", ".join(self.roles), self.where or self.met]))

    @property
    def met(self) -> str:
        """How the two met, where that is told in words."""
        return "" if mentioned(self.met_through) else self.met_through


def told_apart(people: Iterable[Person]) -> dict[UUID, str]:
    """Name people so that no two names are the same: the place, or how one met, goes beside.

    What goes beside has no comma, which parts names where several are typed.
    """
    everybody = list(people)
    names = Counter(_folded(each.name) for each in everybody)
    told = {p.id: p.name if names[_folded(p.name)] == 1 else _beside(p) for p in everybody}
    taken = Counter(map(_folded, told.values()))
    return {key: n if taken[_folded(n)] == 1 else f"{n} {key.hex[:6]}" for key, n in told.items()}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _beside(person: Person) -> str:
    met = f"met {person.met_on:%Y}" if person.met_on else ""
    words = (person.where or person.met or met).partition(",")[0].strip()
    return f"{person.name} ({words})" if words else person.name


class AgreementChange(Part):
    """One line changed in an agreement, and when."""

    on: Annotated[date, OFFER]
    what: Annotated[Words, OFFER]


class Agreement(Part):
    """How the two want to work; what is left empty was not spoken about."""

    version: Annotated[int, OFFER] = 1
    agreed_on: Annotated[date | None, OFFER] = None
    changed_on: Annotated[date | None, OFFER] = None
    review_on: Annotated[date | None, OFFER] = None
    confirmed_by_me: Annotated[date | None, OFFER] = None
    confirmed_by_partner: Annotated[date | None, OFFER] = None
    reviewed_on: Annotated[date | None, OFFER] = None
    purpose: Annotated[str, OFFER] = ""
    rhythm_days: Annotated[int | None, OFFER] = None
    rhythm: Annotated[str, OFFER] = ""
    """When they meet in words, as ``every second Thursday 17:30``; read by domain.rhythm."""
    minutes: Annotated[int | None, OFFER] = None
    how: Annotated[str, OFFER] = ""
    books: Annotated[str, OFFER] = ""
    brings_topics: Annotated[str, OFFER] = ""
    between: Annotated[str, OFFER] = ""
    confidential: Annotated[str, OFFER] = ""
    limits: Annotated[Texts, OFFER] = ()
    third_parties: Annotated[str, OFFER] = ""
    boundaries: Texts = ()
    """Named doors that stay closed; the words are looked for in what is about to leave."""
    programme_contact: Annotated[str, OFFER] = ""
    """Whom either of the two can turn to when something is too big for two."""
    power: Annotated[str, OFFER] = ""
    conflict: Annotated[str, OFFER] = ""
    notes: Annotated[str, OFFER] = ""
    if_stuck: Annotated[str, OFFER] = ""
    changes: Annotated[tuple[AgreementChange, ...], OFFER] = ()


class Relationship(Record):
    """A mentoring relationship, from the writer's side."""

    KIND: ClassVar = "relationship"
    TEXT: ClassVar = "programme"
    DAY: ClassVar = "started"
    PERSON: ClassVar = "person"

    person: UUID
    my_role: Annotated[Literal["mentoree", "mentor", "peer"], ASK]
    programme: Annotated[str, ASK] = ""
    started: Annotated[date, ASK]
    planned_end: Annotated[date | None, ASK] = None
    ended: Annotated[date | None, ASK] = None
    status: Annotated[Literal["preparing", "agreeing", "working", "closing", "closed"], ASK] = (
        "preparing"
    )
    redefined_as: Annotated[str, ASK] = ""
    paused_until: Annotated[date | None, ASK] = None
    ending_announced: Annotated[date | None, ASK] = None
    """When it was said that the next session is the last."""
    keep_private_notes_until: date | None = None
    agreement: Annotated[Agreement | None, OFFER] = None

    @property
    def headline(self) -> str:
        """The programme, or the writer's role where there is none."""
        return self.programme or f"As {self.my_role}"

    @property
    def gist(self) -> str:
        """The writer's role and how far the two have come."""
        return f"I am the {self.my_role} · {self.status}"

    @property
    def belongs_to(self) -> tuple[UUID, ...]:
        """Itself: a relationship stands on its own side of the wall."""
        return (self.id,)


class Review(Record):
    """The halfway numbers of one of the two: each 0-10, given alone and compared afterwards."""

    KIND: ClassVar = "review"
    TEXT: ClassVar = "keep"

    relationship: UUID
    by: Literal["me", "partner"] = "me"
    """Whose numbers; those of the partner are told by them, and do not go back to them."""
    on: Annotated[date, ASK]
    truth: Annotated[ZeroToTen | None, ASK] = None
    matters: Annotated[ZeroToTen | None, ASK] = None
    promises: Annotated[ZeroToTen | None, ASK] = None
    worth: Annotated[ZeroToTen | None, ASK] = None
    keep: Annotated[str, ASK] = ""
    change: Annotated[str, ASK] = ""
    stop: Annotated[str, ASK] = ""

    @property
    def headline(self) -> str:
        """What the four numbers are."""
        numbers = (self.truth, self.matters, self.promises, self.worth)
        whose = "How we are doing" if self.by == "me" else "How they see it"
        return f"{whose}: " + ", ".join("–" if n is None else str(n) for n in numbers)
