"""Unlock: the one question before the journal opens.

Nothing heavy is imported with this module: the first frame waits for it. What the journal needs is
loaded in a thread while the passphrase is typed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static

from mentorjournal.domain.plain import visible
from mentorjournal.errors import (
    CannotUnlock,
    CannotWrite,
    DamagedJournal,
    JournalBusy,
    JournalError,
    NewerJournal,
    NoJournal,
    NotAJournal,
)
from mentorjournal.widgets.key_line import KeyLine
from mentorjournal.widgets.secret_line import SecretLine

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

A_MOMENT = 0.05
"""Seconds until the first frame is surely painted; loading before that would hold it up."""

CARD_WIDTH = 60

WHAT_NEXT: tuple[tuple[type[JournalError], str], ...] = (
    (DamagedJournal, "It was left as it is."),
    (NewerJournal, "It was left as it is. Update mentorjournal, then it opens."),
    (NotAJournal, "It was left as it is. Another journal opens with: mentorjournal --journal FILE"),
    (NoJournal, "If it was moved, open it with: mentorjournal --journal FILE"),
    (JournalBusy, "Close the other program, or press Enter to try again."),
)
NEEDED = (
    "cryptography.hazmat.primitives.kdf.argon2",
    "mentorjournal.journal",
    "mentorjournal.views.overview",
    "mentorjournal.storage.repository",
)
"""What opening and Home need, the slowest of it long before the passphrase is typed."""


class UnlockScreen(Screen["Journal"]):
    """Ask for the passphrase, or for the recovery code, and dismiss with the open journal."""

    HELP: ClassVar[str] = """\
# Unlock

Type the passphrase and press Enter. Nothing of it is shown, copied or kept.

If you have forgotten it, **F2** asks for the recovery code instead: the digits in groups of four
that you wrote down when the journal was made. Capitals, dashes and spaces do not matter. It opens
the journal without a key file, too, and leads to a new passphrase.

After a wrong one you wait a moment, a little longer each time. Nothing is ever wiped.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f2",
            "change_way",
            "Recovery code",
            id="unlock.recovery",
            tooltip="Open with the recovery code instead, or with the passphrase again.",
        ),
    ]

    def __init__(
        self, path: Path, needed: Sequence[str] = (), key_file_at: Path | None = None
    ) -> None:
        """Open the journal at a path; `needed` are modules that come after, to be loaded too.

        `key_file_at` is where the settings say that its key file lies.
        """
        super().__init__()
        self.by_code = False
        """Whether the recovery code is asked for, or was what opened the journal."""
        self._path = path
        self._needed = (*NEEDED, *needed)
        self._key_file_at = key_file_at
        self._needs_key_file = False
        self._is_opening = False
        self._sentence = ""
        self._wait = 0
        self._countdown: Timer | None = None

    def compose(self) -> ComposeResult:
        """Put one line to type into in a quiet card."""
        with VerticalGroup(classes="panel", id="unlock"):
            yield Static("Passphrase", id="unlock-label")
            yield SecretLine(id="secret")
            with VerticalGroup(id="unlock-file", classes="hidden"):
                yield Static("Key file")
                yield Input(str(self._key_file_at or ""), select_on_focus=False, id="key-file")
            yield Static(id="unlock-state")
        yield KeyLine()

    def on_mount(self) -> None:
        """Name the journal, and load what it needs once this is painted."""
        card = self.query_one("#unlock")
        card.border_title = Content("▞ mentorjournal")
        self.call_after_refresh(self._look_whether_it_needs_a_file)
        self._say("Enter opens the journal.")
        self.set_timer(A_MOMENT, self._warm_up)

    def on_resize(self) -> None:
        """Show as much of the path as there is room for, its end before its beginning."""
        room = max(1, min(CARD_WIDTH, self.size.width) - 8)
        path = visible(_home_relative(self._path), keep_newlines=False)
        shown = path if len(path) <= room else f"…{path[1 - room :]}"
        self.query_one("#unlock").border_subtitle = Content(shown)

    @work(group="warm up")
    async def _warm_up(self) -> None:
        await asyncio.to_thread(_load, self._needed)

    def _look_whether_it_needs_a_file(self) -> None:
        self._needs_key_file = _needs_key_file(self._path)
        self._show_key_file()

    def _show_key_file(self) -> None:
        hidden = self.by_code or not self._needs_key_file
        self.query_one("#unlock-file").set_class(hidden, "hidden")

    @on(Input.Submitted)
    def _try(self, event: Input.Submitted) -> None:
        event.stop()
        if self._is_opening or self._wait:
            return
        typed, named = (self.query_one(line, Input) for line in ("#secret", "#key-file"))
        if not typed.value.strip():
            self._say("Type the recovery code first." if self.by_code else "Type it first.")
            typed.focus()
        elif self._needs_key_file and not self.by_code and not named.value.strip():
            self._say("This journal needs its key file, too: name it.")
            named.focus()
        else:
            self._is_opening = True
            self._say("unlocking…", "-busy")
            self._open(typed.value, named.value.strip())

    @work
    async def _open(self, typed: str, named: str) -> None:
        try:
            if self.by_code:
                journal = await asyncio.to_thread(_opened_by_code, self._path, typed)
            else:
                place = named if self._needs_key_file else ""
                journal = await asyncio.to_thread(_opened, self._path, typed, place)
        except _NoKeyFile as error:
            self._say(str(error), "-trouble")
            self.query_one("#key-file").focus()
        except CannotUnlock as error:
            self._refuse(str(error))
        except JournalError as error:
            self._say("\n".join(filter(None, [str(error), _next_step(error)])), "-trouble")
        else:
            self.dismiss(journal)
        finally:
            self._is_opening = False

    def _refuse(self, sentence: str) -> None:
        """Say that it was the wrong one, and wait longer each time before the next try."""
        line = self.query_one("#secret", SecretLine)
        if not self.by_code:
            line.clear()
        self._wait = line.next_wait()
        self._sentence = sentence
        self._say_wait()
        self._countdown = self.set_interval(1, self._count_down)

    def _count_down(self) -> None:
        self._wait -= 1
        self._say_wait()
        if not self._wait and self._countdown:
            self._countdown.stop()

    def _say_wait(self) -> None:
        then = f"Try again in {self._wait} s." if self._wait else "Try again."
        self._say(f"{self._sentence}\n{then}", "-trouble")

    def _say(self, words: str, tone: str = "") -> None:
        state = self.query_one("#unlock-state", Static)
        state.set_classes(tone)
        state.update(Content(visible(words)))

    def action_change_way(self) -> None:
        """Ask for the other of passphrase and recovery code."""
        if self._is_opening:
            return
        self.by_code = not self.by_code
        self._show_key_file()
        line = self.query_one("#secret", SecretLine)
        line.clear()
        line.password = not self.by_code
        label = "Recovery code" if self.by_code else "Passphrase"
        self.query_one("#unlock-label", Static).update(Content(label))
        if not self._wait:
            hint = "68 digits; dashes and spaces do not matter." if self.by_code else ""
            self._say(hint or "Enter opens the journal.")
        line.focus()


def _load(modules: Sequence[str]) -> None:
    for each in modules:
        import_module(each)


class _NoKeyFile(JournalError):
    """The key file cannot be read; that is no wrong passphrase, and costs no wait."""


def _needs_key_file(path: Path) -> bool:
    """Read from the first bytes whether a key file is to be asked for; no where they say nothing.

    Nothing of the journal is open yet in this process, so no lock of ours is dropped by this.
    """
    from mentorjournal.storage import keys

    if not path.is_file():
        return False
    with suppress(OSError, JournalError), path.open("rb") as file:
        return keys.profile_of(file.read(keys.HEADER_SIZE)).key_file
    return False


def _opened(path: Path, typed: str, named: str) -> Journal:
    """Open with the passphrase, and the key file where one is named; note where that lies."""
    from mentorjournal.config import keep_setting, read_settings
    from mentorjournal.journal import Journal
    from mentorjournal.storage.keys import unlock
    from mentorjournal.storage.ways_out import showing_ways_out

    key_file = _read_key_file(named) if named else b""
    with showing_ways_out(path, lambda header: unlock(typed, header, key_file)):
        journal = Journal.open(path, typed, key_file)
    if named and read_settings().key_file is None:
        with suppress(CannotWrite):  # it will be asked for again, that is all
            keep_setting("key_file", str(Path(named).expanduser().absolute()))
    return journal


def _read_key_file(named: str) -> bytes:
    from mentorjournal.storage import key_file

    try:
        return key_file.read(Path(named).expanduser())
    except (JournalError, RuntimeError) as error:
        raise _NoKeyFile(str(error)) from error


def _opened_by_code(path: Path, typed: str) -> Journal:
    from mentorjournal.journal import Journal
    from mentorjournal.storage.keys import read_recovery_code, unlock_with
    from mentorjournal.storage.ways_out import showing_ways_out

    secret = read_recovery_code(typed)
    with showing_ways_out(path, lambda header: unlock_with(secret, header)):
        return Journal.open_with_key(path, secret)


def _next_step(error: JournalError) -> str:
    return next((words for kind, words in WHAT_NEXT if isinstance(error, kind)), "")


def _home_relative(path: Path) -> str:
    """Write a path as people do, with ``~`` for their home."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
