"""Making the file of a page that leaves, sealed as it was chosen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from mentorjournal.desk.correspondence.posting import Outgoing
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.sessions import Summary
from mentorjournal.screens.frame.closing import Closing, closed, weakness
from mentorjournal.screens.frame.dialogs import Ask

Post = Callable[[Outgoing, Path], tuple[Kept[Summary], bytes]]
"""Write a page to a file and note it in the ledger; answer the note and the bytes."""


async def make_file(
    screen: Screen[Any], outgoing: Outgoing, post: Post, say_slow: Callable[[], None]
) -> tuple[Path, bytes] | None:
    """Write a page as the screen's `Closing` says; only from a worker.

    Answers the file and its bytes, None when weak words were not taken after all. `say_slow` is
    called before a seal that takes seconds.
    """
    closing = screen.query_one(Closing)
    sealing, path = closing.sealing, closing.path()
    weak = await asyncio.to_thread(weakness, closing.form_name, sealing)
    if weak and not await _takes(screen, weak.words):
        return None
    if sealing.passphrase:
        say_slow()
    _, data = await asyncio.to_thread(post, closed(outgoing, sealing), path)
    return path, data


async def _takes(screen: Screen[Any], words: str) -> bool:
    question = f"These words are {words}. Take them all the same?"
    answers = [("no", "Take other words"), ("yes", "Take them")]
    return await screen.app.push_screen_wait(Ask(question, answers)) == "yes"
