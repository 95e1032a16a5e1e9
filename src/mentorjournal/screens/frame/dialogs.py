"""Questions that stand over a screen until they are answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mentorjournal.domain.plain import visible

AROUND_CHOICES = 12
"""Lines that a question, a word more, a line to type in and the edges take at most."""
LEAST_CHOICES = 5


def asked(question: str, more: str) -> Iterator[Static]:
    """Put a question over what is to be known for it; neither is read as markup."""
    yield Static(Content(visible(question)), classes="dialog--question")
    if more:
        yield Static(Content(visible(more)), classes="dialog--more")


class Ask(ModalScreen[str]):
    """Ask one question; dismisses with the value chosen, empty when escape was pressed.

    The default is marked from the start, so that Enter takes it. Nothing here is read as markup.
    """

    HELP: ClassVar[str] = "Choose with the arrows and Enter, or a click. Escape changes nothing."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "none", "Back", id="ask.none", tooltip="Change nothing."),
    ]

    def __init__(
        self,
        question: str,
        choices: Sequence[tuple[str, str]],
        default: str = "",
        *,
        more: str = "",
    ) -> None:
        super().__init__()
        self._question, self._more = question, more
        self._values = [value for value, _ in choices]
        self._words = [Content(visible(words, keep_newlines=False)) for _, words in choices]
        self._default = default

    def compose(self) -> ComposeResult:
        """Stack the question, what is to be known for it, and the choices."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield from self._words_above()
            yield OptionList(*map(Option, self._words), compact=True)

    def _words_above(self) -> Iterator[Widget]:
        yield from asked(self._question, self._more)

    def on_mount(self) -> None:
        """Mark the default."""
        choices = self.query_one(OptionList)
        marked = self._values.index(self._default) if self._default in self._values else 0
        choices.highlighted = marked
        self.begin()

    def on_resize(self, event: events.Resize) -> None:
        """Give the choices what the words around them leave, or some rows to scroll in.

        A share of the window in the stylesheet is counted anew by a box that fits its content.
        """
        room = max(LEAST_CHOICES, event.size.height - AROUND_CHOICES)
        self.query_one(OptionList).styles.max_height = room

    def begin(self) -> None:
        """Begin in the choices."""
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._values[event.option_index])

    def action_none(self) -> None:
        """Leave without an answer."""
        self.dismiss("")
