"""Tell the truth about a journal: what was looked at in it, and everything that is not right."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.record import Record, references, words_of
from mentorjournal.errors import DamagedJournal, JournalError
from mentorjournal.storage import page_copy, repository, search, views
from mentorjournal.storage.driver import dbapi, is_whole
from mentorjournal.storage.journal_file import JournalFile

from sqlite_utils import Database  # isort: skip  (behind the driver, which it is to bind)

_MOST_OF_A_SORT = 20
"""How many faults of one sort are told; the rest are counted."""

_WORDS_UP_TO = 600
"""How many characters of a record the quick look at the index takes its word from."""

_PLAIN_WORD = re.compile(r"(?:(?<=\s)|^)[a-z0-9]{2,}(?=[\s.,;:!?]|$)")
"""A word of which the index cannot have another spelling."""

_VOCABULARY = "CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, search, row)"
_ROWS = "SELECT seq, id, kind, title, tags, version, body FROM record ORDER BY seq"

Looking = Callable[[dbapi.Connection, Counter[str]], Iterator[str]]
"""Says what is wrong, sentence by sentence, and counts what it looked at."""


@dataclass(frozen=True)
class Fault:
    """One thing that is not right."""

    sort: str
    """One of `SORTS`, or ``unreadable`` for what could not be looked at for damage."""
    sentence: str


@dataclass(frozen=True)
class Findings:
    """What a check saw."""

    looked_at: dict[str, int]
    """How many things of each sort were compared."""
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def mendable(self) -> bool:
        """Whether all that is wrong can be written anew from the records themselves."""
        return all(fault.sort in ("links", "search", "views") for fault in self.faults)


def check(
    journal_file: JournalFile, *, deep: bool = False, told: page_copy.Told = page_copy.untold
) -> Findings:
    """Compare everything that must agree, changing nothing; ``deep`` also makes the index anew.

    Others can read meanwhile; a writer waits while the pages are being read.
    """
    looked_at: Counter[str] = Counter()
    faults: list[Fault] = []
    steps = list(SORTS.items()) + ([("index", _rebuilt_index)] if deep else [])
    for number, (sort, faults_of) in enumerate(steps):
        told(number / len(steps))
        faults.extend(_looked(journal_file, sort, faults_of, looked_at))
    told(1.0)
    return Findings(dict(looked_at), tuple(faults))


def _looked(
    journal_file: JournalFile, sort: str, faults_of: Looking, looked_at: Counter[str]
) -> Iterator[Fault]:
    """Look at one sort of thing on a connection of its own: damage spoils a connection."""
    try:
        with page_copy.reader_of(journal_file) as reader:
            found = faults_of(reader, looked_at)
            for sentence in islice(found, _MOST_OF_A_SORT):
                yield Fault(sort, sentence)
            more = sum(1 for _ in found)
            if more:
                yield Fault(sort, f"There are {more} more of these.")
            if sort != "seals" and not is_whole(reader):
                yield Fault("unreadable", f"Not everything could be compared: {sort}.")
    except DamagedJournal:
        yield Fault("unreadable", f"Damage keeps this from being compared: {sort}.")


def _seals(reader: dbapi.Connection, looked: Counter[str]) -> Iterator[str]:
    looked["pages"] = int(reader.execute("PRAGMA page_count").fetchone()[0])
    for (sentence,) in reader.execute("PRAGMA cipher_integrity_check"):
        yield f"A page is not as it was written ({sentence})."


def _structure(reader: dbapi.Connection, looked: Counter[str]) -> Iterator[str]:
    looked["structures"] = 1
    for (sentence,) in reader.execute("PRAGMA integrity_check"):
        if sentence != "ok":
            yield f"The pages do not fit together ({sentence})."
    for table, row, target, _ in reader.execute("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} points to no {target}."


def _records(reader: dbapi.Connection, looked: Counter[str]) -> Iterator[str]:
    for row in reader.execute(_ROWS):
        looked["records"] += 1
        if isinstance(_read(row), str):
            yield f"The {row[2]} {row[1]} cannot be read as one."
    for record_id, body in reader.execute("SELECT id, body FROM revision"):
        looked["versions"] += 1
        if not _is_object(body):
            yield f"An earlier version of {record_id} cannot be read."
    for table, column in (("setting", "value"), ("draft", "fields")):
        for (value,) in reader.execute(f'SELECT "{column}" FROM {table}'):
            looked[f"{table}s"] += 1
            if not _is_json(value):
                yield f"A {table} cannot be read."


def _versions(reader: dbapi.Connection, looked: Counter[str]) -> Iterator[str]:
    rows = reader.execute(
        "SELECT record.id, record.version, count(revision.version), max(revision.version)"
        " FROM record LEFT JOIN revision USING (id) GROUP BY record.seq"
    )
    for record_id, version, earlier, latest in rows:
        looked["histories"] += 1
        if earlier != version - 1 or (latest or 0) != version - 1:
            yield f"{record_id} is at version {version} and has {earlier} earlier ones."


def _links(reader: dbapi.Connection, looked: Counter[str]) -> Iterator[str]:
    there = {row[0] for row in reader.execute("SELECT id FROM record")}
    kept: dict[str, set[tuple[str, str]]] = {}
    for source, to, role in reader.execute("SELECT from_id, to_id, role FROM link"):
        looked["links"] += 1
        kept.setdefault(source, set()).add((to, role))
    for row in reader.execute(_ROWS):
        record = _read(row)
        if isinstance(record, Record):
            said = {(str(to), role) for role, to in references(record) if str(to) in there}
            if said != kept.get(row[1], set()):
                yield f"The links of {row[1]} are not those that it names."


def _search(reader: dbapi.Connection, looked: Counter[str]) -> Iterator[str]:
    indexed = {row[0] for row in reader.execute("SELECT id FROM search_docsize")}
    reader.execute(_VOCABULARY)
    holders: dict[str, int] = dict(reader.execute("SELECT term, doc FROM temp.word"))
    for row in reader.execute(_ROWS):
        looked["indexed"] += 1
        if row[0] not in indexed:
            yield f"The search index has nothing of {row[1]}."
            continue
        indexed.discard(row[0])
        record = _read(row)
        word = _rarest_word(record, holders) if isinstance(record, Record) else None
        if word and not _is_found(reader, word, row[0]):
            yield f"The search does not find {row[1]} by a word that is in it."
    if indexed:
        yield f"The search index has words of {len(indexed)} records that are not there."


def _is_found(reader: dbapi.Connection, word: str, seq: int) -> bool:
    query = "SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?"
    return reader.execute(query, (f'"{word}"', seq)).fetchone() is not None


def _rarest_word(record: Record, holders: dict[str, int]) -> str | None:
    """Choose the word that the fewest records have; one that none has is missing in the index."""
    text = " ".join(words_of(record))
    if len(text) > _WORDS_UP_TO:
        text = text[:_WORDS_UP_TO].rpartition(" ")[0]
    said = _PLAIN_WORD.findall(text.lower())
    return min(said, key=lambda word: holders.get(word, 0), default=None)


def _views(reader: dbapi.Connection, looked: Counter[str]) -> Iterator[str]:
    for word, kind in KINDS.items():
        looked["views"] += 1
        columns = [row[1] for row in reader.execute(f'PRAGMA table_info("{word}")')]
        if columns != list(views.columns_of(kind)):
            yield f"The view of {word} is of another version of the program; no record is."


SORTS: dict[str, Looking] = {
    "seals": _seals,
    "structure": _structure,
    "records": _records,
    "versions": _versions,
    "links": _links,
    "search": _search,
    "views": _views,
}
"""What is looked at, in this order."""


def _rebuilt_index(reader: dbapi.Connection, looked: Counter[str]) -> Iterator[str]:
    """Make the index anew in memory and compare it word by word."""
    made = dbapi.connect(":memory:")
    try:
        schema = "SELECT sql FROM sqlite_schema WHERE name = 'search'"
        made.execute(reader.execute(schema).fetchone()[0])
        for row in reader.execute(_ROWS):
            record = _read(row)
            if isinstance(record, Record):
                repository.index(made, row[0], record)
        for connection in (reader, made):
            connection.execute(_VOCABULARY)
        yield from _different(reader, made, looked)
    finally:
        made.close()


def _different(
    reader: dbapi.Connection, made: dbapi.Connection, looked: Counter[str]
) -> Iterator[str]:
    sizes = "SELECT id, sz FROM search_docsize ORDER BY id"
    kept, fresh = dict(reader.execute(sizes)), dict(made.execute(sizes))
    for seq in sorted({*kept, *fresh}):
        if kept.get(seq) != fresh.get(seq):
            yield f"The search index has other words of record {seq} than it has itself."
    words = "SELECT term, doc, cnt FROM temp.word"
    told, fresh_words = set(reader.execute(words)), set(made.execute(words))
    looked["words"] = len(told)
    for term in sorted({row[0] for row in told ^ fresh_words}):
        yield f"The search index counts “{term}” otherwise than the records have it."


def mend(journal_file: JournalFile) -> None:
    """Write the links, the search index and the views anew, in one transaction."""
    with journal_file.writing() as connection:
        views.refresh(Database(connection, execute_plugins=False))
        rows = connection.execute(_ROWS).fetchall()
        for row in rows:
            record = _read(row)
            if isinstance(record, Record):
                search.forget(connection, row[0])
                repository.index(connection, row[0], record)
                repository.link(connection, record)
        connection.execute(
            "DELETE FROM search WHERE rowid IN"
            " (SELECT id FROM search_docsize WHERE id NOT IN (SELECT seq FROM record))"
        )


def _read(row: Any) -> Record | str:
    try:
        return repository.from_body(row[2], row[1], json.loads(row[4]), json.loads(row[6]))
    except (JournalError, ValueError, TypeError) as error:
        return str(error)


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
