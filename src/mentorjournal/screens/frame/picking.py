"""Choosing one of many: what is typed narrows the choices by fuzzy name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar
from unicodedata import combining, normalize

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from mentorjournal.domain.plain import visible
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.widgets.inputs import Line

Choice = tuple[str, str]


class Pick(Ask):
    """Ask for one of many; dismisses with its value, empty when escape was pressed.

    ``more_like`` may find further choices for the words typed, which are shown as they come.
    """

    HELP: ClassVar[str] = (
        "Type a few letters to narrow the list, choose with the arrows and Enter, or a click."
        " Escape changes nothing."
    )
    # Before anything else: in a low window the dialog itself would scroll by these keys.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "up",
            "move(-1)",
            "Up",
            id="pick.up",
            show=False,
            priority=True,
            tooltip="The choice above.",
        ),
        Binding(
            "down",
            "move(1)",
            "Down",
            id="pick.down",
            show=False,
            priority=True,
            tooltip="The next choice.",
        ),
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

    def _words_above(self) -> Iterator[Widget]:
        yield from super()._words_above()
        yield Line(placeholder=self._placeholder, id="pick")

    def begin(self) -> None:
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
        wanted = _bare(typed)
        scored = [(_likeness(wanted, _bare(words)), value, words) for value, words in self._all]
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


def _bare(text: str) -> str:
    """Take away what people leave out when they look for something: capitals, accents, signs."""
    letters = normalize("NFD", text.casefold())
    return " ".join("".join(each if each.isalnum() else " " for each in letters
                            if not combining(each)).split())  # fmt: skip


def _likeness(wanted: str, words: str) -> float:
    """Say how well a choice fits: its very words, each of the words, the letters in order; 0 not.

    The library's own matcher tries every way to place the letters, which takes minutes here.
    """
    run_on = words.replace(" ", "")
    if (together := wanted.replace(" ", "")) in run_on:
        return 4.0 - run_on.index(together) / (len(run_on) + 1)
    if all(each in words for each in wanted.split()):
        return 2.0
    first = at = -1
    for letter in together:
        at = words.find(letter, at + 1)
        if at < 0:
            return 0.0
        first = at if first < 0 else first
    return len(wanted) / (at - first + 1)
