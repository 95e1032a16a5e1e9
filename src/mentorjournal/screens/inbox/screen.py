"""Inbox: the pages that came, and the way to take one in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.screens.frame.asking import OpenRecord, Show
from mentorjournal.screens.frame.place import PlaceScreen
from mentorjournal.screens.inbox.rows import PageRows
from mentorjournal.views.inbox import arrived
from mentorjournal.widgets.record_list import RecordList

EMPTY = (
    "Pages that others wrote to you stand here, read-only, under the name of their writer."
    " r takes one in, from a file or from a mail."
)


class InboxScreen(PlaceScreen):
    """List what came, the newest first, each with its standing in words."""

    PLACE: ClassVar[str] = "inbox"
    CRUMB: ClassVar[str] = "Inbox"
    HELP: ClassVar[str] = """\
# Inbox

The pages that others wrote to you. They belong to their writers and nobody changes them here: you
accept promises into your own list, make an insight of a sentence, and answer. `r` takes a page in,
from a file or pasted from a mail; it is checked before anything of it is kept.

*verified* means that you compared the safety number with its writer; *not verified* that the key is
the one on a card you hold; *not signed* that nobody vouches for it. `c` shows the contacts and your
own card, `L` what went to whom.
"""
    AUTO_FOCUS = "#pages"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "show('receive')", "Receive", id="inbox.receive",
                tooltip="Take in a file or a pasted text."),
        Binding("c", "show('contacts')", "Contacts", id="inbox.contacts",
                tooltip="My card, the cards of others, safety numbers."),
        Binding("L", "show('ledger')", "Ledger", id="inbox.ledger",
                tooltip="What went to whom, and what I hold of others."),
    ]  # fmt: skip

    def page(self) -> Iterable[Widget]:
        """Give what waits, and the list."""
        yield Static(id="waiting")
        yield RecordList(lines=2, empty=EMPTY, id="pages")

    def reload(self) -> None:
        """List the pages anew."""
        pages = arrived(self.journal)
        unread = sum(each.is_unread for each in pages)
        asks = sum(len(each.asks) for each in pages)
        told = [f"{unread} unread"] if unread else []
        told += [f"{asks} to answer" if asks != 1 else "1 request to answer"] if asks else []
        words = " · ".join(told) or ("Nothing waits." if pages else "")
        self.query_one("#waiting", Static).update(words, layout=False)
        self.query_one("#pages", RecordList).show(PageRows(self.journal, pages))

    @on(RecordList.Opened)
    def _open(self, event: RecordList.Opened) -> None:
        event.stop()
        self.post_message(OpenRecord(UUID(event.row.id)))

    def action_show(self, door: str) -> None:
        """Open a screen of sharing."""
        self.post_message(Show(door))
