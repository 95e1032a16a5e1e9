"""A place that is a list of records; words typed at the top narrow it."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from textual import on, work
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Input

from mentorjournal.domain.entries import Filter
from mentorjournal.errors import Interrupted
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import OpenRecord, Show
from mentorjournal.screens.frame.burying import bury
from mentorjournal.screens.frame.journal_rows import JournalRows
from mentorjournal.screens.frame.place import PlaceScreen
from mentorjournal.screens.frame.reporting import reporting
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.record_list import RecordList
from mentorjournal.widgets.top_bar import TopBar

_NOT_FOUND = "Nothing here has these words. Escape, twice, brings the whole list back."


class ListScreen(PlaceScreen):
    """Show records in a list; subclasses say which, and in which order."""

    HELP: ClassVar[str] = """\
# A list

Newest day first; Enter opens. Type at the top (`/`) to narrow it: words in any order, a phrase in
quotes, the beginning of a word with a star. Accents and capitals do not matter.
"""
    EMPTY: ClassVar[str] = ""
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", id="timeline.search", tooltip="Find words."),
        Binding("escape", "leave_search", "Back", id="timeline.back", show=False),
        Binding("x", "bury", "Trash", id="list.bury", tooltip="Move this record to the trash."),
        Binding("T", "trash", "The trash", id="timeline.trash", show=False,
                tooltip="See what was thrown away."),
    ]  # fmt: skip

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._words = ""
        self._is_listed = False

    def page(self) -> Iterable[Widget]:
        """Give the line to search by and the list."""
        yield Line(placeholder="/ search everything", id="search")
        yield RecordList(lines=2, empty=self.EMPTY)

    def wanted(self) -> Filter:
        """Say which records belong in this list."""
        return Filter(words=self._words, as_typed=True)

    def ordered(self, wanted: Filter) -> list[int]:
        """List what is wanted in the order of this list: the newest day first."""
        return self.journal.entries.order(wanted)

    def reload(self) -> None:
        """Read the order of the list anew: the first time at once, so that it is painted once."""
        if self._is_listed:
            self._list_what_is_wanted()
            return
        self._is_listed = True
        wanted = self.wanted()
        self._show(self.ordered(wanted), wanted, keep_cursor=False)

    @on(Input.Changed, "#search")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._words:
            self._words = event.value
            self.journal.file.interrupt()
            self._list_what_is_wanted(keep_cursor=False)

    @on(Input.Submitted, "#search")
    def _to_the_list(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(RecordList).focus()

    @work(exclusive=True, group="list")
    async def _list_what_is_wanted(self, keep_cursor: bool = True) -> None:
        wanted = self.wanted()
        with reporting(self):
            try:
                order = await asyncio.to_thread(self.ordered, wanted)
            except Interrupted:
                return
            self._show(order, wanted, keep_cursor)

    def _show(self, order: list[int], wanted: Filter, keep_cursor: bool) -> None:
        highlight = tuple(word.strip('"*') for word in wanted.words.split())
        rows = JournalRows(self.journal, order, tuple(filter(None, highlight)))
        try:
            listed = self.query_one(RecordList)
            listed.say_when_empty(_NOT_FOUND if wanted.words.strip() else self.EMPTY)
            listed.show(rows, keep_cursor)
            found = f"{len(order)} found" if wanted.words.strip() else "✓ saved"
            self.query_one(TopBar).state = found
        except NoMatches:  # the screen was closed while the list was read
            return

    @on(RecordList.Opened)
    def _open(self, event: RecordList.Opened) -> None:
        event.stop()
        self.post_message(OpenRecord(UUID(event.row.id)))

    def action_search(self) -> None:
        """Go to the line to search by."""
        self.query_one("#search", Line).focus()

    def action_leave_search(self) -> None:
        """Go back to the list; a second time, to the whole list."""
        search = self.query_one("#search", Line)
        if search.has_focus:
            self.query_one(RecordList).focus()
        else:
            search.value = ""

    def action_bury(self) -> None:
        """Move the marked record to the trash; u takes it back."""
        row = self.query_one(RecordList).row
        if row is not None:
            bury(self, self.journal, UUID(row.id))
            self.refresh_journal()

    def action_trash(self) -> None:
        """Ask for the trash."""
        self.post_message(Show("trash"))
