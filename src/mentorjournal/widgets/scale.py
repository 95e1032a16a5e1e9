"""A number from 0 to 10, typed or moved."""

from __future__ import annotations

from typing import ClassVar, Unpack

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.widgets.placing import Placing

HIGHEST = 10


class Scale(Widget, can_focus=True):
    """Hold a number from 0 to 10, or none; digits set it, the arrows move it, backspace clears."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,minus", "add(-1)", "Less", id="scale.less", show=False, tooltip="One less."),
        Binding("right,plus", "add(1)", "More", id="scale.more", show=False, tooltip="One more."),
        Binding(
            "backspace,delete", "clear", "Clear", id="scale.clear", show=False, tooltip="No number."
        ),
    ]

    number: reactive[int | None] = reactive[int | None](None)
    """The number; None when none was given."""

    class Changed(Message):
        """The number is another one."""

        def __init__(self, number: int | None) -> None:
            super().__init__()
            self.number = number

    def __init__(self, number: int | None = None, **placing: Unpack[Placing]) -> None:
        super().__init__(**placing)
        self.set_reactive(Scale.number, number)

    def validate_number(self, number: int | None) -> int | None:
        """Keep it within 0 and 10."""
        return None if number is None else max(0, min(number, HIGHEST))

    def watch_number(self, number: int | None) -> None:
        """Tell whoever holds the scale."""
        self.post_message(self.Changed(number))

    def render(self) -> Content:
        """Draw filled and open signs, and the number in figures."""
        filled = self.number or 0
        words = "–" if self.number is None else str(self.number)
        return Content(f"{'▰' * filled}{'▱' * (HIGHEST - filled)} {words:>2}/{HIGHEST}")

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Claim the digits, which lead to places elsewhere."""
        return character is not None and character.isdecimal()

    def on_key(self, event: events.Key) -> None:
        """Take a digit; a 0 after a 1 makes ten."""
        digit = event.character or ""
        if digit.isascii() and digit.isdecimal():
            event.stop()
            event.prevent_default()
            self.number = 10 if digit == "0" and self.number == 1 else int(digit)

    def action_add(self, by: int) -> None:
        """Move the number; the first move starts from 0 or from 10."""
        start = (-1 if by > 0 else HIGHEST + 1) if self.number is None else self.number
        self.number = start + by

    def action_clear(self) -> None:
        """Take the number away."""
        self.number = None

    def on_click(self, event: events.Click) -> None:
        """Take the sign under the pointer as the number."""
        column = event.get_content_offset_capture(self).x
        if 0 <= column < HIGHEST:
            self.number = column + 1
