"""Settings: who writes, how days are read, the colours, where things lie, the recovery code."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.config import Settings, keep_setting, settings_path
from mentorjournal.domain.plain import visible
from mentorjournal.errors import CannotUnlock
from mentorjournal.journal import Journal
from mentorjournal.screens.asking_secret import AskSecret
from mentorjournal.screens.place import PlaceScreen
from mentorjournal.screens.reporting import reporting, say
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.fields import ChoiceField, TextField

ROLES = (("mentoree", "mentoree"), ("mentor", "mentor"), ("both", "both"))
ORDERS = (("day", "3 April"), ("month", "March 4"))
THEMES = (
    ("textual-dark", "dark"),
    ("textual-light", "light"),
    ("ansi-dark", "the terminal's own, dark"),
    ("ansi-light", "the terminal's own, light"),
)


class SettingsScreen(PlaceScreen):
    """Change settings; each is kept as soon as it is changed."""

    PLACE: ClassVar[str] = "settings"
    CRUMB: ClassVar[str] = "Settings"
    HELP: ClassVar[str] = """\
# Settings

Each setting is kept as soon as you change it. Your name, your roles and the order of day and month
are kept inside the journal; the colours in the settings file, which can also give other keys to
what the program does (README, *Where it lives, and settings*).
"""
    AUTO_FOCUS = "#name Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "recovery", "Recovery code", id="settings.recovery",
                tooltip="Show the recovery code, after the passphrase."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__(journal)
        self._settings = settings

    def page(self) -> Iterable[Widget]:
        """Give the fields, then where things lie."""
        notebook = self.journal.notebook
        roles = self.journal.roles
        role = "both" if len(roles) > 1 else next(iter(roles), "mentoree")
        order = "day" if notebook.setting("day_first", True) else "month"
        themes = [*THEMES, *_further(self.app.available_themes)]
        with VerticalScroll(can_focus=False):
            yield TextField("called", "Your name, as it stands on summaries",
                            value=self.journal.name, id="name")  # fmt: skip
            yield ChoiceField("roles", "How you come to mentoring", ROLES, value=role)
            yield ChoiceField("day_first", "03/04 is", ORDERS, value=order)
            yield ChoiceField("theme", "Colours", themes, value=self.app.theme)
            yield Static(self._places(), id="places-on-disk")

    def _places(self) -> Content:
        """Say where the journal and the settings lie, and how to see the recovery code."""
        return Content.assemble(
            ("The journal  ", "$foreground 60%"), visible(str(self.journal.file.path)) + "\n",
            ("Settings file  ", "$foreground 60%"), visible(str(settings_path())) + "\n",
            ("Recovery code  ", "$foreground 60%"), ("F2", "$text-accent"),
            " shows it, after the passphrase",
        )  # fmt: skip

    def reload(self) -> None:
        """Leave the fields as they are: only this screen changes them."""

    @on(Field.Edited)
    def _keep(self, event: Field.Edited) -> None:
        event.stop()
        value = str(event.field.value)
        with reporting(self):
            if event.key == "theme":
                self.app.theme = value
                keep_setting("theme", value)
            elif event.key == "roles":
                both = ["mentoree", "mentor"]
                self.journal.notebook.set(roles=both if value == "both" else [value])
            elif event.key == "day_first":
                self.journal.notebook.set(day_first=value == "day")
            elif value.strip():
                self.journal.notebook.set(called=value.strip())

    @work
    async def action_recovery(self) -> None:
        """Ask for the passphrase once more, then show the recovery code."""
        typed = await self.app.push_screen_wait(AskSecret("The passphrase, to show its code"))
        if not typed:
            return
        with reporting(self):
            try:
                await asyncio.to_thread(_prove, self.journal, typed)
            except CannotUnlock:
                say(self, "That is not the passphrase of this journal.", severity="warning")
                return
            code = self.journal.file.recovery_code
            shown = "\n".join(code[at : at + 40].strip("-") for at in range(0, len(code), 40))
            self.query_one("#places-on-disk", Static).update(
                Content(
                    f"{shown}\n\nIt opens the journal without the passphrase. Keep it on paper."
                )
            )


def _prove(journal: Journal, passphrase: str) -> None:
    Journal.open(journal.file.path, passphrase).close()


def _further(themes: Iterable[str]) -> list[tuple[str, str]]:
    """List the themes that have no words of ours."""
    ours = {name for name, _ in THEMES}
    return [(name, name) for name in themes if name not in ours]
