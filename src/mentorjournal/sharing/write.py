"""Writing a summary to a new file: for its owner's eyes, whole or not at all."""

import errno
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from mentorjournal.errors import CannotWrite

_OWNER_ONLY = 0o600
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)

_REASONS = {
    errno.EEXIST: "There is something at {path} already, and it is not overwritten.",
    errno.ELOOP: "There is something at {path} already, and it is not overwritten.",
    errno.ENOENT: "There is no folder {folder}.",
    errno.ENOTDIR: "{folder} is not a folder.",
    errno.EACCES: "The folder {folder} does not let you write in it.",
    errno.EPERM: "The folder {folder} does not let you write in it.",
    errno.EROFS: "{folder} is on a disk that can only be read.",
    errno.ENOSPC: "The disk is full; nothing was written to {path}.",
    errno.EDQUOT: "Your share of the disk is full; nothing was written to {path}.",
    errno.EFBIG: "A file of this size may not be written; nothing was written to {path}.",
    errno.ENAMETOOLONG: "The name {path} is too long for this disk.",
}


def write_file(path: Path, data: bytes) -> None:
    """Make a new file that only its owner can read; raises CannotWrite, and then leaves nothing.

    The bytes go to the disk at this one place and are there when this returns.
    """
    _write(path, data, path)


def set_down(part: Path, path: Path, data: bytes) -> None:
    """Write the bytes beside the new file that they are to become, which stands there empty.

    ``finish`` makes the one of the other, ``withdraw`` takes both away. Raises CannotWrite, and
    then leaves neither.
    """
    _write(path, b"", path)
    try:
        _write(part, data, path)
    except BaseException:
        _remove(path)
        raise


def finish(part: Path, path: Path) -> None:
    """Give what was set down its name, in one step; raises CannotWrite, and then both stay."""
    try:
        part.replace(path)
        _settle(path.parent)
    except OSError as error:
        raise _refusal(path, error) from error


def withdraw(part: Path, path: Path) -> None:
    """Take away what was set down; a file that holds something under its name stays."""
    _remove(part)
    with suppress(OSError):
        if not path.is_symlink() and path.stat().st_size == 0:
            path.unlink()


def holds(path: Path, digest: str) -> bool:
    """Whether the file that is there has this SHA-256, in hex."""
    try:
        return sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _write(path: Path, data: bytes, named: Path) -> None:
    """Write a new file whole, or say of the one that was named why not."""
    try:
        descriptor = os.open(path, _NEW | getattr(os, "O_BINARY", 0), _OWNER_ONLY)
    except (OSError, ValueError) as error:
        raise _refusal(named, error) from error
    try:
        _fill(descriptor, data)
        _settle(path.parent)
    except OSError as error:
        _remove(path)
        raise _refusal(named, error) from error
    except BaseException:
        _remove(path)
        raise


def _remove(path: Path) -> None:
    """Take a part of a file away; what cannot be removed must not hide what went wrong."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _fill(descriptor: int, data: bytes) -> None:
    with os.fdopen(descriptor, "wb") as file:
        if hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), _OWNER_ONLY)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Make the file's name last; some systems cannot open folders, and keep it by themselves."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network disks refuse this for folders
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refusal(path: Path, error: OSError | ValueError) -> CannotWrite:
    words = _REASONS.get(getattr(error, "errno", None) or 0, "{path} could not be written: {why}.")
    why = getattr(error, "strerror", None) or error
    return CannotWrite(words.format(path=path, folder=path.parent, why=why))
