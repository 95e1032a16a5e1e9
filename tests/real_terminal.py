"""A terminal of our own for a program: every byte that the program sends to it."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from fcntl import ioctl
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ

PATIENCE = 60.0


def what_the_terminal_gets(program: Path, last_words: bytes) -> bytes:
    """Run a program on a terminal of its own until its last words are drawn, then end it."""
    ours, its = pty.openpty()
    ioctl(its, TIOCSWINSZ, pack("HHHH", 70, 100, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, str(program)], stdin=its, stdout=its, stderr=its, env=environment
    )
    os.close(its)
    try:
        return read_until(ours, last_words, 1.0)
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
