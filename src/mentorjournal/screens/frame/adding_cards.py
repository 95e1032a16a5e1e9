"""Taking a card in, with the choices there are when somebody's key is another one."""

from __future__ import annotations

import asyncio
from typing import Any, Literal, cast

from textual.screen import Screen

from mentorjournal.desk.correspondence.contacts import CardAdded, KeyChanged, add_card
from mentorjournal.domain.people import Person
from mentorjournal.domain.plain import one_line
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.reporting import reporting, say

OUTCOMES = {
    "new": "{name}'s card is here, not verified. Compare the safety number next.",
    "known": "You hold this card of {name} already.",
    "updated": "{name}'s card was brought up to date.",
    "successor": "{name} made new keys, and the old key vouches for them.",
    "device": "A second device of {name}, not verified. Compare its safety number.",
    "replaced": "{name}'s card was replaced. It is not verified: compare the safety number.",
}
CHOICES = [
    ("", "Leave it, and ask them first"),
    ("device", "It is a second device of theirs: keep both"),
    ("replace", "They told me they made new keys: replace it"),
]


async def add_by_asking(
    screen: Screen[Any], journal: Journal, file: bytes, person: Person | None = None
) -> bool:
    """Take a card in and say what became of it; only from a worker. Answer whether it was kept.

    Another key under a known name is blocked until the person says what it is.
    """
    added: CardAdded | None = None
    with reporting(screen):
        try:
            added = await asyncio.to_thread(add_card, journal, file, person)
        except KeyChanged as error:
            question = Ask("Another key than the one you hold", CHOICES, more=str(error))
            way = await screen.app.push_screen_wait(question)
            if not way:
                return False
            chosen = cast("Literal['device', 'replace']", way)
            added = await asyncio.to_thread(add_card, journal, file, error.person, chosen)
        say(screen, _words(added))
    return added is not None


def _words(added: CardAdded) -> str:
    words = OUTCOMES[added.outcome].format(name=one_line(added.contact.person.name))
    return f"{words} A person of that name was made." if added.was_made else words
