"""Making records out of what was typed, and saying plainly what does not fit."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mentorjournal.domain.days import Reading, read_day
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.record import CODE, Record
from mentorjournal.domain.shapes import Shape, Sort, shapes_of
from mentorjournal.errors import NotUnderstood

R = TypeVar("R", bound=Record)


def make(kind: type[R], fields: Mapping[str, Any], reading: Reading) -> R:
    """Make a record of a kind out of typed texts and ready values, by field name.

    Raises NotUnderstood whose ``fields`` tell, by field, what is wrong with it.
    """
    ready, problems = understand(kind, fields, reading)
    if not problems:
        try:
            return kind.model_validate(ready)
        except ValidationError as error:
            problems = {_place(each): _sentence(kind, each) for each in error.errors()}
    raise NotUnderstood(" ".join(dict.fromkeys(problems.values())), problems)


def understand(
    kind: type[BaseModel], fields: Mapping[str, Any], reading: Reading
) -> tuple[dict[str, Any], dict[str, str]]:
    """Turn typed texts into what the fields hold; give the values and, by field, the problems."""
    shapes, ready, problems = shapes_of(kind), {}, {}
    for name, typed in fields.items():
        if name not in shapes:
            known = ", ".join(each for each in shapes if each != "id")
            problems[name] = f"“{name}” is not a field of this kind; it has {known}."
            continue
        try:
            ready[name] = _value(shapes[name], typed, _leaning(name, reading))
        except NotUnderstood as error:
            problems[name] = f"{name}: {error}"
    return ready, problems


_AHEAD = frozenset({"due", "target", "next_on", "review_on", "planned_end", "next_contact"})


def _leaning(name: str, reading: Reading) -> Reading:
    """Look for a day without its year where the field's days lie."""
    return replace(reading, lean="future" if name in _AHEAD else "past")


def _value(shape: Shape, typed: Any, reading: Reading) -> Any:
    if not isinstance(typed, str):
        return typed
    if shape.optional and not typed.strip() and shape.sort is not Sort.TEXT:
        return () if shape.several else None
    if shape.sort is Sort.DAY and not shape.several:
        return read_day(typed, reading)
    if shape.sort is Sort.CLOCK:
        return read_clock(typed)
    if shape.sort is Sort.CHOICE:
        return choice(shape, typed)
    if shape.sort is Sort.PART and shape.part:
        return _parts(shape, shape.part, typed, reading)
    return typed


def choice(shape: Shape, typed: str) -> str:
    """Find the choice that is meant by a word or by the beginning of one."""
    word = re.sub(r"[\s-]+", "_", typed.strip().casefold())
    meant = [each for each in shape.choices if each == word]
    meant = meant or [each for each in shape.choices if word and each.startswith(word)]
    if len(meant) != 1:
        raise NotUnderstood(f"“{typed}” is none of {', '.join(shape.choices)}.")
    return meant[0]


def read_clock(typed: str) -> time:
    """Read a time of day: ``17:30``, ``5.30pm``, ``9 am``."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))? ?([ap]m)?", typed.strip().casefold())
    if not found or not (found[2] or found[3]):
        raise NotUnderstood(f"“{typed.strip()}” is not a time of day; write it as 17:30.")
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            raise NotUnderstood(f"There is no {typed.strip()}.")
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError as error:
        raise NotUnderstood(f"There is no {typed.strip()}.") from error


def _parts(shape: Shape, part: type[BaseModel], typed: str, reading: Reading) -> Any:
    """Read parts typed as JSON, or one a line with its day behind an exclamation mark."""
    if re.match(r"\s*(?:\{|\[\s*(?:\{|\]\s*$))", typed):
        return _json(typed)
    if not shape.several or _words_field(part) is None:
        raise NotUnderstood("""this needs JSON, as in {"purpose": "…"}.""")
    return [part_line(part, line, reading) for line in typed.splitlines() if line.strip()]


def part_line(part: type[BaseModel], line: str, reading: Reading) -> dict[str, Any]:
    """Read one part from a line: ``[x] Write the runbook !12 sep``.

    The marks are read where the part has a day of doing and a due day; elsewhere they are words.
    """
    shapes, name, words = shapes_of(part), _words_field(part), line.strip()
    if name is None:
        raise NotUnderstood("this cannot be written as a line.")
    value: dict[str, Any] = {}
    words = re.sub(r"^[-*] ", "", words)
    box = re.match(r"\[([ xX]?)\] ?", words) if "done_on" in shapes else None
    if box:
        words = words[box.end() :]
        value = {"done_on": reading.today} if box[1].strip() else {}
    before, mark, day = words.rpartition("!")
    if "due" in shapes and mark and day and before[-1:].isspace():
        words, value["due"] = before, read_day(day, replace(reading, lean="future"))
    return {name: words.strip(), **value}


def _words_field(part: type[BaseModel]) -> str | None:
    """Name the field that takes the words of a line; None where no field holds plain words."""
    shapes = shapes_of(part)
    names = (field.alias or name for name, field in part.model_fields.items()
             if CODE not in field.metadata)  # fmt: skip
    spoken = (name for name in names if shapes[name].sort is Sort.TEXT and not shapes[name].several)
    return next(spoken, None)


def _json(typed: str) -> Any:
    try:
        return json.loads(typed)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood(f"this is not JSON: {error}.") from error


def _place(error: ErrorDetails) -> str:
    return str(error["loc"][0]) if error["loc"] else ""


def _sentence(kind: type[Record], error: ErrorDetails) -> str:
    """Say one of pydantic's problems in our words."""
    place, why = " ".join(str(each) for each in error["loc"]), error["type"]
    limits = error.get("ctx", {})
    if error["input"] is None:
        why = "missing"
    told = {
        "missing": f"A {spoken_kind(kind.KIND)} needs its {place.replace('_', ' ')}.",
        "string_too_short": f"{place}: there are no words in it.",
        "string_pattern_mismatch": f"{place}: there are no words in it.",
        "string_unicode": f"{place}: this text holds characters that cannot be written.",
        "less_than_equal": f"{place}: it may be at most {limits.get('le')}.",
        "greater_than_equal": f"{place}: it may be no less than {limits.get('ge')}.",
        "int_parsing": f"{place}: this is not a whole number.",
        "uuid_parsing": f"{place}: this is not the id of a record.",
        "extra_forbidden": f"“{place}” is not a field of a {spoken_kind(kind.KIND)}.",
        "value_error": str(limits.get("error", "")),
    }
    return told.get(why) or f"{place}: {error['msg']}."
