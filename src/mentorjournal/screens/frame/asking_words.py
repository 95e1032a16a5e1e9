"""Asking for some words, or for some of several things, over a screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, OptionList, TextArea
from textual.widgets.option_list import Option

from mentorjournal.domain.plain import visible
from mentorjournal.screens.frame.begun import IS_BACK, Begun
from mentorjournal.screens.frame.dialogs import Ask, asked
from mentorjournal.screens.frame.drafting import Drafting
from mentorjournal.screens.frame.reporting import reporting
from mentorjournal.widgets.writing import Writing

Answer = TypeVar("Answer")

LEAVING = "What you wrote here stands nowhere yet."
STAY, LATER, DROP = (
    ("stay", "Go on writing"),
    ("later", "Leave it; it waits here until you come back"),
    ("drop", "Throw it away"),
)


class _Asking(ModalScreen[Answer]):
    """A question with something to fill in, a button that goes on and a key that leaves."""

    def __init__(self, question: str, *, more: str = "", go_on: str = "Go on") -> None:
        super().__init__()
        self._question, self._more = question, more
        self._go_on = go_on

    def compose(self) -> ComposeResult:
        """Stack the question, what is to be filled in, and the buttons."""
        with VerticalGroup(classes="asking"):
            yield from asked(self._question, self._more)
            yield self.entry()
            with VerticalGroup(classes="asking--buttons"):
                yield Button(Content(f"{self._go_on}  ctrl+s"), id="asking-go-on", compact=True)
                yield Button("Leave  esc", id="asking-leave", compact=True)

    def entry(self) -> Widget:
        """Give what is to be filled in."""
        raise NotImplementedError

    @on(Button.Pressed, "#asking-go-on")
    def _press_on(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_go_on()

    @on(Button.Pressed, "#asking-leave")
    def _press_leave(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_none()

    def action_go_on(self) -> None:
        """Answer with what was filled in."""
        raise NotImplementedError

    def action_none(self) -> None:
        """Leave without an answer."""
        raise NotImplementedError


class AskWords(_Asking["str | None"]):
    """Ask for words; dismisses with them, None when escape was pressed.

    What is typed is kept as the draft that is ``begun``, which whoever asks drops once the words
    are used. Escape asks before it drops words that stand nowhere else.
    """

    AUTO_FOCUS = "Writing"
    HELP: ClassVar[str] = "Write, then ctrl+s, or Tab to the button. Escape leaves; it asks first."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "go_on", "Go on", id="words.go_on", tooltip="Take these words."),
        Binding("escape", "none", "Back", id="words.none", tooltip="Change nothing."),
    ]

    def __init__(
        self,
        question: str,
        words: str = "",
        *,
        more: str = "",
        go_on: str = "Go on",
        begun: Begun | None = None,
    ) -> None:
        self._begun, self._held = begun, begun.words() if begun else ""
        more = f"{more} {IS_BACK}".strip() if self._held else more
        super().__init__(question, more=more, go_on=go_on)
        self._given = words
        self._drafting = Drafting(self, self.keep_draft_now)

    def entry(self) -> Widget:
        """Give a place to write in."""
        return Writing(self._held or self._given)

    def on_mount(self) -> None:
        """Go on behind what is written already."""
        writing = self.query_one(Writing)
        writing.move_cursor(writing.document.end)

    @on(TextArea.Changed)
    def _keep_soon(self) -> None:
        self._drafting.soon()

    def keep_draft_now(self) -> None:
        """Keep what is typed, if it is other than what was given here, and than the draft."""
        typed = self.query_one(Writing).value
        typed = "" if typed.strip() == self._given.strip() else typed
        if self._begun and typed != self._held:
            self._begun.keep(typed)
            self._held = typed

    def action_go_on(self) -> None:
        """Answer with the words."""
        with reporting(self):
            self.keep_draft_now()
        self.dismiss(self.query_one(Writing).value.strip())

    def action_none(self) -> None:
        """Leave without an answer; ask first when words would be lost."""
        if self.query_one(Writing).value.strip() in ("", self._given.strip()):
            self._leave("drop")
            return
        choices = (STAY, LATER, DROP) if self._begun else (STAY, DROP)
        self.app.push_screen(Ask(LEAVING, choices, "stay"), self._leave)

    def _leave(self, answer: str | None) -> None:
        if answer not in ("later", "drop"):
            return
        with reporting(self):  # what cannot be kept is not left
            if answer == "later":
                self.keep_draft_now()
            elif self._begun:
                self._begun.drop()
            self.dismiss(None)


class Boxes(OptionList):
    """Show things with a box each; the box tells by its letter whether it is ticked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Tick", id="boxes.tick", tooltip="Tick it, or untick it."),
    ]

    def __init__(self, things: Sequence[str]) -> None:
        super().__init__(compact=True, markup=False)
        self._things = [visible(each, keep_newlines=False) for each in things]
        self.ticked: set[int] = set()

    def on_mount(self) -> None:
        """Draw every box."""
        self.add_options([Option(self._drawn(index)) for index in range(len(self._things))])
        self.highlighted = 0 if self._things else None

    def _drawn(self, index: int) -> Content:
        return Content(f"[{'x' if index in self.ticked else ' '}] {self._things[index]}")

    @on(OptionList.OptionSelected)
    def _tick(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.ticked ^= {event.option_index}
        self.replace_option_prompt_at_index(event.option_index, self._drawn(event.option_index))


class AskSome(_Asking["tuple[int, ...] | None"]):
    """Ask which of several things; dismisses with their indexes, None when escape was pressed."""

    AUTO_FOCUS = "Boxes"
    HELP: ClassVar[str] = "Space ticks; ctrl+s goes on, or Tab to the button. Escape leaves."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "go_on", "Go on", id="some.go_on", tooltip="Take what is ticked."),
        Binding("escape", "none", "Back", id="some.none", tooltip="Change nothing."),
    ]

    def __init__(
        self, question: str, choices: Sequence[str], *, more: str = "", go_on: str = "Go on"
    ) -> None:
        super().__init__(question, more=more, go_on=go_on)
        self._choices = choices

    def entry(self) -> Widget:
        """Give the things with their boxes."""
        return Boxes(self._choices)

    def action_go_on(self) -> None:
        """Answer with what is ticked."""
        self.dismiss(tuple(sorted(self.query_one(Boxes).ticked)))

    def action_none(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
