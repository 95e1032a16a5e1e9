"""Opening the interface, without loading what only commands need: its first frame waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.cli.process import require_terminal, tell_alt_from_escape

if TYPE_CHECKING:
    from mentorjournal.config import Settings
    from mentorjournal.journal import Journal


def show(settings: Settings, journal: Journal | None = None) -> int:
    """Show the interface, on a journal that is open already or on its unlock screen."""
    require_terminal(
        "The interface needs a terminal; `mentorjournal --help` lists what works without one."
    )
    tell_alt_from_escape()
    from mentorjournal.app import run

    return run(settings, journal=journal, look_around=lambda: _sample(settings))


def _sample(settings: Settings) -> int:
    from mentorjournal.cli.demo import open_sample

    return open_sample(settings, "mentoree")
