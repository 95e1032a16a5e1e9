"""What reads days in other languages, loaded before one is typed."""

import asyncio
import gc
from contextlib import suppress

from mentorjournal.domain.days import read_day
from mentorjournal.errors import NotUnderstood
from mentorjournal.journal import Journal

_WARMED: list[bool] = []


async def warm_days(journal: Journal) -> None:
    """Load the words for days of all languages, once for the program, as that takes a second."""
    if _WARMED:
        return
    _WARMED.append(True)
    with suppress(NotUnderstood):
        await asyncio.to_thread(read_day, "no day", journal.reading())
    gc.freeze()  # all those words stay, and are not searched for garbage again and again
