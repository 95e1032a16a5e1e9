"""Records as rows of a list, fetched from the journal when they come into sight."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Entry
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.errors import DamagedJournal
from mentorjournal.journal import Journal
from mentorjournal.widgets.listing import Row

MARKS = {
    "session": "●",
    "goal": "◎",
    "reflection": "◆",
    "feedback": "❝",
    "insight": "!",
    "topic": "?",
    "decision": "∴",
    "summary": "✉",
    "person": "☺",
    "relationship": "⚭",
    "checkin": "▂",
}
LABELS = {"relationship": "mentoring"}
"""Words for kinds whose own are too long for a row."""

WITH_SOMEBODY = ("session", "relationship")
OF = {"rating": "skill", "checkin": "goal"}
"""Kinds that say little without what they are of, and the field that tells it."""
PROMISE_MARKS = {"open": "○", "done": "✓", "moved": "→", "dropped": "–"}

SESSION_MARKS = {"planned": "◌", "moved": "→", "cancelled": "–"}
"""What stands for a session that was not held."""


class JournalRows:
    """Rows over a known order of records; the records are read page by page."""

    def __init__(
        self, journal: Journal, order: Sequence[int], highlight: tuple[str, ...] = ()
    ) -> None:
        self._journal = journal
        self._order = array("q", order)  # a fifth of the memory of a list
        self._highlight = highlight
        self._names = journal.names()
        self._partners = journal.partner_names()

    def __len__(self) -> int:
        return len(self._order)

    def fetch(self, start: int, stop: int) -> Sequence[Row]:
        """Read the rows from ``start`` up to ``stop``."""
        today = moments.today()
        entries = self._journal.entries.at(self._order[start:stop])
        of = [str(entry.body.get(OF[entry.kind])) for entry in entries if entry.kind in OF]
        titles = self._journal.entries.titles(of) if of else {}
        return [self._row(entry, today, titles) for entry in entries]

    def _row(self, entry: Entry, today: date, titles: Mapping[str, str]) -> Row:
        try:
            record = self._journal.record_of(entry)
            gist, private = record.gist, record.never_leaves
        except DamagedJournal as error:
            gist, private = str(error), True
        if entry.kind in WITH_SOMEBODY:
            gist = " · ".join(filter(None, [self._partner(entry), gist]))
        if entry.kind == "topic":
            gist = self._raised(entry)
        if entry.kind == "feedback":
            gist = f"{self._names[UUID(entry.body['person'])]} · {gist}"
        if entry.kind in OF:
            of = titles.get(str(entry.body.get(OF[entry.kind])), "")
            gist = " · ".join(filter(None, [of, gist]))
        row = row_of(entry, gist, today, private=private, highlight=self._highlight)
        return self._named(row, entry, gist)

    def _named(self, row: Row, entry: Entry, gist: str) -> Row:
        """Let a person and a relationship begin with the name that tells them from others."""
        if entry.kind == "person":
            return replace(row, title=self._names.get(UUID(entry.id), row.title))
        if entry.kind == "relationship" and (partner := self._partner(entry)):
            of_both = gist.removeprefix(f"{partner} · ")
            programme = str(entry.body.get("programme", ""))
            return replace(
                row, title=partner, detail=" · ".join(filter(None, [of_both, programme]))
            )
        return row

    def _raised(self, entry: Entry) -> str:
        """Say who raised a topic, the other one by name, and what became of it."""
        by = entry.body.get("raised_by", "me")
        who = by if by == "me" else self._partner(entry) or "the other person"
        return f"raised by {who} · {entry.body.get('state', 'open')}"

    def _partner(self, entry: Entry) -> str:
        bonds = (entry.id,) if entry.kind == "relationship" else entry.relationships
        return next((self._partners.get(each, "") for each in bonds), "")


def row_of(
    entry: Entry, gist: str, today: date, *, private: bool, highlight: tuple[str, ...] = ()
) -> Row:
    """Word an entry as a row."""
    return Row(
        id=entry.id,
        day=moments.brief(entry.day, today),
        mark=mark_of(entry),
        label=LABELS.get(entry.kind) or spoken_kind(entry.kind),
        title=entry.title,
        detail="" if gist == entry.title else gist,
        private=private,
        highlight=highlight,
    )


def session_state(entry: Entry) -> str:
    """Say whether a session was held, is planned, was moved or cancelled."""
    status = str(entry.body.get("status", "held"))
    return "moved" if status == "cancelled" and entry.body.get("moved_to") else status


def mark_of(entry: Entry) -> str:
    """Give the sign of an entry: its kind's, or how a promise stands."""
    if entry.kind == "action":
        return PROMISE_MARKS.get(str(entry.body.get("status")), "○")
    if entry.kind == "session":
        return SESSION_MARKS.get(session_state(entry), MARKS["session"])
    return MARKS.get(entry.kind, "·")
