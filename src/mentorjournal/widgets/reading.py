"""Where people read what somebody else wrote: to the letter, and nothing of it gets out."""

from __future__ import annotations

from typing import Unpack

from rich.text import Text

from mentorjournal.domain.plain import visible_in_place
from mentorjournal.widgets.placing import Placing
from mentorjournal.widgets.writing import Writing


class Reading(Writing):
    """Show a text that cannot be changed; words in it can be selected, and no key copies them."""

    def __init__(self, text: str = "", **placing: Unpack[Placing]) -> None:
        super().__init__(text, **placing)
        self.read_only = True

    def get_line(self, line_index: int) -> Text:
        """Give a line to draw, without colours: what others wrote looks like nothing of ours."""
        return Text(visible_in_place(self.document.get_line(line_index)), end="", no_wrap=True)

    def read(self, text: str) -> None:
        """Show a text; where it is the same one, cursor and scroll stay."""
        if text != self.value:
            self.value = text

    def action_copy(self) -> None:
        """Copy nothing: what others wrote reaches no clipboard."""

    def action_cut(self) -> None:
        """Cut nothing."""
