"""Answering a page: a question, a correction, thanks, and what became of a request."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any, cast

from textual import work
from textual.screen import Screen

from mentorjournal.desk.correspondence.answering import ReplySort, post_reply, reply
from mentorjournal.desk.correspondence.posting import Outgoing
from mentorjournal.desk.correspondence.takebacks import (
    Request,
    answer_request,
    post_answer,
)
from mentorjournal.domain.plain import first_name, one_line
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking_words import AskSome, AskWords
from mentorjournal.screens.frame.begun import Begun
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.letter import LetterScreen
from mentorjournal.screens.frame.making_file import Post
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.screens.frame.taking_back import ask_for_it_back
from mentorjournal.screens.inbox.page_words import Facts

SORTS: dict[ReplySort, str] = {
    "question": "One question back",
    "correction": "A correction",
    "thanks": "Thanks",
}
ASKS: dict[ReplySort, str] = {
    "question": "The one question you want to ask",
    "correction": "What is to be put right",
    "thanks": "What you are thankful for, exactly",
}
DELETE, KEEP = "delete", "keep"


class Answering(Screen[Any]):
    """The part of a page's screen that writes back."""

    journal: Journal
    _facts: Facts | None

    @work(group="dialog")
    async def action_answer(self) -> None:
        """Ask how to answer; an open request to delete comes first."""
        facts = self._facts
        if facts is None or not self.is_current:  # a key typed behind it opened something else
            return
        request = next(iter(facts.requests), None)
        choices = [(str(each), words) for each, words in SORTS.items()]
        more = ""
        if request:
            what = [(DELETE, "Delete it and tell them"), (KEEP, "Keep it and tell them")]
            choices = what + choices
            name = first_name(facts.contact.person.name)
            more = f"{name} {request.sentence}. What you do about it, you tell."
        answer = await self.app.push_screen_wait(Ask("Answer with", choices, more=more))
        with reporting(self):
            if request and answer in (DELETE, KEEP):
                await self._settle(facts, request, deleted=answer == DELETE)
            elif answer:
                await self._reply(facts, cast("ReplySort", answer))

    async def _reply(self, facts: Facts, sort: ReplySort) -> None:
        about = await self._about(facts) if len(facts.passages) > 1 else ()
        if about is None:
            return
        begun = Begun(self.journal, "reply", facts.summary.id, sort)

        def ask() -> AskWords:
            return AskWords(ASKS[sort], go_on="Look at the page", begun=begun)

        while words := await self.app.push_screen_wait(ask()):
            outgoing = await asyncio.to_thread(
                reply, self.journal, facts.summary, sort, words, about
            )
            if await self._send(facts, outgoing, partial(post_reply, self.journal)):
                begun.drop()
                return

    async def _about(self, facts: Facts) -> tuple[int, ...] | None:
        """Ask which paragraphs it speaks of; none is the whole page."""
        there = [each for each in facts.passages if not each.is_gone]
        chosen = await self.app.push_screen_wait(
            AskSome(
                "Which paragraphs is it about?",
                [f"{each.number}  {one_line(each.spoken, 60)}" for each in there],
                more="With none ticked it is about all of it.",
            )
        )
        return None if chosen is None else tuple(there[each].number for each in chosen)

    async def _settle(self, facts: Facts, request: Request, *, deleted: bool) -> None:
        """Show the answer; what it says was deleted goes when the file is written."""
        begun = Begun(self.journal, "settle", request.message.record.id)
        question = "Anything to say with it? It may be empty."
        words = await self.app.push_screen_wait(
            AskWords(question, go_on="Look at the page", begun=begun)
        )
        if words is None:
            return
        outgoing = await asyncio.to_thread(
            partial(answer_request, self.journal, request, deleted=deleted, words=words)
        )

        def done(ready: Outgoing, path: Any) -> Any:
            return post_answer(self.journal, ready, request, path)

        verb = "Delete it and write file" if deleted else ""
        if await self._send(facts, outgoing, done, verb):
            begun.drop()

    async def _send(self, facts: Facts, outgoing: Outgoing, post: Post, verb: str = "") -> bool:
        letter = LetterScreen(outgoing, facts.contact, post, verb)
        written = await self.app.push_screen_wait(letter)
        if written:
            say(self, written)
        return bool(written)

    @work(group="dialog")
    async def action_take_back(self) -> None:
        """Ask for paragraphs of a page that I sent."""
        if self._facts:
            with reporting(self):
                await ask_for_it_back(self, self.journal, self._facts.kept, self._facts.contact)
