"""One page that went or came: read, and never changed here."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.desk.correspondence.answering import (
    accept_promise,
    keep_kind_word,
    take_sentence,
)
from mentorjournal.desk.correspondence.receiving import mark_opened
from mentorjournal.domain.plain import visible
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import Done, OpenRecord
from mentorjournal.screens.frame.asking_words import AskWords
from mentorjournal.screens.frame.begun import Begun
from mentorjournal.screens.frame.over import OverRecord
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.screens.inbox.answers import Answering
from mentorjournal.screens.inbox.page_words import Facts, facts_of, heading, noted, promise_words
from mentorjournal.screens.inbox.sentences import meant
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.placing import entitle
from mentorjournal.widgets.reading import Reading
from mentorjournal.widgets.top_bar import TopBar


class PageScreen(Answering, OverRecord):
    """Show a page; accept its promises, take a sentence from it, answer it."""

    DOOR: ClassVar[str] = "page"
    HELP: ClassVar[str] = """\
# A page

What was written, to the letter; nothing in it is followed, run or copied. Above it stands who wrote
it, and how certain that is. Tab goes to the promises on it: space takes one into your own list.

`l` makes an insight of the selected words, or of the sentence at the cursor; `k` puts them into the
encouragement jar. `a` answers: one question, a correction, thanks, or what you did about a request
to delete. Of a page that you sent, `t` asks for a paragraph back.
"""
    AUTO_FOCUS = "#page-text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "answer", "Answer", id="page.answer",
                tooltip="One question, a correction, thanks; or an answer to a request."),
        Binding("l", "lift", "Insight", id="page.lift",
                tooltip="Make an insight of the selected sentence."),
        Binding("k", "kind_word", "Kind word", id="page.kind_word",
                tooltip="Keep the selected words in the jar."),
        Binding("t", "take_back", "Take back", id="page.take_back",
                tooltip="Ask for a paragraph of it back."),
        Binding("x", "bury", "Trash", id="page.bury", show=False, tooltip="Move it to the trash."),
        Binding("escape", "leave", "Back", id="page.back", tooltip="Back to where you were."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, record_id: UUID, place: str) -> None:
        super().__init__(journal, record_id, place)
        self._facts: Facts | None = None

    def page(self) -> Iterable[Widget]:
        """Give the heading, the page, and what it offers."""
        yield Static(id="page-head")
        yield Static(id="page-noted")
        with Container(id="page-body"):
            yield Reading(id="page-text", classes="panel")
            yield Card("Promises on it", id="page-promises", hint="space takes it into your list",
                       pick=True, wrap=True)  # fmt: skip

    def reload(self) -> None:
        """Read the page anew, and note that it was opened."""
        try:
            facts = facts_of(self.journal, self.record_id)
        except NotFound:
            self.dismiss()
            return
        if facts.is_received and not self.journal.file.read_only:
            mark_opened(self.journal, facts.kept)
        self._facts = facts
        self.query_one(TopBar).crumb = f"Inbox › {facts.summary.title}"
        self._head(facts)
        text = self.query_one(Reading)
        text.read(facts.summary.body)
        entitle(text, facts.summary.title, "read-only")
        promises = self.query_one("#page-promises", Card)
        writer = facts.contact.person.name
        promises.display = bool(facts.promises)
        promises.show([Content(visible(promise_words(e, writer))) for e in facts.promises])
        self.refresh_bindings()
        self.count_waiting()

    def _head(self, facts: Facts) -> None:
        words = visible(heading(facts), keep_newlines=False)
        self.query_one("#page-head", Static).update(Content.styled(words, "bold"))
        notes = noted(facts)
        self.query_one("#page-noted", Static).update(Content(visible("\n".join(notes))))
        self.query_one("#page-noted").display = bool(notes)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is to do with a page that came, or with one that went."""
        received = self._facts is not None and self._facts.is_received
        if action in ("answer", "kind_word"):
            return received
        if action == "take_back":
            return not received
        return super().check_action(action, parameters)

    @on(Card.Toggled)
    def _accept(self, event: Card.Toggled) -> None:
        event.stop()
        if self._facts is None:
            return
        with reporting(self):
            promise = self._facts.promises[event.index]
            accept_promise(self.journal, self._facts.summary, promise)
            self.post_message(Done(f"In your list: {promise.text}"))
            self.refresh_journal()

    @on(Card.Opened)
    def _open_promise(self, event: Card.Opened) -> None:
        if isinstance(event, Card.Toggled):
            return
        event.stop()
        accepted = self._facts.promises[event.index].accepted if self._facts else None
        if accepted:
            self.post_message(OpenRecord(accepted))
        else:
            say(self, "It is not in your list yet; space takes it there.")

    @work(group="dialog")
    async def action_lift(self) -> None:
        """Ask for the sentence in one's own words, and keep it as an insight."""
        sentence = meant(self.query_one(Reading))
        if self._facts is None or not sentence:
            say(self, "Put the cursor on a sentence first, or select some words.")
            return
        summary = self._facts.summary
        begun = Begun(self.journal, "lift", summary.id, sentence)
        words = await self.app.push_screen_wait(
            AskWords("What do you see now?", sentence, go_on="Keep the insight",
                     more="It is yours, and keeps where it came from.", begun=begun)
        )  # fmt: skip
        if words:
            with reporting(self):
                await asyncio.to_thread(take_sentence, self.journal, summary, words)
                begun.drop()
                self.post_message(Done("An insight was kept"))

    @work(group="dialog")
    async def action_kind_word(self) -> None:
        """Keep the selected words in the jar."""
        words = meant(self.query_one(Reading))
        if self._facts is None or not words:
            say(self, "Put the cursor on the kind words first, or select them.")
            return
        with reporting(self):
            await asyncio.to_thread(keep_kind_word, self.journal, self._facts.summary, words)
            self.post_message(Done("Kept in the jar"))

    def action_bury(self) -> None:
        """Move the page to the trash; u takes it back."""
        if self._facts is None:
            return
        with reporting(self):
            self.journal.bury(self.record_id)
            self.app.post_message(Done(f"In the trash: {self._facts.summary.title}"))
            self.dismiss()
