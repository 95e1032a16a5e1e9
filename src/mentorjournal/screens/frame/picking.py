"""Choosing one of many: what is typed narrows the choices by fuzzy name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from mentorjournal.domain.plain import visible
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.widgets.inputs import Line

Choice = tuple[str, str]

COMPARED = 120
"""How many letters of a choice are compared with what is typed."""


class Pick(Ask):
    """Ask for one of many; dismisses with its value, empty when escape was pressed.

    ``more_like`` may find further choices for the words typed, which are shown as they come.
    """

    HELP: ClassVar[str] = (
        "Type a few letters to narrow the list, choose with the arrows and Enter, or a click."
        " Escape changes nothing."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", id="pick.up", show=False, tooltip="The choice above."),
        Binding("down", "move(1)", "Down", id="pick.down", show=False, tooltip="The next choice."),
    ]

    def __init__(
        self,
        question: str,
        choices: Sequence[Choice],
        default: str = "",
        *,
        more: str = "",
        placeholder: str = "type to narrow",
        more_like: Callable[[str], Sequence[Choice]] | None = None,
    ) -> None:
        super().__init__(question, choices, default, more=more)
        self._all = list(choices)
        self._placeholder = placeholder
        self._more_like = more_like

    def _words_above(self) -> Iterator[Static]:
        yield from super()._words_above()
        yield Line(placeholder=self._placeholder, id="pick")  # type: ignore[misc]  # a widget above

    def on_mount(self) -> None:
        """Begin in the line; the arrows move in the list all the same."""
        self.query_one("#pick", Line).focus()

    @on(Input.Changed, "#pick")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        found = self._found(event.value)
        self._values = [value for value, _ in found]
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(
            [Option(Content(visible(words, keep_newlines=False))) for _, words in found]
        )
        listed.highlighted = 0 if found else None

    def _found(self, typed: str) -> list[Choice]:
        if not typed.strip():
            return self._all
        matcher = Matcher(typed.strip())
        scored = [(matcher.match(words[:COMPARED]), value, words) for value, words in self._all]
        scored.sort(key=lambda each: -each[0])
        found = [(value, words) for score, value, words in scored if score > 0]
        known = {value for value, _ in found}
        further = self._more_like(typed) if self._more_like else ()
        return found + [each for each in further if each[0] not in known]

    @on(Input.Submitted, "#pick")
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._values):
            self.dismiss(self._values[at])

    def action_move(self, by: int) -> None:
        """Mark the choice above or below."""
        listed = self.query_one(OptionList)
        if by < 0:
            listed.action_cursor_up()
        else:
            listed.action_cursor_down()
