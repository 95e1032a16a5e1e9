"""Writing the page that is shown, sealed as it was chosen."""

from __future__ import annotations

import asyncio
from typing import Any

from textual import on, work
from textual.screen import Screen
from textual.widgets import Button

from mentorjournal.desk.correspondence.posting import post
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.closing import Closing, closed, weakness
from mentorjournal.screens.frame.destination import written_words
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.screens.share.table import Preview
from mentorjournal.widgets.top_bar import TopBar

SEALING = "sealing it with the words, which takes a few seconds…"


class Writer(Screen[Any]):
    """The part of Share that writes the file."""

    journal: Journal
    _preview: Preview | None
    _is_current: bool
    _is_writing = False

    def tell_written(self, words: str) -> None:
        """Say where the file is."""
        raise NotImplementedError

    @on(Button.Pressed, "#share-write")
    def _press_write(self, event: Button.Pressed) -> None:
        event.stop()
        if self._preview and self._is_current and not self._is_writing:
            self._is_writing = True
            self._write(self._preview)

    @work(group="dialog")
    async def _write(self, preview: Preview) -> None:
        """Write the page that is shown, not one that is being made."""
        try:
            with reporting(self):
                closing = self.query_one(Closing)
                sealing, path = closing.sealing, closing.path()
                weak = await asyncio.to_thread(weakness, closing.form_name, sealing)
                if weak and not await self._takes(weak.words):
                    return
                if sealing.passphrase:
                    self.query_one(TopBar).state = SEALING
                ready = closed(preview.outgoing, sealing)
                _, data = await asyncio.to_thread(post, self.journal, ready, path)
                say(self, f"Written: {path}")
                self.tell_written(written_words(path, data, preview.page.reader))
        finally:
            self._is_writing = False

    async def _takes(self, words: str) -> bool:
        question = f"These words are {words}. Take them all the same?"
        answers = [("no", "Take other words"), ("yes", "Take them")]
        return await self.app.push_screen_wait(Ask(question, answers)) == "yes"
