"""The evidence as it will be written, and where to."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from mentorjournal.desk.handing_out import hand_out
from mentorjournal.domain import moments
from mentorjournal.domain.plain import visible
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.destination import proposed_path, shortened, typed_place
from mentorjournal.screens.frame.reporting import reporting
from mentorjournal.sharing.participation import PARTICIPATION_FORMS, ParticipationSheet, as_markdown
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.fields import ChoiceField
from mentorjournal.widgets.inputs import Line

ABOVE = {
    "html": "The page says this, laid out to be printed:",
    "md": "This is the file:",
    "csv": "This is the file:",
}
FORMS = (("html", "page to print"), ("md", "Markdown"), ("csv", "table, CSV"))


class EvidenceDialog(ModalScreen[Path | None]):
    """Show what the file will say; dismisses with the path of the file once it is written."""

    HELP: ClassVar[str] = (
        "What stands here is what the file will say. Only who agreed to be named is."
        " Escape goes back; nothing is written before you say so, and no file is overwritten."
    )
    AUTO_FOCUS = "#evidence-back"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="evidence.back", tooltip="Write nothing."),
    ]

    def __init__(self, journal: Journal, sheet: ParticipationSheet) -> None:
        super().__init__()
        self._journal = journal
        self._sheet = sheet
        self._form = "html"

    def compose(self) -> ComposeResult:
        """Stack the choice of form, the bytes, the place and the buttons."""
        with Vertical(classes="dialog"):
            yield ChoiceField("form", "As", FORMS, value=self._form)
            with VerticalScroll(id="evidence-bytes"):
                yield Static(id="evidence-text")
            yield Line(shortened(proposed(self._form)), id="evidence-path")
            with Horizontal(classes="buttons"):
                yield Button("Back", id="evidence-back", compact=True)
                yield Button("Write file", id="evidence-write", compact=True)

    def on_mount(self) -> None:
        """Show what the first form would write."""
        self._show()

    @property
    def data(self) -> bytes:
        """The bytes that would be written."""
        return PARTICIPATION_FORMS[self._form](self._sheet)

    def _show(self) -> None:
        """Show the bytes; of a page, its words, as its style would hide them."""
        data = as_markdown(self._sheet) if self._form == "html" else self.data
        words = visible(data.decode("utf-8-sig"))
        said = Content.styled(f"{ABOVE[self._form]}\n\n", "$foreground 60%")
        self.query_one("#evidence-text", Static).update(said + Content(words))

    @on(Field.Edited)
    def _take_form(self, event: Field.Edited) -> None:
        event.stop()
        line, before = self.query_one(Line), shortened(proposed(self._form))
        self._form = str(event.field.value) or self._form
        if line.value == before:
            line.value = shortened(proposed(self._form))
        self._show()

    @on(Button.Pressed, "#evidence-back")
    def action_leave(self) -> None:
        """Go back and write nothing."""
        self.dismiss(None)

    @on(Button.Pressed, "#evidence-write")
    @work(group="write")
    async def _write(self) -> None:
        with reporting(self):
            path = typed_place(self.query_one(Line).value)
            await asyncio.to_thread(
                hand_out, self._journal, self._sheet.title, self._form, self.data, path
            )
            self.dismiss(path)


def proposed(form: str) -> Path:
    """Propose a place for a file that says of which day it is."""
    return proposed_path(f"hours-{moments.today().isoformat()}.{form}")
