"""The encouragement jar: kind words one was told, one at a time, for a bad day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.domain import moments
from mentorjournal.domain.plain import visible
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import OpenRecord
from mentorjournal.screens.frame.over import OverPlace
from mentorjournal.views.kind_words import KindWord, jar
from mentorjournal.widgets.top_bar import TopBar

EMPTY = "Kind words you are told are kept here, for a bad day. k keeps one."


class JarScreen(OverPlace):
    """Show one kind word, whole and exact; a key shows the next."""

    DOOR: ClassVar[str] = "jar"
    HELP: ClassVar[str] = """\
# The encouragement jar

What people said to you, exactly, one at a time and with nothing beside it. Space or → shows the
next, ← the one before, Enter opens it whole. `k` keeps a kind word, from anywhere.
"""
    AUTO_FOCUS = "#jar-page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right,j", "turn(1)", "Another", id="jar.next", tooltip="The next one."),
        Binding("left", "turn(-1)", "Back one", id="jar.back", tooltip="The one before."),
        Binding("enter", "open", "Open", id="jar.open", tooltip="Open it whole."),
        Binding("escape", "leave", "Back", id="jar.leave", tooltip="Back to where you were."),
    ]

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal, place)
        self._words: list[KindWord] = []
        self._at = 0

    def page(self) -> Iterable[Widget]:
        """Give one page."""
        with VerticalScroll(id="jar-page"):
            yield Static(id="jar-word")

    def reload(self) -> None:
        """Read the jar anew."""
        self._words = jar(self.journal)
        self._at = min(self._at, max(0, len(self._words) - 1))
        self._show()

    def _show(self) -> None:
        self.query_one(TopBar).crumb = "For a bad day"
        page = self.query_one("#jar-word", Static)
        if not self._words:
            page.update(Content.styled(EMPTY, "$foreground 60%"))
            return
        word = self._words[self._at]
        day = moments.spoken(word.feedback.on)
        where = f"{word.feedback.situation}\n\n" if word.feedback.situation else ""
        page.update(
            Content.assemble(
                (visible(where), "$foreground 60%"),
                (f"“{visible(word.words)}”\n\n", "italic"),
                (visible(f"{word.person}, {day}", keep_newlines=False), "bold"),
                (f"\n{self._at + 1} of {len(self._words)}", "$foreground 60%"),
            )
        )
        self.query_one("#jar-page").scroll_home(animate=False)

    def action_turn(self, way: int) -> None:
        """Show another one; after the last comes the first."""
        if self._words:
            self._at = (self._at + way) % len(self._words)
            self._show()

    def action_open(self) -> None:
        """Open the record."""
        if self._words:
            self.post_message(OpenRecord(self._words[self._at].feedback.id))
