"""Watch a terminal program from outside: type into it, and know when a text was painted."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

COLUMNS, ROWS = 120, 36
_IDLE = 0.008
"""Seconds of work that a program does beside: it looks at its clock."""

_CONTROLS = re.compile(
    rb"\x1b\[[0-9;:<=>?]*[ -/]*[@-~]"  # colours, movements, modes
    rb"|\x1b[\]P_^X].*?(?:\x07|\x1b\\)"  # titles and other strings
    rb"|\x1b[()*+].|\x1b[^\[\]P_^X()*+]",
    re.DOTALL,
)


class NotPainted(Exception):
    """The awaited text did not come, or the program ended before it."""


class Terminal:
    """A program on a pty of its own; time runs from its start."""

    def __init__(self, words: Sequence[str], columns: int = COLUMNS, rows: int = ROWS) -> None:
        """Start the program in a window of this size."""
        self.started = time.perf_counter()
        self.painted = b""
        """Every byte the program wrote."""
        self.last_paint = self.started
        """When the newest of them was read."""
        self.process, self._master = pty.fork()
        if self.process == 0:
            _become(words)
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Self:
        """Give the running program."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the program, whatever it is doing."""
        os.kill(self.process, signal.SIGKILL)
        os.close(self._master)
        os.waitpid(self.process, 0)

    def type(self, keys: str) -> float:
        """Press the keys at once; answer when."""
        pressed = time.perf_counter()
        os.write(self._master, keys.encode())
        return pressed

    def wait_for(self, text: str, since: int = 0, patience: float = 30) -> float:
        """Read until the text stands among what was painted after byte `since`; answer when."""
        wanted = text.casefold()
        deadline = time.perf_counter() + patience
        while wanted not in plain(self.painted[since:]).casefold():
            if not self._read(deadline - time.perf_counter()):
                raise NotPainted(f"“{text}” was not painted: {plain(self.painted)[-300:]!r}")
        return self.last_paint

    def wait_until_quiet(self, quiet: float = 0.3, patience: float = 10) -> float:
        """Read until nothing is painted for a while; answer when the last paint was."""
        deadline = time.perf_counter() + patience
        while time.perf_counter() < deadline and self._read(quiet):
            pass
        return self.last_paint

    def wait_until_idle(self, quiet: float = 0.15, patience: float = 5) -> float:
        """Read until something was painted, and then nothing is painted or computed for a while.

        Answers when the last paint was; a long silence at work is no end.
        """
        begun, done = time.perf_counter(), self.cpu()
        while time.perf_counter() < begun + patience:
            painted = self._read(quiet)
            before, done = done, self.cpu()
            if not painted and done - before < _IDLE and self.last_paint > begun:
                break
        return self.last_paint

    def cpu(self) -> float:
        """Give the seconds that the program has computed so far; Linux alone tells this finely."""
        tasks = Path(f"/proc/{self.process}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def _read(self, patience: float) -> bool:
        """Take what comes within the time; say whether something did."""
        if not select.select([self._master], [], [], max(patience, 0))[0]:
            return False
        try:
            chunk = os.read(self._master, 1 << 16)
        except OSError:  # how Linux tells that nobody has the terminal open any more
            chunk = b""
        if not chunk:
            raise NotPainted(f"the program ended: {plain(self.painted)[-300:]!r}")
        self.last_paint = time.perf_counter()
        self.painted += chunk
        return True


def plain(painted: bytes) -> str:
    """Take the controls out: what is left stands on the screen in some place."""
    return _CONTROLS.sub(b"", painted).decode(errors="replace")


def _become(words: Sequence[str]) -> None:
    """Replace the child of the fork by the program."""
    try:
        os.execvpe(
            words[0],
            list(words),
            {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        )
    finally:
        os._exit(127)
