"""What an award asks for, as a small form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from mentorjournal.desk.schemes import TYPED, keep_scheme, typed_categories, typed_scheme
from mentorjournal.domain import moments
from mentorjournal.domain.days import read_day
from mentorjournal.domain.schemes import Scheme
from mentorjournal.errors import JournalError, NotUnderstood
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.drafting import Drafting
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.views.hours import schemes
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.fields import ChoiceField, DateField, TextField, WritingField

UNFINISHED = "@scheme"
"""The subject of the draft that holds what stands in the form."""

UNITS = (("hours", "hours"), ("minutes", "minutes"), ("activities", "activities"))


class SchemeDialog(ModalScreen[Scheme | None]):
    """Ask for an award; dismisses with it once it is kept, else with None."""

    HELP: ClassVar[str] = (
        "What the award asks for. Ctrl+S keeps it, Escape goes back. Categories part at commas;"
        " a number behind a colon is how many activities it asks for at least."
    )
    AUTO_FOCUS = "Field Line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", id="scheme.keep", tooltip="Keep this award."),
        Binding("escape", "leave", "Leave", id="scheme.leave", tooltip="Go back; asks first."),
    ]

    def __init__(self, journal: Journal, before: Scheme | None) -> None:
        super().__init__()
        self._journal = journal
        self._before = before
        self._fields: dict[str, Field[str]] = {}
        self._begun: dict[str, str] = {}
        self._drafting = Drafting(self, self.keep_draft_now)

    def compose(self) -> ComposeResult:
        """Stack the fields, filled in with what was broken off or is kept."""
        values = self._values()
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static("What does the award ask for?", classes="dialog--question", markup=False)
            for field in self._made(values):
                self._fields[field.key] = field
                yield field
            yield Static("ctrl+s keeps it · escape goes back", classes="dialog--more", markup=False)

    def on_mount(self) -> None:
        """Keep the question in sight, which the first field would push up in a low window."""
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_home, animate=False)

    def _values(self) -> dict[str, str]:
        """Give what the form begins with; a draft comes before what is kept."""
        self._begun = _as_typed(self._before)
        draft = self._journal.notebook.draft(UNFINISHED)
        if draft is None:
            return self._begun
        held = {name: str(draft[0].get(name, "")) for name in TYPED}
        wanted = draft[0].get("id")
        self._before = next((s for s in schemes(self._journal) if s.id == wanted), self._before)
        return held

    def _made(self, values: dict[str, str]) -> Iterator[Field[str]]:
        reading = self._journal.reading("past")
        yield TextField("name", "Name", value=values["name"])
        yield TextField("target", "How much", value=values["target"], placeholder="such as 60")
        yield ChoiceField("unit", "Of what", UNITS, value=values["unit"])
        yield TextField(
            "categories",
            "Categories",
            value=values["categories"],
            placeholder="such as Learning: 1, Community",
            hint="Parted by commas; “Learning: 2” asks for two activities at least.",
        )
        yield DateField(
            "registered_on",
            "Registered on",
            value=values["registered_on"],
            understand=lambda typed: moments.spoken(read_day(typed, reading)),
            placeholder="20 feb",
            hint="Nothing before this day counts.",
        )
        yield WritingField("rules", "Its rules, in its own words", value=values["rules"])

    @on(Field.Edited)
    def _keep_draft_soon(self) -> None:
        self._drafting.soon()

    @property
    def typed(self) -> dict[str, str]:
        """Everything that stands in the form."""
        return {name: field.value for name, field in self._fields.items()}

    def keep_draft_now(self) -> None:
        """Keep what stands in the form until it is gone on with."""
        if self.typed != self._begun:
            begun = {"id": self._before.id if self._before else ""}
            self._journal.notebook.keep_draft(UNFINISHED, self.typed | begun, moments.now())

    def action_keep(self) -> None:
        """Keep the award, or say at each field what is wrong with it."""
        for field in self._fields.values():
            field.error = ""
        try:
            scheme = typed_scheme(self._journal, self.typed, self._before)
            keep_scheme(self._journal, scheme)
            self._drop_draft()
        except NotUnderstood as error:
            self._point_out(error)
        except JournalError as error:
            say(self, f"Not kept: {error}", severity="warning")
        else:
            self.dismiss(scheme)

    def _point_out(self, error: NotUnderstood) -> None:
        wrong = [self._fields[name] for name in self._fields if name in error.fields]
        for field in wrong:
            field.error = error.fields[field.key]
        for field in wrong[:1]:
            next(each for each in field.query("*") if each.focusable).focus()
        if not wrong:
            say(self, str(error), severity="warning")

    @work(group="dialog")
    async def action_leave(self) -> None:
        """Go back; ask first when something was typed."""
        if self.typed != self._begun:
            choices = [("", "Go on with it"), ("drop", "Throw it away")]
            question = Ask("You have changed something. What becomes of it?", choices)
            if await self.app.push_screen_wait(question) != "drop":
                return
        with reporting(self):
            self._drop_draft()
            self.dismiss(None)

    def _drop_draft(self) -> None:
        self._drafting.stop()
        self._journal.notebook.drop_draft(UNFINISHED)


def _as_typed(scheme: Scheme | None) -> dict[str, str]:
    if scheme is None:
        return {name: "hours" if name == "unit" else "" for name in TYPED}
    day = scheme.registered_on
    return {
        "name": scheme.name,
        "unit": scheme.unit,
        "target": f"{scheme.target:g}",
        "registered_on": day.isoformat() if day else "",
        "categories": typed_categories(scheme),
        "rules": scheme.rules,
    }
