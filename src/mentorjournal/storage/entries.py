"""Lists of records: filtered, ordered, searched; read without opening a single record's model."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from mentorjournal.domain.entries import Entry, Filter
from mentorjournal.storage.journal_file import JournalFile
from mentorjournal.storage.search import match_expression, tag_expression
from mentorjournal.storage.texts import storable

_COLUMNS = 'seq, id, kind, "on", title, tags, body, deleted'
_AT_ONCE = 500
"""How many records one statement fetches: well under SQLite's limit of parameters."""

_WAITING = """
SELECT count(*) FROM record
WHERE deleted IS NULL AND kind = 'summary' AND body ->> '$.direction' = 'received'
  AND (body ->> '$.opened_on' IS NULL
    OR EXISTS (SELECT 1 FROM json_each(body, '$.take_backs')
               WHERE coalesce(value ->> '$.answer', '') = ''))
"""


class Entries:
    """The journal as lists."""

    def __init__(self, journal_file: JournalFile) -> None:
        self._file = journal_file

    def order(self, wanted: Filter, limit: int = -1) -> list[int]:
        """List the ``seq`` of all that is wanted, newest day first, at most ``limit`` if positive.

        A whole journal's order is a few megabytes; the records themselves are fetched when seen.
        """
        where, values = _conditions(wanted)
        with self._file.reading() as connection:
            rows = connection.execute(
                f'SELECT seq FROM record WHERE {where} ORDER BY "on" DESC, seq DESC LIMIT ?',
                (*values, limit),
            )
            return [row[0] for row in rows]

    def ranked(self, wanted: Filter, limit: int = -1) -> list[int]:
        """List the ``seq`` of all that holds the wanted words, best match first."""
        where, values = _conditions(replace(wanted, words=""))
        with self._file.reading() as connection:
            rows = connection.execute(
                f"SELECT record.seq FROM search JOIN record ON record.seq = search.rowid"
                f" WHERE {where} AND search MATCH ? ORDER BY bm25(search, 4, 1, 2),"
                f' "on" DESC LIMIT ?',
                (*values, _match(wanted), limit),
            )
            return [row[0] for row in rows]

    def at(self, seqs: Sequence[int]) -> list[Entry]:
        """Fetch entries in the order of the given ``seq``; what is gone meanwhile is left out."""
        found: dict[int, Entry] = {}
        with self._file.reading() as connection:
            for start in range(0, len(seqs), _AT_ONCE):
                some = seqs[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = connection.execute(
                    f"SELECT {_COLUMNS} FROM record WHERE seq IN ({marks})", tuple(some)
                )
                found.update((row[0], _entry(row)) for row in rows)
        return [found[seq] for seq in seqs if seq in found]

    def titles(self, ids: Sequence[str]) -> dict[str, str]:
        """Tell the titles of records by id; what is not there is left out."""
        with self._file.reading() as connection:
            marks = ",".join("?" * len(ids))
            query = f"SELECT id, title FROM record WHERE id IN ({marks})"
            return dict(connection.execute(query, tuple(ids)).fetchall())

    def find(self, wanted: Filter, limit: int = -1) -> list[Entry]:
        """List what is wanted: best match first when there are words, else newest day first."""
        if _match(wanted):
            return self.at(self.ranked(wanted, limit))
        where, values = _conditions(wanted)
        with self._file.reading() as connection:
            rows = connection.execute(
                f'SELECT {_COLUMNS} FROM record WHERE {where} ORDER BY "on" DESC, seq DESC LIMIT ?',
                (*values, limit),
            )
            return [_entry(row) for row in rows]

    def with_points(self) -> list[Entry]:
        """List the reflections in which a line was drawn, newest day first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM record WHERE kind = 'reflection' AND deleted IS NULL"
                " AND EXISTS (SELECT 1 FROM json_each(body, '$.answers')"
                " WHERE json_array_length(value, '$.points') > 0)"
                ' ORDER BY "on" DESC, seq DESC'
            )
            return [_entry(row) for row in rows]

    def each(self, wanted: Filter) -> Iterator[Entry]:
        """Go through all that is wanted without holding it all."""
        order = self.ranked(wanted) if _match(wanted) else self.order(wanted)
        for start in range(0, len(order), _AT_ONCE):
            yield from self.at(order[start : start + _AT_ONCE])

    def count(self, wanted: Filter) -> int:
        """Count what is wanted."""
        where, values = _conditions(wanted)
        with self._file.reading() as connection:
            row = connection.execute(f"SELECT count(*) FROM record WHERE {where}", values)
            return int(row.fetchone()[0])

    def count_waiting(self) -> int:
        """Count the pages that came and were not opened, or ask for what was not answered."""
        with self._file.reading() as connection:
            return int(connection.execute(_WAITING).fetchone()[0])

    def short_ids(self, ids: Sequence[str], least: int = 4) -> dict[str, str]:
        """Shorten each id to the first characters that no other record's id begins with."""
        shortened = {}
        with self._file.reading() as connection:
            for each in ids:
                beside = connection.execute(
                    "SELECT (SELECT max(id) FROM record WHERE id < ?1),"
                    " (SELECT min(id) FROM record WHERE id > ?1)",
                    (each,),
                ).fetchone()
                shared = max(_shared(each, other or "") for other in beside)
                shortened[each] = each[: max(least, shared + 1)]
        return shortened

    def begins_with(self, prefix: str) -> list[Entry]:
        """List the records whose id begins with this, the trash included; ten at most."""
        with self._file.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM record WHERE id >= ? AND id < ? LIMIT 10",
                (storable(prefix), storable(prefix) + "~"),
            )
            return [_entry(row) for row in rows]


def _shared(one: str, other: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _match(wanted: Filter) -> str:
    return match_expression(wanted.words, last_unfinished=wanted.as_typed)


def _entry(row: Any) -> Entry:
    body = json.loads(row[6])
    of_one = body.get("relationship")
    return Entry(
        seq=row[0],
        id=row[1],
        kind=row[2],
        on=row[3],
        title=row[4],
        tags=tuple(json.loads(row[5])),
        relationships=tuple([of_one] if of_one else body.get("relationships", ())),
        body=body,
        deleted=row[7] is not None,
    )


def _conditions(wanted: Filter) -> tuple[str, list[Any]]:
    """Translate a filter to the text and the values of a WHERE."""
    texts = ["deleted IS NOT NULL" if wanted.trash else "deleted IS NULL"]
    values: list[Any] = []
    for text, added in _each_condition(wanted):
        texts.append(text)
        values.extend(map(storable, added))
    return " AND ".join(texts), values


def _each_condition(wanted: Filter) -> Iterator[tuple[str, Sequence[str]]]:
    yield from _of_kind_and_day(wanted)
    yield from _of_content(wanted)


def _of_kind_and_day(wanted: Filter) -> Iterator[tuple[str, Sequence[str]]]:
    if wanted.kinds:
        yield f"kind IN ({','.join('?' * len(wanted.kinds))})", wanted.kinds
    if wanted.first:
        yield '"on" >= ?', (wanted.first.isoformat(),)
    if wanted.last:
        yield '"on" < ?', (wanted.last.isoformat() + "~",)
    if wanted.month_and_day:
        yield 'substr("on", 6, 5) = ?', ("{:02d}-{:02d}".format(*wanted.month_and_day),)


def _of_content(wanted: Filter) -> Iterator[tuple[str, Sequence[str]]]:
    if wanted.related:
        marks = ",".join("?" * len(wanted.related))
        yield (
            f"(id IN ({marks}) OR id IN (SELECT from_id FROM link WHERE to_id IN ({marks})))",
            (*wanted.related, *wanted.related),
        )
    if wanted.tag:
        yield from _with_tag(wanted.tag)
    if wanted.status:
        yield "coalesce(body ->> '$.status', body ->> '$.state') = ?", (wanted.status,)
    for name, values in wanted.having:
        yield _held(values), (f"$.{name}", *values)
    if wanted.due_by:
        due = "kind = 'action' AND body ->> '$.status' = 'open' AND body ->> '$.due' <= ?"
        yield due, (wanted.due_by.isoformat(),)
    if _match(wanted):
        yield "seq IN (SELECT rowid FROM search WHERE search MATCH ?)", (_match(wanted),)


def _held(values: Sequence[str]) -> str:
    if not values:
        return "body ->> ? IS NOT NULL"
    return f"CAST(body ->> ? AS TEXT) IN ({','.join('?' * len(values))})"


def _with_tag(tag: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Find the tag by the search index first: to read every record's tags takes long."""
    nearly = tag_expression(tag)
    if nearly:
        yield "seq IN (SELECT rowid FROM search WHERE search MATCH ?)", (nearly,)
    yield "EXISTS (SELECT 1 FROM json_each(record.tags) WHERE value = ?)", (tag,)
