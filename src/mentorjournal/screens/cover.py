"""The cover: what hides a journal that is to be locked while a draft cannot be kept yet."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input, Static

from mentorjournal.domain.plain import visible
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal
from mentorjournal.widgets.key_line import KeyLine
from mentorjournal.widgets.secret_line import SecretLine

WHY_REPLACED = (
    "The passphrase of this journal was changed by another program. What you were writing is not"
    " kept yet, so it stays in memory under this cover; the new passphrase brings you back to it"
    " and keeps it."
)


class CoverScreen(Screen[bool]):
    """Cover everything; dismisses when the passphrase was typed."""

    HELP: ClassVar[str] = """\
# Covered

The journal is to be locked, but what you were writing cannot be kept just now: the disk may be
full. It is held in memory and tried again every few seconds; once it is kept, the journal locks.

The passphrase brings you back to your text before that.
"""
    trouble: reactive[str] = reactive("")
    """Why the draft could not be kept."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def compose(self) -> ComposeResult:
        """Say what holds this up, over a line for the passphrase."""
        with VerticalGroup(classes="panel", id="cover"):
            yield Static(id="cover-trouble", classes="gap-below")
            yield SecretLine(id="secret")
            yield Static(id="cover-state")
        yield KeyLine()

    def on_mount(self) -> None:
        """Say what is waited for."""
        self.query_one("#cover").border_title = Content("▞ mentorjournal")
        self._say_why()

    def watch_trouble(self) -> None:
        """Say another reason, once this is shown."""
        if self.is_mounted:
            self._say_why()

    def _say_why(self) -> None:
        words = (
            WHY_REPLACED
            if self._journal.file.is_replaced
            else (
                "What you were writing is not kept yet, so it stays in memory under this cover."
                f" {visible(self.trouble)} It is tried again every few seconds;"
                " the passphrase brings you back to it."
            )
        )
        self.query_one("#cover-trouble", Static).update(Content(words))

    @on(Input.Submitted)
    def _try(self, event: Input.Submitted) -> None:
        event.stop()
        self._prove(event.value)

    @work(exclusive=True, group="prove")
    async def _prove(self, typed: str) -> None:
        line = self.query_one(SecretLine)
        line.disabled = True
        state = self.query_one("#cover-state", Static)
        try:
            await asyncio.to_thread(_prove, self._journal, typed)
        except JournalError as error:
            state.update(Content(visible(str(error))))
            await line.ask_again()
        else:
            self.dismiss(True)


def _prove(journal: Journal, typed: str) -> None:
    """Prove that this opens the journal; where another program changed that, go on with it."""
    if journal.file.is_replaced:
        from mentorjournal.desk.following import follow_typed

        follow_typed(journal, typed)
    else:
        journal.file.require_passphrase(typed)
