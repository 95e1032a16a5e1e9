"""What the tests of growth, hours, benefits and the shelf share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from mentorjournal.journal import Journal
from stage import opened, press_each

HOSTILE = "[/nope][@click=app.quit]x[/]\x1b]0;t\x07\u202e"


@asynccontextmanager
async def at_growth(
    journal: Journal, size: tuple[int, int] = (120, 36), *keys: str | list[str]
) -> AsyncIterator[Pilot[None]]:
    """Open the interface at Growth, and press keys there."""
    async with opened(journal, size) as pilot:
        await press_each(pilot, "8", *keys)
        yield pilot
