"""Received pages as rows of a list, each with the word for how certain its writer is."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from mentorjournal.desk.correspondence.answering import offered_promises
from mentorjournal.desk.correspondence.standing import Standing, standing_of
from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.sessions import Summary
from mentorjournal.journal import Journal
from mentorjournal.views.inbox import Arrived
from mentorjournal.widgets.listing import Row

STANDINGS = {
    Standing.VERIFIED: "verified",
    Standing.NOT_VERIFIED: "not verified",
    Standing.UNKNOWN_KEY: "unknown key",
    Standing.UNSIGNED: "not signed",
}
"""How far it is certain who wrote it, in as few words as a row has room for."""

_BEGINNING = 1000
"""Letters of a page among which its first words are looked for; no row shows more."""


class PageRows:
    """Rows over the pages that came; who signed is looked up when a row comes into sight."""

    def __init__(self, journal: Journal, pages: Sequence[Arrived]) -> None:
        self._journal = journal
        self._pages = pages

    def __len__(self) -> int:
        return len(self._pages)

    def fetch(self, start: int, stop: int) -> Sequence[Row]:
        """Word the rows from ``start`` up to ``stop``."""
        return [self._row(each) for each in self._pages[start:stop]]

    def _row(self, page: Arrived) -> Row:
        summary = self._journal.records.get(Summary, UUID(page.entry.id)).record
        offered = [e for e in offered_promises(self._journal, summary) if not e.accepted]
        waits = [f"asks for {each} back" for each in page.asks]
        if offered:
            waits.append(f"{len(offered)} promise{'' if len(offered) == 1 else 's'} to accept")
        unread = "unread · " if page.is_unread else ""
        return Row(
            id=page.entry.id,
            day=moments.brief(page.entry.day, moments.today()),
            mark="✉",
            label=STANDINGS[standing_of(self._journal, summary)],
            title=f"{unread}{one_line(page.sender)} · {one_line(summary.title)}",
            detail=", ".join(waits) or one_line(_first_words(summary)),
        )


def _first_words(summary: Summary) -> str:
    """Give how a page begins, without headings and without from whom it is."""
    lines = (line for line in summary.body[:_BEGINNING].split("\n") if line.strip())
    return " ".join(line for line in lines if not line.startswith(("#", "From ")))
