"""The sample journals: their field names and ids, translated into ours without losing a word."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import Any
from uuid import uuid5

from pydantic import BaseModel

from mentorjournal.domain.entries import Disclosure
from mentorjournal.domain.growth import (
    CheckIn,
    Decision,
    Insight,
    Milestone,
    Rating,
    Resource,
)
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.plain import visible
from mentorjournal.domain.record import Record
from mentorjournal.domain.schemes import scheme_of
from mentorjournal.domain.sessions import Action, Summary
from mentorjournal.domain.shapes import Shape, Sort, shapes_of
from mentorjournal.errors import NotUnderstood
from mentorjournal.exchange.arrival import Beside, Refused
from mentorjournal.exchange.exact import NAMESPACE, record_of
from mentorjournal.exchange.lines import (
    Numbered,
    Object,
    no_half_characters,
    only,
    quoted,
    text_of,
)

FORMAT = "mentorjournal-sample/1"

_RENAMED = {
    "topic": {"raised_on": "on"},
    "goal": {"set_on": "on"},
    "resource": {"added_on": "on"},
    "letter": {"format": "form", "withdrawn": "take_backs"},
}
_WORDED = {
    "share": {"private": "never"},
    "name_consent": {"not granted": "refused"},
    "view": {"looking back": "looking_back"},
    "mode": {"in_person": "in person"},
}
_WAYS = {
    "feedback": {"in": "received", "out": "given"},
    "letter": {"in": "received", "out": "sent"},
}
_UNDERSTOOD: dict[str, Object] = {"goal": {"owner": "me"}, "letter": {"read_only": True}}
"""What our models say by being what they are; any other value would be something else."""

_MENTIONS: dict[type[BaseModel], tuple[str, ...]] = {
    Person: ("met_through",),
    Insight: ("from",),
    Decision: ("from",),
    Action: ("from",),
    Resource: ("from", "where"),
    Milestone: ("evidence",),
    Rating: ("evidence",),
}
"""The fields that hold either words or the id of something."""

_FOLLOWED: dict[str, tuple[str, type[Record]]] = {
    "goal": ("checkins", CheckIn),
    "skill": ("ratings", Rating),
}
"""What stands inside a line there and is a record of its own here."""


class SampleReader:
    """Translates the lines of one sample journal, all of which it is given at once."""

    def __init__(self, journal: Object, lines: Sequence[Numbered], beside: Beside) -> None:
        self._lines = [(number, _cleaned(line)) for number, line in lines]
        self._beside = beside
        beside.settings.update(_settings(_cleaned(journal)))
        self._owner: str = beside.settings["name"]
        self._ids = dict(self._all_ids())
        self._days = {line.get("id"): line.get("on") for _, line in self._lines if _named(line)}
        self._done: set[str] = set()
        self._met = Counter(text_of(line, "relationship") for _, line in self._lines
                            if line.get("type") == "session")  # fmt: skip
        self._roles: dict[str, str] = {}

    def records(self) -> Iterator[Record]:
        """Give every record; the settings are complete when all have been taken."""
        for number, line in self._lines:
            try:
                yield from self._translated(line)
            except NotUnderstood as error:
                self._beside.refused.append(Refused(number, str(error)))
        most_met = sorted(self._roles, key=lambda each: -self._met[each])
        self._beside.settings["roles"] = list(dict.fromkeys(self._roles[each] for each in most_met))

    def _all_ids(self) -> Iterator[tuple[str, str]]:
        """Give each id of the file, and those of the goals' parts, with what stands for it here."""
        for _, line in self._lines:
            if _named(line):
                own = self._id(line["id"])
                yield line["id"], own
                for part in _parts(line):
                    yield part, f"{own}#{part}"

    def _id(self, text: str) -> str:
        return str(uuid5(NAMESPACE, f"{self._owner}\n{text}"))

    def _translated(self, line: Object) -> list[Record]:
        """Translate one line whole: a goal comes with its check-ins, a skill with its ratings."""
        name = text_of(line, "id", needed=True)
        if name in self._done:
            raise NotUnderstood(f"{quoted(name)} stands further up already.")
        translate = self._scheme if line.get("type") == "scheme" else self._records
        records = translate(line, name)
        self._done.add(name)
        return records

    def _scheme(self, line: Object, name: str) -> list[Record]:
        """Keep a scheme among the settings, as it is, once it proves to be one; no record."""
        scheme = {"id": name} | {field: line[field] for field in line if field != "type"}
        no_half_characters(json.dumps(scheme, ensure_ascii=False))
        scheme_of(scheme)
        self._beside.settings.setdefault("schemes", []).append(scheme)
        return []

    def _records(self, line: Object, name: str) -> list[Record]:
        word = text_of(line, "type", needed=True)
        kind = KINDS.get("summary" if word == "letter" else word)
        if kind is None or word == "summary":
            raise NotUnderstood(f"{quoted(word)} is not a type that a sample journal has.")
        followed = self._followed(word, name, line)
        left_out = ("type", _FOLLOWED[word][0]) if word in _FOLLOWED else ("type",)
        fields = {field: value for field, value in line.items() if field not in left_out}
        fields = self._resolved(kind, _renamed(word, self._day_of(word, line, followed) | fields))
        record = record_of(kind, fields | {"id": self._id(name)})
        if isinstance(record, Relationship):
            self._roles[name] = record.my_role
        if isinstance(record, Summary) and record.direction == "sent":
            self._beside.ledger.append(self._disclosure(record, text_of(line, "relationship")))
        return [record, *followed]

    def _disclosure(self, sent: Summary, relationship: str) -> Disclosure:
        """Note what was sent as it would have been noted then: the page as its own words."""
        person = self._field(relationship, "person")
        return Disclosure(
            at=datetime.combine(sent.on, time(12), UTC),
            relationship=str(sent.relationship),
            to=self._field(person, "name"),
            title=sent.title,
            form=sent.form,
            sha256=hashlib.sha256(sent.body.encode()).hexdigest(),
            summary=str(sent.id),
            file_name="",
        )

    def _field(self, wanted: str, name: str) -> str:
        found = (text_of(line, name) for _, line in self._lines if line.get("id") == wanted)
        return next(found, "")

    def _day_of(self, word: str, line: Object, followed: Sequence[Record]) -> Object:
        """Find the day of what has none there: a promise is made in its session, for example."""
        born = self._beside.settings.get("created")
        if word == "skill":
            return {"on": followed[0].day.isoformat() if followed and followed[0].day else born}
        if word == "action":
            meeting = self._days.get(text_of(line, "session"))
            told = (meeting, line.get("done_on"), line.get("due"), born)
            return {"on": next(filter(None, told), None)}
        return {}

    def _followed(self, word: str, name: str, line: Object) -> list[Record]:
        """Make records of what stands inside; what is private there makes them private too."""
        if word not in _FOLLOWED:
            return []
        field, kind = _FOLLOWED[word]
        several = line.get(field, [])
        if not isinstance(several, list) or not all(isinstance(each, dict) for each in several):
            raise NotUnderstood(f"{field}: this must be a list of objects.")
        inherited = {word: name}
        if line.get("share") == "private":
            inherited["share"] = "private"
        return [
            record_of(
                kind,
                self._resolved(kind, _renamed(field, inherited | each))
                | {"id": self._id(f"{name} {field} {place}")},
            )
            for place, each in enumerate(several)
        ]

    def _resolved(self, model: type[BaseModel], fields: Object) -> Object:
        """Put our ids in the place of the file's, by what each field of the model holds."""
        shapes = shapes_of(model)
        return {
            name: self._value(shapes[name], value, name in _MENTIONS.get(model, ()))
            if name in shapes
            else value
            for name, value in fields.items()
        }

    def _value(self, shape: Shape, value: Any, mention: bool) -> Any:
        if isinstance(value, list) and shape.several:
            return [self._value(shape, each, mention) for each in value]
        if isinstance(value, dict) and shape.part:
            return self._resolved(shape.part, value | _points(value))
        if not isinstance(value, str):
            return value
        if shape.sort is Sort.REFERENCE:
            return self._reference(value)
        if shape.sort is Sort.CLOCK:
            return f"{value}:00" if len(value) == len("17:30") else value
        return self._ids.get(value, value) if mention else value

    def _reference(self, value: str) -> str:
        if value not in self._ids:
            raise NotUnderstood(f"It points to {quoted(value)}, which is not in the file.")
        return self._ids[value]


_SETTINGS = ("locale", "timezone", "created", "lived_until", "about", "notice")


def _settings(journal: Object) -> Object:
    """Turn the first line into settings of the journal."""
    only(journal, "type", "format", "owner", "fictional", *_SETTINGS)
    owner = journal.get("owner")
    if not isinstance(owner, dict):
        raise NotUnderstood("The sample journal does not say whose it is.")
    only(owner, "name", "called")
    texts = {name: text_of(journal, name) for name in _SETTINGS if name in journal}
    names = {name: text_of(owner, name) for name in ("name", "called")}
    return {**names, **texts, "fictional": journal.get("fictional") is True}


def _named(line: Object) -> bool:
    return isinstance(line.get("id"), str)


def _parts(line: Object) -> Iterator[str]:
    for field in ("milestones", "strategies"):
        parts = line.get(field)
        for part in parts if isinstance(parts, list) else ():
            if isinstance(part, dict) and isinstance(part.get("id"), str):
                yield part["id"]


def _renamed(word: str, line: Object) -> Object:
    """Give fields and choices our names; leave out what goes without saying."""
    names, understood = _RENAMED.get(word, {}), _UNDERSTOOD.get(word, {})
    renamed = {}
    for name, value in line.items():
        if name in understood:
            if value != understood[name]:
                raise NotUnderstood(f"{name}: this can only be {understood[name]!r}.")
            continue
        choices = _WAYS.get(word, {}) if name == "direction" else _WORDED.get(name, {})
        renamed[names.get(name, name)] = (
            choices.get(value, value) if isinstance(value, str) else value
        )
    return renamed


def _points(answer: Object) -> Object:
    """Write the points of a lifeline as our models do."""
    points = answer.get("points")
    if not isinstance(points, list):
        return {}
    return {"points": [_point(each) if isinstance(each, dict) else each for each in points]}


def _point(point: Object) -> list[Any]:
    only(point, "year", "height", "label")
    return [point.get("year"), point.get("height"), point.get("label")]


def _cleaned(value: Any) -> Any:
    """Make visible what could command a terminal, in every text."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {name: _cleaned(each) for name, each in value.items()}
    return value
