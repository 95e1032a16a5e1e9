"""Following a journal that another program replaced: with its new key, and with what is unsaved."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from mentorjournal.errors import CannotUnlock, JournalError
from mentorjournal.interface.locking import Locking, Vigil
from mentorjournal.screens.frame.reporting import reporting, say

LOOK_AT_FILE = 1.0
"""Seconds between two looks at whether the journal's file is still the one that was opened."""

NOT_FOLLOWED = "new passphrase: F5"
"""What the bar says while nothing can be kept."""


class Following(Locking):
    """An app that goes on with what lies at the journal's path, and asks for a new passphrase."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "follow", "New passphrase", id="app.follow", priority=True,
                tooltip="Type the passphrase that the journal was given elsewhere."),
    ]  # fmt: skip

    _is_asking = False
    _put_off = False
    _was_replaced = False
    _trouble = ""

    def watch_over(self, vigil: Vigil) -> None:
        """Keep an eye on the file, too."""
        super().watch_over(vigil)
        self.set_interval(LOOK_AT_FILE, self._look_at_file)

    def _look_at_file(self) -> None:
        if self._journal is None or self.locked or self._is_asking:
            return
        if self.journal.file.is_replaced:
            self._was_replaced = True
            self._follow()
        elif self._was_replaced:  # the cover has asked
            self._went_on("")

    @work(exclusive=True, group="follow")
    async def _follow(self) -> None:
        """Go on by the key there is, and ask for another when that does not open the file."""
        from mentorjournal.storage.following import follow_same_key

        try:
            await asyncio.to_thread(follow_same_key, self.journal.file)
        except CannotUnlock:
            if not self._put_off and not self.is_covered:
                self._ask()
        except JournalError as error:
            if str(error) != self._trouble:
                self._trouble = str(error)
                say(self, self._trouble, severity="warning")
        else:
            self._went_on("Another copy of this journal was put in its place; this shows it.")

    def action_follow(self) -> None:
        """Ask for the new passphrase again."""
        self._ask()

    def _ask(self) -> None:
        from mentorjournal.screens.replaced import ReplacedScreen

        if not self._is_asking:
            self._is_asking = True
            self.push_screen(ReplacedScreen(self.journal), self._answered)

    def _answered(self, is_followed: bool | None) -> None:
        self._is_asking = False
        if is_followed:
            self._went_on("The new passphrase opens the journal; what you were writing is kept.")
            return
        self._put_off = True
        self.standing_warning = NOT_FOLLOWED
        self.refresh_bindings()
        say(
            self,
            "What you write now is not kept. Copy it from the screen, or press F5 and type the"
            " new passphrase.",
            severity="warning",
        )

    def _went_on(self, words: str) -> None:
        self._put_off = self._was_replaced = False
        self._trouble = self.standing_warning = ""
        self.refresh_bindings()
        with reporting(self):
            self.keep_drafts()
            if words:
                say(self, words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to ask again only when that was put off."""
        if action == "follow":
            return self._put_off and not self._is_asking and not self.is_covered
        return super().check_action(action, parameters)
