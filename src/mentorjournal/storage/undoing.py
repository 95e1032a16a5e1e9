"""Take the last steps back, and take them again.

Both make new versions, so that nothing is lost by either.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from mentorjournal.domain import moments
from mentorjournal.storage import repository, search, steps
from mentorjournal.storage.driver import dbapi
from mentorjournal.storage.journal_file import JournalFile

What = Literal["made", "changed", "thrown away", "taken out"]


@dataclass(frozen=True)
class Touched:
    """A record that a step had to do with."""

    record_id: str
    title: str
    """As it was when the step was taken back or again."""


@dataclass(frozen=True)
class Taken:
    """A step that was taken back, or taken again."""

    what: What
    """What the step had done with its first record."""
    first: Touched | None
    """That record; None when all of them were changed since."""
    others: int
    """How many more records it had changed."""
    left: tuple[Touched, ...]
    """The records that were changed since, and are left as they are."""


@dataclass(frozen=True)
class _Change:
    """What a step did to one record: which versions it led from, to, and which must be there."""

    record_id: str
    before: int
    after: int
    present: int


def take_back(journal_file: JournalFile, at: datetime, zone: str) -> Taken | None:
    """Take the last step back; None when there is none.

    A record that was changed since by something that is no step keeps that change.
    """
    return _take(journal_file, "undone = 0 ORDER BY number DESC", at, zone, back=True)


def take_again(journal_file: JournalFile, at: datetime, zone: str) -> Taken | None:
    """Take the step again that was taken back last; None when there is none."""
    return _take(journal_file, "undone = 1 ORDER BY number", at, zone, back=False)


def _take(
    journal_file: JournalFile, which: str, at: datetime, zone: str, *, back: bool
) -> Taken | None:
    with journal_file.writing() as connection:
        connection.execute("DELETE FROM step WHERE number NOT IN (SELECT step FROM step_change)")
        row = connection.execute(f"SELECT number FROM step WHERE {which} LIMIT 1").fetchone()
        if row is None:
            return None
        taken = _Taking(connection, row[0], moments.as_text(at), zone).take(back=back)
        connection.execute("UPDATE step SET undone = ? WHERE number = ?", (back, row[0]))
    return taken


class _Taking:
    """Takes one step in one direction."""

    def __init__(self, connection: dbapi.Connection, number: int, at: str, zone: str) -> None:
        self._connection = connection
        self._number, self._at, self._zone = number, at, zone

    def take(self, *, back: bool) -> Taken:
        """Bring each record to its version before the step, or after it."""
        taken: list[Touched] = []
        left: list[Touched] = []
        what: What = "changed"
        for change in self._changes():
            version, title = self._present(change.record_id)
            touched = Touched(change.record_id, title)
            if version != change.present:
                left.append(touched)
                self._forget(change)
                continue
            if not taken:
                what = self._what(change)
            taken.append(touched)
            self._bring_to(change, change.before if back else change.after)
        return Taken(what, taken[0] if taken else None, max(len(taken) - 1, 0), tuple(left))

    def _changes(self) -> list[_Change]:
        rows = self._connection.execute(
            'SELECT step_change.id, "before", "after", present FROM step_change'
            " JOIN record ON record.id = step_change.id WHERE step = ? ORDER BY seq DESC",
            (self._number,),
        )
        return [_Change(*row) for row in rows]

    def _present(self, record_id: str) -> tuple[int, str]:
        query = "SELECT version, title FROM record WHERE id = ?"
        version, title = self._connection.execute(query, (record_id,)).fetchone()
        return version, title

    def _forget(self, change: _Change) -> None:
        self._connection.execute(
            "DELETE FROM step_change WHERE step = ? AND id = ?", (self._number, change.record_id)
        )

    def _what(self, change: _Change) -> What:
        if not change.before:
            return "made"
        before, after = (self._deleted_at(change, each) for each in (change.before, change.after))
        if before == after:
            return "changed"
        return "thrown away" if after else "taken out"

    def _deleted_at(self, change: _Change, version: int) -> bool:
        return bool(self._version(change.record_id, version)[1])

    def _version(self, record_id: str, version: int) -> Any:
        """Read the body of a version, and whether it lay in the trash."""
        return self._connection.execute(
            "SELECT body, deleted FROM revision WHERE id = ?1 AND version = ?2 UNION ALL"
            " SELECT json_set(body, '$.tags', json(tags)), deleted IS NOT NULL FROM record"
            " WHERE id = ?1 AND version = ?2",
            (record_id, version),
        ).fetchone()

    def _bring_to(self, change: _Change, version: int) -> None:
        """Make a version the present one again; without one, throw the record away."""
        body, deleted = self._version(change.record_id, version or change.present)
        repository.remember(self._connection, change.record_id)
        self._write(change.record_id, json.loads(body), bool(deleted) or not version)
        steps.follow(self._connection, change.record_id, change.present)

    def _write(self, record_id: str, body: dict[str, Any], deleted: bool) -> None:
        query = "SELECT seq, kind, created FROM record WHERE id = ?"
        seq, kind, created = self._connection.execute(query, (record_id,)).fetchone()
        record = repository.from_body(kind, record_id, body.pop("tags", ()), body)
        self._connection.execute(
            'UPDATE record SET "on" = ?, title = ?, tags = ?, updated = ?, zone = ?, deleted = ?,'
            " version = version + 1, body = ? WHERE seq = ?",
            (repository.on_of(record, created), record.headline, repository.tags_of(record),
             self._at, self._zone, self._at if deleted else None, repository.body_of(record), seq),
        )  # fmt: skip
        search.forget(self._connection, seq)
        repository.index(self._connection, seq, record)
        repository.link(self._connection, record)
