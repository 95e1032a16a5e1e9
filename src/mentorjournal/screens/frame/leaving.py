"""What is said of any page before it leaves: who is named, which doors, who can read it."""

from __future__ import annotations

from collections.abc import Iterator

from mentorjournal.desk.correspondence.contacts import Contact
from mentorjournal.domain.plain import first_name, one_line
from mentorjournal.sharing.about_reader import about_reader
from mentorjournal.sharing.page import Named, Page
from mentorjournal.sharing.page_words import left_out_words, link_words, unknown_words
from mentorjournal.widgets.check_lines import Told

CONSENTS = {
    "not_asked": "not asked",
    "asked": "asked, no answer yet",
    "granted": "agreed to be named",
    "refused": "refused to be named",
}
SENTENCES_SHOWN = 6
"""How many sentences about the reader are shown apart; more of them are counted."""


def named_told(page: Page) -> Told:
    """Name every third person on the page, with what stands for the name and their consent."""
    found = [f"{each.name} {_standing(each)} ({CONSENTS[each.consent]})" for each in page.named]
    if unknown := unknown_words(page):
        found.append(unknown)
    return tuple(("NAMES", each) for each in found or ["nobody but the two of you"])


def doors_told(page: Page) -> Told:
    """Say which words touch what was to stay closed."""
    return tuple(
        ("DOORS", f"“{each.word}” is written; you agreed to keep closed: {each.boundary}")
        for each in page.doors
    )


def links_told(page: Page) -> Told:
    """Say which titles are on the page because a text links to a record that stays."""
    return tuple(("LINKS", words) for words in link_words(page))


def left_out_told(page: Page) -> Told:
    """Say how many lines of the notes stay out, and what they became."""
    words = left_out_words(page)
    return (("LINES", words),) if words else ()


def reader_told(page: Page) -> Told:
    """Show the sentences about the reader apart: they are to be read as that person would."""
    found = about_reader(page)
    shown, more = found[:SENTENCES_SHOWN], len(found) - SENTENCES_SHOWN
    told = [
        ("ABOUT", f"{first_name(page.reader)}: {one_line(each.sentence, 160)}") for each in shown
    ]
    return (*told, *([("ABOUT", f"and {more} more sentences")] if more > 0 else []))


def fate(form: str, contact: Contact) -> str:
    """Say who can read a file of a form, by its name, and that it cannot be called back."""
    name = first_name(contact.person.name)
    if form == "sealed":
        told = f"sealed to {name}, {contact.standing}, key {' '.join(key_digits(contact))}."
        if not contact.verified:
            told += " Until you compare the safety number it may be somebody else's key: Contacts."
    elif form == "passphrase":
        told = (
            "sealed with a passphrase: whoever has these words can read it. They are kept nowhere;"
            " tell them on another way than the file's."
        )
    else:
        told = "Whoever holds the file can read it; a work mailbox belongs to the employer."
        if not contact.cards:
            told += f" You hold no card of {name}; with one it would be sealed."
    return f"{told} It cannot be called back."


def key_digits(contact: Contact) -> Iterator[str]:
    """Give the first digits of the key that each of a contact's devices has."""
    from mentorjournal.sharing.sealed.keys import raw_key

    for card in contact.cards:
        digits = raw_key(card.signing_key).hex()[:8].upper()
        yield f"{digits[:4]} {digits[4:]}"


def _standing(named: Named) -> str:
    if named.standing == "replaced":
        return f"→ {named.shown}"
    return "stays" if named.standing == "stays" else "✗ blocks the page"
