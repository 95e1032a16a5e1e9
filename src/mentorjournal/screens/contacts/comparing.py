"""The safety number of two people: two halves to read aloud, and a code to photograph."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from mentorjournal.domain.plain import visible
from mentorjournal.sharing.sealed.safety import SafetyNumber, qr_lines
from mentorjournal.widgets.key_line import KeyLine

HOW = (
    "Call them, or sit side by side, and read it to each other: on both screens it has to be the"
    " same. A mail does not do, for whoever changed the card could change the mail."
)


class CompareScreen(ModalScreen[bool]):
    """Show the number; dismisses with whether it was found the same."""

    HELP: ClassVar[str] = "Read both halves to each other. Only then choose that it is the same."
    AUTO_FOCUS = "#compare-back"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="compare.back", tooltip="Note nothing."),
    ]

    def __init__(self, name: str, number: SafetyNumber, *, verified: bool) -> None:
        super().__init__()
        self._who = name
        self._number = number
        self._verified = verified

    def compose(self) -> ComposeResult:
        """Stack the number, how it is compared, the buttons, and the code."""
        standing = "verified" if self._verified else "not verified"
        with VerticalScroll(classes="dialog", can_focus=False):
            title = f"Your safety number with {visible(self._who)} · {standing}"
            yield Static(Content(title), classes="dialog--question")
            yield Static(Content("\n".join(self._number.lines)), id="compare-number")
            yield Static(HOW, classes="dialog--more")
            with HorizontalGroup(classes="buttons"):
                yield Button("Not yet", id="compare-back", compact=True)
                yield Button("It is the same", id="compare-same", compact=True)
            yield Static(Content("\n".join(qr_lines(self._number.digits))), id="compare-code")
        yield KeyLine()

    @on(Button.Pressed, "#compare-same")
    def _same(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(result=True)

    @on(Button.Pressed, "#compare-back")
    def _back(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_leave()

    def action_leave(self) -> None:
        """Note nothing."""
        self.dismiss(result=False)
