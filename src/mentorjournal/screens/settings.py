"""Settings: who writes, how days are read, the colours, where things lie, the recovery code."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from mentorjournal.config import Settings, keep_setting, settings_path
from mentorjournal.domain.plain import visible
from mentorjournal.errors import CannotUnlock, JournalError
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import ChangePassphrase, GoTo, Show
from mentorjournal.screens.frame.asking_secret import AskSecret
from mentorjournal.screens.frame.place import PlaceScreen
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.storage import keys
from mentorjournal.widgets.code_card import CodeCard
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.fields import ChoiceField, TextField
from mentorjournal.widgets.placing import entitle
from mentorjournal.widgets.top_bar import TopBar

ROLES = (("mentoree", "I am mentored"), ("mentor", "I mentor"), ("both", "both"))
ORDERS = (("day", "3 April"), ("month", "March 4"))
THEMES = (
    ("textual-dark", "dark"),
    ("textual-light", "light"),
    ("ansi-dark", "the terminal's own, dark"),
    ("ansi-light", "the terminal's own, light"),
)
NAME, COLOURS = "#settings-name", "#settings-theme"
A_MOMENT = 0.4
"""Seconds after a key before what was changed is kept."""


class SettingsScreen(PlaceScreen):
    """Change settings; each is kept a moment after it was changed, the name once it is left."""

    PLACE: ClassVar[str] = "settings"
    CRUMB: ClassVar[str] = "Settings"
    HELP: ClassVar[str] = """\
# Settings

Each setting is kept as soon as you change it, your name with Enter or once you leave its line.
**Escape** leaves that line, and from anywhere else it goes Home. Your name, your roles and the
order of day and month are kept inside the journal; the colours in the settings file, which can
also give other keys to what the program does.

`F2` shows the recovery code, after it has asked for the passphrase. Whoever has that code can
read everything: it is hidden again when you leave this screen.

`F4` changes the passphrase, also after asking for it. `F3` shows the backups. `Ctrl+L` locks at
once; the journal also locks by itself after five minutes without a key, or as many as
`lock_after_minutes` in the settings file says.
"""
    AUTO_FOCUS = f"{COLOURS} Select, {COLOURS} Choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "recovery", "Recovery code", id="settings.recovery",
                tooltip="Show the recovery code after the passphrase, or hide it again."),
        Binding("escape", "leave", "Leave", id="settings.leave",
                tooltip="Leave the line of the name; from anywhere else, go Home."),
        Binding("f4", "passphrase", "Passphrase", id="settings.passphrase",
                tooltip="Change the passphrase, after it was typed once more."),
        Binding("f3", "backups", "Backups", id="settings.backups",
                tooltip="See the kept copies of the journal."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__(journal)
        self._settings = settings
        self._unkept: dict[str, str] = {}

    def page(self) -> Iterable[Widget]:
        """Give the fields, then where things lie, then the recovery code."""
        with VerticalScroll(id="settings", can_focus=False):
            with Container(id="settings-you", classes="panel"):
                yield from self._fields_of_the_writer()
            with Container(id="settings-machine", classes="panel"):
                themes = [*THEMES, *_further(self.app.available_themes)]
                yield ChoiceField("theme", "Colours", themes, value=self.app.theme,
                                  id=COLOURS[1:])  # fmt: skip
                yield Static(self._places(), id="settings-places")
            with Container(id="settings-code", classes="panel hidden"):
                yield CodeCard(can_save=False)

    def _fields_of_the_writer(self) -> Iterator[Widget]:
        roles = self.journal.roles
        role = "both" if len(roles) > 1 else next(iter(roles), "")
        order = "day" if self.journal.notebook.setting("day_first", True) else "month"
        yield TextField("called", "Your name, as it stands on what you share",
                        value=self.journal.name, id=NAME[1:])  # fmt: skip
        yield ChoiceField("roles", "How you come to mentoring", ROLES, value=role)
        yield ChoiceField("day_first", "03/04 is read as", ORDERS, value=order)

    def _places(self) -> Content:
        """Say where the journal and the settings lie."""
        return Content("\n").join(
            Content.assemble((f"{label:<15}", "$foreground 60%"), visible(str(path)))
            for label, path in (
                ("The journal", self.journal.file.path),
                ("Settings file", settings_path()),
                ("Opens with", _ways_in(self.journal)),
            )
        )

    def on_mount(self) -> None:
        """Title the panels."""
        entitle(self.query_one("#settings-you"), "You", "kept in the journal")
        entitle(self.query_one("#settings-machine"), "This machine", "kept in the settings file")
        entitle(self.query_one("#settings-code"), "Recovery code", "F2 hides it")

    def reload(self) -> None:
        """Leave the fields as they are: only this screen changes them."""

    # ---- keeping

    @on(Field.Edited)
    def _change(self, event: Field.Edited) -> None:
        event.stop()
        if event.key == "called":
            self.query_one(TopBar).state = "enter keeps the name"
            return
        value = str(event.field.value)
        if event.key == "theme":
            self.app.theme = value
        self._unkept[event.key] = value
        self.query_one(TopBar).state = "keeping…"
        self._keep_soon()

    @on(Input.Submitted, f"{NAME} Input")
    @on(Input.Blurred, f"{NAME} Input")
    def _keep_name(self, event: Input.Submitted | Input.Blurred) -> None:
        event.stop()
        with reporting(self):
            self.keep_draft_now()

    def _take_name(self) -> None:
        """Take the name that stands in its line, unless it is empty or the one that is kept."""
        field = self.query_one(NAME, TextField)
        if not field.value.strip():
            field.error = "Without a name nobody knows who a page is from."
            self.query_one(TopBar).state = "not saved"
        elif field.value != self.journal.name:
            self._unkept["called"] = field.value
        elif not self._unkept:
            self.query_one(TopBar).state = "✓ saved"

    @work(exclusive=True, group="keep")
    async def _keep_soon(self) -> None:
        await asyncio.sleep(A_MOMENT)
        with reporting(self):
            self.keep_draft_now()

    def keep_draft_now(self) -> None:
        """Keep what was changed and is not kept yet."""
        self._take_name()
        if not self._unkept:
            return
        self.query_one(TopBar).state = "not saved"
        if "theme" in self._unkept:
            keep_setting("theme", self._unkept["theme"])
        kept = {name: _stored(name, v) for name, v in self._unkept.items() if name != "theme"}
        if kept:
            self.journal.notebook.set(**kept)
        self._unkept = {}
        self.query_one(TopBar).state = "✓ saved"

    def on_screen_suspend(self) -> None:
        """Keep what is not kept yet and hide the recovery code."""
        with reporting(self):
            self.keep_draft_now()
        self._hide_code()

    def action_leave(self) -> None:
        """Leave the line of the name, which keeps it; from anywhere else go Home."""
        if self.query_one(NAME).has_focus_within:
            self.query(self.AUTO_FOCUS).first().focus()
        else:
            self.post_message(GoTo("home"))

    def action_backups(self) -> None:
        """Ask for the kept copies."""
        self.post_message(Show("backups"))

    # ---- the recovery code and the passphrase

    @work(group="dialog")
    async def action_recovery(self) -> None:
        """Ask for the passphrase once more, then show the recovery code."""
        panel = self.query_one("#settings-code")
        if not panel.has_class("hidden"):
            self._hide_code()
        elif await self._is_the_owner("show the recovery code"):
            self.query_one(CodeCard).code = self.journal.file.recovery_code
            panel.remove_class("hidden")
            self.call_after_refresh(panel.scroll_visible, animate=False)

    @work(group="dialog")
    async def action_passphrase(self) -> None:
        """Ask for the passphrase once more, then for another one."""
        if self.journal.file.read_only:
            say(self, "This journal can only be read here.", severity="warning")
        elif await self._is_the_owner("take another one"):
            self.post_message(ChangePassphrase())

    async def _is_the_owner(self, to_do: str) -> bool:
        """Ask for the passphrase, and say for what; say when it is another one."""
        asked = AskSecret(f"The passphrase of this journal, to {to_do}")
        typed = await self.app.push_screen_wait(asked)
        if not typed:
            return False
        try:
            await asyncio.to_thread(self.journal.file.require_passphrase, typed)
        except CannotUnlock:
            say(self, "That is not the passphrase of this journal.", severity="warning")
            return False
        except JournalError as error:
            say(self, str(error), severity="warning")
            return False
        return True

    def _hide_code(self) -> None:
        self.query_one("#settings-code").add_class("hidden")
        self.query_one(CodeCard).code = ""


def _ways_in(journal: Journal) -> str:
    """Say what the journal takes to open, and when a change of passphrase would take more."""
    profile = keys.profile_of(journal.file.key.header)
    words = "a passphrase and a key file" if profile.key_file else "a passphrase"
    if profile.cost < keys.PROFILES[keys.USUAL_PROFILE].cost:
        words += "; a change of it (F4) makes a guess more work"
    return words


def _stored(name: str, value: str) -> Any:
    """Give a field's value the form in which the journal keeps it."""
    if name == "roles":
        return ["mentoree", "mentor"] if value == "both" else [value]
    return value == "day" if name == "day_first" else " ".join(value.split())


def _further(themes: Iterable[str]) -> list[tuple[str, str]]:
    """List the themes that have no words of ours."""
    ours = {name for name, _ in THEMES}
    return [(name, name) for name in themes if name not in ours]
