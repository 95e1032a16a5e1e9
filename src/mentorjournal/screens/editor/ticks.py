"""A field that takes some of a list of records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Unpack

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from mentorjournal.domain.plain import visible
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.placing import Placing


class Ticks(OptionList):
    """A list in which the space bar ticks a line; the box says so, not a colour alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Tick", id="ticks.tick", tooltip="Take it, or leave it."),
    ]


class TicksField(Field[list[str]]):
    """Some of some choices, each a value and the words for it."""

    def __init__(
        self,
        key: str,
        label: str,
        choices: Sequence[tuple[str, str]],
        *,
        value: Sequence[str] = (),
        hint: str = "",
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(key, label, hint=hint, **placing)
        self._choices = list(choices)
        self._ticked = list(value)
        self._list = Ticks(*map(self._line, self._choices), compact=True)

    @property
    def offers(self) -> bool:
        """Whether there is anything to tick."""
        return bool(self._choices)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Give other choices; what is ticked stays ticked."""
        self._choices = list(choices)
        self._list.clear_options()
        self._list.add_options(list(map(self._line, self._choices)))

    def _line(self, choice: tuple[str, str]) -> Content:
        box = "[x]" if choice[0] in self._ticked else "[ ]"
        return Content(f"{box} {visible(choice[1], keep_newlines=False)}")

    def entry(self) -> Widget:
        """Give the list."""
        return self._list

    def read(self) -> list[str]:
        """Read which choices are ticked, in the order in which they were."""
        return list(self._ticked)

    def write(self, value: Sequence[str]) -> None:
        """Tick these choices and no others."""
        self._ticked = list(value)
        for at, choice in enumerate(self._choices):
            self._list.replace_option_prompt_at_index(at, self._line(choice))

    @on(OptionList.OptionSelected)
    def _tick(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        choice = self._choices[event.option_index][0]
        ticked = [each for each in self._ticked if each != choice]
        self.write(ticked if choice in self._ticked else [*ticked, choice])
        self.edited()
