"""What can be known of a journal's file without its key."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from pathlib import Path
from typing import NoReturn

from mentorjournal.errors import DamagedJournal, JournalError, NoJournal, NotAJournal
from mentorjournal.storage import keys
from mentorjournal.storage.driver import connect, set_key, translated

_PLAIN_SQLITE = b"SQLite format 3\x00"


def require(path: Path) -> bytes:
    """Refuse a place where no journal of ours can be, before somebody is asked for a secret.

    Answers the header of the journal that is there.
    """
    found = header(existing(path))
    keys.require_known(found)
    return found


def resolved(path: Path) -> Path:
    """Follow links: what they lead to is what we make, replace and watch; a link stays a link."""
    return Path(os.path.realpath(path))


def identity(place: Path) -> tuple[int, int] | None:
    """Tell one file from another that has taken its name; None when there is none."""
    try:
        status = place.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def other_names(place: Path) -> int:
    """Count the further names (hard links) that the file at a path has.

    What takes the place of the file takes this one name; the others keep what there was.
    """
    return place.stat().st_nlink - 1


def existing(path: Path) -> Path:
    """Find the ordinary, readable file that a path leads to; an error of ours otherwise."""
    place = resolved(path)
    try:
        mode = place.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoJournal(
            f"There is no journal at {place}; `mentorjournal init` makes one."
        ) from error
    except OSError as error:
        raise JournalError(f"{place} cannot be read: {error.strerror}.") from error
    if not stat.S_ISREG(mode):
        kind = "a folder" if stat.S_ISDIR(mode) else "no ordinary file"
        raise NotAJournal(f"{place} is {kind}, not a journal.")
    if not _allowed(place, os.R_OK):
        raise JournalError(f"You are not allowed to read {place}.")
    return place


def _allowed(place: Path, access: int) -> bool:
    return os.access(place, access, effective_ids=os.access in os.supports_effective_ids)


def writable(place: Path) -> bool:
    """Say whether the journal there can be written."""
    # The folder too: a write puts its rollback journal beside the file.
    return _allowed(place, os.W_OK) and _allowed(place.parent, os.W_OK)


def header(place: Path) -> bytes:
    """Read the first bytes, and say of a file that has no header of ours what it is instead."""
    if place.stat().st_size < keys.HEADER_SIZE:
        return _refuse_short(place)
    # Through SQLite, as closing a descriptor of our own would drop the locks of every other
    # connection of this process to the same file. The key is a dummy: no page is read with it.
    with translated(place), closing(connect(place, "ro")) as connection:
        set_key(connection, bytes(keys.KEY_SIZE), bytes(keys.HEADER_SIZE))
        header = bytes.fromhex(connection.execute("PRAGMA cipher_salt").fetchone()[0])
    if header == _PLAIN_SQLITE:
        raise NotAJournal(f"{place} is an SQLite database without encryption, not a journal.")
    return header


def _refuse_short(place: Path) -> NoReturn:
    start = place.read_bytes()
    if start.startswith(keys.MAGIC):
        raise DamagedJournal(f"The journal at {place} is cut off after {len(start)} bytes.")
    raise NotAJournal(f"{place} is {'too short' if start else 'empty'}, not a journal.")
