"""On a real terminal, a program that is killed while one types loses two seconds at most."""

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

from mentorjournal.journal import Journal
from support import PASSPHRASE, TESTS, python_environment

PATIENCE = 60.0


def read_until(terminal: int, words: str) -> None:
    """Read what the program draws until the words are there."""
    seen, end = b"", time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            seen += os.read(terminal, 65536)
        if words.encode() in seen:
            return
    raise AssertionError(seen.decode(errors="replace"))


def drain(terminal: int, seconds: float) -> None:
    """Let the program draw for a while."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            os.read(terminal, 65536)


def test_a_killed_program_loses_two_seconds_at_most(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    Journal.create(path, PASSPHRASE, name="Asha", role="mentoree").close()
    ours, its = pty.openpty()
    ioctl(its, TIOCSWINSZ, pack("HHHH", 36, 120, 0, 0))
    environment = {**python_environment(), "TERM": "xterm-256color"}
    program = subprocess.Popen(
        [sys.executable, str(TESTS / "editor_program.py"), str(path)],
        stdin=its, stdout=its, stderr=its, env=environment,
    )  # fmt: skip
    os.close(its)
    try:
        read_until(ours, "not saved yet")
        for letter in "Speak at the forum":
            os.write(ours, letter.encode())
            drain(ours, 0.02)
        drain(ours, 3.0)  # two, and one for a busy machine to take in the last letter
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()
        os.close(ours)

    journal = Journal.open(path, PASSPHRASE)
    draft = journal.notebook.draft("new:goal")
    assert draft is not None
    assert draft[0]["title"] == "Speak at the forum"
    assert b"forum" not in path.read_bytes()
