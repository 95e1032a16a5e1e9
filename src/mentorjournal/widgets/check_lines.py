"""Titles with their words beside them: what is to be known before a page leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive

from mentorjournal.domain.plain import visible
from mentorjournal.widgets.lined import Lined

TITLE_WIDTH = 8

Told = tuple[tuple[str, str], ...]
"""Titles, each with its words; without a title the words are a warning or good news."""


class CheckLines(Lined):
    """Show titles with their words beside them, wrapped under themselves."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"check--title", "check--alone"}
    ALLOW_SELECT = False

    told: reactive[Told] = reactive((), layout=True)
    """What is said."""

    def height_at(self, width: int) -> int:
        """Count the lines that what is said takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Write what is said."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        return [line for title, words in self.told for line in self._wrapped(title, words, width)]

    def _wrapped(self, title: str, words: str, width: int) -> Iterator[Content]:
        if not title:
            alone = Content.styled(_plain(words), self.get_visual_style("check--alone"))
            yield from alone.wrap(max(1, width))
            return
        style = self.get_visual_style("check--title")
        front = Content.styled(f"{title:<{TITLE_WIDTH}}", style)
        for line in Content(_plain(words)).wrap(max(1, width - TITLE_WIDTH)):
            yield front + line
            front = Content(" " * TITLE_WIDTH)


def _plain(words: str) -> str:
    return visible(words, keep_newlines=False)
