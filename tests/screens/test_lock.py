"""Locking: drafts first, then a new process image in the same process, then back to one's place."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from fcntl import ioctl
from pathlib import Path
from secrets import token_hex
from struct import pack
from termios import ECHO, TIOCSWINSZ, tcgetattr

import pytest

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Filter
from mentorjournal.errors import CannotWrite
from mentorjournal.interface.locking import RETURN_TO, Vigil
from mentorjournal.journal import Journal
from mentorjournal.reopening import same_start
from mentorjournal.screens.cover import CoverScreen
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.screens.goal.screen import GoalScreen
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.top_bar import TopBar
from stage import seen, settle
from support import PASSPHRASE, TESTS, python_environment

PATIENCE = 60.0


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_vigil_ends_when_nobody_was_there_for_long_enough() -> None:
    clock = Clock()
    vigil = Vigil(5, clock, Clock())
    clock.now += 299
    assert not vigil.is_over()
    vigil.touch()
    clock.now += 299
    assert not vigil.is_over()
    clock.now += 1
    assert vigil.is_over()


def test_the_vigil_ends_when_the_machine_slept_even_if_it_waits_for_ever() -> None:
    slept = Clock()
    vigil = Vigil(0, Clock(), slept)
    assert not vigil.is_over()
    slept.now += 60
    assert vigil.is_over()
    assert not vigil.is_over()


def test_the_same_start_leaves_out_what_the_program_was_told() -> None:
    told = ["--passphrase-file", "secret", "--journal", "j.db"]
    script = ["python", "-I", "/bin/mj", *told]
    assert same_start(script, ["/bin/mj", *told], "/usr/bin/python") == [
        "/usr/bin/python", "-I", "/bin/mj",
    ]  # fmt: skip
    module = ["python", "-m", "mentorjournal"]
    assert same_start(module, ["/src/__main__.py"], "/py") == ["/py", "-m", "mentorjournal"]


def app_on(journal: Journal, minutes: float = 5) -> MentorJournal:
    return MentorJournal(Settings(journal.file.path, lock_after_minutes=minutes), journal)


async def test_locking_keeps_the_draft_and_the_place_and_unlocking_returns_there(
    sample: Journal,
) -> None:
    path, goals = sample.file.path, sample.entries.find(Filter(kinds=("goal",)))
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("4", "enter")
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)
        await pilot.press("end", *" at last")
        await pilot.press("ctrl+l")
    assert app.locked == "awake"

    again = Journal.open(path, PASSPHRASE)
    draft = again.notebook.draft(goals[0].id)
    assert draft is not None
    assert draft[0]["title"] == f"{goals[0].title} at last"
    async with app_on(again).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert pilot.app.current_mode == "goals"
        assert isinstance(pilot.app.screen, EditorScreen)
        assert isinstance(pilot.app.screen_stack[1], GoalScreen)
        assert "at last" in seen(pilot.app.screen)
        assert again.notebook.draft(RETURN_TO) is None


async def test_a_thought_in_the_line_of_home_outlives_a_lock(sample: Journal) -> None:
    path = sample.file.path
    async with app_on(sample).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("i", *"She waited", "ctrl+l")
    again = Journal.open(path, PASSPHRASE)
    async with app_on(again).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert pilot.app.screen.query_one("#quick", Line).value == "She waited"
        await pilot.press("i", "enter")
        await settle(pilot)
        assert again.notebook.drafts() == []
    again.close()


async def test_a_place_that_is_gone_leads_home(sample: Journal) -> None:
    gone = {"open": "record", "what": "01234567-89ab-cdef-0123-456789abcdef"}
    sample.notebook.keep_draft(RETURN_TO, {"place": "nowhere", "steps": [gone]}, moments.now())
    async with app_on(sample).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert pilot.app.current_mode == "home"
        assert len(pilot.app.screen_stack) == 1


async def test_the_last_minute_is_said_and_then_it_locks(sample: Journal) -> None:
    app = app_on(sample)
    clock = Clock()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app._vigil = Vigil(5, clock)
        bar = app.screen.query_one(TopBar)
        clock.now += 230
        app._look_at_the_clock()
        assert bar.warning == ""
        clock.now += 19
        app._look_at_the_clock()
        await pilot.pause()
        assert "locks in 0:51" in seen(app.screen)
        await pilot.press("down")
        app._look_at_the_clock()
        assert bar.warning == ""
        clock.now += 301
        app._look_at_the_clock()
    assert app.locked


async def test_a_sample_journal_says_that_there_is_nothing_to_lock(sample: Journal) -> None:
    app = MentorJournal(Settings(sample.file.path), sample, can_lock=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert any("no passphrase" in each.message for each in app._notifications)
    assert not app.locked


async def test_the_clipboard_is_cleared_if_we_filled_it(sample: Journal) -> None:
    app = app_on(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.copy_to_clipboard("a word of mine")
        await pilot.press("ctrl+l")
        assert app.clipboard == ""


async def test_a_draft_that_cannot_be_kept_stays_under_a_cover_until_it_can(
    sample: Journal,
) -> None:
    app = app_on(sample)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("G")
        await settle(pilot)
        await pilot.press(*"Secret plan")
        app.notify("Kept: a secret insight", timeout=60)
        await settle(pilot)
        sample.file.read_only = True
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert isinstance(app.screen, CoverScreen)
        drawn = seen(app.screen)
        assert "secret insight" not in drawn
        assert "not kept yet" in drawn
        assert "Secret plan" not in drawn
        await pilot.press("1", *PASSPHRASE[1:], "enter")
        await settle(pilot)
        await settle(pilot)
        assert isinstance(app.screen, CoverScreen)
        sample.file.read_only = False
        app.lock()
    assert app.locked
    again = Journal.open(sample.file.path, PASSPHRASE)
    draft = again.notebook.draft("new:goal")
    assert draft is not None
    assert draft[0]["title"] == "Secret plan"
    again.close()


async def test_the_passphrase_takes_the_cover_off(sample: Journal) -> None:
    app = app_on(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("G")
        await settle(pilot)
        await pilot.press(*"Secret plan")
        sample.file.read_only = True
        with pytest.raises(CannotWrite):
            app.keep_drafts()
        await pilot.press("ctrl+l")
        await settle(pilot)
        await pilot.press(*PASSPHRASE, "enter")
        await settle(pilot)
        assert isinstance(app.screen, EditorScreen)
        assert "Secret plan" in seen(app.screen)
        sample.file.read_only = False


# ---- on a real terminal


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, ours: int, its: int, program: subprocess.Popen[bytes]) -> None:
        self.ours, self.its, self.program = ours, its, program

    def read_until(self, words: str) -> str:
        """Read what the program draws until the words are there."""
        found, end = b"", time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if select.select([self.ours], [], [], 0.2)[0]:
                found += os.read(self.ours, 65536)
            if words.encode() in found:
                return found.decode(errors="replace")
        raise AssertionError(found.decode(errors="replace"))

    def type(self, keys: str) -> None:
        """Type, letting the program draw meanwhile."""
        for key in keys or [""]:
            os.write(self.ours, key.encode())
            end = time.monotonic() + 0.05
            while select.select([self.ours], [], [], max(0.0, end - time.monotonic()))[0]:
                os.read(self.ours, 65536)

    def next_status(self) -> int:
        """Wait until the program stops or ends, letting it draw: a full terminal would hold it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            pid, status = os.waitpid(self.program.pid, os.WUNTRACED | os.WNOHANG)
            if pid:
                return status
            self.type("")
        raise AssertionError("The program goes on.")

    @property
    def arguments(self) -> list[str]:
        """What the process was started with, as the system knows it."""
        told = Path(f"/proc/{self.program.pid}/cmdline").read_bytes()
        return [each.decode() for each in told.split(b"\0")[:-1]]

    def in_memory(self, word: str) -> int:
        """Count how often a word is in the memory of the process."""
        for _ in range(20):
            try:
                return sum(each.count(word.encode()) for each in self._memory())
            except OSError:  # the process gave some of it back while it was read
                time.sleep(0.1)
        raise AssertionError("The memory of the process does not keep still.")

    def remembers(self, word: str) -> bool:
        """Draw on until the word is in the memory of the process more than once."""
        end = time.monotonic() + PATIENCE
        while self.in_memory(word) < 2 and time.monotonic() < end:
            self.type("")
            time.sleep(0.1)
        return self.in_memory(word) > 1

    def _memory(self) -> Iterator[bytes]:
        place = Path(f"/proc/{self.program.pid}")
        with (place / "mem").open("rb", buffering=0) as memory:
            for line in (place / "maps").read_text().splitlines():
                found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
                if found:
                    start, end = int(found[1], 16), int(found[2], 16)
                    memory.seek(start)
                    data = memory.read(end - start)
                    if len(data) < end - start:
                        raise OSError("a part is gone")
                    yield data


@contextmanager
def started(
    path: Path,
    *options: str,
    before: Sequence[str] = (),
    program: Path = TESTS / "lock_program.py",
) -> Iterator[Terminal]:
    ours, its = pty.openpty()
    ioctl(its, TIOCSWINSZ, pack("HHHH", 36, 120, 0, 0))
    process = subprocess.Popen(
        [*before, sys.executable, str(program), "--journal", str(path), *options],
        stdin=its, stdout=its, stderr=its, start_new_session=True,
        env={**python_environment(), "TERM": "xterm-256color"},
    )  # fmt: skip
    try:
        yield Terminal(ours, its, process)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        os.close(ours)
        os.close(its)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    Journal.create(path, PASSPHRASE, name="Asha", role="mentoree").close()
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="reads another process's memory by /proc")
def test_after_a_lock_the_same_process_holds_no_word_of_the_journal(tmp_path: Path) -> None:
    # Words of this run only: the other process loads the constants of the tests too.
    marker, passphrase = token_hex(8), token_hex(8)
    path, secret = tmp_path / "secret.db", tmp_path / "passphrase"
    Journal.create(path, passphrase, name="Asha", role="mentoree").close()
    secret.write_text(passphrase)
    secret.chmod(0o600)
    with started(path, "--passphrase-file", str(secret)) as terminal:
        terminal.read_until("Promises")
        terminal.type("G")
        terminal.read_until("not saved yet")
        terminal.type(marker)
        assert terminal.remembers(marker)
        pid = terminal.program.pid
        os.write(terminal.ours, b"\x0c")
        drawn = terminal.read_until("Enter opens the journal")
        assert "\x1b[?1049l" in drawn  # the terminal was given back in between
        assert terminal.program.poll() is None
        assert (terminal.program.pid, terminal.in_memory(marker)) == (pid, 0)
        assert terminal.in_memory(passphrase) == 0
        assert terminal.arguments[1:] == [
            str(TESTS / "lock_program.py"), f"--journal={path}", "--locked=awake",
        ]  # fmt: skip
        terminal.type(passphrase + "\r")
        terminal.read_until(marker)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no stopping there")
def test_a_suspended_program_locks_first_and_asks_when_it_goes_on(path: Path) -> None:
    with started(path) as terminal:
        terminal.read_until("Enter opens the journal")
        terminal.type(PASSPHRASE + "\r")
        terminal.read_until("Promises")
        terminal.program.send_signal(signal.SIGTSTP)
        assert os.WIFSTOPPED(terminal.next_status())
        assert terminal.arguments[-1] == "--locked=asleep"
        assert tcgetattr(terminal.its)[3] & ECHO
        terminal.program.send_signal(signal.SIGCONT)
        terminal.read_until("Enter opens the journal")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo terminal there")
def test_a_program_left_alone_locks_by_itself(path: Path, home: Path) -> None:
    settings = home / ".config" / "mentorjournal" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("lock_after_minutes = 0.05\n")
    with started(path) as terminal:
        terminal.read_until("Enter opens the journal")
        terminal.type(PASSPHRASE + "\r")
        terminal.read_until("locks in 0:0")
        terminal.read_until("Enter opens the journal")
        assert terminal.arguments[-1] == "--locked=awake"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo terminal there")
def test_a_program_whose_terminal_is_gone_keeps_the_draft_and_ends(path: Path) -> None:
    with started(path) as terminal:
        terminal.read_until("Enter opens the journal")
        terminal.type(PASSPHRASE + "\r")
        terminal.read_until("Promises")
        terminal.type("G")
        terminal.read_until("not saved yet")
        terminal.type("Written to nobody")
        with Path(os.devnull).open("rb") as nothing:
            os.dup2(nothing.fileno(), terminal.ours)  # not its own terminal: there is no signal
        assert terminal.program.wait(PATIENCE) == 128 + signal.SIGHUP
    with closing(Journal.open(path, PASSPHRASE)) as journal:
        assert "Written to nobody" in str(journal.notebook.draft("new:goal"))
