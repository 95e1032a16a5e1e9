"""A small app that shows one screen of the real program, with the real stylesheets."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.worker import WorkerCancelled

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.desk.arrivals import take_in
from mentorjournal.exchange import jsonl
from mentorjournal.journal import Journal
from mentorjournal.resources import data_file, stylesheets
from support import PASSPHRASE

SIZES = ((120, 36), (80, 24), (40, 15))
UNANSWERED = object()


class Stage(App[None]):
    """Show a screen; keep what it dismisses with."""

    CSS_PATH = stylesheets()
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (90, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (18, "-short"), (28, "-tall")]

    def __init__(self, make: Callable[[], Screen[Any]]) -> None:
        super().__init__()
        self._make = make
        self.answer: Any = UNANSWERED

    def on_mount(self) -> None:
        self.push_screen(self._make(), self._answered)

    def _answered(self, answer: Any) -> None:
        self.answer = answer

    def picture(self, name: str) -> None:
        """Leave a picture where ``PICTURES`` says, for somebody to look at."""
        folder = os.environ.get("PICTURES")
        if folder:
            Path(folder, f"{name}.svg").write_text(self.export_screenshot(), encoding="utf-8")


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until every worker has ended, save one that waits for a person, and all is drawn."""
    app = pilot.app
    for _ in range(20):
        await pilot.pause()
        asking = isinstance(app.screen, ModalScreen)
        busy = [
            each
            for each in app.workers
            if not each.is_finished and not (asking and each.group in ("dialog", "begin"))
        ]
        if not busy:
            break
        try:
            await app.workers.wait_for_complete(busy)
        except WorkerCancelled:
            continue
    await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one upon the other, and wait for what they do together."""
    await pilot.press(*keys)
    await settle(pilot)


async def press_each(pilot: Pilot[Any], *keys: str | list[str]) -> None:
    """Press keys one by one, each once the last has had its effect; a list is typed at once."""
    for key in keys:
        await press(pilot, *([key] if isinstance(key, str) else key))


_CHARACTERS = {"space": " ", "tab": "\t", "exclamation_mark": "!", "enter": None}


def burst(pilot: Pilot[Any], *keys: str) -> None:
    """Hand keys over with no pause between them, as they come over a slow line."""
    for key in keys:
        name = "space" if key == " " else key
        pilot.app.post_message(events.Key(name, _CHARACTERS.get(name, name[-1])))


@asynccontextmanager
async def opened(
    journal: Journal, size: tuple[int, int] = (120, 36), *, can_lock: bool = True
) -> AsyncIterator[Pilot[None]]:
    """Open the interface on a journal that is already unlocked."""
    app = MentorJournal(Settings(journal=journal.file.path), journal, can_lock=can_lock)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


def seen(screen: Screen[Any]) -> str:
    """Give what is drawn on the screen, as text."""
    strips = screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def sample_journal(path: Path, which: str = "mentoree") -> Journal:
    """Make a journal filled with one of the samples that ship; it does not wait for the disk."""
    journal = Journal.create(path, PASSPHRASE)
    journal.file.connection.execute("PRAGMA synchronous = OFF")
    with data_file(f"sample-{which}.jsonl").open(encoding="utf-8") as lines:
        take_in(journal, jsonl.read(lines, None, journal.reading()))
    return journal
