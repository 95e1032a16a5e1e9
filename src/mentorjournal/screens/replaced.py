"""The question for the new passphrase, when another program changed it under an open journal."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from mentorjournal.config import read_settings
from mentorjournal.desk.following import follow_typed, needs_key_file
from mentorjournal.domain.plain import visible
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.destination import typed_place
from mentorjournal.widgets.key_line import KeyLine
from mentorjournal.widgets.placing import entitle
from mentorjournal.widgets.secret_line import SecretLine

WHY = (
    "The passphrase of this journal was changed by another program while it was open here. What"
    " you are writing is still on this screen; the new passphrase keeps it in the changed journal."
)


class ReplacedScreen(ModalScreen[bool]):
    """Ask for the new passphrase; dismisses with whether the journal is followed."""

    HELP: ClassVar[str] = """\
# The passphrase was changed

Another program gave this journal a new passphrase while it was open here. Until you type the new
one, nothing more can be kept. Drafts up to the change are in the journal already.

**Esc** leaves the question, so that you can copy your text from the screen; `F5` asks again.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "later", "Not now", id="replaced.later",
                tooltip="Leave the text on the screen; F5 asks again."),
    ]  # fmt: skip

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def compose(self) -> ComposeResult:
        """Say what happened, over a line for the passphrase, and one for the key file."""
        with VerticalGroup(classes="panel", id="replaced"):
            yield Static(Content(WHY), classes="gap-below")
            yield Static("New passphrase")
            yield SecretLine(id="secret")
            with VerticalGroup(id="replaced-file", classes="hidden"):
                yield Static("Key file")
                yield Input(str(read_settings().key_file or ""), select_on_focus=False, id="named")
            yield Static(id="replaced-state")
            yield KeyLine()

    def on_mount(self) -> None:
        """Ask for the key file where the new key needs one."""
        entitle(self.query_one("#replaced"), "The passphrase was changed")
        self._look_whether_it_needs_a_file()

    def on_screen_resume(self, event: events.ScreenResume) -> None:  # noqa: ARG002
        """Go when the journal was followed meanwhile, from under a cover."""
        if not self._journal.file.is_replaced:
            self.dismiss(True)

    def _look_whether_it_needs_a_file(self) -> None:
        try:
            needed = needs_key_file(self._journal)
        except JournalError as error:
            self._say(str(error))
        else:
            self.query_one("#replaced-file").set_class(not needed, "hidden")

    @on(Input.Submitted)
    def _try(self, event: Input.Submitted) -> None:
        event.stop()
        typed, named = (self.query_one(line, Input) for line in ("#secret", "#named"))
        if typed.value:
            self._follow(typed.value, named.value.strip())

    @work(exclusive=True, group="follow")
    async def _follow(self, typed: str, named: str) -> None:
        line = self.query_one(SecretLine)
        line.disabled = True
        self._say("opening…")
        try:
            place = typed_place(named).absolute() if named else None
            await asyncio.to_thread(follow_typed, self._journal, typed, place)
        except JournalError as error:
            self._say(str(error))
            self._look_whether_it_needs_a_file()
            await line.ask_again()
        else:
            self.dismiss(True)

    def _say(self, words: str) -> None:
        self.query_one("#replaced-state", Static).update(Content(visible(words)))

    def action_later(self) -> None:
        """Leave what is written on the screen, to be copied."""
        self.dismiss(False)
