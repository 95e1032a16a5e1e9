"""The interface: which screens there are, and what passes between them."""

from __future__ import annotations

import asyncio
import gc
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.command import CommandPalette

from mentorjournal.errors import Interrupted
from mentorjournal.following import Following
from mentorjournal.locking import Vigil
from mentorjournal.reopening import reopen_locked
from mentorjournal.resources import FIRST_STYLESHEETS, FURTHER_STYLESHEETS, stylesheets
from mentorjournal.screens.frame.asking import ChangePassphrase, GoTo, LookAround
from mentorjournal.screens.frame.reporting import say
from mentorjournal.screens.frame.way_around import PLACES
from mentorjournal.screens.unlock import A_MOMENT, UnlockScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorjournal.config import Settings
    from mentorjournal.journal import Journal

OF_A_PLACE = frozenset(
    {"go", "kind_word", "new", "quick_note", "search", "share", "show", "redo", "undo"}
)
"""What can be done at a place of the open journal."""


class MentorJournal(Following):
    """The journal as a program to look at. Heavy modules load when their screen is first asked."""

    TITLE = "mentorjournal"
    CSS_PATH = stylesheets(FIRST_STYLESHEETS)
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (90, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (18, "-short"), (28, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "quick_note", "Note", id="app.quick_note", tooltip="Take a passing thought."),
        Binding("n", "new", "New", id="app.new", tooltip="Write a record of any kind."),
        Binding("slash", "search", "Search", id="app.search", tooltip="Search everything."),
        Binding("s", "share", "Share", id="app.share", tooltip="Compose a summary."),
        Binding("k", "kind_word", "Kind word", id="app.kind_word", tooltip="Keep a kind word."),
        Binding("u", "undo", "Undo", id="app.undo", tooltip="Take the last step back."),
        Binding("ctrl+r", "redo", "Redo", id="app.redo", show=False,
                tooltip="Take the step again that was taken back."),
        Binding("comma", "go('settings')", "Settings", id="app.settings", show=False,
                tooltip="Your name, the keys, where the journal lies."),
        Binding("question_mark,f1", "help", "Help", id="app.help", tooltip="Show the keys here."),
        Binding("ctrl+q", "leave", "Quit", id="app.quit", show=False, priority=True,
                tooltip="Keep every draft and leave."),
        *[
            Binding(place.key, f"go('{place.id}')", place.name, id=f"app.{place.id}", show=False,
                    tooltip=f"Go to {place.name}.")
            for place in PLACES
        ],
    ]  # fmt: skip

    def __init__(
        self,
        settings: Settings,
        journal: Journal | None = None,
        *,
        can_lock: bool = True,
        told: str = "",
    ) -> None:
        super().__init__(settings, can_lock=can_lock)
        self._given = journal
        self._told = told
        self.wants_to_look_around = False
        self._is_dressed = False
        self._is_left = False

    def on_mount(self) -> None:
        """Ask for the passphrase, or for what a new journal needs, or go straight in."""
        if self.settings.theme in self.available_themes:
            self.theme = self.settings.theme
        self.set_keymap(dict(self.settings.keys))
        self.heed_signals()
        self._come_in()

    def _come_in(self) -> None:
        path = self.settings.journal
        if self._given is not None:
            self._enter(self._given)
        elif path.exists():
            unlock = UnlockScreen(path, ("mentorjournal.rooms",), self.settings.key_file)
            self.push_screen(unlock, lambda journal: self._unlocked(journal, unlock.by_code))
            self.set_timer(A_MOMENT, self._dress)
        else:
            from mentorjournal.screens.first_run import FirstRunScreen

            self._dress()
            self.push_screen(FirstRunScreen(path), self._enter)

    def _unlocked(self, journal: Journal | None, by_code: bool) -> None:
        """Go in; who came by the recovery code is asked for a new passphrase at once."""
        self._enter(journal)
        if journal is not None and by_code and not journal.file.read_only:
            self.call_later(self._ask_new_passphrase, by_code=True)

    @on(ChangePassphrase)
    def _change_passphrase(self) -> None:
        self._ask_new_passphrase(by_code=False)

    def _ask_new_passphrase(self, *, by_code: bool) -> None:
        from mentorjournal.config import read_settings
        from mentorjournal.screens.new_passphrase import NewPassphraseScreen

        key_file_at = read_settings().key_file or self.settings.key_file
        self.push_screen(NewPassphraseScreen(self.journal, key_file_at, by_code=by_code))

    def _dress(self) -> None:
        """Read the stylesheets that the first frame did not need."""
        if not self._is_dressed:
            self._is_dressed = True
            for sheet in stylesheets(FURTHER_STYLESHEETS):
                self.stylesheet.read(sheet)
            self.refresh_css(animate=False)

    def _enter(self, journal: Journal | None) -> None:
        if journal is None:
            self.exit()
            return
        self._dress()
        from mentorjournal.rooms import rooms

        self._journal = journal
        places = rooms(journal, self.settings)
        for place, make in places.items():
            self.add_mode(place, make)
        self.watch_over(Vigil(self.settings.lock_after_minutes))
        self.call_later(self.return_from_lock, places)
        self.set_timer(A_MOMENT, self._warm_up)
        if self._told:
            say(self, self._told)
        if not journal.file.read_only:
            self.call_after_refresh(self._keep_daily)
            self.call_after_refresh(self._finish_pages)

    @work(group="warm up")
    async def _warm_up(self) -> None:
        """Have ready what the first list asks for, and then what other screens are made of."""
        from mentorjournal.domain.kinds import KINDS
        from mentorjournal.doors import LOADED_EARLY

        for kind in KINDS.values():
            await asyncio.to_thread(kind.model_rebuild)
        for module in LOADED_EARLY:
            await asyncio.to_thread(import_module, module)
        await self.read_sheets_ahead()
        gc.freeze()  # what stays to the end is not searched for garbage, for a sixth of a second

    @work(group="daily backup")
    async def _keep_daily(self) -> None:
        """Keep a copy of the journal at its first opening of the day."""
        from mentorjournal.domain import moments
        from mentorjournal.screens.frame.reporting import reporting
        from mentorjournal.storage.generations import keep_daily

        with reporting(self):
            await asyncio.to_thread(
                keep_daily, self.journal.file, moments.now(), self._give_up_when_left
            )

    @work(group="unfinished pages")
    async def _finish_pages(self) -> None:
        """Say what became of a page that was being written when the program was stopped."""
        from mentorjournal.desk.correspondence.under_way import finish_pages
        from mentorjournal.screens.frame.reporting import reporting

        with reporting(self):
            for sentence in await asyncio.to_thread(finish_pages, self.journal):
                say(self, sentence, "warning")

    def _give_up_when_left(self, _: float) -> None:
        """End a copy under way: its thread would be waited for, in front of an empty terminal."""
        if self._is_left:
            raise Interrupted("The copy of the day was given up; the next opening makes one.")

    def on_unmount(self) -> None:
        """Close the journal, unless whoever started us opened it and will go on with it."""
        self._is_left = True
        if self._journal is not None and (self._given is None or self.locked):
            self._journal.close()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what leads elsewhere at places only: not while locked, not while writing."""
        if action in OF_A_PLACE and not self.is_at_a_place:
            return False
        return super().check_action(action, parameters)

    @property
    def is_at_a_place(self) -> bool:
        """Whether what is open is a place, with nothing but the palette over it."""
        if self._journal is None:
            return False
        below = [each for each in self.screen_stack if not isinstance(each, CommandPalette)]
        return hasattr(below[-1], "PLACE")

    @on(GoTo)
    async def _go_to(self, event: GoTo) -> None:
        await self.action_go(event.place_id)

    def action_new(self) -> None:
        """Ask which kind of record, then write it."""
        self.write("", {})

    async def action_share(self) -> None:
        """Go to the summary that is due."""
        await self.action_go("share")

    async def action_search(self) -> None:
        """Go to the line that searches everything."""
        await self._type_at("timeline", "#search", "")

    async def action_quick_note(self) -> None:
        """Go to the line that takes a thought."""
        await self._type_at("home", "#quick", "")

    async def action_kind_word(self) -> None:
        """Go to the line that takes a thought, as a kind word."""
        begins = getattr(self.screen, "kind_word_begins", "kind: ")
        await self._type_at("home", "#quick", begins)

    async def _type_at(self, place: str, line: str, words: str) -> None:
        from mentorjournal.widgets.inputs import Line

        if self.current_mode != place:
            await self.action_go(place)
        await self.action_go(place)  # within the place, back to its first page
        for found in self.screen.query(line).results(Line):
            found.focus()
            if words and not found.value:
                found.value = words
                found.cursor_position = len(words)

    def action_help(self) -> None:
        """Show the keys that work here, and what this screen is for."""
        from mentorjournal.screens.help import HelpScreen, Key

        self._dress()
        keys = [
            Key(self.get_key_display(each.binding), each.binding.description, each.tooltip)
            for each in self.screen.active_bindings.values()
        ]
        self.push_screen(HelpScreen(keys, getattr(self.screen, "HELP", None) or ""))

    @on(LookAround)
    def _look_around(self) -> None:
        self.wants_to_look_around = True
        self.exit()

    @work(group="dialog")
    async def action_leave(self) -> None:
        """Keep every draft and leave."""
        await self.leave_on_request()


def run(
    settings: Settings,
    journal: Journal | None = None,
    look_around: Callable[[], int] | None = None,
    *,
    can_lock: bool = True,
    told: str = "",
) -> int:
    """Show the interface, with a word to begin with, until it is left; answer the exit code.

    ``look_around`` opens a sample journal, for a person who asks for that before making their own.
    Where the journal is locked, the process begins anew and this does not return.
    """
    app = MentorJournal(settings, journal, can_lock=can_lock, told=told)
    app.run()
    if app.locked:
        reopen_locked(settings.journal, app.locked)
    if app.wants_to_look_around and look_around:
        return look_around()
    return app.return_code or 0
