"""Asking for paragraphs of a page back, from wherever the page is looked at."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from textual.screen import Screen

from mentorjournal.desk.correspondence.contacts import Contact
from mentorjournal.desk.correspondence.passages import passages
from mentorjournal.desk.correspondence.posting import Outgoing
from mentorjournal.desk.correspondence.takebacks import ask_back, post_request
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.plain import first_name, one_line
from mentorjournal.domain.sessions import Summary
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking_words import AskSome, AskWords
from mentorjournal.screens.frame.begun import Begun
from mentorjournal.screens.frame.letter import LetterScreen
from mentorjournal.screens.frame.reporting import say


async def ask_for_it_back(
    screen: Screen[Any], journal: Journal, sent: Kept[Summary], contact: Contact
) -> None:
    """Ask which paragraphs and why, show the request, and write it; only from a worker."""
    there = await asyncio.to_thread(passages, journal, sent.record)
    name = first_name(contact.person.name)
    chosen = await screen.app.push_screen_wait(
        AskSome(
            f"Which paragraphs should {name} delete?",
            [f"{each.number}  {one_line(each.spoken, 60)}" for each in there],
            more=f"It is a request: {name} deletes and tells you, or keeps and tells you."
            " With none ticked you ask for all of it.",
        )
    )
    if chosen is None:
        return
    numbers = [there[each].number for each in chosen]
    begun = Begun(journal, "take back", sent.record.id)
    question = "Why, if you want to say. It may be empty."
    why = await screen.app.push_screen_wait(
        AskWords(question, go_on="Look at the request", begun=begun)
    )
    if why is None:
        return
    outgoing = await asyncio.to_thread(ask_back, journal, sent, numbers, why)

    def post(ready: Outgoing, path: Path) -> tuple[Kept[Summary], bytes]:
        return post_request(journal, ready, sent, path)

    written = await screen.app.push_screen_wait(LetterScreen(outgoing, contact, post))
    if written:
        begun.drop()
        say(screen, written)
