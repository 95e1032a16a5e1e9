"""Records with their whole past: out of a journal for an archive, and into one from it.

Nothing that either side has is lost. Where both changed a record since they parted, the later
change is the present one and the other becomes an earlier version.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Disclosure, Kept, Revision
from mentorjournal.domain.record import Record
from mentorjournal.storage import repository, search
from mentorjournal.storage.driver import dbapi
from mentorjournal.storage.journal_file import JournalFile
from mentorjournal.storage.notebook import Notebook

History = tuple[Kept[Record], Sequence[Revision]]


def histories(records: repository.Repository, journal_file: JournalFile) -> Iterator[History]:
    """Go through every record in the order of making, the trash included, each with its past."""
    with journal_file.reading() as connection:
        rows = connection.execute("SELECT id FROM record ORDER BY seq")
        ids = [UUID(row[0]) for row in rows]
    for start in range(0, len(ids), 500):
        for kept in records.find_all(ids[start : start + 500]):
            yield kept, records.revisions(kept.record.id)


def restore(journal_file: JournalFile, incoming: Iterable[History]) -> int:
    """Take records in with their past, in one transaction; answer how many changed anything."""
    changed: list[Record] = []
    with journal_file.writing() as connection:
        for kept, revisions in incoming:
            if _take_in(connection, kept, revisions):
                changed.append(kept.record)
        for record in changed:
            repository.link(connection, record)
    return len(changed)


def _take_in(
    connection: dbapi.Connection, kept: Kept[Record], revisions: Sequence[Revision]
) -> bool:
    here = connection.execute(
        "SELECT seq, version, updated, deleted, body, tags FROM record WHERE id = ?",
        (str(kept.record.id),),
    ).fetchone()
    if here is None:
        _insert(connection, kept, revisions)
        return True
    repository.refuse_other_kind(connection, kept.record)
    body, tags = repository.body_of(kept.record), repository.tags_of(kept.record)
    if (here[4], here[5], here[3] is not None) == (body, tags, kept.deleted is not None):
        return False
    past = _past(connection, kept.record, here)
    if _revision_body(kept.record) in past:
        return False
    unknown = [each for each in revisions if each.body not in past]
    if moments.as_text(kept.updated) >= here[2]:
        repository.remember(connection, str(kept.record.id))
        _append(connection, here[1] + 1, kept.record, unknown)
        _replace(connection, here[0], here[1] + 1 + len(unknown), kept)
        return True
    incoming = Revision(0, kept.updated, kept.deleted is not None, _revision_body(kept.record))
    _append(connection, here[1], kept.record, [*unknown, incoming])
    connection.execute(
        "UPDATE record SET version = version + ? WHERE seq = ?", (len(unknown) + 1, here[0])
    )
    return True


def _past(connection: dbapi.Connection, record: Record, here: Any) -> list[dict[str, Any]]:
    """List what is here of a record already, the present version too."""
    rows = connection.execute("SELECT body FROM revision WHERE id = ?", (str(record.id),))
    present = {**json.loads(here[4]), "tags": json.loads(here[5])}
    return [present, *(json.loads(row[0]) for row in rows)]


def _insert(
    connection: dbapi.Connection, kept: Kept[Record], revisions: Sequence[Revision]
) -> None:
    at, record_id = moments.as_text(kept.created), str(kept.record.id)
    body, tags = repository.body_of(kept.record), repository.tags_of(kept.record)
    repository.insert(connection, kept.record, body, tags, at, kept.zone)
    connection.execute(
        "UPDATE record SET updated = ?, version = ?, deleted = ? WHERE id = ?",
        (moments.as_text(kept.updated), kept.version, _deleted(kept), record_id),
    )
    connection.executemany(
        "INSERT INTO revision VALUES (?, ?, ?, ?, ?)",
        [
            (record_id, each.version, moments.as_text(each.at), each.deleted, _json(each.body))
            for each in revisions
        ],
    )


def _append(
    connection: dbapi.Connection, first: int, record: Record, revisions: Sequence[Revision]
) -> None:
    """Put versions from elsewhere behind the ones that are here."""
    connection.executemany(
        "INSERT INTO revision VALUES (?, ?, ?, ?, ?)",
        [
            (str(record.id), number, moments.as_text(each.at), each.deleted, _json(each.body))
            for number, each in enumerate(revisions, start=first)
        ],
    )


def _replace(connection: dbapi.Connection, seq: int, version: int, kept: Kept[Record]) -> None:
    """Make the incoming change the present one."""
    record = kept.record
    connection.execute(
        'UPDATE record SET "on" = ?, title = ?, tags = ?, updated = ?, zone = ?, deleted = ?,'
        " version = ?, body = ? WHERE seq = ?",
        (repository.on_of(record, moments.as_text(kept.created)), record.headline,
         repository.tags_of(record), moments.as_text(kept.updated), kept.zone, _deleted(kept),
         version, repository.body_of(record), seq),
    )  # fmt: skip
    search.forget(connection, seq)
    repository.index(connection, seq, record)


def _revision_body(record: Record) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(repository.body_of(record))
    return {**body, "tags": list(record.tags)}


def _deleted(kept: Kept[Record]) -> str | None:
    return moments.as_text(kept.deleted) if kept.deleted else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def restore_ledger(journal_file: JournalFile, lines: Iterable[Disclosure]) -> int:
    """Take in the lines of a ledger, oldest first, that are not there yet; answer how many."""
    notebook = Notebook(journal_file)
    with journal_file.writing():
        known = set(notebook.ledger())
        missing = [line for line in lines if line not in known]
        for line in missing:
            notebook.disclose(line)
    return len(missing)
