"""Records in and out: with every earlier version, with their links, and with the trash."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Kept, Revision
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.record import Record, references, words_of
from mentorjournal.errors import ChangedMeanwhile, DamagedJournal, NotFound, NotUnderstood
from mentorjournal.storage import search, steps
from mentorjournal.storage.driver import dbapi
from mentorjournal.storage.inline_links import with_links
from mentorjournal.storage.journal_file import JournalFile

R = TypeVar("R", bound=Record)

_COLUMNS = "kind, body, version, created, updated, zone, deleted, id, tags"


class Standing(Enum):
    """How a record that comes in stands to what is kept."""

    NEW = "new"
    KNOWN = "known"
    """It is there as it is, or it was once and has been changed here since."""
    OTHER = "other"


class Repository:
    """All kinds of record over one table."""

    def __init__(self, journal_file: JournalFile) -> None:
        self._file = journal_file
        self._step = (0, 0)

    def keep(
        self, records: Iterable[Record], at: datetime, zone: str, over: int | None = None
    ) -> int:
        """Keep records in one transaction; answer how many were new or changed.

        A record that is kept unchanged makes no version. ``over`` is the version that the writer
        saw: ChangedMeanwhile is raised, and nothing kept, when there is a newer one.
        """
        return self._keep_all(records, at, zone, over, as_step=True)

    def take_in(self, records: Iterable[Record], at: datetime, zone: str) -> int:
        """Keep any number of records as `keep` does, but not as a step that can be taken back."""
        return self._keep_all(records, at, zone, None, as_step=False)

    def _keep_all(
        self, records: Iterable[Record], at: datetime, zone: str, over: int | None, *, as_step: bool
    ) -> int:
        moment = moments.as_text(at)
        with self._file.writing() as connection:
            kept = []
            for given in records:
                record = with_links(connection, given) if as_step else given
                version = self._keep(connection, record, moment, zone, over)
                if version:
                    kept.append(record)
                if version and as_step:
                    self._note(connection, moment, record.id, version)
            for record in kept:  # afterwards, for records may point to each other
                link(connection, record)
        return len(kept)

    def _note(
        self, connection: dbapi.Connection, moment: str, record_id: UUID, version: int
    ) -> None:
        """Note that a record came to a version, as part of the step that this writing is."""
        writing, number = self._step
        if writing != self._file.writings:
            number = steps.next_number(connection)
            self._step = (self._file.writings, number)
        steps.note(connection, number, moment, str(record_id), version)

    def _keep(
        self, connection: dbapi.Connection, record: Record, at: str, zone: str, over: int | None
    ) -> int:
        """Keep one record; answer its new version, 0 when nothing changed."""
        body, tags = body_of(record), tags_of(record)
        row = connection.execute(
            "SELECT seq, version, body, tags, created FROM record WHERE id = ?", (str(record.id),)
        ).fetchone()
        if row is None:
            insert(connection, record, body, tags, at, zone)
            return 1
        refuse_other_kind(connection, record)
        if over is not None and row[1] != over:
            raise ChangedMeanwhile("This was changed elsewhere since you opened it.")
        if row[2] == body and row[3] == tags:
            return 0
        remember(connection, str(record.id))
        connection.execute(
            'UPDATE record SET "on" = ?, title = ?, tags = ?, updated = ?, zone = ?,'
            " version = version + 1, body = ? WHERE seq = ?",
            (on_of(record, row[4]), record.headline, tags, at, zone, body, row[0]),
        )
        search.forget(connection, row[0])
        index(connection, row[0], record)
        return int(row[1]) + 1

    def standing(self, record: Record) -> Standing:
        """Say how a record stands to what is kept under its id, in any version."""
        with self._file.reading() as connection:
            row = connection.execute(
                "SELECT body, tags FROM record WHERE id = ?", (str(record.id),)
            ).fetchone()
            if row is None:
                return Standing.NEW
            whole = {**json.loads(body_of(record)), "tags": list(record.tags)}
            if {**json.loads(row[0]), "tags": json.loads(row[1])} == whole:
                return Standing.KNOWN
            before = connection.execute(
                "SELECT body FROM revision WHERE id = ?", (str(record.id),)
            ).fetchall()
        known = any(json.loads(each[0]) == whole for each in before)
        return Standing.KNOWN if known else Standing.OTHER

    def get(self, kind: type[R], record_id: UUID) -> Kept[R]:
        """Open a record that must be of this kind; NotFound when there is none."""
        kept = self.find(record_id)
        if kept is None or not isinstance(kept.record, kind):
            raise NotFound(f"There is no {kind.KIND} with that id.")
        return kept  # type: ignore[return-value]  # checked in the line above

    def find(self, record_id: UUID) -> Kept[Record] | None:
        """Open a record of any kind, the trash included; None when there is none."""
        return next(iter(self.find_all([record_id])), None)

    def find_all(self, ids: Sequence[UUID]) -> list[Kept[Record]]:
        """Open several records in the order asked for; what is not there is left out."""
        found: dict[str, Kept[Record]] = {}
        with self._file.reading() as connection:
            for each in dict.fromkeys(map(str, ids)):
                query = f"SELECT {_COLUMNS} FROM record WHERE id = ?"
                row = connection.execute(query, (each,)).fetchone()
                if row:
                    found[each] = _kept(row)
        return [found[str(each)] for each in dict.fromkeys(ids) if str(each) in found]

    def all_of(self, kind: type[R], *, trash_too: bool = False) -> list[Kept[R]]:
        """Open every record of a kind, oldest first; for kinds of which there are few."""
        where = "" if trash_too else " AND deleted IS NULL"
        with self._file.reading() as connection:
            rows = connection.execute(
                f'SELECT {_COLUMNS} FROM record WHERE kind = ?{where} ORDER BY "on", seq',
                (kind.KIND,),
            )
            return [_kept(row) for row in rows]

    def pointing_to(self, record_id: UUID) -> list[Kept[Record]]:
        """Open the records, not in the trash, that point to this one, oldest first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                f"SELECT DISTINCT {_COLUMNS} FROM link JOIN record ON id = from_id"
                ' WHERE to_id = ? AND deleted IS NULL ORDER BY "on", seq',
                (str(record_id),),
            )
            return [_kept(row) for row in rows]

    def bury(self, record_id: UUID, at: datetime) -> None:
        """Move a record to the trash: a version of its own, unless it is there already."""
        self._set_deleted(record_id, at, moments.as_text(at))

    def unbury(self, record_id: UUID, at: datetime) -> None:
        """Take a record out of the trash."""
        self._set_deleted(record_id, at, None)

    def _set_deleted(self, record_id: UUID, at: datetime, deleted: str | None) -> None:
        with self._file.writing() as connection:
            query = "SELECT deleted IS NOT NULL, version FROM record WHERE id = ?"
            row = connection.execute(query, (str(record_id),)).fetchone()
            if row and row[0] == (deleted is not None):
                return
            remember(connection, str(record_id))
            connection.execute(
                "UPDATE record SET deleted = ?, updated = ?, version = version + 1 WHERE id = ?",
                (deleted, moments.as_text(at), str(record_id)),
            )
            self._note(connection, moments.as_text(at), record_id, row[1] + 1)

    def empty_trash(self) -> int:
        """Remove every record in the trash, its versions, links and draft; answer how many.

        The pages they stood on are overwritten.
        """
        with self._file.writing() as connection:
            # Earlier than the deletes, whose free pages would keep the words until they are used.
            connection.execute("PRAGMA secure_delete = ON").fetchall()
            buried = "FROM record WHERE deleted IS NOT NULL"
            connection.execute(f"DELETE FROM search WHERE rowid IN (SELECT seq {buried})")
            connection.execute(f"DELETE FROM draft WHERE subject IN (SELECT id {buried})")
            return connection.execute(f"DELETE {buried}").rowcount

    def revisions(self, record_id: UUID) -> list[Revision]:
        """List the earlier versions of a record, oldest first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT version, at, deleted, body FROM revision WHERE id = ? ORDER BY version",
                (str(record_id),),
            )
            return [
                Revision(row[0], moments.from_text(row[1]), bool(row[2]), json.loads(row[3]))
                for row in rows
            ]


def from_body(kind: str, record_id: str, tags: Sequence[str], body: dict[str, Any]) -> Record:
    """Make a record of what is stored of it; DamagedJournal when that is no such record."""
    if kind not in KINDS:
        raise DamagedJournal(f"The journal holds a record of a kind that is not known: {kind}.")
    try:
        return KINDS[kind].model_validate({**body, "id": record_id, "tags": tuple(tags)})
    except ValueError as error:
        raise DamagedJournal(f"The {kind} {record_id} cannot be read as one.") from error


def _kept(row: Any) -> Kept[Any]:
    return Kept(
        record=from_body(row[0], row[7], json.loads(row[8]), json.loads(row[1])),
        version=row[2],
        created=moments.from_text(row[3]),
        updated=moments.from_text(row[4]),
        zone=row[5],
        deleted=moments.from_text(row[6]) if row[6] else None,
    )


def body_of(record: Record) -> str:
    """Write what is stored of a record beside its envelope."""
    return record.model_dump_json(by_alias=True, exclude={"id", "tags"})


def tags_of(record: Record) -> str:
    """Write the tags of a record as they are stored."""
    return json.dumps(list(record.tags), ensure_ascii=False)


def on_of(record: Record, created: str) -> str:
    """Write the day, and the hour where there is one; the day of making for what has no day."""
    day = record.day.isoformat() if record.day else created[:10]
    return f"{day} {record.clock}".rstrip()


def insert(
    connection: dbapi.Connection, record: Record, body: str, tags: str, at: str, zone: str
) -> None:
    """Put a new record in, with its words in the index; its links are written afterwards."""
    cursor = connection.execute(
        'INSERT INTO record (id, kind, "on", title, tags, created, updated, zone, version, body)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)",
        (str(record.id), record.KIND, on_of(record, at), record.headline, tags, at, at, zone, body),
    )
    assert cursor.lastrowid is not None  # an INSERT that did not raise has one
    index(connection, cursor.lastrowid, record)


def index(connection: dbapi.Connection, seq: int, record: Record) -> None:
    """Put the words of a record into the search index."""
    words, tags = "\n".join(words_of(record)), " ".join(record.tags)
    search.index(connection, seq, record.headline, words, tags)


def refuse_other_kind(connection: dbapi.Connection, record: Record) -> None:
    """Refuse a record whose id stands for one of another kind: neither could be read again."""
    query = "SELECT kind FROM record WHERE id = ?"
    (kind,) = connection.execute(query, (str(record.id),)).fetchone()
    if kind != record.KIND:
        raise NotUnderstood(f"The id {record.id} is taken: it is of kind {kind}.")


def remember(connection: dbapi.Connection, record_id: str) -> None:
    """Copy what is there to the revisions before it is changed; NotFound when nothing is."""
    copied = connection.execute(
        "INSERT INTO revision (id, version, at, deleted, body)"
        " SELECT id, version, updated, deleted IS NOT NULL,"
        " json_set(body, '$.tags', json(tags)) FROM record WHERE id = ?",
        (record_id,),
    )
    if copied.rowcount != 1:
        raise NotFound("There is no such record.")


def link(connection: dbapi.Connection, record: Record) -> None:
    """Write the links of a record anew; what it points to outside the journal makes none."""
    connection.execute("DELETE FROM link WHERE from_id = ?", (str(record.id),))
    connection.executemany(
        "INSERT OR IGNORE INTO link (from_id, to_id, role)"
        " SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM record WHERE id = ?2)",
        [(str(record.id), str(to), role) for role, to in references(record)],
    )
