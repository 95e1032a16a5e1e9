"""Get every record whose pages are whole out of a damaged file, into a new journal."""

from __future__ import annotations

import json
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.record import Record
from mentorjournal.errors import CannotUnlock, DamagedJournal, JournalError
from mentorjournal.storage import file_head, keys, new_file, remains, repository, search
from mentorjournal.storage.driver import dbapi
from mentorjournal.storage.journal_file import APPLICATION_ID, SCHEMA_VERSION, JournalFile
from mentorjournal.storage.migrations import migrate
from mentorjournal.storage.page_image import PageImage

_RECORD = 'seq, id, kind, "on", title, tags, created, updated, zone, version, deleted, body'
_PAGES_TRIED = 9


@dataclass(frozen=True)
class Report:
    """What came of a damaged file."""

    target: Path
    pages: int
    damaged_pages: tuple[int, ...]
    records: int
    """How many came out as they were last kept."""
    earlier: tuple[str, ...]
    """Ids of records of which only an earlier version came out."""
    lost: tuple[str, ...]
    """Ids of records that are known to have been there and of which nothing came out."""
    unreadable: tuple[str, ...]
    """Ids of records that came out and that this program cannot read as what they are."""
    revisions: int
    drafts: int
    settings: int
    ledger: int


def salvage(path: Path, key: keys.Key, target: Path) -> Report:
    """Make a new journal, under the same key, of all that can be read of a file that is closed.

    The damaged file is only read. DamagedJournal when no page of it can be trusted under this key.
    """
    place = file_head.resolved(target)
    new_file.refuse_taken(place)
    image = PageImage(file_head.existing(path), key)
    found = remains.gather(image)
    if len(found.damaged_pages) == len(image.numbers):
        raise DamagedJournal(f"Nothing in {path} can be read with this key.")
    outcome: list[list[str]] = []

    def fill(making: Path) -> None:
        new_file.begin(making, key, APPLICATION_ID)
        with closing(JournalFile.open_with_key(making, key.secret)) as made:
            migrate(made, SCHEMA_VERSION)
            with made.writing() as connection:
                outcome.append(_Rebuilding(connection, found).rebuild())
                outcome.append(_index_and_link(connection))

    new_file.build(place, fill)
    return _report(place, len(image.numbers), found, *outcome)


def key_of(path: Path, passphrase: str, key_file: bytes = b"") -> keys.Key:
    """Find the key of a damaged file, even when one bit of its first bytes has turned."""
    return keys.unlock_damaged(passphrase, _first_bytes(path), key_file)


def key_by_code(path: Path, code: str) -> keys.Key:
    """Find the key of a damaged file by its recovery code, which needs no passphrase."""
    for key in keys.possible_keys(keys.read_recovery_code(code), _first_bytes(path)):
        image = PageImage(path, key)
        if any(map(image.is_whole, image.numbers[1:_PAGES_TRIED])):
            return key
    raise CannotUnlock("This recovery code does not open this journal.")


def _first_bytes(path: Path) -> bytes:
    with file_head.existing(path).open("rb") as file:
        return file.read(keys.HEADER_SIZE)


def _report(
    place: Path, pages: int, found: remains.Remains, earlier: list[str], unreadable: list[str]
) -> Report:
    lost = found.known_ids - set(found.records) - set(earlier)
    return Report(
        target=place,
        pages=pages,
        damaged_pages=tuple(found.damaged_pages),
        records=len(found.records),
        earlier=tuple(earlier),
        lost=tuple(sorted(lost)),
        unreadable=tuple(unreadable),
        revisions=len(found.revisions),
        drafts=len(found.drafts),
        settings=len(found.settings),
        ledger=len(found.ledger),
    )


class _Rebuilding:
    """Puts rows into the tables of a new journal."""

    def __init__(self, connection: dbapi.Connection, found: remains.Remains) -> None:
        self._connection = connection
        self._found = found

    def rebuild(self) -> list[str]:
        """Put everything in; answer of which records only an earlier version was left."""
        found = self._found
        self._insert("record", _RECORD, sorted(found.records.values()))
        earlier = [each[0] for each in remains.last_revisions(found) if self._take_back(each)]
        there = {*found.records, *earlier}
        revisions = [row for row in found.revisions.values() if row[0] in there]
        self._insert("revision", "id, version, at, deleted, body", revisions)
        self._insert("draft", "subject, at, fields", list(found.drafts.values()))
        self._insert("setting", "name, value", list(found.settings.values()))
        ledger = 'number, at, relationship, "to", title, form, sha256, summary, file_name'
        self._insert("ledger", ledger, sorted(found.ledger.values()))
        for (table, _), row in sorted(found.letters.items()):
            marks = ",".join("?" * len(row))
            self._connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)
        return earlier

    def _insert(self, table: str, columns: str, rows: list[tuple[Any, ...]]) -> None:
        marks = ",".join("?" * len(columns.split(",")))
        self._connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)

    def _take_back(self, revision: tuple[Any, ...]) -> bool:
        """Make an earlier version the present one; False when nobody knows of what kind it is."""
        record_id, version, at, deleted, body = revision
        record = self._read_back(record_id, json.loads(body))
        if record is None:
            return False
        row = (
            self._found.numbers.get(record_id), record_id, record.KIND,
            repository.on_of(record, at), record.headline, repository.tags_of(record), at, at,
            "+00:00", version, at if deleted else None, repository.body_of(record),
        )  # fmt: skip
        self._insert("record", _RECORD, [row])
        del self._found.revisions[record_id, version]
        return True

    def _read_back(self, record_id: str, body: dict[str, Any]) -> Record | None:
        tags = body.pop("tags", [])
        kind = self._found.kinds.get(self._found.numbers.get(record_id, -1))
        fitting = []
        for word in [kind] if kind else KINDS:
            with suppress(JournalError):
                fitting.append(repository.from_body(word, record_id, tags, body))
        return fitting[0] if len(fitting) == 1 else None


def _index_and_link(connection: dbapi.Connection) -> list[str]:
    """Write the search index and the links anew; answer which records cannot be read as such."""
    rows = connection.execute("SELECT seq, id, kind, title, tags, body FROM record").fetchall()
    unreadable = []
    for seq, record_id, kind, title, tags, body in rows:
        try:
            record = repository.from_body(kind, record_id, json.loads(tags), json.loads(body))
        except (JournalError, ValueError):
            unreadable.append(record_id)
            search.index(connection, seq, title, body, tags)
        else:
            repository.index(connection, seq, record)
            repository.link(connection, record)
    return unreadable
