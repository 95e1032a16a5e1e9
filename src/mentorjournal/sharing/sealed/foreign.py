"""What comes in another program's wrapping: a saved mail, UTF-16, base64; and what to do instead.

A page is looked for inside a mail that was saved as a file (RFC 5322, RFC 2045; also as mbox). For
what no reader here can open there is a sentence that says what to do.
"""

from __future__ import annotations

import re
from base64 import b64decode
from typing import TYPE_CHECKING

from mentorjournal.sharing.sealed import age_header, armor, cards
from mentorjournal.sharing.sealed.refusals import Reason, refused
from mentorjournal.sharing.sealed.seal import MOST_BYTES

if TYPE_CHECKING:
    from email.message import Message

_MOST_BOUNDARIES = 40
"""More than any mail has: each one nests the reading of it deeper."""
_MOST_PARTS = 5_000
_MOST_LINES = 400_000
"""More than the largest page has that is written in base64, at 76 letters a line."""

_HEADER = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:From [^\n]*\n)?(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n"
)
_MIME = re.compile(rb"(?im)^content-(?:type|transfer-encoding):")
_AGE_IN_BASE64 = b"YWdlLWVuY3J5cHRpb24ub3JnL3Yx"

_STARTS = (
    (b"PK\x03\x04", Reason.PACKED),
    (b"\x1f\x8b", Reason.PACKED),
    (b"7z\xbc\xaf", Reason.PACKED),
    (b"%PDF-", Reason.PRINTED),
    (b"-----BEGIN PGP ", Reason.OPENPGP),
    (b"BEGIN:VCALENDAR", Reason.CALENDAR),
    (b"<!doctype html", Reason.WEB_PAGE),
    (b"<html", Reason.WEB_PAGE),
)
_SECRET = re.compile(rb"(?m)^AGE-SECRET-KEY-1")


def unwrapped(file: bytes) -> bytes:
    """Give what a mail or another encoding holds; all else as it is.

    Raises Refused for what was made by other programs and cannot be a page.
    """
    if len(file) > MOST_BYTES:
        return file
    if _HEADER.match(file[: 1 << 16]) and _MIME.search(file[: 1 << 16]):
        file = _in_mail(file)
    file = _in_utf8(file)
    if file.lstrip()[: len(_AGE_IN_BASE64)] == _AGE_IN_BASE64:
        return _out_of_base64(file)
    _refuse_others(file)
    return file


def _in_mail(file: bytes) -> bytes:
    """Find the page or the card in a mail; where there is none, what its writer wrote as text."""
    parts = _parts(file)
    ours = [each for each in map(_bytes, parts) if _is_ours(each)]
    if len({each.strip() for each in ours}) > 1 and not _is_in_words(ours[0]):
        raise refused(Reason.MAIL)
    if ours:
        return ours[0]
    texts = [_bytes(each) for each in parts if each.get_content_type() == "text/plain"]
    return texts[0] if texts else file


def _parts(file: bytes) -> list[Message]:
    """Part a mail, unless it was built to take the reader's time, memory or stack."""
    many = (b"boundary", _MOST_BOUNDARIES), (b"\n--", _MOST_PARTS), (b"\n", _MOST_LINES)
    if any(file.count(sign) > most for sign, most in many):
        raise refused(Reason.MAIL)
    from email import message_from_bytes  # slow, and most files are no mail

    try:
        return [each for each in message_from_bytes(file).walk() if not each.is_multipart()]
    except RecursionError as error:  # mails in mails
        raise refused(Reason.MAIL) from error


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_ours(payload: bytes) -> bool:
    return payload.startswith(age_header.MAGIC) or _is_in_words(payload)


def _is_in_words(payload: bytes) -> bool:
    """Whether a text holds an armoured page or a card, as it is or as mail left it."""
    return armor.BEGIN.strip(b"-") in payload or cards.BEGIN.encode().strip(b"-") in payload


def _in_utf8(file: bytes) -> bytes:
    """Write UTF-16 as UTF-8; without a mark at its start, it is known by every other byte."""
    sample = file[:64]
    for start, marks, code in (
        (b"\xff\xfe", sample[1::2], "utf-16-le"),
        (b"\xfe\xff", sample[::2], "utf-16-be"),
    ):
        if file.startswith(start) or (len(sample) > 7 and not any(marks)):
            try:
                return file.removeprefix(start).decode(code).encode()
            except UnicodeError:
                return file
    return file


def _out_of_base64(file: bytes) -> bytes:
    try:
        return b64decode(b"".join(file.split()), validate=True)
    except ValueError as error:
        raise refused(Reason.ARMOR) from error


def _refuse_others(file: bytes) -> None:
    start = file[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for sign, reason in _STARTS:
        if start.startswith(sign.lower()):
            raise refused(reason)
    if len(file) < armor.MOST_UNTIDY and _SECRET.search(file):
        raise refused(Reason.SECRET_KEY)
