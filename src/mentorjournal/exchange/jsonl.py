"""JSON Lines coming in: what kind of file it is, and its records."""

from collections.abc import Iterable, Iterator
from itertools import chain
from uuid import UUID

from mentorjournal.domain.days import Reading
from mentorjournal.domain.record import Record
from mentorjournal.errors import NewerJournal, NotUnderstood
from mentorjournal.exchange import archive, plain_lines, samples
from mentorjournal.exchange.arrival import Arrival, Beside, Refused, Whole
from mentorjournal.exchange.exact import kind_named, with_part_ids
from mentorjournal.exchange.lines import Numbered, Object, objects, quoted


def read(lines: Iterable[str | bytes], as_kind: str | None, reading: Reading) -> Arrival:
    """Recognise a file by its first line and give what it brings, line by line as it is asked for.

    Knows our archive, the sample journals, lines as ``--json`` prints them, and plain lines of
    ``date, title, body, tags``, which become records of ``as_kind``. Lines may come as bytes: then
    those that are not UTF-8 are refused one by one. The same file gives the same ids each time.
    """
    kind = None if as_kind is None else kind_named(as_kind)
    beside = Beside()
    found = objects(lines, beside.refused.append)
    first = next(found, None)
    named = _format(first[1]) if first else None
    if named == archive.FORMAT:
        whole = archive.ArchiveReader(beside).whole_records(found)
        return _arrival(beside, whole=whole)
    if first and named == samples.FORMAT:
        reader = samples.SampleReader(first[1], list(found), beside)
        return _arrival(beside, records=reader.records())
    all_lines = chain([first] if first else [], found)
    return _arrival(beside, records=_records(all_lines, kind, reading, beside))


def _arrival(
    beside: Beside,
    records: Iterator[Record] | None = None,
    whole: Iterator[Whole] | None = None,
) -> Arrival:
    return Arrival(records=records or iter(()), whole=whole or iter(()), **vars(beside))


def _format(first: Object) -> str | None:
    """Answer the format that a first line names; a newer one of ours is not for this version."""
    named = first.get("format")
    if not isinstance(named, str) or "body" in first:
        return None
    if named in (archive.FORMAT, samples.FORMAT):
        return named
    family = named.partition("/")[0]
    if family in (archive.FORMAT.partition("/")[0], samples.FORMAT.partition("/")[0]):
        raise NewerJournal("A later version of the program wrote this file.")
    raise NotUnderstood(f"This file is in a format that is not known: {quoted(named)}.")


def _records(
    lines: Iterable[Numbered], kind: type[Record] | None, reading: Reading, beside: Beside
) -> Iterator[Record]:
    occurrences, ids = plain_lines.Occurrences(), set[UUID]()
    for number, line in lines:
        try:
            if isinstance(line.get("body"), dict) or "kind" in line:
                record = _own(line, occurrences)
            else:
                record = plain_lines.record_from(line, kind, occurrences, reading)
            if record.id in ids:
                raise NotUnderstood("A record with this id stands further up.")
            ids.add(record.id)
            yield record
        except NotUnderstood as error:
            beside.refused.append(Refused(number, str(error)))


def _own(line: Object, occurrences: plain_lines.Occurrences) -> Record:
    """Make a record of a line as ``--json`` prints it; its content makes the id if it has none."""
    kind, body = kind_named(line.get("kind")), line.get("body")
    own_id = line.get("id") or str(occurrences.id_of(kind, line))
    if isinstance(body, dict):
        body = with_part_ids(kind, own_id, body)
    return archive.record_from({**line, "id": own_id, "body": body})
