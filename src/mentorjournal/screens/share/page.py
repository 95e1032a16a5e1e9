"""The page as its reader will see it, as bytes, or with where it came from."""

from __future__ import annotations

import re
from typing import Unpack

from textual.app import ComposeResult
from textual.containers import Container

from mentorjournal.domain.plain import first_name
from mentorjournal.screens.share.table import Preview, sources
from mentorjournal.widgets.placing import Placing, entitle
from mentorjournal.widgets.writing import Writing

_HIDDEN = re.compile(r"[^\n -~]")


class SharePage(Container):
    """Show one preview in one of three ways."""

    def __init__(self, **placing: Unpack[Placing]) -> None:
        super().__init__(**placing)
        self.text = Writing(id="share-text")
        self._view = "words"
        self._preview: Preview | None = None
        self._shown = ""

    def compose(self) -> ComposeResult:
        """Put the text into the panel."""
        yield self.text

    def on_mount(self) -> None:
        """Make the text one to read."""
        self.text.read_only = True
        self.text.show_cursor = False

    def show(self, preview: Preview) -> None:
        """Show another page, scrolled as the last one was."""
        self._preview = preview
        self._draw()

    def change_view(self, view: str) -> None:
        """Show the raw bytes or the sources; a second time, the words again."""
        self._view = "words" if view == self._view else view
        self._draw()

    def _draw(self) -> None:
        if self._preview is None:
            return
        words = self._words(self._preview)
        if words != self._shown:  # to lay a long page out takes long
            at, self._shown = self.text.scroll_y, words
            self.text.value = words
            self.text.scroll_to(y=at, animate=False)
        entitle(self, *self._title(self._preview))

    def _words(self, preview: Preview) -> str:
        if self._view == "raw":
            return raw(preview.data)
        if self._view == "sources":
            return sources(preview.outgoing.material, preview.page)
        return preview.text

    def _title(self, preview: Preview) -> tuple[str, str]:
        if self._view == "raw":
            return "Every byte of the file", "r words again"
        if self._view == "sources":
            return "Where it comes from · you alone see this", "o words again"
        reader = first_name(preview.page.reader)
        return f"Exactly what {reader} will read", "r raw bytes · o origins"


def raw(data: bytes) -> str:
    """Write bytes so that none is hidden: what is no plain letter stands as its number."""
    return _HIDDEN.sub(lambda found: f"\\x{ord(found[0]):02x}", data.decode("latin-1"))
