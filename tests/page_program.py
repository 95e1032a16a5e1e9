"""A program for a real terminal: a hostile page that came, received and read on its screens."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from textual.pilot import Pilot

from desk.correspondence.two_books import two_books
from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.screens.frame.reporting import say
from mentorjournal.widgets.inputs import Line
from stage import press_each, settle
from support import cheap_keys

HOSTILE = "\x1b]52;c;aGVsbG8=\x07\x1b]0;title\x07\x9b31m\u202e\x1b[2J[/nope][@click=app.quit]x[/]"
LINK = (
    "\x1b]8;;http://x.example\x1b\\here\x1b]8;;\x1b\\ [here](http://x.example) We spoke of rivers."
)


def hostile_file(folder: Path) -> Path:
    """Write a readable page as anybody might, which nobody signed."""
    path = folder / "page.md"
    path.write_text(f"# {HOSTILE}\n\nFrom {HOSTILE} to you\n\n{LINK}\n\n- {HOSTILE}\n")
    return path


def main() -> None:
    """Receive the page, keep it, read it, and leave it in the inbox, as keys would."""
    with TemporaryDirectory() as folder, two_books(Path(folder)) as (_, ruth):
        path = hostile_file(Path(folder))

        async def read(pilot: Pilot[Any]) -> None:
            await settle(pilot)
            await press_each(pilot, "0", "r")
            pilot.app.screen.query_one("#receive-path", Line).value = str(path)
            await press_each(
                pilot, "enter", "ctrl+s", "enter", "ctrl+a", "ctrl+c", "l", "escape", "escape"
            )
            say(pilot.app.screen, "it was looked at")

        settings = Settings(journal=ruth.journal.file.path)
        MentorJournal(settings, ruth.journal, can_lock=False).run(auto_pilot=read)


if __name__ == "__main__":
    cheap_keys()
    main()
