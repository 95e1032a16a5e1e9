"""On a real terminal, nothing a person wrote becomes a command."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from fcntl import ioctl
from struct import pack
from termios import TIOCSWINSZ

from support import TESTS

PROGRAM = TESTS / "widget_program.py"
PATIENCE = 60.0


def what_the_terminal_gets() -> bytes:
    """Run the program on a terminal of its own until its last line is drawn, then end it."""
    ours, its = pty.openpty()
    ioctl(its, TIOCSWINSZ, pack("HHHH", 70, 100, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM)], stdin=its, stdout=its, stderr=its, env=environment
    )
    os.close(its)
    try:
        return read_until(ours, b"the end", 1.0)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        os.close(ours)


def read_until(terminal: int, words: bytes, quiet: float) -> bytes:
    """Read until the words were drawn and nothing more came for a while."""
    seen = b""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if select.select([terminal], [], [], quiet)[0]:
            seen += os.read(terminal, 65536)
        elif words in seen:
            return seen
    raise AssertionError(seen.decode(errors="replace"))


def test_no_widget_lets_what_was_written_reach_the_terminal() -> None:
    seen = what_the_terminal_gets()

    assert "␛]52;c;aGVsbG8=␇".encode() in seen
    assert b"\x1b]52" not in seen
    assert b"\x1b]0;" not in seen
    assert b"\x1b[2J" not in seen
    assert "\x9b".encode() not in seen
    assert "\u202e".encode() not in seen
    assert b"[/nope][@click=app.quit]" in seen
