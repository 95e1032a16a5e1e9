"""My card, as text: shown, written to a file, or copied when that is asked for."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from mentorjournal.domain.plain import visible
from mentorjournal.screens.frame.destination import proposed_path, shortened, typed_place
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.sharing.write import write_file
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.key_line import KeyLine

MORE = "Hand it on as you like: it is not secret. With it, others can seal a page to you alone."


class CardScreen(ModalScreen[None]):
    """Show my card."""

    HELP: ClassVar[str] = (
        "Write the card to a file, or copy it with alt+c and paste it into a mail."
    )
    AUTO_FOCUS = "#card-write"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+c", "copy", "Copy", id="card.copy", tooltip="Put the card on the clipboard."),
        Binding("escape", "leave", "Back", id="card.back", tooltip="Back to the contacts."),
    ]

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self._text = text
        self._who = name

    def compose(self) -> ComposeResult:
        """Stack the card, a place for the file, and the buttons."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(Content(f"The card of {visible(self._who)}"), classes="dialog--question")
            yield Static(MORE, classes="dialog--more")
            yield Static(Content(visible(self._text)), id="card-text")
            yield Line(shortened(proposed_path("my-card.txt")), id="card-path")
            with HorizontalGroup(classes="buttons"):
                yield Button("Write file", id="card-write", compact=True)
                yield Button("Copy  alt+c", id="card-copy", compact=True)
                yield Button("Back  esc", id="card-back", compact=True)
        yield KeyLine()

    @on(Input.Submitted)
    @on(Button.Pressed, "#card-write")
    def _write(self, event: Input.Submitted | Button.Pressed) -> None:
        event.stop()
        with reporting(self):
            path = typed_place(self.query_one("#card-path", Line).value).absolute()
            write_file(path, self._text.encode())
            say(self, f"Written: {path}")
            self.dismiss()

    @on(Button.Pressed, "#card-copy")
    def _press_copy(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_copy()

    @on(Button.Pressed, "#card-back")
    def _press_back(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_leave()

    def action_copy(self) -> None:
        """Put the card on the clipboard; this is the one thing that ever goes there by a key."""
        self.app.copy_to_clipboard(self._text)
        say(self, "Your card is on the clipboard.")

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()
