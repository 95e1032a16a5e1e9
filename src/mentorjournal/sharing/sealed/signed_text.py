"""Taking a signed text apart: the page, the part for the program, and who signed both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mentorjournal.sharing.sealed import sshsig
from mentorjournal.sharing.sealed.keys import exact_base64
from mentorjournal.sharing.sealed.mail import as_lines, unquoted
from mentorjournal.sharing.sealed.refusals import Reason, refused
from mentorjournal.sharing.sealed.strict_json import MOST_BYTES
from mentorjournal.sharing.sealed.writing import BEGIN, END

MOST_MANGLED = 512 << 10
"""Bytes of a text in which a message is looked for; one that is whole may be larger."""
MOST_STARTS = 5
"""In how many places a page may begin, below prose that mail put above it."""

_MOST_LETTERS = MOST_BYTES * 3 // 2
"""Of base64 with its line ends, in the longest part for the program."""

_RECORDS = re.compile(
    rb"\n-----BEGIN MENTORJOURNAL RECORDS-----\n"
    rb"(?P<letters>[A-Za-z0-9+/=\n]*+)"
    rb"-----END MENTORJOURNAL RECORDS-----\n\Z"
)
_SIGNATURE = re.compile(
    rb"-----BEGIN SSH SIGNATURE-----\n"
    rb"(?P<letters>[A-Za-z0-9+/=\n]{1,1000}+)"
    rb"-----END SSH SIGNATURE-----\n\Z"
)
_FROM = re.compile(r"^>(?=>*From )", re.MULTILINE)
"""What mailboxes put before a line that begins like a new letter, as the page's third line does."""


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
    at, signature = _signature(whole)
    if not signature.fits(whole[:at]):
        raise refused(Reason.CHANGED)
    return _apart(whole, at, signature)


def found_in(file: bytes) -> SignedText:
    """Find a signed message in a text as mail left it; raises Refused.

    Only the signature can tell where the page began, so each heading above it is tried.
    """
    if len(file) > MOST_MANGLED:
        return exact(file)
    for whole in _spellings(_lines(file)):
        at, signature = _signature(whole)
        if signature.fits(whole[:at]):
            return _apart(whole, at, signature)
    raise refused(Reason.CHANGED)


def _signature(whole: bytes) -> tuple[int, sshsig.Signature]:
    """Find where the signature at the very end begins, and read it."""
    at = whole.rfind(sshsig.BEGIN.encode())
    if at < 0:
        raise refused(Reason.UNSIGNED)
    found = _SIGNATURE.match(whole, at)
    if not found:
        raise refused(Reason.SIGNATURE_FORM)
    return at, sshsig.read_signature(_joined(found["letters"]))


def _apart(whole: bytes, at: int, signature: sshsig.Signature) -> SignedText:
    start = whole.rfind(f"\n{BEGIN}\n".encode(), 0, at)
    if at - start > _MOST_LETTERS:
        raise refused(Reason.NO_RECORDS if start < 0 else Reason.TOO_LARGE)
    found = _RECORDS.match(whole[start:at])
    if not found:
        raise refused(Reason.NO_RECORDS)
    try:
        records = exact_base64(_joined(found["letters"]))
    except ValueError as error:
        raise refused(Reason.NO_RECORDS) from error
    return SignedText(whole, whole[:start], records, signature.key)


def _joined(lines: bytes) -> str:
    return lines.replace(b"\n", b"").decode("ascii")


def _lines(file: bytes) -> list[str]:
    """Give the lines up to the last end of a signature, without quoting."""
    try:
        lines = unquoted(as_lines(file.decode("utf-8")), END)
    except UnicodeDecodeError as error:
        raise refused(Reason.NOT_TEXT) from error
    ends = [number for number, line in enumerate(lines) if line.rstrip(" \t") == sshsig.END]
    if not ends:
        raise refused(Reason.UNSIGNED)
    return [*lines[: ends[-1]], sshsig.END, ""]


def _spellings(lines: list[str]) -> Iterator[bytes]:
    """List what may have been signed: from each heading of the first level on."""
    headings = [number for number, line in enumerate(lines) if line.startswith("# ")]
    for start in headings[:MOST_STARTS] or [0]:
        whole = "\n".join(lines[start:])
        yield whole.encode()
        if "\n>From " in whole:
            yield _FROM.sub("", whole).encode()
