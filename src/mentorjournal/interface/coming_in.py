"""Coming in: by a passphrase, by making a journal, or with one that is open."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import TYPE_CHECKING

from textual import events, on, work

from mentorjournal.errors import Interrupted
from mentorjournal.interface.following import Following
from mentorjournal.interface.locking import Vigil
from mentorjournal.interface.tidying import REST, Tidying
from mentorjournal.resources import FURTHER_STYLESHEETS, stylesheets
from mentorjournal.screens.frame.asking import ChangePassphrase, LookAround
from mentorjournal.screens.frame.reporting import say
from mentorjournal.screens.unlock import A_MOMENT, UnlockScreen
from mentorjournal.widgets.alt_letters import know_alt_letters

if TYPE_CHECKING:
    from mentorjournal.config import Settings
    from mentorjournal.journal import Journal


class ComingIn(Following):
    """An app that one comes into by a journal, and that closes the journal behind one."""

    def __init__(
        self,
        settings: Settings,
        journal: Journal | None = None,
        *,
        can_lock: bool = True,
        told: str = "",
    ) -> None:
        know_alt_letters()
        super().__init__(settings, can_lock=can_lock)
        self._given = journal
        self._told = told
        self.wants_to_look_around = False
        self._is_dressed = False
        self._is_left = False
        self._tidying: Tidying | None = None

    def come_in(self) -> None:
        """Open the journal that was given or is named, or ask for what a new one needs."""
        path = self.settings.journal
        if self._given is not None:
            self._enter(self._given)
        elif path.exists():
            unlock = UnlockScreen(path, ("mentorjournal.interface.rooms",), self.settings.key_file)
            self.push_screen(unlock, lambda journal: self._unlocked(journal, unlock.by_code))
            self.set_timer(A_MOMENT, self.dress)
        else:
            from mentorjournal.screens.first_run import FirstRunScreen

            self.dress()
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

    def dress(self) -> None:
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
        self.dress()
        from mentorjournal.interface.rooms import rooms

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
        from mentorjournal.interface.doors import LOADED_EARLY

        for kind in KINDS.values():
            await asyncio.to_thread(kind.model_rebuild)
        for module in LOADED_EARLY:
            await asyncio.to_thread(import_module, module)
        await self.read_sheets_ahead()
        self._tidying = Tidying()
        self.set_interval(REST, self._tidying.look)

    async def on_event(self, event: events.Event) -> None:
        """Note every key and click, as something may open by it."""
        if self._tidying is not None and isinstance(event, events.InputEvent):
            self._tidying.touch()
        await super().on_event(event)

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

    @on(LookAround)
    def _look_around(self) -> None:
        self.wants_to_look_around = True
        self.exit()
