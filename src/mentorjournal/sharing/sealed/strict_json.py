"""JSON as a careful reader takes it: RFC 8259 without what readers differ about (RFC 7493).

What parsing would cost is known before it is paid, and each look at the whole runs in C: a hostile
text costs milliseconds.
"""

import json
import re
from typing import Any, Never

from mentorjournal.sharing.sealed.refusals import Reason, refused

MOST_BYTES = 2 << 20
MOST_OBJECTS = 25_000
MOST_COMMAS = 200_000
MOST_QUOTES = 500_000
DEEPEST = 8
LONGEST_NUMBER = 15

_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_TOO_DEEP = re.compile(rb"[\[{]{%d}" % (DEEPEST + 1))
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


def parsed(plain: bytes) -> dict[str, Any]:
    """Parse one object; raises Refused for what is not JSON, or is more than a message holds."""
    _require_affordable(plain)
    _require_shallow(plain)
    try:
        found = json.loads(
            plain.decode("utf-8"),
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_float=_no_number,
            parse_int=_whole,
        )
    except (ValueError, RecursionError) as error:
        raise refused(Reason.NOT_JSON) from error
    if _HALF.search(plain):
        _require_whole_characters(found)
    if not isinstance(found, dict):
        raise refused(Reason.SHAPE)
    return found


def _require_affordable(plain: bytes) -> None:
    """Count the signs that make values, as each value costs many times its own size."""
    limits = ((b"{", MOST_OBJECTS), (b"[", MOST_OBJECTS), (b",", MOST_COMMAS), (b'"', MOST_QUOTES))
    if len(plain) > MOST_BYTES or any(plain.count(sign) > most for sign, most in limits):
        raise refused(Reason.TOO_LARGE)


def _require_shallow(plain: bytes) -> None:
    """Take the innermost brackets away again and again; deep ones are left over."""
    brackets = _STRING.sub(b"", plain).translate(None, _NOT_BRACKETS)
    for _ in range(DEEPEST):
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    if brackets and (_TOO_DEEP.search(brackets) or _is_closed(brackets)):
        raise refused(Reason.TOO_DEEP)


def _is_closed(brackets: bytes) -> bool:
    """Whether as many are closed as are opened; else it is no JSON, which the parser tells."""
    return all(
        brackets.count(opening) == brackets.count(closing)
        for opening, closing in ((b"[", b"]"), (b"{", b"}"))
    )


def _require_whole_characters(found: Any) -> None:
    try:
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise refused(Reason.HALF_CHARACTER) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise refused(Reason.SAID_TWICE)
    return told


def _no_number(_: str) -> Never:
    raise refused(Reason.NUMBER)


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise refused(Reason.NUMBER)
    return int(digits)
