"""Records made of what people type: names become people, days become dates, gaps are filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.desk.schemes import counted
from mentorjournal.domain.entries import Filter, Kept
from mentorjournal.domain.growth import FREE, Reflection, Skill
from mentorjournal.domain.kind_words import kind_word
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.making import make
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Summary
from mentorjournal.domain.shapes import Sort, shapes_of
from mentorjournal.errors import Ambiguous, NotFound, NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

_HOLDS = {
    "person": "person",
    "people": "person",
    "verifier": "person",
    "relationship": "relationship",
    "relationships": "relationship",
    "session": "session",
    "discussed_in": "session",
    "moved_to": "session",
    "goal": "goal",
    "goals": "goal",
    "skill": "skill",
    "skills": "skill",
}
"""Which kind a reference leads to, by the field's name; other references may lead to any."""


_OWN_TO_A_PAGE = {"note_private", "tags"}
"""What of a page that went or came is its keeper's own."""


def kind_called(word: str) -> type[Record]:
    """Find a kind by its word, in the singular or the plural."""
    return KINDS[kind_word(word)]


def enter(
    journal: Journal, kind: type[Record], typed: Mapping[str, Any], *, partner: str = ""
) -> Record:
    """Make a new record of typed fields; ``partner`` is part of the other person's name.

    The plain text of a reflection is typed as ``text``. Raises NotUnderstood, NotFound, Ambiguous.
    """
    fields = _resolved(journal, kind, typed)
    if issubclass(kind, Reflection):
        _answer(fields)
    if partner:
        _turn_to(journal, kind, fields, journal.person_called(partner).id)
    _fill(journal, kind, fields)
    record = make(kind, fields, journal.reading())
    _refuse_twin(journal, record)
    return record


def change(journal: Journal, kept: Kept[Record], typed: Mapping[str, Any]) -> Record:
    """Make the record that a kept one becomes by typed fields; nothing is kept yet.

    NotUnderstood for a page that went or came, of which only one's own note can be changed.
    """
    record = kept.record
    if isinstance(record, Summary) and not typed.keys() <= _OWN_TO_A_PAGE:
        raise NotUnderstood("A page that went or came is finished; only your note on it changes.")
    fields = _resolved(journal, type(record), typed)
    if isinstance(record, Reflection) and "text" in fields:
        first = record.answers[0].model_dump() if record.answers else {}
        fields["answers"] = ({**first, "text": fields.pop("text")}, *record.answers[1:])
    whole = record.model_dump(by_alias=True)
    return make(type(record), {**whole, **fields}, journal.reading())


def _refuse_twin(journal: Journal, record: Record) -> None:
    """Refuse a second skill of one name: its ratings would be parted among the two."""
    if isinstance(record, Skill):
        name = " ".join(record.name.casefold().split())
        skills = [kept.record for kept in journal.records.all_of(Skill)]
        if any(" ".join(each.name.casefold().split()) == name for each in skills):
            told = "There is a skill of this name already; rate that one, or name this one apart."
            raise NotUnderstood(told, {"name": told})


def _answer(fields: dict[str, Any]) -> None:
    text = fields.pop("text", "")
    fields.setdefault("template", FREE)
    if str(text).strip():
        fields.setdefault("answers", ({"text": text},))


def _resolved(journal: Journal, kind: type[Record], typed: Mapping[str, Any]) -> dict[str, Any]:
    shapes, resolved = shapes_of(kind), dict(typed)
    for name, value in typed.items():
        shape = shapes.get(name)
        if shape and shape.sort is Sort.REFERENCE and isinstance(value, str):
            words = value.split(",") if shape.several else [value]
            found = [_reference(journal, name, word.strip()) for word in words if word.strip()]
            resolved[name] = tuple(found) if shape.several else next(iter(found), None)
        elif name == "counts_toward" and isinstance(value, str) and not value.startswith("{"):
            resolved[name] = counted(journal, value)
    return resolved


def _reference(journal: Journal, name: str, word: str) -> UUID:
    """Find what a typed reference means: a name, a title, or the beginning of an id."""
    wanted = _HOLDS.get(name)
    if wanted == "person":
        return journal.person_called(word).id
    if wanted == "relationship":
        return _relationship(journal, word)
    return _with_id(journal, wanted, word) or _titled(journal, name, wanted, word)


def _with_id(journal: Journal, kind: str | None, word: str) -> UUID | None:
    """Find what a word means as the beginning of an id; it may be a word, such as “face”."""
    prefix = word.casefold()
    if len(prefix) < 4 or prefix.strip("0123456789abcdef-"):
        return None
    found = [each for each in journal.entries.begins_with(prefix) if kind in (None, each.kind)]
    if len(found) > 1:
        raise Ambiguous(f"More than one id begins with “{word}”; use more of it.")
    return UUID(found[0].id) if found else None


def _relationship(journal: Journal, word: str) -> UUID:
    with_id = _with_id(journal, "relationship", word)
    if with_id:
        return with_id
    person = journal.person_called(word)
    found = journal.relationship_with(person.id)
    if found is None:
        raise NotFound(f"There is no relationship with {person.name} yet.")
    return found.id


def _titled(journal: Journal, name: str, kind: str | None, word: str) -> UUID:
    kinds = (kind,) if kind else ()
    there = journal.entries.find(Filter(kinds=kinds, words=word, as_typed=True), 50)
    found = [each for each in there if word.casefold() in each.title.casefold()]
    found = [each for each in found if each.title.casefold() == word.casefold()] or found
    if not found:
        raise NotFound(f"{name}: there is no {kind or 'record'} called “{word}”.")
    if len(found) > 1:
        raise Ambiguous(f"{name}: “{word}” may be several; use more words, or the id.")
    return UUID(found[0].id)


def _turn_to(journal: Journal, kind: type[Record], fields: dict[str, Any], person: UUID) -> None:
    """Put the other person, and the relationship with them, where the kind holds them."""
    shapes, between = shapes_of(kind), journal.relationship_with(person)
    if kind.PERSON:
        several = shapes[kind.PERSON].several
        fields.setdefault(kind.PERSON, (person,) if several else person)
    if between and "relationship" in shapes:
        fields.setdefault("relationship", between.id)
    if between and "relationships" in shapes:
        fields.setdefault("relationships", (between.id,))


def _fill(journal: Journal, kind: type[Record], fields: dict[str, Any]) -> None:
    """Fill what a person would take for granted: the day, the role, the only relationship."""
    if kind.DAY != "met_on":
        fields.setdefault(kind.DAY, journal.reading().today)
    role = next(iter(journal.roles), "mentoree")
    if kind.KIND == "relationship" and role != "both":
        fields.setdefault("my_role", role)
    wants = {"topic": "relationship", "review": "relationship", "feedback": "person"}.get(kind.KIND)
    if kind.KIND == "session" and _is_between_two(str(fields.get("kind", "one_to_one"))):
        wants = "relationship"
    if not wants or wants in fields or fields.get("people"):
        return
    going_on = [k.record for k in journal.relationships() if k.record.status != "closed"]
    if len(going_on) == 1:
        _turn_to(journal, kind, fields, going_on[0].person)
    elif kind.KIND != "session":
        raise NotUnderstood("Whom is this with? Say it with --with NAME.", {wants: "Whom?"})


def _is_between_two(session_kind: str) -> bool:
    word = re.sub(r"[\s-]+", "_", session_kind.strip().casefold())
    return bool(word) and "one_to_one".startswith(word)
