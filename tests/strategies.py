"""Random records of every kind, drawn from what their models say they hold."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID

from annotated_types import Ge, Le
from hypothesis import strategies as st
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from mentorjournal.domain.entries import Disclosure, Kept, Revision
from mentorjournal.domain.growth import Reflection
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.record import Part, Record
from mentorjournal.domain.sessions import Feedback, Summary

NASTY = (
    "[/nope]",
    "[@click=app.quit]hello[/]",
    "# not a heading\n---\n- not a list",
    "\x1b]52;c;bm90aGluZw==\x07 \x1b[2J",
    "a\r\nb\rc\u2028d\u2029e\x85f\x1cg\x00h",
    "\u202eevil\u2066 and \u200f\u05e9\u05dc\u05d5\u05dd",
    "e" + "\u0301" * 40,
    "👩🏽\u200d🔬 naïve Zoë ﬁ 中文 𝔘",
    '"},{"\\u0041\\',
    "\ufeff  \t ",
)
"""Texts that have been trouble somewhere."""

text = st.one_of(st.text(st.characters(codec="utf-8"), max_size=40), st.sampled_from(NASTY))
"""Any text a person may write or paste; no halves of surrogate pairs, which are not text."""

words = text.map(lambda said: said if said.strip() else said + "x")
"""A text that says something."""

days = st.dates(date(1, 1, 1), date(9999, 12, 31))
offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
clocks = st.times() | st.times(timezones=offsets)
moments = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001  hypothesis adds the zone
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def records(*kinds: type[Record]) -> st.SearchStrategy[Record]:
    """Draw a record of one of these kinds, or of any kind."""
    return st.sampled_from(kinds or tuple(KINDS.values())).flatmap(_models)


@st.composite
def kept_records(draw: st.DrawFn, *kinds: type[Record]) -> tuple[Kept[Record], list[Revision]]:
    """Draw a record as a journal keeps it, with its earlier versions."""
    numbers = sorted(draw(st.sets(st.integers(1, 50), max_size=3)))
    body = st.dictionaries(text, text | st.integers() | st.none(), max_size=3)
    revisions = [
        Revision(number, draw(moments), draw(st.booleans()), draw(body)) for number in numbers
    ]
    kept = Kept(
        record=draw(records(*kinds)),
        version=draw(st.integers((numbers or [0])[-1] + 1, 60)),
        created=draw(moments),
        updated=draw(moments),
        zone=draw(st.sampled_from(["+11:00", "-03:30", "+00:00"])),
        deleted=draw(st.none() | moments),
    )
    return kept, revisions


disclosures = st.builds(
    Disclosure,
    at=moments,
    relationship=st.uuids().map(str),
    to=text,
    title=text,
    form=st.sampled_from(["md", "html", "json"]),
    sha256=text,
    summary=st.uuids().map(str),
    file_name=text,
)

journal_settings = st.dictionaries(
    text,
    st.recursive(
        st.none() | st.booleans() | st.integers() | text,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


@cache
def _models(model: type[Part]) -> st.SearchStrategy[Any]:
    """Draw every field of a model, whether it could be left out or not."""
    fields: dict[str, st.SearchStrategy[Any]] = {
        field.alias or name: _field(field) for name, field in model.model_fields.items()
    }
    if issubclass(model, Record):
        fields["linked"] = st.just(())  # follows from the texts when a record is kept
    if model is Reflection:
        fields["title"] = words
    if model is Feedback:
        fields["text"] = words
    if model is Summary:
        fields["held_back"] = st.dictionaries(text, st.integers(0, 99), max_size=3)
    return st.fixed_dictionaries(fields).map(model.model_validate)


def _field(field: FieldInfo) -> st.SearchStrategy[Any]:
    return _values(field.annotation, tuple(field.metadata))


def _values(annotation: Any, metadata: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _values(inner[0], (*_flat(inner[1:]), *metadata))
    if origin in (Union, UnionType):
        return st.one_of(*(_values(each, metadata) for each in inner))
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is dict:
        return st.dictionaries(_values(inner[0]), _values(inner[1]), max_size=3)
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(_values(inner[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(_values, inner))
    return _plain_values(annotation, metadata)


def _plain_values(annotation: Any, metadata: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if annotation is str:
        needed = any(isinstance(each, StringConstraints) for each in metadata) or any(
            getattr(each, "pattern", None) for each in metadata
        )
        return words if needed else text
    if annotation is int:
        least = next((each.ge for each in metadata if isinstance(each, Ge)), -10)
        most = next((each.le for each in metadata if isinstance(each, Le)), 10_000)
        return st.integers(int(str(least)), int(str(most)))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return st.sampled_from(list(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return st.deferred(lambda: _models(annotation))
    plain: dict[Any, st.SearchStrategy[Any]] = {
        date: days,
        time: clocks,
        UUID: st.uuids(),
        type(None): st.none(),
    }
    return plain[annotation]


def _flat(metadata: tuple[Any, ...]) -> tuple[Any, ...]:
    """Look into a ``Field(...)``, which carries its bounds in a list of its own."""
    return tuple(
        inner
        for each in metadata
        for inner in (each.metadata if isinstance(each, FieldInfo) else [each])
    )
