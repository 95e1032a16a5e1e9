"""Contacts: whose card is held, whether it was compared, and what a card that comes in means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from mentorjournal.desk.correspondence.identity import own_identities, own_identity
from mentorjournal.domain import moments
from mentorjournal.domain.letters import HeldCard
from mentorjournal.domain.likeness import is_part_of_name, looks_the_same
from mentorjournal.domain.people import Person
from mentorjournal.domain.plain import one_line
from mentorjournal.errors import NotFound, Refused

if TYPE_CHECKING:
    from mentorjournal.journal import Journal
    from mentorjournal.sharing.sealed.cards import Card
    from mentorjournal.sharing.sealed.safety import SafetyNumber

Outcome = Literal["new", "known", "updated", "successor", "device", "replaced"]


@dataclass(frozen=True)
class Contact:
    """A person and the cards that are held of them."""

    person: Person
    cards: tuple[HeldCard, ...]
    """Those in use: one a device, the newest first."""

    @property
    def verified(self) -> bool:
        """Whether the safety number of every device was compared."""
        return bool(self.cards) and all(each.verified for each in self.cards)

    @property
    def standing(self) -> str:
        """Say it as every place that names a contact does."""
        if not self.cards:
            return "no card"
        return "verified" if self.verified else "not verified"


@dataclass(frozen=True)
class CardAdded:
    """What became of a card that came in."""

    contact: Contact
    outcome: Outcome
    was_made: bool
    """Whether the person was not known before."""


class KeyChanged(Refused):
    """A card or a page of somebody's tells another key than the one held; nothing was changed."""

    def __init__(self, person: Person, what: str = "This card has") -> None:
        name = one_line(person.name)
        super().__init__(
            f"{what} another key than the one you hold of {name}: either {name} made new"
            " keys, or somebody else wrote it. Ask them for a card that follows the old one, or"
            " compare the safety number again and replace it; a second device is added as one.",
            "key_changed",
        )
        self.person = person


def contacts(journal: Journal) -> list[Contact]:
    """List everybody of whom a card is held, by name."""
    people: dict[str, Person] = {}
    held: dict[str, list[HeldCard]] = {}
    for card, person in held_cards(journal):
        if card.in_use:
            people[card.person] = person
            held.setdefault(card.person, []).append(card)
    found = [Contact(people[each], tuple(cards)) for each, cards in held.items()]
    return sorted(found, key=lambda each: each.person.name.casefold())


def held_cards(journal: Journal) -> Iterator[tuple[HeldCard, Person]]:
    """Go through all cards, those in use first, with whose they are; none of who was deleted."""
    people = {str(kept.record.id): kept.record for kept in journal.people()}
    for card in journal.letterbox.cards():
        if card.person in people:
            yield card, people[card.person]


def contact_of(journal: Journal, person: Person) -> Contact:
    """Answer a person with the cards in use, of which there may be none."""
    held = journal.letterbox.cards(str(person.id))
    return Contact(person, tuple(each for each in held if each.in_use))


def contact_with(journal: Journal, person_id: UUID) -> Contact:
    """Do the same by the id of a person."""
    return contact_of(journal, journal.records.get(Person, person_id).record)


def add_card(
    journal: Journal,
    file: bytes,
    person: Person | None = None,
    way: Literal["", "device", "replace"] = "",
) -> CardAdded:
    """Take a card in; KeyChanged when its key is new under a known name and no way was chosen.

    ``device`` puts it beside the others, ``replace`` in their place. Whose it is, is told by the
    key, by the key before it, by ``person``, or by the name; a new name makes a person.
    """
    from mentorjournal.sharing.sealed.cards import card_texts, read_cards
    from mentorjournal.sharing.sealed.mending import mended

    file = mended(file)
    cards = read_cards(file)
    card = cards[0]
    if any(card.signing_key == each.signing_key for each in own_identities(journal)):
        raise Refused("This is your own card.", "own_card")
    with journal.file.writing():
        owner = person or _owner(journal, cards)
        _refuse_somebody_elses(journal, card, owner)
        was_made = owner is None
        if owner is None:
            owner = journal.keep(Person(name=card.name)).record
        outcome = _added(journal, card_texts(file)[0], cards, owner, way)
        return CardAdded(contact_of(journal, owner), outcome, was_made)


def _refuse_somebody_elses(journal: Journal, card: Card, owner: Person | None) -> None:
    """Keep a key with one person: two who share one could not be told apart."""
    for held, person in held_cards(journal):
        if held.signing_key == card.signing_key and owner and person.id != owner.id:
            raise Refused(f"This is the key of {one_line(person.name)}.", "other_sender")


def _owner(journal: Journal, cards: Sequence[Card]) -> Person | None:
    """Find whose card it is; a name that two people share tells nothing.

    Of those one has a relationship with, a part of the name is enough: cards often bear only that.
    """
    card = cards[0]
    for key in _line(cards):
        for held, person in held_cards(journal):
            if held.signing_key == key:
                return person
    people = [kept.record for kept in journal.people()]
    partners = {kept.record.person for kept in journal.relationships()}
    for named in (
        [each for each in people if each.name.casefold() == card.name.casefold()],
        [each for each in people if looks_the_same(card.name, each.name)],
        [each for each in people if each.id in partners and is_part_of_name(card.name, each.name)],
    ):
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _line(cards: Sequence[Card]) -> list[str]:
    """List the key of a card and those that it came after, the newest first."""
    return [cards[0].signing_key, *(each.succeeds for each in cards if each.succeeds)]


def _added(
    journal: Journal,
    text: str,
    cards: Sequence[Card],
    owner: Person,
    way: Literal["", "device", "replace"],
) -> Outcome:
    card = cards[0]
    held = journal.letterbox.cards(str(owner.id))
    in_use = [each for each in held if each.in_use]
    new = HeldCard(str(owner.id), text, card.signing_key, moments.now())
    same = next((each for each in in_use if each.signing_key == card.signing_key), None)
    if same:
        return _renewed(journal, same, new, card)
    before = next((each for each in in_use if each.signing_key in _line(cards)[1:]), None)
    if before:
        _retire(journal, [before])
        journal.letterbox.keep_card(replace(new, verified=before.verified and new.added))
        return "successor"
    if any(each.signing_key == card.signing_key for each in held) and way != "replace":
        raise Refused("This card was replaced by a later one; ask for the newest.", "old_card")
    if in_use and not way:
        raise KeyChanged(owner)
    if way == "replace":
        _retire(journal, in_use)
    journal.letterbox.keep_card(new)
    if not in_use:
        return "new"
    return "replaced" if way == "replace" else "device"


def _renewed(journal: Journal, same: HeldCard, new: HeldCard, card: Card) -> Outcome:
    """Take a later card of the same key; what was compared is that key."""
    from mentorjournal.sharing.sealed.cards import read_card

    known = read_card(same.text.encode())
    if card == known:
        return "known"
    if card.serial <= known.serial:
        raise Refused("You hold a later card of the same key; this one is older.", "old_card")
    journal.letterbox.keep_card(replace(new, verified=same.verified, added=same.added))
    return "updated"


def _retire(journal: Journal, cards: list[HeldCard]) -> None:
    for each in cards:
        journal.letterbox.keep_card(replace(each, retired=moments.now()))


def safety_numbers(journal: Journal, contact: Contact) -> list[tuple[HeldCard, SafetyNumber]]:
    """Make the number to compare for each of a contact's cards; NotFound without one."""
    from mentorjournal.sharing.sealed.safety import safety_number

    _require_card(contact)
    mine = own_identity(journal).signing_key
    return [(each, safety_number(mine, each.signing_key)) for each in contact.cards]


def mark_verified(journal: Journal, contact: Contact, signing_keys: set[str]) -> Contact:
    """Note that these safety numbers were compared and are the same on both sides."""
    _require_card(contact)
    with journal.file.writing():
        for each in contact.cards:
            if each.signing_key in signing_keys and not each.verified:
                journal.letterbox.keep_card(replace(each, verified=moments.now()))
    return contact_of(journal, contact.person)


def remove_cards(journal: Journal, contact: Contact) -> int:
    """Forget a contact's cards; the person stays. Answer how many there were."""
    _require_card(contact)
    return journal.letterbox.forget_cards(str(contact.person.id))


def _require_card(contact: Contact) -> None:
    if not contact.cards:
        raise NotFound(f"You hold no card of {one_line(contact.person.name)}.")
