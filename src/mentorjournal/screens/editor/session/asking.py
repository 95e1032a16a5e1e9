"""What is asked while a session is written down: with whom it is, and for a kind word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from mentorjournal.domain.plain import visible
from mentorjournal.screens.frame.begun import Begun
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.drafting import Drafting
from mentorjournal.widgets.inputs import Line

if TYPE_CHECKING:
    from mentorjournal.journal import Journal


async def ask_for_partner(app: App[Any], journal: Journal) -> str:
    """Ask whom a session is with, where it may be with several; answer the relationship's id.

    Empty where it is with somebody else, and where one relationship goes without saying.
    """
    names = journal.partner_names()
    going_on = [k.record for k in journal.relationships() if k.record.status != "closed"]
    choices = [
        (str(each.id), f"{names[str(each.id)]}  I am the {each.my_role}")
        for each in going_on
        if str(each.id) in names
    ]
    if len(choices) < 2:
        return ""
    choices.append(("", "Somebody else, a group, a workshop"))
    return await app.push_screen_wait(Ask("With whom?", choices, choices[0][0]))


class AskWords(ModalScreen[str]):
    """Ask for one line; dismisses with it, empty when escape was pressed.

    What is typed is kept as the draft that is ``begun``; whoever asks drops it.
    """

    HELP: ClassVar[str] = "Type the exact words; Enter keeps them, Escape keeps nothing."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "none", "Back", id="words.none", tooltip="Keep nothing."),
    ]

    def __init__(self, question: str, begun: Begun) -> None:
        super().__init__()
        self._question = Content(visible(question))
        self._begun = begun
        self._drafting = Drafting(self, self.keep_draft_now)

    def compose(self) -> ComposeResult:
        """Put the question over the line."""
        with VerticalGroup(classes="dialog"):
            yield Static(self._question, classes="dialog--question")
            yield Line(self._begun.words())

    @on(Input.Changed)
    def _keep_soon(self) -> None:
        self._drafting.soon()

    def keep_draft_now(self) -> None:
        """Keep what is typed so far."""
        self._begun.keep(self.query_one(Line).value)

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())

    def action_none(self) -> None:
        """Leave without words."""
        self.dismiss("")
