"""The armour of an age file: base64 between two lines, as it is or as mail left it.

Only bytes are handled here: a large file must not cost a multiple of its size.
"""

import re
from base64 import b64decode, b64encode

from mentorjournal.sharing.sealed.refusals import Reason, refused

BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----"
END = b"-----END AGE ENCRYPTED FILE-----"
_LINE = 64

_START = re.compile(rb"(?:\A|\n)(?P<quoting>(?:> ?)*)" + BEGIN + rb"[ \t]*\r?\n")
_LAST = re.compile(rb"(?:> ?)*" + END + rb"[ \t\r]*(?:\n|\Z)")
_MAIL = re.compile(rb"(?:^(?:> ?)+)|(?:[ \t\r]+$)", re.MULTILINE)


def is_armored(file: bytes) -> bool:
    """Whether a text, with whatever else it holds, holds an armoured file."""
    return BEGIN in file


def put_on(file: bytes) -> bytes:
    """Write a binary file as armour."""
    letters = b64encode(file)
    lines = [letters[at : at + _LINE] for at in range(0, len(letters), _LINE)]
    return b"\n".join([BEGIN, *lines, END, b""])


def taken_off(file: bytes) -> bytes:
    """Give the binary file inside; raises Refused unless its lines are those of age's armour."""
    start = _START.search(file.removeprefix(b"\xef\xbb\xbf"))
    if not start:
        raise refused(Reason.ARMOR)
    rest = start.string[start.end() :]
    at = rest.find(END)
    end = _LAST.match(rest, rest.rfind(b"\n", 0, at) + 1) if at >= 0 else None
    if not end:
        raise refused(Reason.ARMOR)
    return _decoded(_MAIL.sub(b"", rest[: end.start()]))


def _decoded(lines: bytes) -> bytes:
    """Decode lines of 64 letters, the last of 1 to 64."""
    letters = lines.replace(b"\n", b"")
    breaks = -(-len(letters) // _LINE)
    has_form = lines.endswith(b"\n") and lines.count(b"\n") == breaks
    if not letters or not has_form or lines[_LINE :: _LINE + 1].count(b"\n") < breaks - 1:
        raise refused(Reason.ARMOR)
    try:
        plain = b64decode(letters, validate=True)
    except ValueError as error:
        raise refused(Reason.ARMOR) from error
    if b64encode(plain[-3:])[-4:] != letters[-4:] and b64encode(plain) != letters:
        raise refused(Reason.ARMOR)
    return plain
