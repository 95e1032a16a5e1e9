"""Start this program anew in its own process, so that nothing it read stays in memory."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

AWAKE, ASLEEP = "awake", "asleep"
LOCKED_STATES = (AWAKE, ASLEEP)
"""How a locked program begins: with its question, or stopped until the shell lets it go on."""


def reopen_locked(journal: Path, state: str) -> NoReturn:
    """Become the locked program, or end where a process cannot do that.

    Every other option of the start is left behind: a person is to type the passphrase.
    """
    if sys.platform == "win32":  # there the shell would take a new process for the end of this one
        sys.stderr.write("The journal is locked. Start mentorjournal again to go on.\n")
        sys.exit(0)
    sys.stdout.flush()
    sys.stderr.flush()
    started = same_start(sys.orig_argv, sys.argv, sys.executable)
    os.execv(started[0], [*started, f"--journal={journal}", f"--locked={state}"])  # noqa: S606


def same_start(original: Sequence[str], arguments: Sequence[str], python: str) -> list[str]:
    """Give what started this program, without the arguments that the program itself was given."""
    own = len(arguments) - 1
    return [python or original[0], *original[1 : len(original) - own]]


def fall_asleep() -> None:
    """Stop, as ctrl+z in a shell would, until somebody lets this process go on."""
    os.kill(os.getpid(), signal.SIGSTOP)
