"""Opening the interface, without loading what only commands need: its first frame waits for it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.config import Settings
    from mentorjournal.journal import Journal


def show(settings: Settings, journal: Journal | None = None) -> int:
    """Show the interface, on a journal that is open already or on its unlock screen."""
    require_terminal(
        "The interface needs a terminal; `mentorjournal --help` lists what works without one."
    )
    from mentorjournal.app import run

    return run(settings, journal=journal, look_around=lambda: _sample(settings))


def require_terminal(sentence: str) -> None:
    """Raise NotUnderstood with the sentence where nobody could see or type anything."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise NotUnderstood(sentence)


def _sample(settings: Settings) -> int:
    from mentorjournal.cli.demo import open_sample

    return open_sample(settings, "mentoree")
