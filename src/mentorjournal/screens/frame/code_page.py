"""A new recovery code, shown once: to be written down, or saved to a file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from time import monotonic

from textual import on
from textual.app import ComposeResult
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from mentorjournal.domain.plain import visible
from mentorjournal.errors import JournalError
from mentorjournal.screens.frame.destination import typed_place
from mentorjournal.sharing.write import write_file
from mentorjournal.widgets.code_card import CodeCard, WrittenDown
from mentorjournal.widgets.placing import entitle

A_LOOK = 1.0
"""Seconds for which the code stands at least: a second Enter in a row must not skip it."""


class CodePage(VerticalScroll):
    """Take the place of a card of questions once there is a code; hidden until then."""

    class Written(Message):
        """The code was looked at, and the person says that it is on paper."""

    def __init__(self, title: str, note: str = "") -> None:
        """Stand under a title; a note says above the code what else is to be known."""
        super().__init__(id="code-page", classes="panel hidden")
        self._shown_at: float | None = None
        self._note = Content(visible(note))
        entitle(self, title)

    def compose(self) -> ComposeResult:
        """Put the button that goes on below the code."""
        yield Static(self._note, classes="rekey--linked" if self._note else "hidden")
        yield CodeCard(can_save=True)
        with HorizontalGroup(classes="buttons"):
            yield WrittenDown()

    @property
    def is_shown(self) -> bool:
        """Whether there is a code already."""
        return self._shown_at is not None

    def show(self, code: str) -> None:
        """Show a code, and offer to go on."""
        self.remove_class("hidden")
        self.query_one(CodeCard).code = code
        self._shown_at = monotonic()
        self.call_after_refresh(self.query_one(WrittenDown).focus)

    def name_file(self) -> None:
        """Go to the line in which the file is named."""
        self.query_one(CodeCard).place.line.focus()

    @on(CodeCard.Save)
    async def _save_to_file(self, event: CodeCard.Save) -> None:
        event.stop()
        if not event.typed:
            event.card.place.error = "Write the name of a new file."
            return
        try:
            path = await asyncio.to_thread(_write, event.typed, event.card.code)
            event.card.say_saved(Content(f"✓ Saved: {visible(str(path))}"))
        except JournalError as error:
            event.card.place.error = str(error)

    @on(Button.Pressed)
    def _go_on(self, event: Button.Pressed) -> None:
        event.stop()
        if self._shown_at is not None and monotonic() - self._shown_at >= A_LOOK:
            self.post_message(self.Written())


def _write(typed: str, code: str) -> Path:
    """Write a code into a new file of this name, for its owner only; answer where that is."""
    path = typed_place(typed).absolute()
    write_file(path, f"{code}\n".encode())
    return path
