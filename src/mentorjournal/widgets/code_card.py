"""A recovery code in groups, what it is for, and a line to save it to a file."""

from __future__ import annotations

from typing import ClassVar, Unpack

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Button, Input, Static

from mentorjournal.widgets.fields import TextField
from mentorjournal.widgets.placing import Placing

GROUPS_IN_A_LINE = 5
WHAT_IT_IS = (
    "This code opens the journal when the passphrase is forgotten, and any SQLCipher tool opens it"
    " with the first 64 digits. Whoever has it can read everything: write it on paper and keep it"
    " where you keep what matters. A new passphrase makes a new code."
)


class CodeCard(VerticalGroup):
    """Show a code; nothing of it can be selected, so that no clipboard holds it."""

    code: reactive[str] = reactive("")
    """The groups, with dashes between them."""

    class Save(Message):
        """The code is to be written into a file of this name."""

        def __init__(self, card: CodeCard, typed: str) -> None:
            super().__init__()
            self.card = card
            self.typed = typed

    def __init__(self, *, can_save: bool, **placing: Unpack[Placing]) -> None:
        super().__init__(**placing)
        self._can_save = can_save
        self.place = TextField(
            "place", "Or save it to a file that only you can read", value="~/recovery-code"
        )

    def compose(self) -> ComposeResult:
        """Put the code above its explanation and the line to save it."""
        yield _Code(in_lines(self.code), classes="code--digits")
        yield Static(WHAT_IT_IS, classes="code--words")
        if self._can_save:
            yield self.place
            yield Button("Save to the file", classes="code--save", compact=True)
            yield Static(classes="code--saved")

    def watch_code(self, code: str) -> None:
        """Set the groups in lines."""
        if self.is_mounted:
            self.query_one(_Code).update(in_lines(code))

    def say_saved(self, words: Content) -> None:
        """Say where the code was written."""
        self.query_one(".code--saved", Static).update(words)

    @on(Button.Pressed, ".code--save")
    @on(Input.Submitted)
    def _ask(self, event: Button.Pressed | Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Save(self, self.place.value.strip()))


class WrittenDown(Button):
    """Say that the code is on paper; the key line offers it while it has the focus."""

    WORDS = "I have written it down"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "press", WORDS, id="code.done", tooltip="Go on to the journal.")
    ]

    def __init__(self, **placing: Unpack[Placing]) -> None:
        super().__init__(self.WORDS, compact=True, **placing)


class _Code(Static):
    ALLOW_SELECT = False


def in_lines(code: str) -> Content:
    """Set the groups of a code in short lines, to be copied by hand."""
    groups = code.split("-")
    starts = range(0, len(groups), GROUPS_IN_A_LINE)
    return Content("\n".join("  ".join(groups[at : at + GROUPS_IN_A_LINE]) for at in starts))
