"""Records made of JSON exactly as it stands: what would be changed on the way in is refused."""

from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from pydantic import BaseModel, ValidationError

from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.record import NamedPart, Record
from mentorjournal.domain.shapes import shapes_of
from mentorjournal.errors import NotUnderstood
from mentorjournal.exchange.lines import quoted

NAMESPACE = uuid5(NAMESPACE_URL, "mentorjournal import 1")
"""Ids that are made from what a line says are made in here; changing it doubles every import."""


def kind_named(word: object) -> type[Record]:
    """Find a kind by its word."""
    if not isinstance(word, str) or word not in KINDS:
        raise NotUnderstood(f"{quoted(word)} is not a kind of record.")
    return KINDS[word]


def a_kind(kind: type[Record]) -> str:
    """Say a kind with its article, at the beginning of a sentence."""
    return f"{'An' if kind.KIND[0] in 'aeiou' else 'A'} {kind.KIND}"


def record_of(kind: type[Record], fields: Mapping[str, Any]) -> Record:
    """Make a record whose fields are these and no others, each as it is written."""
    try:
        record = kind.model_validate(fields)
    except ValidationError as error:
        raise NotUnderstood(_sentence(kind, error)) from error
    came_out = record.model_dump(mode="json", by_alias=True)
    for name, value in fields.items():
        if not _same(value, came_out[name]):
            raise NotUnderstood(f"{name}: this could not be kept as it is written.")
    return record


def with_part_ids(model: type[BaseModel], record_id: str, fields: Mapping[str, Any]) -> Any:
    """Give the parts that others can point to the ids that they lack, the same ones each time."""
    named = {
        name
        for name, shape in shapes_of(model).items()
        if shape.part and issubclass(shape.part, NamedPart)
    }
    return {
        name: _identified(record_id, name, value)
        if name in named and isinstance(value, list)
        else value
        for name, value in fields.items()
    }


def _identified(record_id: str, name: str, parts: list[Any]) -> list[Any]:
    return [
        {"id": uuid5(NAMESPACE, f"{record_id}\n{name}\n{place}").hex[:12], **part}
        if isinstance(part, dict)
        else part
        for place, part in enumerate(parts)
    ]


def _same(written: Any, came_out: Any) -> bool:
    if isinstance(written, dict):
        return isinstance(came_out, dict) and all(
            name in came_out and _same(value, came_out[name]) for name, value in written.items()
        )
    if isinstance(written, list | tuple):
        return (
            isinstance(came_out, list)
            and len(written) == len(came_out)
            and all(map(_same, written, came_out))
        )
    return type(written) is type(came_out) and bool(written == came_out)


def _sentence(kind: type[Record], error: ValidationError) -> str:
    """Say the first of pydantic's problems in a sentence."""
    problem = error.errors(include_url=False)[0]
    place = " ".join(str(step) for step in problem["loc"])
    if problem["type"] == "missing":
        return f"{a_kind(kind)} needs its {quoted(place)}."
    if problem["type"] == "extra_forbidden":
        return f"{quoted(place)} is not a field of {a_kind(kind).lower()}."
    if problem["type"] == "value_error":
        return str(problem["ctx"]["error"])
    if problem["type"] == "string_pattern_mismatch":
        return f"{place}: there are no words in it."
    return f"{place}: {problem['msg'][:1].lower()}{problem['msg'][1:]}."
