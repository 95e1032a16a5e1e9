"""What came, and what of it waits: pages that were not opened, requests without an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mentorjournal.domain.entries import Entry, Filter

if TYPE_CHECKING:
    from mentorjournal.journal import Journal


@dataclass(frozen=True)
class Arrived:
    """A page that came, as a list tells it."""

    entry: Entry
    sender: str
    is_unread: bool
    asks: tuple[str, ...]
    """What of it its writer asks to have deleted, and was not answered yet."""


def arrived(journal: Journal) -> list[Arrived]:
    """List the pages that came, the newest first."""
    names = journal.partner_names()
    found = [
        Arrived(each, _sender(each, names), is_unread(each.body), open_requests(each.body))
        for each in journal.entries.each(Filter(kinds=("summary",)))
        if each.body.get("direction") == "received"
    ]
    return sorted(found, key=lambda each: (each.entry.on, each.entry.seq), reverse=True)


def waiting(journal: Journal) -> int:
    """Count the pages that wait: to be opened, or for an answer to what they ask."""
    return journal.entries.count_waiting()


def is_unread(body: dict[str, Any]) -> bool:
    """Tell whether a received page was not opened yet."""
    return not body.get("opened_on")


def open_requests(body: dict[str, Any]) -> tuple[str, ...]:
    """Say what is asked back and was not answered: ``paragraph 2``."""
    noted = body.get("take_backs") or ()
    return tuple(str(each.get("what", "")) for each in noted if not each.get("answer"))


def _sender(entry: Entry, names: dict[str, str]) -> str:
    found = (names.get(each, "") for each in entry.relationships)
    return next(filter(None, found), str(entry.body.get("sent_by") or ""))
