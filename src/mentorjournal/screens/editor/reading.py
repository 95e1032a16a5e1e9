"""What was typed into an editor, made into the records that are to be kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from mentorjournal.desk.entering import change, enter
from mentorjournal.domain.days import Reading
from mentorjournal.domain.growth import Rating, Reflection
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Session
from mentorjournal.domain.shapes import Shape, Sort, shapes_of
from mentorjournal.errors import NotUnderstood
from mentorjournal.screens.editor import rows as editor_rows
from mentorjournal.screens.editor.blanks import Blank, Way
from mentorjournal.screens.editor.changes import agreement, ending
from mentorjournal.screens.editor.counted import counted_of
from mentorjournal.screens.editor.promises import Aftermath, insights, promises
from mentorjournal.screens.editor.questions import Values, answers
from mentorjournal.screens.editor.session.blanks import BESIDE, NOTES
from mentorjournal.screens.editor.session.following import (
    day_of_plan,
    from_last_time,
    moved,
    notes,
    topics,
)
from mentorjournal.screens.editor.session.series import following
from mentorjournal.screens.editor.sheet import Sheet, id_of


@dataclass(frozen=True)
class Written:
    """A record to be kept, and everything that is kept in the same moment."""

    record: Record
    newcomers: tuple[Record, ...]
    aftermath: Aftermath


def written(sheet: Sheet, values: Values) -> Written:
    """Make records of what was typed.

    Raises NotUnderstood whose ``fields`` tell, by the key of a blank, what is wrong.
    """
    typed, problems = _typed(sheet, values)
    record = None
    try:
        record = _made(sheet, typed)
    except NotUnderstood as error:
        if not error.fields and not problems:
            raise
        told = {**_problems_of(sheet, typed, error), **error.fields}
        problems = {_key(sheet, name): words for name, words in told.items()} | problems
    if problems or record is None:
        raise NotUnderstood(" ".join(dict.fromkeys(problems.values())), _plain(problems))
    record, again = moved(sheet, values, record) if isinstance(record, Session) else (record, ())
    if isinstance(record, Session):
        again = (*again, *following(sheet, values, record))
    newcomers = (*_newcomers(sheet, values), *again)
    return Written(record, newcomers, _aftermath(sheet, values, record))


def _problems_of(sheet: Sheet, typed: Mapping[str, Any], first: NotUnderstood) -> Mapping[str, str]:
    """Look beyond what is wrong at first sight: a day that is none hides a missing title."""
    rest = {name: value for name, value in typed.items() if name not in first.fields}
    if len(rest) < len(typed):
        try:
            _made(sheet, rest)
        except NotUnderstood as error:
            return error.fields
    return {}


def _made(sheet: Sheet, typed: dict[str, Any]) -> Record:
    if sheet.kept is not None:
        return change(sheet.journal, sheet.kept, typed)
    return enter(sheet.journal, sheet.kind, {**sheet.hidden, **typed})


def _key(sheet: Sheet, name: str) -> str:
    """Name the blank that a field is filled in by."""
    keys = {blank.key for blank in sheet.blanks}
    if name not in keys and name in ("person", "people", "relationship"):
        return "who"
    return name


def _plain(problems: Mapping[str, str]) -> dict[str, str]:
    """Take the names of fields from the front of sentences, which stand under their blank."""
    bare = {key: re.sub(rf"^{re.escape(key)}: ", "", words) for key, words in problems.items()}
    return {key: words[:1].upper() + words[1:] for key, words in bare.items()}


def _typed(sheet: Sheet, values: Values) -> tuple[dict[str, Any], dict[str, str]]:
    """Read every blank that says something new; tell what cannot be read."""
    typed: dict[str, Any] = {}
    problems: dict[str, str] = {}
    whole: tuple[tuple[Callable[[Sheet, Values], dict[str, Any]], str], ...] = (
        (_people, "who"),
        (_answers, ""),
        (_evidence, "evidence"),
        (agreement, ""),
        (ending, "status"),
        (notes, "notes_shared"),
        (day_of_plan, "on"),
    )
    for blank in _simple(sheet, values):
        try:
            typed |= _field(sheet, blank, values[blank.key])
        except NotUnderstood as error:
            problems[blank.key] = str(error)
    for read, key in whole:
        try:
            typed |= read(sheet, values)
        except NotUnderstood as error:
            problems |= error.fields or {key: str(error)}
    return typed, problems


def _simple(sheet: Sheet, values: Values) -> list[Blank]:
    """List the blanks that are read each by itself; of a kept record only those that changed."""
    shapes = shapes_of(sheet.kind)
    return [
        blank
        for blank in sheet.blanks
        if blank.key in shapes
        and blank.key not in BESIDE | NOTES
        and (sheet.kept is None or values[blank.key] != sheet.initial[blank.key])
    ]


def _field(sheet: Sheet, blank: Blank, value: Any) -> dict[str, Any]:
    shape = shapes_of(sheet.kind)[blank.key]
    if blank.way is Way.ROWS:
        return {blank.key: _parts(sheet, blank, value)}
    if blank.way is Way.SEVERAL:
        return {blank.key: tuple(id_of(each) for each in value)}
    if blank.way is Way.COUNTED:
        return {blank.key: counted_of(value)}
    if blank.way is Way.TAGS:
        return {blank.key: tags(value)}
    if shape.sort is Sort.REFERENCE:
        chosen = id_of(value)
        return {} if chosen is None and not shape.optional else {blank.key: chosen}
    return _plain_field(sheet, blank, shape, str(value))


def _plain_field(sheet: Sheet, blank: Blank, shape: Shape, value: str) -> dict[str, Any]:
    needed = not shape.optional and shape.sort is not Sort.TEXT
    value = value.strip().removesuffix("%").rstrip() if blank.way is Way.NUMBER else value
    if value.strip() or not needed:
        return {blank.key: value}
    if sheet.kept is not None:
        raise NotUnderstood("This cannot be empty.")
    return {}


def tags(value: str) -> tuple[str, ...]:
    """Read tags: commas part them, and where there is no comma, spaces do."""
    parts = value.split(",") if "," in value else value.split()
    words = (part.strip().lstrip("#") for part in parts)
    return tuple(dict.fromkeys(word for word in words if word))


def _parts(sheet: Sheet, blank: Blank, rows: Any) -> Any:
    record = sheet.kept.record if sheet.kept else None
    old = getattr(record, blank.key, ())
    if blank.key == "milestones":
        return editor_rows.milestones(rows, old, _ahead(sheet))
    if blank.key == "strategies":
        return editor_rows.strategies(rows, old)
    if blank.key == "options":
        return editor_rows.options(rows, old)
    return editor_rows.texts(rows)


def _ahead(sheet: Sheet) -> Reading:
    return sheet.journal.reading("future")


def _people(sheet: Sheet, values: Values) -> dict[str, Any]:
    """Read whom it is with, and by that which relationship it belongs to."""
    typed = values.get("who")
    if typed is None or (sheet.kept is not None and typed == sheet.initial["who"]):
        return {}
    people = sheet.names.all_found(typed)
    if sheet.kind is Session:
        ids = tuple(person.id for person in people)
        return {"people": ids, "relationship": _between(sheet, values, people)}
    if len(people) != 1:
        raise NotUnderstood("One name is needed here.", {"who": "One name is needed here."})
    if sheet.kind is Relationship:
        return {"person": people[0].id}
    between = sheet.names.relationship_with(people[0])
    return {"person": people[0].id, "relationship": between.id if between else None}


def _between(sheet: Sheet, values: Values, people: Sequence[Person]) -> UUID | None:
    """Say to which relationship a session belongs.

    A workshop that was nobody's stays so, whoever else is found to have been there.
    """
    record = sheet.kept.record if sheet.kept else None
    if isinstance(record, Session):
        here = {person.id for person in people}
        held = [r for r in sheet.names.relationships if r.id == record.relationship]
        if any(each.person in here for each in held):
            return record.relationship
        if not held and values["kind"] != "one_to_one":
            return None
    found = next(filter(None, map(sheet.names.relationship_with, people)), None)
    return found.id if found else None


def _answers(sheet: Sheet, values: Values) -> dict[str, Any]:
    if sheet.kind is not Reflection:
        return {}
    read = answers(sheet.questions, values, sheet.initial)
    if sheet.kept is None:
        return {"answers": read, "template": sheet.template}
    return {"answers": read} if read != getattr(sheet.kept.record, "answers", ()) else {}


def _evidence(sheet: Sheet, values: Values) -> dict[str, Any]:
    """Read what shows a rating: the record that was chosen, else the words."""
    if sheet.kind is not Rating:
        return {}
    return {"evidence": values["shown_by"] or values["evidence"]}


def _newcomers(sheet: Sheet, values: Values) -> tuple[Record, ...]:
    new: list[Record] = []
    for each in sheet.names.newly_named(str(values.get("who", ""))):
        new += [] if each.known else [each.person]
        new += [each.relationship] if each.relationship else []
    return tuple(new)


def _aftermath(sheet: Sheet, values: Values, record: Record) -> Aftermath:
    """Read the promises and insights of a session."""
    if not isinstance(record, Session):
        return Aftermath()
    partners = [person.name for person in sheet.names.all_found(values["who"])] or sheet.partners
    made, had = "promises_made", "insights_had"
    try:
        promised = promises(
            values[made], sheet.initial[made], sheet.promises, record, partners, _ahead(sheet)
        )
    except NotUnderstood as error:
        raise NotUnderstood(str(error), {made: str(error)}) from error
    seen = insights(values[had], sheet.initial[had], sheet.insights, record)
    before = topics(sheet, values, record, partners) + from_last_time(sheet, values)
    return promised + seen + before
