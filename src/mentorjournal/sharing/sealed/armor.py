"""The armour of an age file: base64 between two lines, as it is or as mail left it.

Only bytes are handled here, and few copies are made: a large file must not cost many times its
size.
"""

import re
from base64 import b64encode
from binascii import a2b_base64

from mentorjournal.sharing.sealed.age_header import LONGEST, read_header
from mentorjournal.sharing.sealed.refusals import Reason, refused

BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----"
END = b"-----END AGE ENCRYPTED FILE-----"
_LINE = 64
_HEADER_LINES = 65 * (LONGEST // 48 + 1) + 1
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

MOST_UNTIDY = 1 << 20
"""Bytes of armour that may be quoted or have spaces behind its lines; mail has no larger ones.

Of more than that the header is judged first, so that noise is not decoded whole.
"""

# Each begins with what it looks for, which is found in C; a mark for the line's start is not.
_BEGINNING = re.compile(BEGIN + rb"[ \t]*\r?\n")
_ENDING = re.compile(END + rb"[ \t\r]*(?:\n|\Z)")
_QUOTING = re.compile(rb"(?:\xef\xbb\xbf)?(?P<marks>(?:> ?)*)")
_SPACES = re.compile(rb"[ \t]+$", re.MULTILINE)


def is_armored(file: bytes) -> bool:
    """Whether a text, with whatever else it holds, holds the start of an armoured file."""
    return _first_in(file, _BEGINNING) is not None


def _first_in(file: bytes, marker: re.Pattern[bytes], start: int = 0) -> re.Match[bytes] | None:
    """Find a marker that has a line for itself, but for quoting before it."""
    for found in marker.finditer(file, start):
        if _QUOTING.fullmatch(file, _line_start(file, found), found.start()):
            return found
    return None


def _line_start(file: bytes, found: re.Match[bytes]) -> int:
    return file.rfind(b"\n", 0, found.start()) + 1


def put_on(file: bytes) -> bytes:
    """Write a binary file as armour."""
    letters = b64encode(file)
    lines = [letters[at : at + _LINE] for at in range(0, len(letters), _LINE)]
    return b"\n".join([BEGIN, *lines, END, b""])


def taken_off(file: bytes) -> bytes:
    """Give the binary file inside; raises Refused unless its lines are those of age's armour."""
    start = _first_in(file, _BEGINNING)
    end = _first_in(file, _ENDING, start.end()) if start else None
    if not start or not end:
        raise refused(Reason.ARMOR)
    quoting = _QUOTING.match(file, _line_start(file, start))
    lines = file[start.end() - 1 : _line_start(file, end)]
    if b"\r" in lines:
        lines = lines.replace(b"\r\n", b"\n")
    if len(lines) > MOST_UNTIDY:
        _require_header(lines)
        return _decoded(lines[1:])
    if quoting and quoting["marks"]:
        lines = lines.replace(b"\n" + quoting["marks"], b"\n")
    return _decoded(_SPACES.sub(b"", lines)[1:])


def _require_header(lines: bytes) -> None:
    try:
        beginning = a2b_base64(lines[:_HEADER_LINES])
    except ValueError as error:
        raise refused(Reason.ARMOR) from error
    read_header(beginning)


def _decoded(lines: bytes) -> bytes:
    """Decode lines of 64 letters, the last of 1 to 64; the base64 has one spelling only."""
    signs = lines.translate(None, _LETTERS)
    padding = signs.count(b"=")
    breaks = len(signs) - padding
    letters = len(lines) - breaks
    has_form = (
        letters > 0
        and breaks == -(-letters // _LINE)
        and signs == b"\n" * (breaks - 1) + b"=" * padding + b"\n"
        and lines[_LINE :: _LINE + 1].startswith(b"\n" * (breaks - 1))
        and lines.endswith(b"=" * padding + b"\n")
    )
    if not has_form or letters % 4 or padding > 2:
        raise refused(Reason.ARMOR)
    plain = a2b_base64(lines)
    if b64encode(plain[-(len(plain) % 3 or 3) :]) != lines[-6:].replace(b"\n", b"")[-4:]:
        raise refused(Reason.ARMOR)
    return plain
