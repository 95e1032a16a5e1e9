"""Turn a passphrase into the key of one journal, and a key into its recovery code; touch no file.

The first 16 bytes of a journal are its header, in the clear:

    bytes 0-1    "MJ"
    byte  2      the number of the Argon2id profile
    bytes 3-12   random; the Argon2id salt is bytes 0-12
    bytes 13-15  the check: it tells a wrong passphrase from a damaged file

The key is ``Argon2id(NFC(passphrase), salt, profile)``, 32 bytes. Where the profile says that there
is a key file besides, it is ``HKDF-SHA256(ikm = that || SHA-256(the file's bytes), no salt, info =
"mentorjournal key file 1", 32 bytes)``: who lacks either of the two cannot guess the other.
"""

from __future__ import annotations

import secrets
import unicodedata
from binascii import crc_hqx
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hmac import compare_digest

from mentorjournal.errors import CannotUnlock, NewerJournal, NotAJournal, NotUnderstood

MAGIC = b"MJ"
HEADER_SIZE = 16
SALT_SIZE = 13
KEY_SIZE = 32

_CHECK_PURPOSE = b"mentorjournal check 1"
_KEY_FILE_PURPOSE = b"mentorjournal key file 1"
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
    key_file: bool = False
    """Whether a key file is mixed in."""

    @property
    def cost(self) -> int:
        """The work of one guess, to be compared with that of another profile."""
        return self.memory_kib * self.passes


_RFC_9106 = Argon2Profile(memory_kib=64 * 1024, passes=3, lanes=4)
_FOURFOLD = Argon2Profile(memory_kib=256 * 1024, passes=3, lanes=4)

PROFILES: dict[int, Argon2Profile] = {
    1: _RFC_9106,
    2: _FOURFOLD,
    4: replace(_RFC_9106, key_file=True),
    7: replace(_FOURFOLD, key_file=True),
}
"""The second recommended option of RFC 9106, and one that takes four times its memory.

The numbers have an odd count of bits set: one turned bit makes none of them another.
"""

USUAL_PROFILE = 1
"""What new keys are made with. Each command derives the key anew, so this must stay quick."""

STRONGER_PROFILE = 2
"""What a person may choose who opens the journal seldom, or fears a guesser with much money."""


@dataclass(frozen=True)
class Key:
    """What opens one journal; its repr shows no secret."""

    secret: bytes = field(repr=False)
    header: bytes
    key_file: bytes = field(default=b"", repr=False, compare=False)
    """What was mixed in; empty for none, and where the key came of a recovery code."""


def new_key(passphrase: str, key_file: bytes = b"", profile: int = 0) -> Key:
    """Derive a key under a new random header, of the usual profile unless another is named.

    ``key_file`` is what `key_file.read` gives: the SHA-256 of the file.
    """
    number = _with_key_file(profile or USUAL_PROFILE, bool(key_file))
    salt = MAGIC + bytes([number]) + secrets.token_bytes(SALT_SIZE - len(MAGIC) - 1)
    secret = _derive(passphrase, key_file, salt)
    return Key(secret, salt + _check(secret), key_file)


def _with_key_file(number: int, key_file: bool) -> int:
    wanted = replace(PROFILES[number], key_file=key_file)
    if PROFILES[number] == wanted:
        return number
    return next(each for each, profile in PROFILES.items() if profile == wanted)


def profile_of(header: bytes) -> Argon2Profile:
    """Say what opening the journal with this header takes."""
    require_known(header)
    return PROFILES[header[len(MAGIC)]]


def next_profile(header: bytes) -> int:
    """Choose the profile of a next key: the usual one, unless the present one costs more."""
    usual, present = PROFILES[USUAL_PROFILE], profile_of(header)
    return header[len(MAGIC)] if present.cost > usual.cost else USUAL_PROFILE


def unlock(passphrase: str, header: bytes, key_file: bytes = b"") -> Key:
    """Derive the key of the journal with this header; refuse a passphrase that is not its own.

    A key file that the header does not ask for is left out.
    """
    profile = profile_of(header)
    if profile.key_file and not key_file:
        raise CannotUnlock("This journal needs its key file besides the passphrase.")
    secret = _derive(passphrase, key_file, header[:SALT_SIZE])
    if not _agrees(secret, header):
        raise CannotUnlock(_refusal(profile))
    return Key(secret, header, key_file if profile.key_file else b"")


def _refusal(profile: Argon2Profile) -> str:
    if profile.key_file:
        return "This passphrase and this key file do not open this journal; one of them is another."
    return "This passphrase does not open this journal."


def unlock_with(secret: bytes, header: bytes) -> Key:
    """Pair a key from a recovery code with a header; refuse one that is not this journal's."""
    require_known(header)
    if not _agrees(secret, header):
        raise CannotUnlock("This recovery code does not open this journal.")
    return Key(secret, header)


def unlock_damaged(passphrase: str, header: bytes, key_file: bytes = b"") -> Key:
    """Unlock a header of which one bit may have turned; slow when it has, or for a wrong one."""
    missing = False
    for salt in _near_salts(header):
        if PROFILES[salt[len(MAGIC)]].key_file and not key_file:
            missing = True  # or it is the very bit that has turned which says so
            continue
        secret = _derive(passphrase, key_file, salt)
        key = Key(secret, salt + _check(secret), key_file)
        if _bits_apart(key.header, header) <= 1:
            return key
    if missing and header[len(MAGIC)] in PROFILES:
        raise CannotUnlock("This journal needs its key file besides the passphrase.")
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


def _derive(passphrase: str, key_file: bytes, salt: bytes) -> bytes:
    typed = _passphrase_bytes(passphrase)
    # cryptography takes 13 ms to import: not before a passphrase is there.
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    profile = PROFILES[salt[len(MAGIC)]]
    derived = Argon2id(
        salt=salt,
        length=KEY_SIZE,
        iterations=profile.passes,
        lanes=profile.lanes,
        memory_cost=profile.memory_kib,
    ).derive(typed)
    if profile.key_file:
        return _expanded(derived + key_file, _KEY_FILE_PURPOSE, KEY_SIZE)
    return derived


def _passphrase_bytes(passphrase: str) -> bytes:
    if not passphrase:
        raise NotUnderstood("The passphrase is empty.")
    try:
        # Keyboards differ in how they compose an accent: both spellings are one passphrase.
        return unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError as error:
        raise NotUnderstood("The passphrase holds something that is not text.") from error


def _check(secret: bytes) -> bytes:
    return _expanded(secret, _CHECK_PURPOSE, HEADER_SIZE - SALT_SIZE)


def _expanded(material: bytes, purpose: bytes, size: int) -> bytes:
    """Derive by HKDF-SHA256 (RFC 5869) for one purpose."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=size, salt=None, info=purpose).derive(material)


def _agrees(secret: bytes, header: bytes) -> bool:
    return compare_digest(_check(secret), header[SALT_SIZE:])
