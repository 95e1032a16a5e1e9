"""Sealing and opening in the age format: bytes in, bytes out."""

from collections.abc import Sequence
from typing import Never
from unicodedata import normalize

from mentorjournal.errors import CannotShare, Refused
from mentorjournal.sharing.sealed.age_header import HIGHEST_FACTOR, MAGIC, read_header
from mentorjournal.sharing.sealed.armor import is_armored, put_on, taken_off
from mentorjournal.sharing.sealed.identity import Identity
from mentorjournal.sharing.sealed.passphrase_file import passphrase_file
from mentorjournal.sharing.sealed.refusals import Reason, refused

MOST_BYTES = 17 << 20
"""Of a file, sealed or not; nothing larger is read, and nothing larger is written."""
MOST_PLAIN = 12 << 20


def seal_to_keys(plain: bytes, age_keys: Sequence[str], armored: bool = False) -> bytes:
    """Seal to all devices of one reader (``age1…``); raises CannotShare."""
    from pyrage import EncryptError, RecipientError, encrypt, x25519

    _require_fitting(plain)
    try:
        recipients = [x25519.Recipient.from_str(key) for key in age_keys]
        return bytes(encrypt(plain, recipients, armored=armored))
    except (RecipientError, EncryptError) as error:
        raise CannotShare("This contact has no key that can be sealed to.") from error


def seal_to_passphrase(plain: bytes, passphrase: str, armored: bool = False) -> bytes:
    """Seal with a passphrase, at the cost that the library picks for this machine; takes seconds.

    A fast machine is made to pick no more than a reader accepts. Raises CannotShare.
    """
    from pyrage import passphrase as by_passphrase

    _require_fitting(plain)
    if not passphrase:
        raise CannotShare("The passphrase is empty.")
    typed = normalize("NFC", passphrase)
    sealed = bytes(by_passphrase.encrypt(plain, typed, armored=armored))
    if _is_costly(taken_off(sealed) if armored else sealed):
        sealed = passphrase_file(plain, typed, HIGHEST_FACTOR)
        sealed = put_on(sealed) if armored else sealed
    return sealed


def opened(file: bytes, mine: Sequence[Identity], passphrase: str = "") -> bytes:
    """Open a binary or armoured age file in memory; raises Refused."""
    binary = bare(file)
    if read_header(binary).is_passphrase:
        return _opened_by_passphrase(binary, passphrase)
    from pyrage import DecryptError, decrypt, x25519

    keys = [x25519.Identity.from_str(each.age_secret) for each in mine]
    try:
        return bytes(decrypt(binary, keys)) if keys else _nobody()
    except DecryptError as error:
        raise refused(_why(error, Reason.NO_KEY_OF_MINE)) from error


def bare(file: bytes) -> bytes:
    """Give the binary age file that this is, or that stands armoured in it; raises Refused."""
    if len(file) > MOST_BYTES:
        raise refused(Reason.TOO_LARGE)
    if file.startswith(MAGIC) or not is_armored(file):
        return file
    return taken_off(file)


def _opened_by_passphrase(binary: bytes, passphrase: str) -> bytes:
    from pyrage import DecryptError
    from pyrage import passphrase as by_passphrase

    if not passphrase:
        raise refused(Reason.NEEDS_PASSPHRASE)
    try:
        return bytes(by_passphrase.decrypt(binary, normalize("NFC", passphrase)))
    except DecryptError as error:
        raise refused(_why(error, Reason.WRONG_PASSPHRASE)) from error


def _nobody() -> Never:
    raise refused(Reason.NO_KEY_OF_MINE)


def _why(error: Exception, no_match: Reason) -> Reason:
    """Tell a key that does not fit from a file that was changed, by the library's words."""
    told = str(error)
    return no_match if told in _NO_MATCH else Reason.DAMAGED


_NO_MATCH = ("No matching keys found", "Decryption failed")


def _is_costly(sealed: bytes) -> bool:
    try:
        read_header(sealed)
    except Refused as error:
        if error.reason == Reason.COSTLY:
            return True
        raise
    return False


def _require_fitting(plain: bytes) -> None:
    """Refuse to seal what no reader would open: the armour adds a third, and a little."""
    if len(plain) > MOST_PLAIN:
        raise CannotShare("This is larger than any summary that would be read: at most 12 MB.")
