"""The writer's own keys: made when they are first needed, and kept inside the journal."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mentorjournal.domain import moments
from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.journal import Journal
    from mentorjournal.sharing.sealed.identity import Identity

_NAME_ON_CARD = "name_on_card"


def own_identity(journal: Journal) -> Identity:
    """Answer the keys in use; the first time they are made."""
    from mentorjournal.sharing.sealed.identity import new_identity

    with journal.file.writing():
        known = own_identities(journal)
        if known:
            return known[-1]
        made = new_identity()
        journal.letterbox.keep_own_key(made.as_text(), moments.now())
    return made


def own_identities(journal: Journal) -> list[Identity]:
    """List the keys in use and those before them, which still open what was sealed to them."""
    from mentorjournal.sharing.sealed.identity import identity_from_text

    found = [identity_from_text(text) for text in journal.letterbox.own_keys()]
    return list({each.signing_key: each for each in found}.values())


def my_card(journal: Journal) -> str:
    """Write the card to hand to others; one of renewed keys is signed by the earlier ones, too.

    Below it stand the cards between, where keys were renewed more than once.
    """
    from mentorjournal.sharing.sealed.cards import card_text

    name = journal.name
    if not name.strip():
        raise NotUnderstood("A card bears your name, and this journal does not know it yet.")
    with journal.file.writing():
        identity = own_identity(journal)
        before = journal.notebook.setting(_NAME_ON_CARD, name)
        if before != name:
            identity = identity.renumbered()
            journal.letterbox.keep_own_key(identity.as_text(), moments.now())
        journal.notebook.set(**{_NAME_ON_CARD: name})
    earlier = [each for each in own_identities(journal) if each.signing_key != identity.signing_key]
    keys = [None, *earlier, identity]
    cards = [card_text(new, name, old) for old, new in pairwise(keys) if new]
    return "\n".join(reversed(cards[1:] or cards))


def renew_keys(journal: Journal) -> str:
    """Make new keys and answer the card that follows the old one, which signed it."""
    from mentorjournal.sharing.sealed.identity import new_identity

    with journal.file.writing():
        own_identity(journal)
        journal.letterbox.keep_own_key(new_identity().as_text(), moments.now())
        return my_card(journal)
