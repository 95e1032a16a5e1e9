"""Our own archive: a whole journal as JSON Lines, from which an equal journal can be made.

The first line names the format and the last one counts what stands between. Each other line is an
object with one name: ``record`` (as ``--json`` prints it, with its moments, version and earlier
versions), ``setting``, ``ledger``, ``card`` or ``letter``. Secret keys are not in it, for it can be
read by anyone: what it is taken into makes new ones.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Disclosure, Kept, Revision
from mentorjournal.domain.letters import HeldCard, Letter
from mentorjournal.domain.record import Record
from mentorjournal.errors import NotUnderstood
from mentorjournal.exchange.arrival import Beside, Refused, Whole
from mentorjournal.exchange.exact import kind_named, record_of
from mentorjournal.exchange.letter_lines import card_from, letter_from, line_of
from mentorjournal.exchange.lines import Numbered, Object, no_half_characters, only, text_of

FORMAT = "mentorjournal-archive/1"

_UNSAFE_TO_SHOW = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
_MOST_VERSIONS = 2**31


def lines(
    records: Iterable[Whole],
    settings: Mapping[str, Any],
    ledger: Iterable[Disclosure],
    letters: Iterable[HeldCard | Letter] = (),
) -> Iterator[str]:
    """Write everything as lines, each with its line end.

    Records belong in the order in which they were made, and the ledger oldest first: the order is
    kept. What could command a terminal is escaped, which changes nothing for who reads JSON.
    """
    yield _line({"format": FORMAT})
    counts = {"records": 0, "settings": 0, "ledger": 0, "letters": 0}
    for whole in records:
        yield _line({"record": _record(whole)})
        counts["records"] += 1
    for name, value in settings.items():
        yield _line({"setting": {"name": name, "value": value}})
        counts["settings"] += 1
    for disclosure in ledger:
        yield _line({"ledger": {**asdict(disclosure), "at": moments.as_text(disclosure.at)}})
        counts["ledger"] += 1
    for each in letters:
        yield _line({"letter" if isinstance(each, Letter) else "card": line_of(each)})
        counts["letters"] += 1
    yield _line({"end": counts})


def body_of(record: Record) -> Object:
    """Give the kind's own fields as they are stored and printed."""
    return record.model_dump(mode="json", by_alias=True, exclude={"id", "tags"})


def _line(value: Object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _UNSAFE_TO_SHOW.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _record(whole: Whole) -> Object:
    kept, record, body = whole.kept, whole.kept.record, body_of(whole.kept.record)
    of_one = body.get("relationship")
    return {
        "id": str(record.id),
        "kind": record.KIND,
        "on": (record.day or kept.created.date()).isoformat(),
        "title": record.headline,
        "tags": list(record.tags),
        "relationships": [of_one] if of_one else body.get("relationships", []),
        "body": body,
        "created": moments.as_text(kept.created),
        "updated": moments.as_text(kept.updated),
        "zone": kept.zone,
        "version": kept.version,
        "deleted": moments.as_text(kept.deleted) if kept.deleted else None,
        "revisions": [{**asdict(each), "at": moments.as_text(each.at)} for each in whole.revisions],
    }


class ArchiveReader:
    """Reads the lines after the first, and notices what is missing at the end."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._records = 0
        self._end: Object | None = None
        self._ids: set[str] = set()
        self._readers: dict[str, Callable[[Any], None]] = {
            "setting": self._setting,
            "ledger": self._disclosure,
            "card": lambda value: self._beside.cards.append(card_from(value)),
            "letter": lambda value: self._beside.letters.append(letter_from(value)),
            "end": self._ending,
        }

    def whole_records(self, objects: Iterable[Numbered]) -> Iterator[Whole]:
        """Give each record with its past; settings and ledger go beside, as they come."""
        for number, line in objects:
            try:
                found = self._read(line)
            except NotUnderstood as error:
                self._beside.refused.append(Refused(number, str(error)))
            else:
                if found:
                    self._records += 1
                    yield found
        self._compare_with_end()

    def _read(self, line: Object) -> Whole | None:
        only(line, "record", *self._readers)
        if self._end is not None:
            raise NotUnderstood("This stands after the archive's last line.")
        if len(line) != 1 or not all(isinstance(value, dict) for value in line.values()):
            raise NotUnderstood("A line of an archive holds one thing.")
        name, value = next(iter(line.items()))
        if name == "record":
            return self._whole(value)
        self._readers[name](value)
        return None

    def _whole(self, value: Object) -> Whole:
        whole = whole_from(value)
        if str(whole.kept.record.id) in self._ids:
            raise NotUnderstood("A record with this id stands further up.")
        self._ids.add(str(whole.kept.record.id))
        return whole

    def _setting(self, value: Object) -> None:
        only(value, "name", "value")
        name = text_of(value, "name", needed=True)
        if name in self._beside.settings or "value" not in value:
            raise NotUnderstood("This setting is there twice, or has no value.")
        no_half_characters(json.dumps(value, ensure_ascii=False))
        self._beside.settings[name] = value["value"]

    def _disclosure(self, value: Object) -> None:
        names = [each.name for each in fields(Disclosure)]
        only(value, *names)
        texts = {name: text_of(value, name, needed=True) for name in names}
        no_half_characters("".join(texts.values()))
        at = _moment(texts.pop("at"))
        self._beside.ledger.append(Disclosure(at=at, **texts))

    def _ending(self, value: Object) -> None:
        self._end = value

    def _compare_with_end(self) -> None:
        counts = {
            "records": self._records,
            "settings": len(self._beside.settings),
            "ledger": len(self._beside.ledger),
            "letters": len(self._beside.cards) + len(self._beside.letters),
        }
        if self._end is None:
            why = "The archive has no last line: it was cut, and what stood there is missing."
        elif {"letters": 0, **self._end} != counts:
            why = "The archive does not hold as much as its last line says."
        else:
            return
        self._beside.refused.append(Refused(0, why))


_OF_A_RECORD = ("id", "kind", "on", "title", "tags", "relationships", "body")
_OF_ITS_PAST = ("created", "updated", "zone", "version", "deleted", "revisions")


def record_from(value: Object) -> Record:
    """Make a record of what ``--json`` prints; its own day, title and relationships are derived."""
    only(value, *_OF_A_RECORD)
    body = value.get("body")
    if not isinstance(body, dict) or "id" in body or "tags" in body:
        raise NotUnderstood("body: this must be an object with the kind's own fields.")
    named = {name: value[name] for name in value if name in ("id", "tags")}
    return record_of(kind_named(value.get("kind")), body | named)


def whole_from(value: Object) -> Whole:
    """Make a record with its past of what an archive holds of it."""
    only(value, *_OF_A_RECORD, *_OF_ITS_PAST)
    text_of(value, "id", needed=True)
    record = record_from({name: value[name] for name in value if name in _OF_A_RECORD})
    zone = text_of(value, "zone", needed=True)
    no_half_characters(zone)
    deleted = text_of(value, "deleted")
    kept = Kept(
        record=record,
        version=_version(value),
        created=_moment(text_of(value, "created", needed=True)),
        updated=_moment(text_of(value, "updated", needed=True)),
        zone=zone,
        deleted=_moment(deleted) if deleted else None,
    )
    return Whole(kept, _revisions(value.get("revisions"), kept.version))


def _revisions(values: Any, version: int) -> tuple[Revision, ...]:
    if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
        raise NotUnderstood("revisions: this must be a list of objects.")
    revisions = tuple(map(_revision, values))
    numbers = [each.version for each in revisions]
    if sorted(set(numbers)) != numbers or (numbers and numbers[-1] >= version):
        raise NotUnderstood("revisions: their versions do not count up to the record's own.")
    return revisions


def _revision(value: Object) -> Revision:
    only(value, "version", "at", "deleted", "body")
    body, deleted = value.get("body"), value.get("deleted")
    if not isinstance(body, dict) or not isinstance(deleted, bool):
        raise NotUnderstood("revisions: one of them is not a version of a record.")
    no_half_characters(json.dumps(body, ensure_ascii=False))
    at = _moment(text_of(value, "at", needed=True))
    return Revision(_version(value), at, deleted, body)


def _version(value: Object) -> int:
    version = value.get("version")
    if type(version) is not int or not 1 <= version < _MOST_VERSIONS:
        raise NotUnderstood("version: this must be a whole number from 1.")
    return version


def _moment(text: str) -> datetime:
    try:
        moment = moments.from_text(text)
    except ValueError as error:
        raise NotUnderstood("A moment in it is not written as an archive writes it.") from error
    if moments.as_text(moment) != text:
        raise NotUnderstood("A moment in it is not written as an archive writes it.")
    return moment
