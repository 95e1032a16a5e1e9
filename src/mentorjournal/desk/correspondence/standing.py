"""What is known of who wrote a received page."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from mentorjournal.desk.correspondence.contacts import KeyChanged, contact_of, held_cards
from mentorjournal.domain.people import Person
from mentorjournal.domain.plain import one_line
from mentorjournal.errors import Refused

if TYPE_CHECKING:
    from mentorjournal.domain.sessions import Summary
    from mentorjournal.journal import Journal


class Standing(StrEnum):
    """How far it is certain who wrote a page, in the words that every place uses."""

    VERIFIED = "verified"
    NOT_VERIFIED = "not verified"
    """Signed with a contact's key that was not compared yet."""
    UNKNOWN_KEY = "signed with a key of which you hold no card"
    UNSIGNED = "signed by nobody: no one vouches for it"


def whose(
    journal: Journal, signing_key: str, sender: Person | None
) -> tuple[Person | None, Standing]:
    """Find whose key it is; a key that was replaced is nobody's any more.

    ``sender`` is whom the reader believes it to be from: Refused when the key is somebody else's,
    KeyChanged when a card of theirs tells another key.
    """
    for card, person in held_cards(journal):
        if card.signing_key == signing_key and card.in_use:
            if sender and sender.id != person.id:
                name = one_line(person.name)
                raise Refused(f"This is signed with the key of {name}.", "other_sender")
            return person, Standing.VERIFIED if card.verified else Standing.NOT_VERIFIED
    if sender and contact_of(journal, sender).cards:
        raise KeyChanged(sender, "This is signed with")
    return sender, Standing.UNKNOWN_KEY


def standing_of(journal: Journal, summary: Summary) -> Standing:
    """Say what is known today of who wrote a summary that is kept here."""
    letters = journal.letterbox.letters(direction="received", summary=str(summary.id))
    if not letters:
        return Standing.UNSIGNED
    for card, _ in held_cards(journal):
        if card.signing_key == letters[0].signing_key:
            return Standing.VERIFIED if card.verified else Standing.NOT_VERIFIED
    return Standing.UNKNOWN_KEY
