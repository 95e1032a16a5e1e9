"""A few choices, all in sight, of which one can be taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Unpack

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from mentorjournal.domain.plain import visible
from mentorjournal.widgets.cells import cut
from mentorjournal.widgets.lined import Lined
from mentorjournal.widgets.placing import Placing

GAP = "  "


class Choices(Lined, can_focus=True):
    """Show the choices in as few lines as hold them; the arrows take the one before or after.

    The choice taken has a dot in its brackets and bold letters.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--choice", "choices--taken"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left,up",
            "take(-1)",
            "Before",
            id="choices.before",
            show=False,
            tooltip="The choice before.",
        ),
        Binding(
            "right,down,space",
            "take(1)",
            "Next",
            id="choices.next",
            show=False,
            tooltip="The next choice.",
        ),
    ]

    taken: reactive[int] = reactive(-1)
    """The index of the choice taken; -1 while none is."""

    class Changed(Message):
        """Another choice is taken."""

    def __init__(self, words: Sequence[str], taken: int = -1, **placing: Unpack[Placing]) -> None:
        super().__init__(**placing)
        self._words = [visible(each, keep_newlines=False) for each in words]
        self.set_reactive(Choices.taken, taken)

    def offer(self, words: Sequence[str], taken: int) -> None:
        """Put other choices in the place of these."""
        self._words = [visible(each, keep_newlines=False) for each in words]
        self.set_reactive(Choices.taken, taken)
        self.refresh(layout=True)
        self.post_message(self.Changed())

    def watch_taken(self) -> None:
        """Tell whoever holds the choices."""
        self.post_message(self.Changed())

    def height_at(self, width: int) -> int:
        """Count the lines the choices take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw every choice."""
        width = self.content_size.width
        lines = [
            Content(GAP).join([self._drawn(index, width) for index in line])
            for line in self._lines(width)
        ]
        return Content("\n").join(lines)

    def _lines(self, width: int) -> list[list[int]]:
        """Spread the choices over lines, none of which is wider than there is room."""
        lines: list[list[int]] = [[]]
        room = width
        for index in range(len(self._words)):
            taken = cell_len(self._text(index, width)) + len(GAP)
            if lines[-1] and room + len(GAP) < taken:
                lines.append([])
                room = width
            lines[-1].append(index)
            room -= taken
        return lines

    def _text(self, index: int, width: int) -> str:
        return cut(f"({'•' if index == self.taken else ' '}) {self._words[index]}", width)

    def _drawn(self, index: int, width: int) -> Content:
        name = "choices--taken" if index == self.taken else "choices--choice"
        return Content.styled(self._text(index, width), self.get_visual_style(name))

    def action_take(self, by: int) -> None:
        """Take the choice before or after; beyond the last comes the first."""
        if self._words:
            start = self.taken if self.taken >= 0 or by > 0 else 0
            self.taken = (start + by) % len(self._words)

    def on_click(self, event: events.Click) -> None:
        """Take the choice under the pointer."""
        event.stop()
        column, row = event.get_content_offset_capture(self)
        width = self.content_size.width
        for index in dict(enumerate(self._lines(width))).get(row, []):
            if 0 <= column < cell_len(self._text(index, width)):
                self.taken = index
                return
            column -= cell_len(self._text(index, width)) + len(GAP)
