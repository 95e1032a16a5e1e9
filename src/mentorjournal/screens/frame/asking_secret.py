"""Asking for a passphrase over a screen."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from mentorjournal.widgets.secret_line import SecretLine


class AskSecret(ModalScreen[str]):
    """Ask for one secret; dismisses with it, empty when escape was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "none", "Back", id="secret.none", tooltip="Change nothing."),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = Content(question)

    def compose(self) -> ComposeResult:
        """Put the question over the line."""
        with VerticalGroup(classes="panel", id="ask-secret"):
            yield Static(self._question, classes="gap-below")
            yield SecretLine()

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)

    def action_none(self) -> None:
        """Leave without an answer."""
        self.dismiss("")
