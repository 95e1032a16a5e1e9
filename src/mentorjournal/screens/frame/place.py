"""The frame that all places share: the bar, the list of places, the page, the keys."""

import asyncio
from collections.abc import Callable, Iterable
from typing import ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.css.query import NoMatches
from textual.widget import Widget

from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import GoTo
from mentorjournal.screens.frame.fitting import fit
from mentorjournal.screens.frame.opening import OpeningScreen
from mentorjournal.screens.frame.reporting import reporting
from mentorjournal.screens.frame.way_around import PLACES
from mentorjournal.views.inbox import waiting
from mentorjournal.widgets.key_line import KeyLine
from mentorjournal.widgets.places import Places
from mentorjournal.widgets.top_bar import TopBar

Found = TypeVar("Found")

LOOK_AGAIN = 2.0
"""Seconds between two looks at whether another program changed the journal."""


class PlaceScreen(OpeningScreen[None]):
    """A place, or something open inside one; subclasses compose the page and reload it."""

    PLACE: ClassVar[str] = ""
    CRUMB: ClassVar[str] = ""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self._seen = -1

    def compose(self) -> ComposeResult:
        """Draw the frame round the page."""
        fit(self)
        yield TopBar()
        with Container(classes="body"):
            yield Places(PLACES, self.PLACE)
            with Vertical(classes="page"):
                yield from self.page()
        yield KeyLine()

    def page(self) -> Iterable[Widget]:
        """Give the widgets of the page."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read what is shown anew; called whenever the screen is come back to."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Name the place, and keep an eye on the journal from now on."""
        bar = self.query_one(TopBar)
        bar.crumb, bar.state = self.CRUMB, "✓ saved"
        self.set_interval(LOOK_AGAIN, self._look_again)

    def fill(self) -> None:
        """Show what may have changed while another screen was on top."""
        self.refresh_journal()

    def refresh_journal(self) -> None:
        """Reload, saying what goes wrong."""
        with reporting(self):
            self._seen = self.journal.file.data_version()
            self.reload()
            self.count_waiting()

    def gather(self, read: Callable[[Journal], Found], show: Callable[[Found], None]) -> None:
        """Read and show: beside the drawing, or at once where the screen only comes into sight."""
        if self.is_in_sight:
            self._gather_beside(read, show)
        else:
            show(read(self.journal))

    @work(exclusive=True, group="gather")
    async def _gather_beside(
        self, read: Callable[[Journal], Found], show: Callable[[Found], None]
    ) -> None:
        with reporting(self):
            found = await asyncio.to_thread(read, self.journal)
            try:
                show(found)
            except NoMatches:  # the screen was closed meanwhile
                return

    def count_waiting(self) -> None:
        """Say beside the places how much waits there."""
        self.query_one(Places).counts = {"inbox": waiting(self.journal)}

    def _look_again(self) -> None:
        if self.is_current and self.journal.file.data_version() != self._seen:
            self.refresh_journal()

    @on(Places.Chosen)
    def _go(self, event: Places.Chosen) -> None:
        event.stop()
        self.post_message(GoTo(event.place_id))
