"""Read single pages of a journal's file without the database: for when that cannot.

A page is 4,096 bytes: the encrypted content, 16 random bytes that the encryption began with, and
64 bytes that seal both and the page's number. A page whose seal holds is exactly as written.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mentorjournal.storage import keys

PAGE_SIZE = 4096
_SEAL_SIZE = 64
_START_SIZE = 16
USABLE = PAGE_SIZE - _SEAL_SIZE - _START_SIZE
"""How many bytes of a page the database uses."""

_SALT_MASK = 0x3A
_ROUNDS = 2
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_JOURNAL_RECORD = 4 + PAGE_SIZE + 4


class PageImage:
    """The pages of a closed file that can be trusted, decrypted one at a time and only in memory.

    What an unfinished write saved beside the file counts before what it had written already.
    """

    def __init__(self, path: Path, key: keys.Key) -> None:
        self._secret = key.secret
        self._seal_key = _seal_key(key)
        self._content = path.read_bytes()
        self._originals = dict(self._saved(Path(f"{path}-journal")))

    @property
    def numbers(self) -> range:
        """The numbers of all pages, from 1; a last one that was cut off is among them."""
        return range(1, -(-len(self._content) // PAGE_SIZE) + 1)

    def page(self, number: int) -> bytes | None:
        """Answer what a page holds, or None when it is missing or not as it was written."""
        sealed = self._originals.get(number) or self._sealed(number)
        return self._opened(sealed, number) if self._is_whole(sealed, number) else None

    def is_whole(self, number: int) -> bool:
        """Say whether a page is as it was written."""
        return number in self._originals or self._is_whole(self._sealed(number), number)

    def _sealed(self, number: int) -> bytes:
        return self._content[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]

    def _is_whole(self, sealed: bytes, number: int) -> bool:
        return _holds(self._seal_key, sealed, number)

    def _opened(self, sealed: bytes, number: int) -> bytes:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        start = sealed[USABLE : USABLE + _START_SIZE]
        opening = Cipher(algorithms.AES256(self._secret), modes.CBC(start)).decryptor()
        clear = _clear(number)
        return sealed[:clear] + opening.update(sealed[clear:USABLE])

    def _saved(self, rollback: Path) -> Iterator[tuple[int, bytes]]:
        """List the originals that a rollback journal holds; each proves itself by its seal."""
        saved = rollback.read_bytes() if rollback.is_file() else b""
        if not saved.startswith(_JOURNAL_MAGIC):
            return
        place = int.from_bytes(saved[20:24], "big")
        while place + _JOURNAL_RECORD <= len(saved):
            number = int.from_bytes(saved[place : place + 4], "big")
            sealed = saved[place + 4 : place + 4 + PAGE_SIZE]
            if self._is_whole(sealed, number):
                yield number, sealed
                place += _JOURNAL_RECORD
            else:  # the next part of it begins at a whole sector
                place = (place // _SECTOR + 1) * _SECTOR


_SECTOR = 512


def all_sealed(path: Path, key: keys.Key, told: Callable[[float], None]) -> bool:
    """Say whether every page of a file that nobody writes is as it was written.

    Hearing of the progress, ``told`` may end it by an error of its own.
    """
    seal_key, size, number = _seal_key(key), path.stat().st_size, 1
    with path.open("rb") as file:
        while sealed := file.read(PAGE_SIZE):
            if not _holds(seal_key, sealed, number):
                return False
            if number % _PAGES_UNTOLD == 0:
                told(number * PAGE_SIZE / size)
            number += 1
    return True


def unsealed(path: Path, key: keys.Key, numbers: Iterable[int]) -> list[int]:
    """List those of the numbered pages that are not there as they were written."""
    seal_key, missing = _seal_key(key), []
    with path.open("rb") as file:
        at = 0
        for number in numbers:
            if at != number:
                file.seek((number - 1) * PAGE_SIZE)
            at = number + 1
            if not _holds(seal_key, file.read(PAGE_SIZE), number):
                missing.append(number)
    return missing


_PAGES_UNTOLD = 1024
_LOCKS = 2**30 // PAGE_SIZE + 1
"""The page in which SQLite has its locks: it holds nothing, and nobody seals it."""


def _seal_key(key: keys.Key) -> bytes:
    masked = bytes(byte ^ _SALT_MASK for byte in key.header)
    return hashlib.pbkdf2_hmac("sha512", key.secret, masked, _ROUNDS, 32)


def _holds(seal_key: bytes, sealed: bytes, number: int) -> bool:
    if len(sealed) != PAGE_SIZE:
        return False
    if number == _LOCKS:
        return True
    said = sealed[_clear(number) : -_SEAL_SIZE] + number.to_bytes(4, "little")
    seal = hmac.digest(seal_key, said, "sha512")
    return hmac.compare_digest(seal, sealed[-_SEAL_SIZE:])


def _clear(number: int) -> int:
    """Say how many bytes of a page are the journal's header, in the clear."""
    return keys.HEADER_SIZE if number == 1 else 0
