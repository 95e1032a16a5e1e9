"""First run: from nothing to an open journal, in under a minute."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from mentorjournal.config import keep_setting
from mentorjournal.domain.plain import visible
from mentorjournal.errors import CannotWrite, JournalError
from mentorjournal.screens.frame.asking import LookAround
from mentorjournal.screens.frame.code_page import CodePage
from mentorjournal.screens.frame.destination import typed_place
from mentorjournal.screens.frame.reporting import say
from mentorjournal.storage import key_file, keys
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.fields import ChoiceField, TextField
from mentorjournal.widgets.key_line import KeyLine
from mentorjournal.widgets.new_passphrase import NewPassphrase
from mentorjournal.widgets.placing import entitle

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

MAKES_KEY_FILE = (
    "There is no file yet; Enter makes one. Lost or changed, only the recovery code opens the"
    " journal: keep a second copy."
)
ROLES = {
    "mentoree": "I am mentored",
    "mentor": "I mentor",
    "both": "both",
}
NO_KEY_FILE = "none: most need none, and who loses it needs the code"


class FirstRunScreen(Screen["Journal"]):
    """Make a journal, show its recovery code, and dismiss with the open journal."""

    HELP: ClassVar[str] = """\
# A new journal

Your **name** stands on the pages you share, and nowhere else. The **passphrase** is what opens the
journal: a few words that you can remember and nobody can guess. Nobody can reset it for you, so
there is a **recovery code**, shown once the journal is made: keep it on paper.

A **key file** is wanted by few, so its line may stay empty. If you name a file there, the journal
opens only with the passphrase *and* that file, not one byte of which may ever change; where no
file is yet, one is made. If it is lost, only the recovery code opens the journal.

`F2` suggests words drawn by chance. `F3` opens a sample journal to look around in first.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "suggest", "Suggest words", id="first.suggest",
                tooltip="Draw a passphrase of six words by chance."),
        Binding("f2", "save_code", "Save to a file", id="first.save",
                tooltip="Go to the line with the file's name; Enter there saves the code."),
        Binding("f3", "look_around", "Look around first", id="first.look",
                tooltip="Open the sample journal; nothing is made yet."),
    ]  # fmt: skip

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._is_making = False
        self._to_make: Path | None = None
        self._journal: Journal | None = None
        self._code = CodePage("Your recovery code")

    def compose(self) -> ComposeResult:
        """Put the questions into a card, and the recovery code below for later."""
        with VerticalScroll(id="first", classes="panel", can_focus=False):
            yield from self._questions()
        yield self._code
        yield KeyLine()

    def _questions(self) -> Iterator[Widget]:
        yield Static(
            "A private, encrypted book about your mentoring. It stays on this machine.",
            classes="first--hello",
        )
        yield TextField("name", "Your name", placeholder="as it stands on what you share")
        yield ChoiceField("role", "How you come to this", list(ROLES.items()), value="mentoree")
        yield NewPassphrase()
        yield Static(id="first-trouble", classes="hidden")
        with HorizontalGroup(classes="buttons"):
            yield Button("Make the journal", id="first-make", compact=True)
            yield Button("Suggest words", id="first-suggest", compact=True)
            yield Button("Look around first", id="first-look", compact=True)
        yield TextField("key_file", "Key file, if you want one", placeholder=NO_KEY_FILE)

    def on_mount(self) -> None:
        """Title the card and say where the journal will lie."""
        entitle(self.query_one("#first"), "A new journal", _ending(self._path))
        self.call_after_refresh(self.query_one("#first").scroll_home, animate=False)

    @on(Button.Pressed, "#first-suggest")
    def action_suggest(self) -> None:
        """Offer words that were drawn by chance."""
        self.query_one(NewPassphrase).suggest()

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input in self._field("key_file").query(Input):
            self._make_if_complete()
        else:
            self.focus_next()

    @on(NewPassphrase.Entered)
    @on(Button.Pressed, "#first-make")
    def _make_if_complete(self) -> None:
        if not self._is_making and self._is_complete():
            self._is_making = True
            self._make()

    def _is_complete(self) -> bool:
        """Say beside each field what is missing, and go to the first of them."""
        is_complete = self.query_one(NewPassphrase).is_complete()
        name = self._field("name")
        name.error = "" if name.value.strip() else "Write your name; a first name will do."
        if name.error:
            name.query("Input").first().focus()
        return is_complete and not name.error and self._has_key_file()

    def _has_key_file(self) -> bool:
        """Say once that a file will be made where none is; whoever asks again has heard it."""
        field = self._field("key_file")
        field.error, named = "", field.value.strip()
        try:
            place = typed_place(named).absolute() if named else None
            if place and place.exists():
                key_file.read(place)
            elif place and place != self._to_make:
                self._to_make = place
                field.error = MAKES_KEY_FILE
        except JournalError as error:
            field.error = str(error)
        if field.error:
            field.query("Input").first().focus()
            self.call_after_refresh(self.query_one("#first").scroll_end, animate=False)
        return not field.error

    @work
    async def _make(self) -> None:
        self._trouble("making the journal…")
        try:
            if await self._is_strong_enough():
                typed = self.query_one(NewPassphrase).value
                name, role = self._field("name").value, self._field("role").value
                named = self._field("key_file").value.strip()
                place = typed_place(named).absolute() if named else None
                journal = await asyncio.to_thread(_made, self._path, typed, name, role, place)
                self._show_code(journal)
                if place:
                    self._note_key_file(place)
        except JournalError as error:
            self._trouble(str(error))
        finally:
            self._is_making = False

    def _note_key_file(self, place: Path) -> None:
        try:
            keep_setting("key_file", str(place))
        except CannotWrite as error:
            say(self, str(error), severity="warning")

    async def _is_strong_enough(self) -> bool:
        is_accepted = await self.query_one(NewPassphrase).is_accepted("Make")
        if not is_accepted:
            self._trouble("")
        return is_accepted

    def _trouble(self, words: str) -> None:
        trouble = self.query_one("#first-trouble", Static)
        trouble.update(Content(visible(words)))
        trouble.set_class(not words, "hidden")

    def _show_code(self, journal: Journal) -> None:
        self._journal = journal
        self.query_one(NewPassphrase).clear()
        self.query_one("#first").add_class("hidden")
        self._code.show(journal.file.recovery_code)

    def action_save_code(self) -> None:
        """Go to the line in which the file is named."""
        self._code.name_file()

    @on(CodePage.Written)
    def _done(self) -> None:
        self.dismiss(self._journal)

    @on(Button.Pressed, "#first-look")
    def action_look_around(self) -> None:
        """Ask for the sample journal."""
        self.post_message(LookAround())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer words and the sample only until there is a journal."""
        if action in ("suggest", "look_around"):
            return self._journal is None
        if action == "save_code":
            return self._journal is not None
        return super().check_action(action, parameters)

    def _field(self, key: str) -> Field[str]:
        return next(each for each in self.query(Field) if each.key == key)


def _made(path: Path, passphrase: str, name: str, role: str, key_file_at: Path | None) -> Journal:
    from mentorjournal.journal import Journal

    def make_key() -> keys.Key:
        if key_file_at and not key_file_at.exists():
            key_file.make(key_file_at)
        return keys.new_key(passphrase, key_file.read(key_file_at) if key_file_at else b"")

    journal = Journal.create_with(path, make_key, " ".join(name.split()))
    journal.notebook.set(roles=["mentoree", "mentor"] if role == "both" else [role])
    return journal


def _ending(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else path.name
