"""Writing the page that is shown, sealed as it was chosen."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual import on, work
from textual.screen import Screen
from textual.widgets import Button

from mentorjournal.desk.correspondence.posting import post
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.destination import written_words
from mentorjournal.screens.frame.making_file import make_file
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
                by_post = partial(post, self.journal)
                made = await make_file(self, preview.outgoing, by_post, self._say_slow)
                if made:
                    say(self, f"Written: {made[0]}")
                    self.tell_written(written_words(*made, preview.page.reader))
        finally:
            self._is_writing = False

    def _say_slow(self) -> None:
        self.query_one(TopBar).state = SEALING
