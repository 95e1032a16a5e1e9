"""JSON as a careful reader takes it: RFC 8259 without what readers differ about (RFC 7493)."""

import json
from typing import Any, Never

from mentorjournal.sharing.sealed.refusals import Reason, refused

MOST_BYTES = 2 << 20
DEEPEST = 8
MOST_VALUES = 200_000
LONGEST_NUMBER = 15


def parsed(plain: bytes) -> dict[str, Any]:
    """Parse one object; raises Refused for what is not JSON, or is more than a message holds."""
    if len(plain) > MOST_BYTES or _signs(plain) > MOST_VALUES:
        raise refused(Reason.TOO_LARGE)
    try:
        text = plain.decode("utf-8")
        _require_shallow(text)
        found = json.loads(
            text,
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_float=_no_number,
            parse_int=_whole,
        )
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise refused(Reason.HALF_CHARACTER) from error
    except (ValueError, RecursionError) as error:
        raise refused(Reason.NOT_JSON) from error
    if not isinstance(found, dict):
        raise refused(Reason.SHAPE)
    return found


def _signs(plain: bytes) -> int:
    """Count what may begin a value, to know what parsing costs before it is paid."""
    return sum(plain.count(sign) for sign in (b"[", b"{", b","))


def _require_shallow(text: str) -> None:
    """Count brackets outside strings, before the parser goes down into them."""
    depth, outside = 0, True
    for part in text.replace("\\\\", "").replace('\\"', "").split('"'):
        for sign in part if outside else "":
            depth += (sign in "[{") - (sign in "]}")
            if depth > DEEPEST:
                raise refused(Reason.TOO_DEEP)
        outside = not outside


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
