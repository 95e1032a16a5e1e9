"""Receive: look at what somebody sent, then keep it read-only or leave it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, HorizontalGroup
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from mentorjournal.desk.correspondence.contacts import KeyChanged
from mentorjournal.desk.correspondence.receiving import Incoming, look_at, take_in
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.plain import one_line
from mentorjournal.errors import Ambiguous, Refused
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.adding_cards import add_by_asking
from mentorjournal.screens.frame.asking import OpenRecord
from mentorjournal.screens.frame.asking_secret import AskSecret
from mentorjournal.screens.frame.asking_words import AskWords
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.over import OverPlace
from mentorjournal.screens.frame.reading_cards import card_in
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.screens.inbox.arrival import read_arrival
from mentorjournal.widgets.check_lines import CheckLines, Told
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.placing import entitle
from mentorjournal.widgets.reading import Reading
from mentorjournal.widgets.top_bar import TopBar
from mentorjournal.widgets.writing import Writing

ASKS = "A file that came, or the text of a mail. Nothing is kept before you have looked at it."


NAMED_WITHIN = 400
"""Letters at the beginning of a page in which its writer is named."""


class ReceiveScreen(OverPlace):
    """Take in a file or a pasted text: every check first, then the page, then the choice."""

    DOOR: ClassVar[str] = "receive"
    HELP: ClassVar[str] = """\
# Receive

Name the file, or drop it on the window, or paste the whole mail into the large field; then look at
it. It is opened and checked, and what is wrong with it is said in one sentence. Only then is it
shown, with who signed it, and only when you keep it is it kept: read-only, under its writer.

A contact card may be pasted as well; it goes to the contacts.
"""
    AUTO_FOCUS = "#receive-path"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "go_on", "Look, then keep", id="receive.go_on",
                tooltip="Look at it; when it is shown, keep it."),
        Binding("escape", "leave", "Back", id="receive.back", tooltip="Keep nothing."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal, place)
        self._incoming: Incoming | None = None
        self._file = b""
        self._passphrase = ""

    def page(self) -> Iterable[Widget]:
        """Give where it comes from; then, in its place, what came."""
        with Container(id="receive-from"):
            yield Static(ASKS, classes="muted gap-below")
            yield Line(placeholder="the file, as in ~/Downloads/summary.age", id="receive-path")
            yield Writing(title="Or paste it here", id="receive-paste")
            with HorizontalGroup(classes="buttons"):
                yield Button("Look at it", id="receive-look", compact=True)
        with Container(id="receive-page", classes="hidden"):
            yield CheckLines(id="receive-told")
            yield Reading(id="receive-text", classes="panel")
            with HorizontalGroup(classes="buttons"):
                yield Button("Leave it", id="receive-leave", compact=True)
                yield Button("Keep it", id="receive-keep", compact=True)

    def reload(self) -> None:
        """Name the screen."""
        self.query_one(TopBar).crumb = "Inbox › Receive"

    @on(Input.Submitted, "#receive-path")
    @on(Button.Pressed, "#receive-look")
    def _press_look(self, event: Input.Submitted | Button.Pressed) -> None:
        event.stop()
        self._look()

    @on(Button.Pressed, "#receive-keep")
    def _press_keep(self, event: Button.Pressed) -> None:
        event.stop()
        self._keep()

    @on(Button.Pressed, "#receive-leave")
    def _press_leave(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_leave()

    def action_go_on(self) -> None:
        """Look at it, or keep what is shown."""
        if self._incoming:
            self._keep()
        else:
            self._look()

    @work(group="dialog", exclusive=True)
    async def _look(self) -> None:
        with reporting(self):
            typed = self.query_one("#receive-path", Line).value
            pasted = self.query_one("#receive-paste", Writing).text
            self._file = await asyncio.to_thread(read_arrival, typed, pasted)
            incoming = await self._opened()
            if incoming:
                self._show(incoming)

    async def _opened(self, sender: Person | None = None) -> Incoming | None:
        """Open it, asking for what is missing; None when the person leaves it."""
        try:
            return await asyncio.to_thread(
                look_at, self.journal, self._file, self._passphrase, sender
            )
        except KeyChanged as error:
            if await self._takes_their_card(error):
                return await self._opened(sender)
            return None
        except Refused as error:
            return await self._asked(error, sender)

    async def _asked(self, error: Refused, sender: Person | None) -> Incoming | None:
        """Do what a refusal asks for: a passphrase, or the way of a card; else say it."""
        if error.reason == "card":
            if await add_by_asking(self, self.journal, self._file):
                self.dismiss()
            return None
        if error.reason not in ("needs_passphrase", "wrong_passphrase"):
            raise error
        again = "That did not open it. " if error.reason == "wrong_passphrase" else ""
        words = f"{again}It is sealed with words that its writer tells you"
        self._passphrase = await self.app.push_screen_wait(AskSecret(words))
        if not self._passphrase:
            return None
        self.query_one(TopBar).state = "opening it, which takes a few seconds…"
        try:
            return await self._opened(sender)
        finally:
            self.query_one(TopBar).state = "✓ saved"

    async def _takes_their_card(self, error: KeyChanged) -> bool:
        """Say what another key means, and take in the card that tells it where there is one.

        Nothing of the page is kept meanwhile. What the new key is, a second device or the one that
        they have now, is asked as in Contacts.
        """
        choices = [
            ("leave", "Leave it, and ask them on another way"),
            ("card", "They gave me their new card: take it in"),
        ]
        question = Ask("Another key than the one you hold", choices, more=str(error))
        if await self.app.push_screen_wait(question) != "card":
            return False
        typed = await self.app.push_screen_wait(
            AskWords("Paste the new card, or name its file", go_on="Take it in",
                     more="The lines around it in a mail do no harm.")
        )  # fmt: skip
        if not typed:
            return False
        card = await asyncio.to_thread(card_in, typed)
        return await add_by_asking(self, self.journal, card, error.person)

    def _show(self, incoming: Incoming) -> None:
        self._incoming = incoming
        self.query_one("#receive-from").add_class("hidden")
        self.query_one("#receive-page").remove_class("hidden")
        self.query_one(CheckLines).told = _told(incoming)
        text = self.query_one(Reading)
        text.read(incoming.page)
        entitle(text, incoming.title, "nothing is kept yet")
        self.query_one("#receive-keep").focus()

    @work(group="dialog", exclusive=True)
    async def _keep(self) -> None:
        incoming = self._incoming
        if incoming is None:
            return
        with reporting(self):
            if incoming.sender is None and incoming.about is None:
                incoming = await self._from_whom(incoming.page)
                if incoming is None:
                    return
            kept = await self._taken(incoming)
            if kept:
                say(self, "Kept, read-only.")
                self.app.post_message(OpenRecord(kept))
                self.dismiss()

    async def _taken(self, incoming: Incoming, bond: Relationship | None = None) -> UUID | None:
        try:
            kept = await asyncio.to_thread(take_in, self.journal, incoming, bond)
        except Ambiguous:
            bond = await self._which(incoming)
            return await self._taken(incoming, bond) if bond else None
        return kept.record.id

    async def _from_whom(self, page: str) -> Incoming | None:
        """Ask whose it is, where no key tells, and look at it once more as theirs."""
        bonds = [kept.record for kept in self.journal.relationships()]
        names = self.journal.names()
        people = {str(bond.person): one_line(names[bond.person]) for bond in bonds}
        if not people:
            say(self, "It belongs to a relationship, and there is none yet. Begin one first.")
            return None
        more = "No key tells. Whoever you name is believed to have written it; it stays unverified."
        head = page[:NAMED_WITHIN].casefold()
        named = next((each for each, name in people.items() if name.casefold() in head), "")
        question = Ask("Who wrote this?", list(people.items()), named, more=more)
        answer = await self.app.push_screen_wait(question)
        if not answer:
            return None
        sender = self.journal.records.get(Person, UUID(answer)).record
        return await self._opened(sender)

    async def _which(self, incoming: Incoming) -> Relationship | None:
        """Ask which of several relationships with the same person it belongs to."""
        sender = incoming.sender
        bonds = [kept.record for kept in self.journal.relationships()]
        theirs = {str(b.id): b for b in bonds if sender and b.person == sender.id}
        choices = [(key, one_line(each.headline)) for key, each in theirs.items()]
        question = Ask("Which relationship does it belong to?", choices)
        return theirs.get(await self.app.push_screen_wait(question))


def _told(incoming: Incoming) -> Told:
    name = one_line(incoming.sender.name) if incoming.sender else one_line(incoming.sent_by)
    told = [("FROM", f"{name or 'nobody who is named'} · {incoming.standing}")]
    if incoming.about:
        told.append(("ABOUT", f"“{one_line(incoming.about.record.title)}”"))
    return (*told, *(("MIND", each) for each in incoming.remarks))
