"""Backups: the kept copies, when the last good one was made, and what can be done with them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.config import read_settings
from mentorjournal.domain import moments
from mentorjournal.domain.plain import visible
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking_secret import AskSecret
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.over import OverPlace
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.storage import key_file, keys, page_copy, putting_back
from mentorjournal.storage.generations import (
    Generation,
    folder_of,
    keep_generation,
    list_generations,
)
from mentorjournal.storage.journal_file import JournalFile
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.top_bar import TopBar

WHY = {
    "daily": "first opening of a day",
    "migration": "before a new version's first use",
    "passphrase": "before a change of passphrase",
    "import": "before an import",
    "restore": "what a restore replaced",
    "damaged": "a damaged file, set aside",
    "asked": "made by hand",
}
A_STEP = 0.01
"""How much more must be done before it is said."""

_HOUR, _DAY = 3600, 86400


class BackupsScreen(OverPlace):
    """List the kept copies; make one, prove that one opens, go back to one."""

    DOOR: ClassVar[str] = "backups"
    CRUMB: ClassVar[str] = "Backups"
    HELP: ClassVar[str] = """\
# Backups

Whole copies of the journal, encrypted as it is, in the folder named below. They are made by
themselves and thinned out: the last of each of 7 days, 4 weeks and 12 months stays, or as many as
the settings file says in `keep_days`, `keep_weeks` and `keep_months`. Those made by hand stay until
you remove them.

`b` makes one now. `p` opens the marked one, reads every page of it and says what is in it. `r`
puts it in the place of the journal; what it replaces is kept here too, so nothing is lost, and the
passphrase stays the one you have now.

Copies on the same disk do not help when that is lost: now and then copy one elsewhere.
"""
    AUTO_FOCUS = "#copies"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "back_up", "Back up now", id="backups.make", tooltip="Make a copy now."),
        Binding("p", "prove", "Prove", id="backups.prove",
                tooltip="Open the marked copy and read every page of it."),
        Binding("r", "restore", "Restore", id="backups.restore",
                tooltip="Go on with what the marked copy holds."),
        Binding("escape", "leave", "Back", id="backups.back", tooltip="Back to where you were."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal, place)
        self._copies: Sequence[Generation] = ()
        self._proofs: dict[Path, str] = {}
        self._busy = False

    def page(self) -> Iterable[Widget]:
        """Give when the last good copy was made, then all of them."""
        yield Static(id="last-copy", classes="gap-below")
        with VerticalScroll(can_focus=False):
            yield Card("Copies", id="copies", hint="p proves · r restores", pick=True,
                       leads_on=False,
                       empty="No copy yet. b makes one now.")  # fmt: skip

    def reload(self) -> None:
        """List the copies anew."""
        self._copies = list_generations(self.journal.file.path)
        self.query_one("#last-copy", Static).update(self._summary())
        self.query_one("#copies", Card).show([self._line(each) for each in self._copies])

    def _look_again(self) -> None:
        if not self._busy:  # it would wait for the journal, and the screen would stand still
            super()._look_again()

    def _summary(self) -> Content:
        good = next((each for each in self._copies if each.why != "damaged"), None)
        if good is None:
            return Content.styled("There is no copy of this journal yet. b makes one now.", "bold")
        total = _size(sum(each.size for each in self._copies))
        count = f"{len(self._copies)} {'copy' if len(self._copies) == 1 else 'copies'}"
        place = visible(str(folder_of(self.journal.file.path)), keep_newlines=False)
        return Content.assemble(
            (f"The last good copy: {_when(good.at)}, {_ago(good.at)}.\n", "bold"),
            (f"{count}, {total}, in {place}", "$foreground 60%"),
        )

    def _line(self, copy: Generation) -> Content:
        return Content.assemble(
            (f"{_when(copy.at):<17}", "$foreground 80%"),
            (f"{_size(copy.size):>8}  ", "$foreground 60%"),
            (f"{WHY.get(copy.why, copy.why):<32}", "$text-primary"),
            self._proofs.get(copy.path, "" if self._is_ours(copy) else "old passphrase"),
        )

    def _is_ours(self, copy: Generation) -> bool:
        return copy.header == self.journal.file.key.header

    # ---- what can be done

    @work(group="dialog")
    async def action_back_up(self) -> None:
        """Make a copy now."""
        with reporting(self):
            await self._do("copying…", self._back_up)
            say(self, "A copy was made and proved to open.")

    def _back_up(self, told: page_copy.Told) -> None:
        copy = keep_generation(self.journal.file, "asked", moments.now(), told)
        self._proofs[copy.path] = "✓ opens"

    @work(group="dialog")
    async def action_prove(self) -> None:
        """Open the marked copy, read every page, and say what it holds."""
        copy = self._marked
        if copy is None or self._busy:
            return
        try:
            passphrase = await self._passphrase_of(copy)
            if passphrase is not None:
                records = await self._do(
                    "reading every page…", lambda _: _proved(self.journal, copy, passphrase)
                )
                self._proofs[copy.path] = "✓ opens"
                say(self, f"It opens. Every page was read; records in it: {records}.")
        except JournalError as error:
            self._proofs[copy.path] = "! does not open"
            say(self, str(error), severity="warning")
        if self.is_attached:
            self.refresh_journal()

    @work(group="dialog")
    async def action_restore(self) -> None:
        """Ask, then go on with what the marked copy holds."""
        copy = self._marked
        if copy is None or self._busy or not await self._is_meant(copy):
            return
        with reporting(self):
            passphrase = await self._passphrase_of(copy)
            if passphrase is None:
                return
            await self._do("restoring…", lambda told: _restored(
                self.journal, copy, passphrase, told))  # fmt: skip
            say(self, f"The journal is as it was on {_when(copy.at)}. What it replaced is kept.")

    async def _is_meant(self, copy: Generation) -> bool:
        question = Ask(
            f"Go back to the journal of {_when(copy.at)}?",
            [("no", "Leave it as it is"), ("yes", "Go back to that copy")],
            more="What is in the journal now is kept as a copy first, so this can be undone."
            " The passphrase and the recovery code stay as they are.",
        )
        return bool(await self.app.push_screen_wait(question) == "yes")

    async def _passphrase_of(self, copy: Generation) -> str | None:
        """Ask for the passphrase a copy had; empty when ours opens it, None for none."""
        if self._is_ours(copy):
            return ""
        asked = AskSecret("The passphrase that the journal had when this copy was made")
        return await self.app.push_screen_wait(asked) or None

    async def _do(self, words: str, action: Callable[[page_copy.Told], Any]) -> Any:
        """Do something long in a thread, saying how far it is."""
        bar = self.query_one(TopBar)
        self._busy, bar.state = True, words
        said = 0.0

        def told(done: float) -> None:
            nonlocal said
            if done >= said + A_STEP:
                said = done
                self.app.call_from_thread(setattr, bar, "state", f"{words} {done:.0%}")

        try:
            return await asyncio.to_thread(action, told)
        finally:
            self._busy, bar.state = False, "✓ saved"
            if self.is_attached:
                self.refresh_journal()

    @property
    def _marked(self) -> Generation | None:
        at = self.query_one("#copies", Card).cursor
        return self._copies[at] if at < len(self._copies) else None


def _opened(journal: Journal, copy: Generation, passphrase: str) -> JournalFile:
    if passphrase:
        return JournalFile.open(copy.path, passphrase, _key_file_of(journal, copy))
    return JournalFile.open_with_key(copy.path, journal.file.key.secret)


def _key_file_of(journal: Journal, copy: Generation) -> bytes:
    """Read the key file that a copy needs: the journal's, or the one that the settings name."""
    if not keys.profile_of(copy.header).key_file:
        return b""
    place = read_settings().key_file
    return journal.file.key.key_file or (key_file.read(place) if place else b"")


def _proved(journal: Journal, copy: Generation, passphrase: str) -> int:
    with closing(_opened(journal, copy, passphrase)) as opened:
        return page_copy.prove(copy.path, opened.key).get("record", 0)


def _restored(journal: Journal, copy: Generation, passphrase: str, told: page_copy.Told) -> None:
    with closing(_opened(journal, copy, passphrase)) as source:
        putting_back.restore(journal.file, source, moments.now(), told)


def _when(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _ago(at: datetime) -> str:
    """Say how long ago a copy was made."""
    seconds = (moments.now() - at).total_seconds()
    if seconds < _HOUR:
        return "less than an hour ago"
    count, unit = (seconds // _HOUR, "hour") if seconds < _DAY else (seconds // _DAY, "day")
    return f"{count:.0f} {unit}{'' if count == 1 else 's'} ago"


def _size(size: float) -> str:
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"
