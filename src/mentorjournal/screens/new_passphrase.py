"""A new passphrase for an open journal: a new key, the file encrypted anew, a new recovery code."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from mentorjournal.config import keep_setting, state_folder
from mentorjournal.domain import moments
from mentorjournal.domain.plain import visible
from mentorjournal.errors import CannotWrite, JournalError
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.code_page import CodePage
from mentorjournal.screens.frame.destination import typed_place
from mentorjournal.screens.frame.reporting import say
from mentorjournal.storage import generations, key_file, keys, rekeying
from mentorjournal.storage.held_keys import HeldKeys
from mentorjournal.storage.page_copy import Told
from mentorjournal.views.other_names import after_change, before_change, names_besides
from mentorjournal.widgets.fields import ChoiceField, TextField
from mentorjournal.widgets.key_line import KeyLine
from mentorjournal.widgets.new_passphrase import NewPassphrase
from mentorjournal.widgets.placing import entitle

BY_CODE = (
    "The recovery code opened the journal. Give it a passphrase again; a new recovery code comes"
    " with it. Escape leaves both as they are."
)
BY_CHOICE = (
    "The whole journal is encrypted anew, under a new key and with a new recovery code. A copy of"
    " it as it is now is kept first."
)
COSTS = (("usual", "as usual"), ("stronger", "four times, and slower to open"))
OLDER = (("keep", "keep them"), ("remove", "remove them"))
A_STEP = 0.01
"""How much more must be done before it is said."""


class NewPassphraseScreen(Screen[bool]):
    """Change what opens the journal; dismisses with whether it was changed."""

    HELP: ClassVar[str] = """\
# A new passphrase

The journal gets a new key: the old passphrase and the old recovery code open it no more. `F2`
suggests words drawn by chance.

A **key file** is wanted by few. If you name one, the journal opens only with the passphrase *and*
that file, which must never change; an empty line means none. Lost, only the recovery code helps.

**Copies** that were kept before still open with the old passphrase. If somebody may know it, have
them removed; one that the new passphrase opens is kept in their stead.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "suggest", "Suggest words", id="passphrase.suggest",
                tooltip="Draw a passphrase of six words by chance."),
        Binding("f2", "save_code", "Save to a file", id="passphrase.save",
                tooltip="Go to the line with the file's name; Enter there saves the code."),
        Binding("escape", "leave", "Leave it as it is", id="passphrase.leave",
                tooltip="Change nothing."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, key_file_at: Path | None, *, by_code: bool) -> None:
        """Change a journal's key; `key_file_at` is where the settings say that a key file lies."""
        super().__init__()
        self._journal = journal
        self._profile = keys.profile_of(journal.file.key.header)
        self._names = names_besides(journal)
        self._key_file_at = key_file_at
        self._by_code = by_code
        self._is_busy = False
        self._code = CodePage(
            "Your new recovery code", after_change(self._names, str(journal.file.path))
        )

    def compose(self) -> ComposeResult:
        """Put the questions into a card, and the recovery code below for later."""
        with VerticalScroll(id="rekey", classes="panel", can_focus=False):
            yield from self._questions()
        yield self._code
        yield KeyLine()

    def _questions(self) -> Iterator[Widget]:
        yield Static(BY_CODE if self._by_code else BY_CHOICE, classes="rekey--hello")
        linked = Content(before_change(self._names))
        yield Static(linked, classes="rekey--linked" if self._names else "hidden")
        yield NewPassphrase()
        named = str(self._key_file_at or "") if self._profile.key_file else ""
        yield TextField("key_file", "Key file needed besides", value=named, placeholder="none")
        dear = self._profile.cost > keys.PROFILES[keys.USUAL_PROFILE].cost
        yield ChoiceField("cost", "Work of a guess", COSTS, value="stronger" if dear else "usual")
        yield ChoiceField("older", "Copies the old one opens", OLDER, value="keep")
        yield Static(id="rekey-state", classes="hidden")
        with HorizontalGroup(classes="buttons"):
            yield Button("Change it", id="rekey-change", compact=True)
            yield Button("Suggest words", id="rekey-suggest", compact=True)

    def on_mount(self) -> None:
        """Title the card."""
        entitle(self.query_one("#rekey"), "A new passphrase")
        self.call_after_refresh(self.query_one("#rekey").scroll_home, animate=False)

    @on(Button.Pressed, "#rekey-suggest")
    def action_suggest(self) -> None:
        """Offer words that were drawn by chance."""
        self.query_one(NewPassphrase).suggest()

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self._change_if_complete()

    @on(NewPassphrase.Entered)
    @on(Button.Pressed, "#rekey-change")
    def _change_if_complete(self) -> None:
        if not self._is_busy and self.query_one(NewPassphrase).is_complete():
            self._is_busy = True
            self._change()

    @work
    async def _change(self) -> None:
        passphrase = self.query_one(NewPassphrase)
        try:
            named = self._text("key_file").value.strip()
            place = typed_place(named).absolute() if named else None
            digest = await asyncio.to_thread(key_file.read, place) if place else b""
            if await passphrase.is_accepted("Change"):
                key = await asyncio.to_thread(keys.new_key, passphrase.value, digest, self._cost())
                await self._encrypt_anew(key, place)
        except JournalError as error:
            self._say(str(error))
        finally:
            self._is_busy = False

    async def _encrypt_anew(self, key: keys.Key, place: Path | None) -> None:
        remove = self._choice("older").value == "remove"
        before = self._journal.file.key.header
        await asyncio.to_thread(_change, self._journal, key, self._tell, remove)
        self._show_code()
        try:
            HeldKeys(state_folder() / "held").forget(before)
            if place:
                keep_setting("key_file", str(place))
        except CannotWrite as error:
            say(self, str(error), severity="warning")

    def _cost(self) -> int:
        return {"usual": keys.USUAL_PROFILE, "stronger": keys.STRONGER_PROFILE}[
            self._choice("cost").value
        ]

    def _tell(self, words: str) -> Told:
        """Give what says from another thread how far something is."""
        said = -1.0

        def told(done: float) -> None:
            nonlocal said
            if done >= said + A_STEP:
                said = done
                self.app.call_from_thread(self._say, f"{words} {done:.0%}")

        return told

    def _say(self, words: str) -> None:
        state = self.query_one("#rekey-state", Static)
        state.update(Content(visible(words)))
        state.set_class(not words, "hidden")
        state.scroll_visible(animate=False)

    def _show_code(self) -> None:
        self.query_one(NewPassphrase).clear()
        self.query_one("#rekey").add_class("hidden")
        self._code.show(self._journal.file.recovery_code)
        self.refresh_bindings()

    def action_save_code(self) -> None:
        """Go to the line in which the file is named."""
        self._code.name_file()

    @on(CodePage.Written)
    def _done(self) -> None:
        self.dismiss(True)

    def action_leave(self) -> None:
        """Change nothing, unless it is changing already."""
        if not self._is_busy:
            self.dismiss(False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer words and the way out until there is a new code."""
        if action in ("suggest", "leave"):
            return not self._code.is_shown
        if action == "save_code":
            return self._code.is_shown
        return super().check_action(action, parameters)

    def _text(self, key: str) -> TextField:
        return next(each for each in self.query(TextField) if each.key == key)

    def _choice(self, key: str) -> ChoiceField:
        return next(each for each in self.query(ChoiceField) if each.key == key)


def _change(
    journal: Journal, key: keys.Key, tell: Callable[[str], Told], remove_older: bool
) -> None:
    generations.keep_generation(journal.file, "passphrase", moments.now(), tell("keeping a copy…"))
    rekeying.encrypt_anew(journal.file, key, tell("encrypting anew…"))
    if remove_older:
        older = generations.with_other_passphrase(journal.file)
        generations.keep_generation(
            journal.file, "passphrase", moments.now(), tell("keeping a copy…")
        )
        for each in older:
            generations.remove(each)
