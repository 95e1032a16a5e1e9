"""Lines of a file as JSON objects: strict, and saying of every other line what is wrong with it."""

import json
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from mentorjournal.domain.plain import one_line
from mentorjournal.errors import NotUnderstood
from mentorjournal.exchange.arrival import Refused

DEEPEST = 60
"""How far lists and objects may be nested in each other."""

LONGEST = 64 << 20
"""How many bytes a line may have: more than any record and any page that was sent."""

Object = dict[str, Any]
Numbered = tuple[int, Object]


def objects(lines: Iterable[str | bytes], refuse: Callable[[Refused], None]) -> Iterator[Numbered]:
    """Read each line as one JSON object, with its number; pass over lines that are empty."""
    for number, line in enumerate(lines, 1):
        try:
            text = _decoded(line)
            if number == 1:
                text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
            if text.strip():
                yield number, read_object(text)
        except NotUnderstood as error:
            refuse(Refused(number, str(error)))


def lines_of(file: BinaryIO) -> Iterator[bytes]:
    """Read line by line; NotUnderstood at one that is longer than memory should be lent for."""
    while line := file.readline(LONGEST + 1):
        if len(line) > LONGEST:
            raise NotUnderstood(f"A line in it is longer than {LONGEST >> 20} MB.")
        yield line


def read_object(text: str) -> Object:
    """Read one JSON object; NotUnderstood for anything else, and for what readers disagree on."""
    try:
        value = json.loads(
            text, object_pairs_hook=_once_each, parse_constant=_no_number, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        where = error.pos + 1
        raise NotUnderstood(f"This is not JSON from character {where} on.") from error
    except RecursionError as error:
        raise NotUnderstood("This is nested too deeply.") from error
    except ValueError as error:
        raise NotUnderstood("There is a number in it with too many digits.") from error
    if not isinstance(value, dict):
        raise NotUnderstood("This is JSON, but not an object in curly brackets.")
    if _crowded(text) and _too_deep(value):
        raise NotUnderstood("This is nested too deeply.")
    return value


def quoted(name: object) -> str:
    """Quote a word of the file in a sentence: on one line, short, and safe to show."""
    return f"“{one_line(str(name)[:400], 40)}”"


def text_of(value: Object, name: str, needed: bool = False) -> str:
    """Take a text out of an object; nothing and null are the empty text."""
    text = value.get(name)
    if text is None and not needed:
        return ""
    if not isinstance(text, str):
        raise NotUnderstood(f"{name}: this must be a text.")
    return text


def only(value: Object, *known: str) -> None:
    """Refuse an object that has a field besides these."""
    for name in value:
        if name not in known:
            raise NotUnderstood(f"{quoted(name)} is not known here; {', '.join(known)} are.")


def no_half_characters(text: str) -> None:
    """Refuse a text with half of a surrogate pair in it: it can be written nowhere."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotUnderstood("There is half a character in it, which cannot be written.") from error


def _decoded(line: str | bytes) -> str:
    if isinstance(line, str):
        return line
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        raise NotUnderstood("This is not text in UTF-8.") from error


def _once_each(pairs: list[tuple[str, Any]]) -> Object:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise NotUnderstood(f"{quoted(twice)} is in it twice.")
    return found


def _no_number(word: str) -> float:
    raise NotUnderstood(f"{word} is not a number.")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise NotUnderstood(f"{quoted(digits)} is too large a number.")
    return number


def _crowded(text: str) -> bool:
    return text.count("[") + text.count("{") > DEEPEST


def _too_deep(value: Any) -> bool:
    """Measure without calling itself, as what it measures may be deep."""
    level: list[Any] = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return False
    return True
