"""The header of an age file (age-encryption.org/v1), looked at before any library sees it.

A passphrase file names its own cost, so that a hostile one could ask for gigabytes; and a header
has one spelling, on which not every library insists.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass

from mentorjournal.sharing.sealed.refusals import Reason, refused

HIGHEST_FACTOR = 20
"""2^20 rounds take a gigabyte and some seconds; what `age` itself writes is 18."""
LONGEST = 64 << 10
MOST_STANZAS = 64
MAGIC = b"age-encryption.org/"

_FILE_KEY_BODY = 32
_SALT = 16
_SHARE = 32

_STANZA = re.compile(
    rb"-> (?P<words>[!-~]++(?: [!-~]++)*+)\n"
    rb"(?P<body>(?:[A-Za-z0-9+/]{64}\n)*+[A-Za-z0-9+/]{0,63}\n)"
)
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n"
    rb"(?P<stanzas>(?:-> [!-~]++(?: [!-~]++)*+\n(?:[A-Za-z0-9+/]{64}\n)*+[A-Za-z0-9+/]{0,63}\n)++)"
    rb"--- (?P<mac>[A-Za-z0-9+/]{43})\n"
)
_OTHER_VERSION = re.compile(rb"age-encryption\.org/v(?!1\r?\n)[0-9]+\n")
_FACTOR = re.compile(r"[1-9][0-9]{0,3}")


@dataclass(frozen=True)
class Stanza:
    """One wrapping of the file's key."""

    sort: str
    arguments: tuple[str, ...]
    body: bytes


@dataclass(frozen=True)
class Header:
    """How a file is sealed."""

    stanzas: tuple[Stanza, ...]

    @property
    def is_passphrase(self) -> bool:
        """Whether a passphrase opens it, rather than a key."""
        return self.stanzas[0].sort == "scrypt"

    @property
    def factor(self) -> int:
        """The cost of trying a passphrase, as a power of two; 0 where there is none."""
        return int(self.stanzas[0].arguments[1]) if self.is_passphrase else 0


def read_header(file: bytes) -> Header:
    """Read and judge the header of a binary age file; raises Refused."""
    start = file[:LONGEST]
    found = _HEADER.match(start)
    if not found:
        raise refused(_why_not(start, len(file)))
    if found["stanzas"].count(b"\n-> ") >= MOST_STANZAS:
        raise refused(Reason.HEADER_TOO_LONG)
    unpadded(found["mac"])
    stanzas = tuple(_stanza(each) for each in _STANZA.finditer(found["stanzas"]))
    _require_sound(stanzas)
    return Header(stanzas)


def _why_not(start: bytes, size: int) -> Reason:
    if _OTHER_VERSION.match(start):
        return Reason.NEWER_SEAL
    return Reason.HEADER_TOO_LONG if size > LONGEST and b"\n---" not in start else Reason.HEADER


def _stanza(found: re.Match[bytes]) -> Stanza:
    sort, *arguments = found["words"].decode("ascii").split(" ")
    return Stanza(sort, tuple(arguments), unpadded(found["body"].replace(b"\n", b"")))


def unpadded(letters: bytes) -> bytes:
    """Decode base64 without padding, of which there is one spelling; raises Refused for others."""
    try:
        plain = b64decode(letters + b"=" * (-len(letters) % 4), validate=True)
    except ValueError as error:
        raise refused(Reason.HEADER) from error
    if b64encode(plain).rstrip(b"=") != letters:
        raise refused(Reason.HEADER)
    return plain


def _require_sound(stanzas: tuple[Stanza, ...]) -> None:
    for stanza in stanzas:
        if stanza.sort == "scrypt":
            _require_passphrase(stanza, len(stanzas))
        elif stanza.sort == "X25519":
            _require_sizes(stanza, _SHARE, 1)


def _require_passphrase(stanza: Stanza, count: int) -> None:
    """Refuse a cost that is too high first: nothing else about such a file matters."""
    factor = stanza.arguments[1] if len(stanza.arguments) > 1 else ""
    if factor.isdecimal() and factor.isascii() and int(factor[:5]) > HIGHEST_FACTOR:
        raise refused(Reason.COSTLY)
    if count != 1 or not _FACTOR.fullmatch(factor):
        raise refused(Reason.HEADER)
    _require_sizes(stanza, _SALT, 2)


def _require_sizes(stanza: Stanza, first: int, count: int) -> None:
    """Refuse a stanza whose first argument or body has another length than it must."""
    if len(stanza.arguments) != count or len(stanza.body) != _FILE_KEY_BODY:
        raise refused(Reason.HEADER)
    if len(unpadded(stanza.arguments[0].encode("ascii"))) != first:
        raise refused(Reason.HEADER)
