"""Turn a passphrase into the key of one journal, and a key into its recovery code; touch no file.

The first 16 bytes of a journal are its header, in the clear:

    bytes 0-1    "MJ"
    byte  2      the number of the Argon2id profile
    bytes 3-12   random; the Argon2id salt is bytes 0-12
    bytes 13-15  the check: it tells a wrong passphrase from a damaged file
"""

from __future__ import annotations

import secrets
import unicodedata
from binascii import crc_hqx
from collections.abc import Iterator
from dataclasses import dataclass, field
from hmac import compare_digest

from mentorjournal.errors import CannotUnlock, NewerJournal, NotAJournal, NotUnderstood

MAGIC = b"MJ"
HEADER_SIZE = 16
SALT_SIZE = 13
KEY_SIZE = 32

_CHECK_PURPOSE = b"mentorjournal check 1"
_CODE_DIGITS = 2 * KEY_SIZE + 4
_CRC_START = 0xFFFF

_FEW_BITS = 8
"""Two headers made by chance are this close once in 10^19 pairs; a damaged byte has no more."""


@dataclass(frozen=True)
class Argon2Profile:
    """What one derivation costs; the closed list bounds what a hostile file can ask for."""

    memory_kib: int
    passes: int
    lanes: int


PROFILES: dict[int, Argon2Profile] = {1: Argon2Profile(memory_kib=64 * 1024, passes=3, lanes=4)}
"""Profile 1 is the second recommended option of RFC 9106."""

NEWEST_PROFILE = 1
"""What new keys are made with."""


@dataclass(frozen=True)
class Key:
    """What opens one journal; its repr shows no secret."""

    secret: bytes = field(repr=False)
    header: bytes


def new_key(passphrase: str) -> Key:
    """Derive a key under a new random header."""
    salt = MAGIC + bytes([NEWEST_PROFILE]) + secrets.token_bytes(SALT_SIZE - len(MAGIC) - 1)
    secret = _derive(passphrase, salt)
    return Key(secret, salt + _check(secret))


def unlock(passphrase: str, header: bytes) -> Key:
    """Derive the key of the journal with this header; refuse a passphrase that is not its own."""
    require_known(header)
    secret = _derive(passphrase, header[:SALT_SIZE])
    if not _agrees(secret, header):
        raise CannotUnlock("This passphrase does not open this journal.")
    return Key(secret, header)


def unlock_with(secret: bytes, header: bytes) -> Key:
    """Pair a key from a recovery code with a header; refuse one that is not this journal's."""
    require_known(header)
    if not _agrees(secret, header):
        raise CannotUnlock("This recovery code does not open this journal.")
    return Key(secret, header)


def unlock_damaged(passphrase: str, header: bytes) -> Key:
    """Unlock a header of which one bit may have turned; slow when it has, or for a wrong one."""
    for salt in _near_salts(header):
        secret = _derive(passphrase, salt)
        key = Key(secret, salt + _check(secret))
        if _bits_apart(key.header, header) <= 1:
            return key
    raise CannotUnlock("This passphrase does not open this journal.")


def possible_keys(secret: bytes, header: bytes) -> Iterator[Key]:
    """List what a key from a recovery code may stand with when one bit of the header has turned.

    The salt has no part in such a key, so only the pages can tell which header was the right one.
    """
    check = _check(secret)
    for salt in _near_salts(header):
        if _bits_apart(salt + check, header) <= 1:
            yield Key(secret, salt + check)


def _near_salts(header: bytes) -> Iterator[bytes]:
    """List the salt and all that differ from it in one bit, as far as they can be a salt."""
    salt = int.from_bytes(header[:SALT_SIZE], "big")
    for changed in (0, *(1 << bit for bit in range(8 * SALT_SIZE))):
        near = (salt ^ changed).to_bytes(SALT_SIZE, "big")
        if near.startswith(MAGIC) and near[len(MAGIC)] in PROFILES:
            yield near


def is_damaged_form(header: bytes, whole: bytes) -> bool:
    """Say whether a header is another one of which a few bits have turned; chance makes none."""
    return 0 < _bits_apart(header, whole) <= _FEW_BITS


def _bits_apart(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()


def require_known(header: bytes) -> None:
    """Refuse a header that is no journal's, or that only a later version can read."""
    if len(header) != HEADER_SIZE or not header.startswith(MAGIC):
        raise NotAJournal("This file is not a journal.")
    if header[len(MAGIC)] not in PROFILES:
        raise NewerJournal("A later version of mentorjournal made this journal's key.")


def recovery_code(secret: bytes) -> str:
    """Write a key for paper: 64 digits in groups of four, then four check digits.

    The check is a CRC over 16 bits, which catches every change that fits in 16 neighbouring bits:
    any one digit, and any two neighbours that changed places, the check digits among them.
    """
    digits = secret.hex() + format(crc_hqx(secret, _CRC_START), "04x")
    return "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def read_recovery_code(text: str) -> bytes:
    """Read a key back, in any case, with any dashes and spaces or none."""
    digits = "".join(letter for letter in text if not _separates(letter))
    if len(digits) != _CODE_DIGITS:
        raise NotUnderstood(
            f"A recovery code has {_CODE_DIGITS} digits, in groups of four; this has {len(digits)}."
        )
    try:
        code = bytes.fromhex(digits)
    except ValueError as error:
        raise NotUnderstood("A recovery code has only the digits 0-9 and a-f.") from error
    secret, check = code[:KEY_SIZE], int.from_bytes(code[KEY_SIZE:], "big")
    if crc_hqx(secret, _CRC_START) != check:
        raise NotUnderstood("This recovery code has a slip in it; compare it digit by digit.")
    return secret


def _separates(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) == "Pd"


def _derive(passphrase: str, salt: bytes) -> bytes:
    typed = _passphrase_bytes(passphrase)
    # cryptography takes 13 ms to import: not before a passphrase is there.
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    profile = PROFILES[salt[len(MAGIC)]]
    return Argon2id(
        salt=salt,
        length=KEY_SIZE,
        iterations=profile.passes,
        lanes=profile.lanes,
        memory_cost=profile.memory_kib,
    ).derive(typed)


def _passphrase_bytes(passphrase: str) -> bytes:
    if not passphrase:
        raise NotUnderstood("The passphrase is empty.")
    try:
        # Keyboards differ in how they compose an accent: both spellings are one passphrase.
        return unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError as error:
        raise NotUnderstood("The passphrase holds something that is not text.") from error


def _check(secret: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    size = HEADER_SIZE - SALT_SIZE
    return HKDF(algorithm=SHA256(), length=size, salt=None, info=_CHECK_PURPOSE).derive(secret)


def _agrees(secret: bytes, header: bytes) -> bool:
    return compare_digest(_check(secret), header[SALT_SIZE:])
