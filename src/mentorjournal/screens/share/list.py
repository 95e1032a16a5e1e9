"""The list of what can be ticked for a summary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mentorjournal.domain.plain import visible
from mentorjournal.screens.share.table import Line, Ticks

BOXES = {True: "[x]", False: "[ ]", None: "[-]"}


class ShareList(OptionList):
    """Show what can be ticked, and ask for a tick by message; the box tells, not its colour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Tick", id="share.tick", tooltip="Let it in, or leave it out."),
        Binding("j", "cursor_down", "Down", id="share.down", show=False, tooltip="The next line."),
    ]

    class Toggled(Message):
        """A line is to be ticked or unticked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id, compact=True, markup=False)
        self._words: tuple[str, ...] = ()
        self._prompts: list[Content] = []

    def show(self, lines: Sequence[Line], ticks: Ticks) -> None:
        """Show lines with their boxes; the cursor and the scroll stay while the lines do."""
        words = tuple(line.words for line in lines)
        prompts = [_prompt(line, ticks) for line in lines]
        if words != self._words:
            self.set_options([Option(prompt) for prompt in prompts])
            self.highlighted = 0 if lines else None
        else:
            self._replace(prompts)
        self._words, self._prompts = words, prompts

    def _replace(self, prompts: Sequence[Content]) -> None:
        """Draw only what changed: each line that is replaced is laid out anew."""
        for index, (before, now) in enumerate(zip(self._prompts, prompts, strict=True)):
            if not before.is_same(now):
                self.replace_option_prompt_at_index(index, now)

    @on(OptionList.OptionSelected)
    def _ask(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Toggled(event.option_index))


def _prompt(line: Line, ticks: Ticks) -> Content:
    ticked = line.is_ticked(ticks)
    words = visible(line.words, keep_newlines=False)
    if line.depth == 0:
        return Content.assemble((f"{BOXES[ticked]} ", "$foreground 60%"), (words, "bold"))
    box = f"{'  ' * line.depth}{BOXES[ticked]} "
    since = "told · " if line.told else ""
    quiet = "" if ticked else "$foreground 60%"
    return Content.assemble(box, (since, "italic $foreground 60%"), (words, quiet))
