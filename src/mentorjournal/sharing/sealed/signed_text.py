"""Taking a signed text apart: the page, the part for the program, and who signed both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mentorjournal.errors import Refused
from mentorjournal.sharing.sealed import sshsig
from mentorjournal.sharing.sealed.keys import exact_base64
from mentorjournal.sharing.sealed.mail import as_lines, unquoted
from mentorjournal.sharing.sealed.refusals import Reason, refused
from mentorjournal.sharing.sealed.writing import BEGIN, END

MOST_STARTS = 20
"""In how many places a page may begin, below prose that mail put above it."""

_ENDING = re.compile(
    rb"\n-----BEGIN MENTORJOURNAL RECORDS-----\n"
    rb"(?P<records>[A-Za-z0-9+/=\n]*+)"
    rb"-----END MENTORJOURNAL RECORDS-----\n\Z"
)
_SIGNATURE = re.compile(
    rb"-----BEGIN SSH SIGNATURE-----\n"
    rb"(?P<letters>[A-Za-z0-9+/=\n]{1,1000}+)"
    rb"-----END SSH SIGNATURE-----\n\Z"
)


@dataclass(frozen=True)
class SignedText:
    """A text whose signature fits it."""

    whole: bytes
    page: bytes
    records: bytes
    """The JSON, not yet looked at."""
    signer: str


def is_signed(file: bytes) -> bool:
    """Whether a text holds a signed message, or a part of one."""
    return BEGIN.encode() in file or sshsig.BEGIN.encode() in file


def exact(whole: bytes) -> SignedText:
    """Take a text apart that is nothing but a signed message, byte for byte; raises Refused."""
    at = whole.rfind(sshsig.BEGIN.encode())
    if at < 0:
        raise refused(Reason.UNSIGNED)
    signature = _SIGNATURE.match(whole, at)
    if not signature:
        raise refused(Reason.SIGNATURE_FORM)
    text = whole[:at]
    signer = sshsig.signer_of(text, _joined(signature["letters"]))
    page, records = _parts(text)
    return SignedText(whole, page, records, signer)


def _parts(text: bytes) -> tuple[bytes, bytes]:
    start = text.rfind(b"\n" + BEGIN.encode())
    ending = _ENDING.match(text, start) if start >= 0 else None
    if not ending:
        raise refused(Reason.NO_RECORDS)
    try:
        return text[:start], exact_base64(_joined(ending["records"]))
    except ValueError as error:
        raise refused(Reason.NO_RECORDS) from error


def _joined(lines: bytes) -> str:
    return lines.replace(b"\n", b"").decode("ascii")


def found_in(file: bytes) -> SignedText:
    """Find a signed message in a text as mail left it; raises Refused.

    Only the signature can tell where the page began, so each heading above it is tried.
    """
    try:
        lines = as_lines(file.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise refused(Reason.NOT_TEXT) from error
    lines = unquoted(lines, END)
    ends = [number for number, line in enumerate(lines) if line.rstrip() == sshsig.END]
    if not ends:
        raise refused(Reason.UNSIGNED if not any(map(_opens, lines)) else Reason.SIGNATURE_FORM)
    return _first_fitting(lines[: ends[-1] + 1])


def _opens(line: str) -> bool:
    return line.rstrip() == sshsig.BEGIN


def _first_fitting(lines: list[str]) -> SignedText:
    problem = refused(Reason.CHANGED)
    for start in _starts(lines):
        whole = "\n".join([*lines[start:-1], sshsig.END, ""])
        try:
            return exact(whole.encode())
        except Refused as error:
            if error.reason != Reason.CHANGED:
                raise
            problem = error
    raise problem


def _starts(lines: list[str]) -> Iterator[int]:
    """List where the page may begin: at headings of the first level, and at the very top."""
    headings = [number for number, line in enumerate(lines) if line.startswith("# ")]
    yield from headings[:MOST_STARTS] or [0]
