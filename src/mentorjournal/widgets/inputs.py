"""One line to type into, which shows nothing hostile."""

from __future__ import annotations

from rich.highlighter import Highlighter
from rich.text import Text
from textual.widgets import Input

from mentorjournal.domain.plain import visible, visible_in_place


class _Visible(Highlighter):
    """Draw one visible character for each one typed; the value stays as it is."""

    def __init__(self, line: Input) -> None:
        self._line = line

    def highlight(self, text: Text) -> None:
        """Replace what is drawn; what arrives here has lost some control characters already."""
        text.plain = visible_in_place(self._line.value).replace("\n", " ").replace("\t", " ")


class Line(Input):
    """Take one line; entering it selects nothing, so that a key never wipes what was typed."""

    offered = ""
    """A value that nobody typed: entering the line selects it for as long as it stands."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            value,
            visible(placeholder, keep_newlines=False),
            highlighter=_Visible(self),
            select_on_focus=False,
            id=id,
        )

    def validate(self, value: str) -> None:
        """Judge nothing, and gain no class for it: a field says what is wrong, once it is left."""

    def on_focus(self) -> None:
        """Let typing replace a value that was only offered."""
        self.select_on_focus = bool(self.value) and self.value == self.offered
