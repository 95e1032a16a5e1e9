"""What a form is made of: blanks, each with a way of being filled in; some read off models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import get_args

from pydantic.fields import FieldInfo

from mentorjournal.domain.choice_words import spoken_choice
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.record import CODE, Part, Record, ZeroToTen
from mentorjournal.domain.shapes import Shape, Sort, attribute_of, shapes_of
from mentorjournal.domain.sharing_rules import Share, rules_of
from mentorjournal.widgets.scale import HIGHEST


class Way(StrEnum):
    """The ways in which a blank is filled in."""

    LINE = "line"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    SCALE = "scale"
    TEXT = "text"
    ROWS = "rows"
    TAGS = "tags"
    ONE = "one"
    """One record, chosen from a list."""
    SEVERAL = "several"
    """Some records, ticked in a list."""
    COUNTED = "counted"
    """An award and one of its categories."""
    WHO = "who"
    """People by their names; a new name makes a new person."""


@dataclass(frozen=True)
class Blank:
    """One thing to fill in."""

    key: str
    label: str
    way: Way = Way.LINE
    help: str = ""
    placeholder: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    of: tuple[str, ...] = ()
    """The kinds of record there are to choose from."""
    private: bool = False
    more: bool = False
    """Whether it is rarely wanted, and so stands behind *More*."""
    row: str = ""
    """Blanks of the same row stand side by side where there is room."""
    when: tuple[str, ...] = ()
    """A key and the values of it with which this blank is asked at all."""


def words(*values: str) -> tuple[tuple[str, str], ...]:
    """Make choices of values that are nearly words already."""
    return tuple((value, spoken_choice(value)) for value in values)


_SHORT = frozenset(
    {"text", "name", "title", "question", "choice", "where", "kind", "early_sign", "rhythm"}
)
LEADS_TO = {
    "from": ("session", "reflection", "feedback", "insight", "decision", "goal", "person"),
    "led_to": ("goal", "action", "decision", "insight"),
    "goals": ("goal",),
    "relationships": ("relationship",),
    "discussed_in": ("session",),
}
"""The kinds of record that a field may point to, by the field's name."""


def derived(kind: type[Record]) -> Iterator[Blank]:
    """Read a form off a model: what is required first, tags and the like behind *More*."""
    blanks = read_off(kind)
    needed = {name for name, field in kind.model_fields.items() if field.is_required()}
    ordered = sorted(blanks.values(), key=lambda blank: blank.key not in needed)
    shelf = {"on", "from", "led_to", "discussed_in"}
    yield from (blank for blank in ordered if blank.key not in shelf)
    yield from (replace(blank, more=True) for blank in ordered if blank.key in shelf)


def read_off(model: type[Part]) -> dict[str, Blank]:
    """Give a blank for every field of a model that people may fill in, by the field's name."""
    blanks = {name: _blank(model, name, shape) for name, shape in shapes_of(model).items()}
    unasked = {"id", "tags", "share"}
    return {name: blank for name, blank in blanks.items() if blank and name not in unasked}


def _blank(model: type[Part], name: str, shape: Shape) -> Blank | None:
    attribute = attribute_of(model, name)
    if CODE in model.model_fields[attribute].metadata:
        return None
    way = _way(model, attribute, name, shape)
    if way is None:
        return None
    never = rules_of(model)[attribute].share is Share.NEVER
    of = LEADS_TO.get(name, (name,) if name in KINDS else ())
    return Blank(
        name,
        name.replace("_", " ").capitalize(),
        way,
        choices=words(*shape.choices),
        of=of,
        private=never and way is Way.TEXT,
    )


def _way(model: type[Part], attribute: str, name: str, shape: Shape) -> Way | None:
    """Choose the way to fill a field in; None when people are not to fill it in."""
    if name == "from":
        return Way.ONE
    if shape.sort is Sort.TEXT:
        return Way.ROWS if shape.several else Way.LINE if name in _SHORT else Way.TEXT
    if shape.sort is Sort.NUMBER:
        return Way.SCALE if _is_scale(model.model_fields[attribute]) else Way.NUMBER
    if shape.sort is Sort.PART:
        return Way.ROWS if name == "options" else None
    return {
        Sort.DAY: Way.DAY,
        Sort.CLOCK: Way.LINE,
        Sort.CHOICE: Way.CHOICE,
        Sort.REFERENCE: Way.SEVERAL if shape.several else Way.ONE,
    }.get(shape.sort)


def _is_scale(field: FieldInfo) -> bool:
    most = any(getattr(limit, "le", None) == HIGHEST for limit in field.metadata)
    return most or ZeroToTen in get_args(field.annotation)
