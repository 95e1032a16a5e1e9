"""What a message claims, held against what is known: whose name it bears, whose page it is about.

The share id of a page is known to all who ever saw it. So a message may answer a page, or ask for
it back, only if it comes from the one who wrote that page or was written to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mentorjournal.desk.correspondence.contacts import contacts
from mentorjournal.desk.correspondence.shares import summary_of_share
from mentorjournal.desk.correspondence.standing import Standing
from mentorjournal.domain.likeness import is_part_of_name, looks_the_same
from mentorjournal.domain.plain import one_line

if TYPE_CHECKING:
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.letters import Letter
    from mentorjournal.domain.people import Person
    from mentorjournal.domain.sessions import Summary
    from mentorjournal.journal import Journal
    from mentorjournal.sharing.sealed.reading import Received

NOT_THEIRS = (
    "It speaks of a page that its writer neither wrote nor was written;"
    " what it asks or answers is not noted."
)


def page_spoken_of(
    journal: Journal, received: Received, person: Person | None, standing: Standing
) -> tuple[Kept[Summary] | None, bool]:
    """Find the page here that a message is about; and whether it names one it may not speak of."""
    share = str(received.envelope.in_reply_to or "")
    there = journal.letterbox.letters(share=share) if share else []
    if there and not any(_may_speak_of(each, received, person, standing) for each in there):
        return None, True
    return summary_of_share(journal, share), False


def _may_speak_of(
    letter: Letter, received: Received, person: Person | None, standing: Standing
) -> bool:
    """Ask for the same key, or for the same person by a card; my own word is enough for answers."""
    if letter.direction == "received" and letter.signing_key == received.signer:
        return True
    if person is None or letter.person != str(person.id):
        return False
    return letter.direction == "sent" or standing is not Standing.UNKNOWN_KEY


def remarks_on_name(journal: Journal, named: str, person: Person | None) -> Iterator[str]:
    """Warn where the name on a message and the key under it tell of different people."""
    name = one_line(named)
    if person:
        if not (looks_the_same(named, person.name) or is_part_of_name(named, person.name)):
            yield f"It calls its writer “{name}”, and is signed by {one_line(person.name)}."
        return
    for each in contacts(journal):
        known = each.person.name
        if looks_the_same(named, known) or is_part_of_name(named, known):
            yield (
                f"You hold a card of {one_line(known)}, and this is signed with another key: do"
                " not take it for theirs until they have told you why."
            )
