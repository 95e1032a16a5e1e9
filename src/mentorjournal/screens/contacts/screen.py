"""Contacts: my card, the cards I hold of others, and whether we compared our safety number."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.desk.correspondence.contacts import (
    Contact,
    contacts,
    mark_verified,
    remove_cards,
    safety_numbers,
)
from mentorjournal.desk.correspondence.identity import my_card, renew_keys
from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line, visible
from mentorjournal.journal import Journal
from mentorjournal.screens.contacts.card import CardScreen
from mentorjournal.screens.contacts.comparing import CompareScreen
from mentorjournal.screens.frame.adding_cards import add_by_asking
from mentorjournal.screens.frame.asking import OpenRecord
from mentorjournal.screens.frame.asking_words import AskWords
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.leaving import key_digits
from mentorjournal.screens.frame.over import OverPlace
from mentorjournal.screens.frame.reading_cards import card_in
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.top_bar import TopBar

EMPTY = (
    "With somebody's card you can seal a page to them alone, and know what they signed."
    " m shows your own card to hand to them; a takes theirs in."
)
ABOUT = (
    "A card is not secret. Whether it is really theirs you know once you have read the safety"
    " number to each other."
)


class ContactsScreen(OverPlace):
    """List whose cards are held; show mine, compare numbers, take cards in."""

    DOOR: ClassVar[str] = "contacts"
    CRUMB: ClassVar[str] = "Contacts"
    HELP: ClassVar[str] = """\
# Contacts

A contact is a person whose card you hold. `m` shows your own card, as text to hand on or to write
to a file; `a` takes in somebody's. `v` shows the safety number: read it to each other, by voice or
face to face, and only then say that it is the same. Until then it says *not verified* everywhere.

A new key under a known name is never taken in silence: it is explained, and you choose. `R` makes
new keys of your own; the old key signs the new card, so that those who verified you need not again.
"""
    AUTO_FOCUS = "#contacts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mine", "My card", id="contacts.mine", tooltip="Show my card."),
        Binding("a", "add", "Add a card", id="contacts.add", tooltip="Take in somebody's card."),
        Binding("v", "compare", "Compare", id="contacts.compare",
                tooltip="Show the safety number, and say whether it is the same."),
        Binding("x", "remove", "Remove", id="contacts.remove",
                tooltip="Forget the cards of the marked contact; the person stays."),
        Binding("R", "renew", "New keys", id="contacts.renew", show=False,
                tooltip="Make new keys of my own, and a card that follows the old one."),
        Binding("escape", "leave", "Back", id="contacts.back", tooltip="Back to where you were."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal, place)
        self._contacts: list[Contact] = []

    def page(self) -> Iterable[Widget]:
        """Give what a card is, and the list."""
        yield Static(ABOUT, classes="muted gap-below", id="contacts-about")
        with VerticalScroll(can_focus=False):
            yield Card("Contacts", id="contacts", hint="v compare · enter the person", pick=True,
                       ticks=False, empty=EMPTY)  # fmt: skip

    def reload(self) -> None:
        """List the contacts anew."""
        self._contacts = contacts(self.journal)
        self.query_one(TopBar).crumb = "Contacts"
        self.query_one("#contacts", Card).show([_line(each) for each in self._contacts])

    @property
    def _marked(self) -> Contact | None:
        at = self.query_one("#contacts", Card).cursor
        return self._contacts[at] if at < len(self._contacts) else None

    @on(Card.Opened)
    def _open(self, event: Card.Opened) -> None:
        event.stop()
        if self._marked and event.index >= 0:
            self.post_message(OpenRecord(self._marked.person.id))

    @work(group="dialog")
    async def action_mine(self) -> None:
        """Show my card; the first time, the keys are made."""
        with reporting(self):
            text = await asyncio.to_thread(my_card, self.journal)
            await self.app.push_screen_wait(CardScreen(text, one_line(self.journal.name)))

    @work(group="dialog")
    async def action_add(self) -> None:
        """Ask for a card, as text or by the name of its file."""
        typed = await self.app.push_screen_wait(
            AskWords("Paste the card, or name its file", go_on="Take it in",
                     more="The lines around it in a mail do no harm.")
        )  # fmt: skip
        if typed:
            with reporting(self):
                file = await asyncio.to_thread(card_in, typed)
                await add_by_asking(self, self.journal, file)
                self.refresh_journal()

    @work(group="dialog")
    async def action_compare(self) -> None:
        """Show the safety number of each device; note when it was found the same."""
        contact = self._marked
        if contact is None:
            return
        with reporting(self):
            numbers = await asyncio.to_thread(safety_numbers, self.journal, contact)
            same: set[str] = set()
            for place, (card, number) in enumerate(numbers, 1):
                which = f" · device {place} of {len(numbers)}" if len(numbers) > 1 else ""
                name = one_line(contact.person.name)
                asked = CompareScreen(f"{name}{which}", number, verified=bool(card.verified))
                if await self.app.push_screen_wait(asked):
                    same.add(card.signing_key)
            if same:
                now = await asyncio.to_thread(mark_verified, self.journal, contact, same)
                say(self, f"{one_line(contact.person.name)} is {now.standing}.")
                self.refresh_journal()

    @work(group="dialog")
    async def action_remove(self) -> None:
        """Ask, then forget the cards of a contact."""
        contact = self._marked
        if contact is None:
            return
        name = one_line(contact.person.name)
        question = Ask(
            f"Forget the card of {name}?",
            [("no", "Keep it"), ("yes", "Forget the card")],
            more="The person and their pages stay. Nothing can be sealed to them without a card.",
        )
        if await self.app.push_screen_wait(question) == "yes":
            with reporting(self):
                await asyncio.to_thread(remove_cards, self.journal, contact)
                self.refresh_journal()

    @work(group="dialog")
    async def action_renew(self) -> None:
        """Ask, then make new keys, and show the card that follows the old one."""
        question = Ask(
            "Make new keys of your own?",
            [("no", "Keep the keys you have"), ("yes", "Make new keys")],
            more="For a lost or shared device. Your old key signs the new card; hand that to"
            " everybody who has the old one. The old keys still open what was sealed to them. If"
            " somebody else may have the old key, compare the safety number anew.",
        )
        if await self.app.push_screen_wait(question) == "yes":
            with reporting(self):
                text = await asyncio.to_thread(renew_keys, self.journal)
                await self.app.push_screen_wait(CardScreen(text, one_line(self.journal.name)))


def _line(contact: Contact) -> Content:
    devices = len(contact.cards)
    since = max(card.added for card in contact.cards).astimezone().date()
    key = ", ".join(key_digits(contact))
    more = f"key {key} · since {moments.brief(since, moments.today())}"
    if devices > 1:
        more += f" · {devices} devices"
    return Content.assemble(
        (visible(one_line(contact.person.name), keep_newlines=False), "bold"),
        f" · {contact.standing}\n",
        (more, "$foreground 60%"),
    )
