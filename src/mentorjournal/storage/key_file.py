"""Key files: any file whose bytes never change, needed besides the passphrase."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from mentorjournal.errors import CannotUnlock, CannotWrite

NEW_SIZE = 32


def read(path: Path) -> bytes:
    """Give the SHA-256 of the bytes of a key file; CannotUnlock when it cannot be read."""
    if path.exists() and not path.is_file():
        raise CannotUnlock(f"{path} is no ordinary file, so it cannot be a key file.")
    try:
        with path.open("rb") as file:
            if not os.fstat(file.fileno()).st_size:
                raise CannotUnlock(f"The key file {path} is empty, so it would protect nothing.")
            return hashlib.file_digest(file, "sha256").digest()
    except FileNotFoundError as error:
        raise CannotUnlock(f"There is no key file at {path}.") from error
    except OSError as error:
        raise CannotUnlock(f"The key file {path} cannot be read: {error.strerror}.") from error


def make(path: Path) -> None:
    """Write 32 random bytes to a new file that only its owner can read; never over anything."""
    new = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, new | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(NEW_SIZE))
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise CannotWrite(f"There is something at {path} already.") from error
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror}.") from error
