"""A field of a form for a passphrase."""

from __future__ import annotations

from typing import Unpack

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from mentorjournal.widgets.field import Field
from mentorjournal.widgets.placing import Placing
from mentorjournal.widgets.secret_line import SecretLine


class SecretField(Field[str]):
    """One line of dots."""

    def __init__(self, key: str, label: str, *, hint: str = "", **placing: Unpack[Placing]) -> None:
        super().__init__(key, label, hint=hint, **placing)
        self.line = SecretLine()

    def entry(self) -> Widget:
        """Give the line to type into."""
        return self.line

    def read(self) -> str:
        """Read the line."""
        return self.line.value

    def write(self, value: str) -> None:
        """Replace the line."""
        self.line.value = value

    @on(Input.Changed)
    def _line_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.edited()
