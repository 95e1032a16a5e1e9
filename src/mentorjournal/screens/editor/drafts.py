"""What has been typed and not yet kept: held in the encrypted file, found again after any crash."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.screens.editor.blanks import Blank, Way

if TYPE_CHECKING:
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal
    from mentorjournal.screens.editor.reading import Written

Values = dict[str, Any]

_SEEN, _OVER, _TEMPLATE = "@seen", "@over", "@template"


@dataclass(frozen=True)
class Draft:
    """A draft as it was found."""

    at: datetime
    values: Values
    over: int | None
    """The version of the record that the writer had before them."""
    seen: frozenset[str]
    """The rows that were there to be seen; what came later is not meant to be removed."""
    template: str = ""

    @property
    def clock(self) -> str:
        """Say when it was kept, in the writer's own zone."""
        return self.at.astimezone().strftime("%H:%M")


def subject_of(kind: type[Record], kept: Kept[Record] | None, given: Mapping[str, Any]) -> str:
    """Name what a draft is about: a record, or a new one of a kind that points to the same."""
    if kept is not None:
        return str(kept.record.id)
    points_to = sorted(str(value) for value in given.values() if _is_id(value))
    return ":".join(["new", kind.KIND, *points_to])


def _is_id(value: object) -> bool:
    try:
        UUID(str(value))
    except ValueError:
        return False
    return True


class Drafts:
    """Keeps the draft of one subject, and keeps a record so that its draft goes with it.

    Everything here blocks and may be called from any thread; after ``close`` no draft is kept.
    """

    def __init__(self, journal: Journal, subject: str) -> None:
        self._journal = journal
        self._subject = subject
        self._lock = threading.Lock()
        self._closed = False

    def found(self) -> Draft | None:
        """Answer the draft there is."""
        there = self._journal.notebook.draft(self._subject)
        if there is None:
            return None
        values, at = there
        seen = frozenset(map(str, values.pop(_SEEN, ())))
        over, template = values.pop(_OVER, None), str(values.pop(_TEMPLATE, ""))
        return Draft(at, values, over if isinstance(over, int) else None, seen, template)

    def keep(self, values: Values, over: int | None, seen: list[str], template: str) -> datetime:
        """Keep a draft over the one before; answer when."""
        beside = {_SEEN: seen, _OVER: over, _TEMPLATE: template}
        at = moments.now()
        with self._lock:
            if not self._closed:
                self._journal.notebook.keep_draft(self._subject, {**values, **beside}, at)
        return at

    def drop(self) -> None:
        """Forget the draft there is; later ones are kept again."""
        with self._lock:
            self._journal.notebook.drop_draft(self._subject)

    def close(self, *, drop: bool) -> None:
        """Keep no more drafts; drop the one there is, if it is not wanted any longer."""
        with self._lock:
            if drop:
                self._journal.notebook.drop_draft(self._subject)
            self._closed = True

    def settle(self, whole: Written, over: int | None, *, mine: bool) -> None:
        """Keep a record with all that goes with it, and drop its draft, in one transaction.

        ChangedMeanwhile, and nothing is kept, when there is a newer version of any of them than
        was seen; with ``mine`` what was written becomes the newest in any case.
        """
        records, now, zone = self._journal.records, moments.now(), moments.here()
        with self._lock:
            with self._journal.file.writing():
                records.keep([*whole.newcomers, whole.record], now, zone, None if mine else over)
                for record, seen in whole.aftermath.keep:
                    records.keep([record], now, zone, None if mine else seen)
                for record_id in whole.aftermath.bury:
                    records.bury(record_id, now)
                self._rescue(whole.record.id, now)
                self._journal.notebook.drop_draft(self._subject)
            self._closed = True

    def _rescue(self, record_id: UUID, now: datetime) -> None:
        """Take a record that was just kept out of the trash, should it lie there."""
        kept = self._journal.records.find(record_id)
        if kept is not None and kept.deleted is not None:
            self._journal.records.unbury(record_id, now)


def restored(blanks: Iterable[Blank], initial: Values, draft: Draft) -> Values:
    """Put a draft's values in place of the first ones; what no longer fits a blank is left out.

    Rows that came into the journal after the draft was begun are added to its own.
    """
    values = dict(initial)
    for blank in blanks:
        typed: Any = draft.values.get(blank.key)
        if not _fits(blank, typed):
            continue
        values[blank.key] = typed
        if blank.way is Way.ROWS:
            there = {row["id"] for row in typed} | draft.seen
            values[blank.key] += [row for row in initial[blank.key] if row["id"] not in there]
    return values


_ROW = {"id": str, "done": bool, "text": str, "extra": str}


def _fits(blank: Blank, typed: Any) -> bool:
    if blank.way is Way.ROWS:
        return isinstance(typed, list) and all(map(_is_row, typed))
    if blank.way is Way.SEVERAL:
        return isinstance(typed, list) and all(isinstance(each, str) for each in typed)
    return isinstance(typed, str)


def _is_row(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and row.keys() == _ROW.keys()
        and all(isinstance(row[name], sort) for name, sort in _ROW.items())
    )


def ids_in(values: Values) -> list[str]:
    """List the ids of all rows in some values."""
    lists = [value for value in values.values() if isinstance(value, list)]
    return [row["id"] for rows in lists for row in rows if _is_row(row)]
