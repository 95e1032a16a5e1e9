"""The ledger: what went to whom, and what I hold of others."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, cast
from uuid import UUID

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from mentorjournal.desk.correspondence.contacts import contact_with
from mentorjournal.desk.correspondence.ending import Ending, close_papers, post_ending
from mentorjournal.desk.correspondence.ledger import Held, LedgerLine, held_of, ledger
from mentorjournal.desk.correspondence.posting import Outgoing
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.plain import one_line, visible
from mentorjournal.domain.sessions import Summary
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import OpenRecord
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.letter import LetterScreen
from mentorjournal.screens.frame.over import OverPlace
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.screens.frame.taking_back import ask_for_it_back
from mentorjournal.widgets.card import Card

WENT_EMPTY = (
    "Every page that leaves is noted here: what, to whom, when, and by which hash. s writes one."
)
HELD_EMPTY = "You hold no page of anybody's. In the Inbox (0), r takes one in."
PAGE_GONE = "The page itself is no longer in the journal."
NO_PAGE = "This is evidence that you wrote to a file: no page of it is kept here."
ENDINGS: dict[Ending, str] = {
    "hand_back": "Hand them back, and delete my copies",
    "delete": "Delete them, and tell",
    "keep": "Keep them, and tell",
}
QUIET = "$foreground 60%"


class LedgerScreen(OverPlace):
    """List what left; ask for it back; answer what is held of others."""

    DOOR: ClassVar[str] = "ledger"
    CRUMB: ClassVar[str] = "Ledger"
    HELP: ClassVar[str] = """\
# Ledger

Every page that left: to whom, when, in which form, by which hash (SHA-256, its first digits), and
what became of it. `t` asks for paragraphs of the marked page back: it is a request, and its answer
stands here when it has come. Enter opens the page.

Below stands the same from the other side: whose pages you hold. `p` there tidies the papers, at an
ending for instance: hand them back, delete them, or keep them, and in each case tell.
"""
    AUTO_FOCUS = "#went"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "take_back", "Take back", id="ledger.take_back",
                tooltip="Ask for paragraphs of the marked page back."),
        Binding("p", "tidy", "Tidy papers", id="ledger.tidy",
                tooltip="Hand back, delete or keep the pages of the marked person."),
        Binding("escape", "leave", "Back", id="ledger.back", tooltip="Back to where you were."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal, place)
        self._went: list[LedgerLine] = []
        self._held: list[tuple[Relationship, Held]] = []

    def page(self) -> Iterable[Widget]:
        """Give what went, then what is held."""
        with VerticalScroll(id="cards", can_focus=False):
            yield Card("What went", id="went", hint="enter opens · t takes back", pick=True,
                       ticks=False, empty=WENT_EMPTY)  # fmt: skip
            yield Card("What I hold of others", id="held", hint="enter opens · p tidies",
                       pick=True, ticks=False, empty=HELD_EMPTY)  # fmt: skip

    def reload(self) -> None:
        """Read the ledger anew."""
        self._went = ledger(self.journal)
        self._held = list(_held(self.journal))
        self.query_one("#went", Card).show([_went_line(each) for each in self._went])
        self.query_one("#held", Card).show([_held_line(*each) for each in self._held])

    @on(Card.Opened)
    def _open(self, event: Card.Opened) -> None:
        event.stop()
        if event.index < 0:
            return
        if event.card.id == "went":
            summary = self._went[event.index].disclosure.summary
            if not summary:
                say(self, NO_PAGE)
                return
            page = UUID(summary)
        else:
            page = self._held[event.index][1].pages[0].kept.record.id
        self.post_message(OpenRecord(page))

    @work(group="dialog")
    async def action_take_back(self) -> None:
        """Ask for paragraphs of the marked page back."""
        at = self.query_one("#went", Card).cursor
        if at >= len(self._went):
            return
        with reporting(self):
            sent = self._sent(self._went[at])
            bond = self.journal.records.get(Relationship, sent.record.relationship).record
            contact = contact_with(self.journal, bond.person)
            await ask_for_it_back(self, self.journal, sent, contact)
            self.refresh_journal()

    def _sent(self, line: LedgerLine) -> Kept[Summary]:
        try:
            return self.journal.records.get(Summary, UUID(line.disclosure.summary))
        except (NotFound, ValueError) as error:
            raise NotFound(NO_PAGE if not line.disclosure.summary else PAGE_GONE) from error

    @work(group="dialog")
    async def action_tidy(self) -> None:
        """Ask what becomes of somebody's pages, show what is told, and do it."""
        at = self.query_one("#held", Card).cursor
        if at >= len(self._held):
            say(self, HELD_EMPTY)
            return
        bond, held = self._held[at]
        name = one_line(held.contact.person.name)
        choices = [(str(each), words) for each, words in ENDINGS.items()]
        question = Ask(
            f"What becomes of the pages of {name}?", choices, "keep",
            more="Each of these is a page to them that says so. What you made of theirs, promises"
            " and insights, is yours and stays.",
        )  # fmt: skip
        answer = await self.app.push_screen_wait(question)
        if answer:
            with reporting(self):
                await self._close(bond, held, cast("Ending", answer))

    async def _close(self, bond: Relationship, held: Held, ending: Ending) -> None:
        outgoing = await asyncio.to_thread(close_papers, self.journal, bond, held, ending)

        def post(ready: Outgoing, path: Path) -> tuple[Kept[Summary], bytes]:
            return post_ending(self.journal, ready, held, path)

        verb = "" if ending == "keep" else "Delete them and write file"
        letter = LetterScreen(outgoing, held.contact, post, verb)
        written = await self.app.push_screen_wait(letter)
        if written:
            say(self, written)
            self.refresh_journal()


def _held(journal: Journal) -> Iterable[tuple[Relationship, Held]]:
    """Find the relationships in which pages of the other person are held."""
    for kept in journal.relationships():
        held = held_of(journal, journal.records.get(Person, kept.record.person).record)
        there = [e for e in held.pages if e.kept.record.relationship == kept.record.id]
        if there:
            yield kept.record, Held(held.contact, tuple(there))


def _went_line(line: LedgerLine) -> Content:
    told = line.disclosure
    day = moments.brief(told.at.astimezone().date(), moments.today())
    state = f"{line.state} · " if line.state else ""
    return Content.assemble(
        (f"{day:<10} ", QUIET),
        (f"{_plain(one_line(told.to, 20)):<20} ", ""),
        (_plain(one_line(told.title)), "bold"),
        (f"\n{'':<11}{_plain(state)}", ""),
        (f"{told.form} · {told.sha256[:12]}…", QUIET),
    )


def _held_line(bond: Relationship, held: Held) -> Content:
    pages, gone = len(held.pages), sum(each.gone for each in held.pages)
    made = sum(len(each.made_of_it) for each in held.pages)
    told = [f"{pages} page{'' if pages == 1 else 's'}", bond.status]
    told += [f"{gone} paragraphs deleted on request"] if gone else []
    told += [f"{made} of mine made of them"] if made else []
    return Content.assemble(
        (_plain(one_line(held.contact.person.name)), "bold"),
        f" · {held.contact.standing}\n",
        (" · ".join(told), QUIET),
    )


def _plain(words: str) -> str:
    return visible(words, keep_newlines=False)
