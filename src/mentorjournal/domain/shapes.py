"""What sort of thing each field of a kind holds, for whoever reads typed text or draws a form."""

import types
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel


class Sort(StrEnum):
    """The sorts of field."""

    TEXT = "text"
    DAY = "day"
    CLOCK = "clock"
    NUMBER = "number"
    CHOICE = "choice"
    REFERENCE = "reference"
    PART = "part"
    OTHER = "other"


@dataclass(frozen=True)
class Shape:
    """The sort of a field, and what belongs to that sort."""

    sort: Sort
    several: bool = False
    optional: bool = False
    choices: tuple[str, ...] = ()
    part: type[BaseModel] | None = None


@cache
def shapes_of(model: type[BaseModel]) -> dict[str, Shape]:
    """Read the shape of every field, by the name that files and people use for it."""
    return {
        field.alias or name: _shape(field.annotation) for name, field in model.model_fields.items()
    }


@cache
def attribute_of(model: type[BaseModel], name: str) -> str:
    """Translate the name that files use (``from``) to the attribute's (``came_from``)."""
    return next((own for own, field in model.model_fields.items() if field.alias == name), name)


def _shape(annotation: Any) -> Shape:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(inner[0])
    if origin in (Union, types.UnionType):
        real = [each for each in inner if each is not type(None)]
        one = _shape(real[0])
        return Shape(one.sort, one.several, True, one.choices, one.part)
    if origin is Literal:
        return Shape(Sort.CHOICE, choices=tuple(map(str, inner)))
    if origin is tuple:
        one = _shape(inner[0])
        return Shape(one.sort, True, True, one.choices, one.part)
    return _plain_shape(annotation)


def _plain_shape(annotation: Any) -> Shape:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(Sort.PART, part=annotation)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Shape(Sort.CHOICE, choices=tuple(annotation))
    plain = {
        str: Sort.TEXT,
        date: Sort.DAY,
        time: Sort.CLOCK,
        int: Sort.NUMBER,
        UUID: Sort.REFERENCE,
    }
    return Shape(plain.get(annotation, Sort.OTHER))
