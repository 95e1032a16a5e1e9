"""A few fields asked for over a screen; what is typed there is kept as a draft, like all else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from mentorjournal.domain import moments
from mentorjournal.domain.days import read_day
from mentorjournal.errors import JournalError, NotUnderstood
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.begun import IS_BACK
from mentorjournal.screens.frame.dialogs import asked
from mentorjournal.screens.frame.drafting import Drafting
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.fields import DateField

Typed = dict[str, str]


class FillIn(ModalScreen[bool]):
    """Ask for a few fields and act on them; dismisses with whether that was done.

    ``act`` is given the values by key. What it refuses stands under the field it is about. Leaving
    keeps what was typed: it is there when the same is asked for again.
    """

    HELP: ClassVar[str] = (
        "Tab goes from field to field, Enter or Ctrl+S keeps. Escape leaves; what you typed waits"
        " here until you come back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", id="fill.keep", tooltip="Keep this."),
        Binding("escape", "leave", "Back", id="fill.leave", tooltip="Leave it for later."),
    ]

    def __init__(
        self,
        journal: Journal,
        subject: str,
        question: str,
        fields: Sequence[Field[str]],
        act: Callable[[Typed], object],
        *,
        more: str = "",
    ) -> None:
        super().__init__()
        self._journal = journal
        self._subject = f"@{subject}"
        self._question, self._more = question, more
        self._fields = list(fields)
        self._act = act
        self._first: Typed = {}
        self._is_done = self._waits = False
        self._drafting = Drafting(self, self.keep_draft_now)

    def compose(self) -> ComposeResult:
        """Stack the question, the fields and the keys."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield from asked(self._question, self._more)
            yield Static(classes="dialog--more hidden", id="fill-draft")
            yield from self._fields
            yield Static(Content("ctrl+s keeps · esc leaves it for later"), classes="muted")

    def on_mount(self) -> None:
        """Put back what was begun here before, and begin in the first field."""
        self._first = self._typed()
        with reporting(self):
            draft = self._journal.notebook.draft(self._subject)
            if draft is not None:
                self._waits = True
                self._restore(draft[0])
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._go_to(0)

    def _go_to(self, at: int) -> None:
        """Go to what is filled in first in a field."""
        for widget in self._fields[at].query("*"):
            if widget.focusable:
                widget.focus()
                return

    def _restore(self, begun: dict[str, Any]) -> None:
        for field in self._fields:
            if isinstance(begun.get(field.key), str):
                field.value = begun[field.key]
        told = self.query_one("#fill-draft", Static)
        told.update(Content(IS_BACK))
        told.remove_class("hidden")

    def _typed(self) -> Typed:
        return {field.key: field.value for field in self._fields}

    @on(Field.Edited)
    def _keep_soon(self) -> None:
        self._drafting.soon()

    def keep_draft_now(self) -> None:
        """Keep what is typed, if it is other than what was there at first; else nothing waits."""
        typed = self._typed()
        if self._is_done:
            return
        if typed != self._first:
            self._journal.notebook.keep_draft(self._subject, dict(typed), moments.now())
            self._waits = True
        elif self._waits:
            self._journal.notebook.drop_draft(self._subject)
            self._waits = False

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        """Go to the next field, or keep behind the last one."""
        event.stop()
        here = next(at for at, each in enumerate(self._fields) if event.input in each.query("*"))
        if here + 1 < len(self._fields):
            self._go_to(here + 1)
        else:
            self.action_keep()

    def action_keep(self) -> None:
        """Act on what is typed, or say what is wrong with it."""
        for field in self._fields:
            field.error = ""
        try:
            self._act(self._typed())
        except NotUnderstood as error:
            self._point_out(error)
        except JournalError as error:
            say(self, f"Not kept: {error}", severity="warning")
        else:
            self._is_done = True
            with reporting(self):
                self._journal.notebook.drop_draft(self._subject)
            self.dismiss(True)

    def _point_out(self, error: NotUnderstood) -> None:
        wrong = [field for field in self._fields if field.key in error.fields]
        for field in wrong:
            field.error = error.fields[field.key]
        if not wrong:
            say(self, str(error), severity="warning")

    def action_leave(self) -> None:
        """Leave; what was typed waits. Where it cannot be kept, stay with it."""
        with reporting(self):
            self.keep_draft_now()
            self.dismiss(False)


def day_field(journal: Journal, key: str, label: str, value: str = "", hint: str = "") -> DateField:
    """Make a field for a day that lies ahead."""
    reading = journal.reading("future")
    return DateField(
        key,
        label,
        value=value,
        hint=hint,
        understand=lambda typed: moments.spoken(read_day(typed, reading)),
    )
