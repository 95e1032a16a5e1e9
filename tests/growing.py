"""What the tests of growth, hours, benefits and the shelf share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.journal import Journal
from stage import settle

HOSTILE = "[/nope][@click=app.quit]x[/]\x1b]0;t\x07\u202e"


@asynccontextmanager
async def at_growth(
    journal: Journal, size: tuple[int, int] = (120, 36), *keys: str | list[str]
) -> AsyncIterator[Pilot[None]]:
    """Open the interface at Growth, and press keys there."""
    app = MentorJournal(Settings(journal=journal.file.path), journal)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "8", *keys)
        yield pilot


async def press(pilot: Pilot[None], *keys: str | list[str]) -> None:
    """Press keys one by one, each once the last has had its effect; a list is typed at once."""
    for key in keys:
        await pilot.press(*([key] if isinstance(key, str) else key))
        await settle(pilot)
