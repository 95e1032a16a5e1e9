"""Make a new, empty journal file: whole or not at all, and never over another file."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from mentorjournal.errors import CannotWrite, JournalExists
from mentorjournal.storage.driver import connect, translated, unlock
from mentorjournal.storage.keys import Key

_SIDE_FILES = ("-journal", "-wal")
_NO_HARD_LINKS = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


def refuse_taken(place: Path) -> None:
    """Refuse a place where something is, even a link that leads nowhere."""
    # A rollback journal left beside a lost file would be played into the new one.
    for taken in (place, *(Path(f"{place}{ending}") for ending in _SIDE_FILES)):
        if os.path.lexists(taken):
            raise JournalExists(f"There is a file at {taken} already.")


def make(place: Path, key: Key, application_id: int) -> None:
    """Build the file beside its place, for its owner only, then give it its name."""
    try:
        _make_folder(place.parent)
        with _alone_in(place.parent), translated(place):
            _clear_leftovers(place)
            _build_beside(place, key, application_id)
    except FileExistsError as error:
        raise JournalExists(f"There is a file at {place} already.") from error
    except OSError as error:
        raise CannotWrite(f"No journal can be made at {place}: {error.strerror}.") from error


def _make_folder(folder: Path) -> None:
    if folder.exists():
        return
    _make_folder(folder.parent)
    # Not mkdir(parents=True): that leaves the folders above to the umask.
    folder.mkdir(mode=0o700, exist_ok=True)


def _clear_leftovers(place: Path) -> None:
    """Remove what a creation that was killed left; it never held a record."""
    for entry in place.parent.iterdir():
        if entry.name.startswith(_making_prefix(place)):
            entry.unlink(missing_ok=True)


def _making_prefix(place: Path) -> str:
    return f".{place.name}.making-"


def _build_beside(place: Path, key: Key, application_id: int) -> None:
    making = place.with_name(_making_prefix(place) + token_hex(4))
    try:
        _build(making, key, application_id)
        _publish(making, place)
    finally:
        for leftover in (making, Path(f"{making}-journal")):
            leftover.unlink(missing_ok=True)


def _build(making: Path, key: Key, application_id: int) -> None:
    _claim(making)
    with closing(connect(making, "rw")) as connection:
        unlock(connection, key.secret, key.header)
        connection.execute(f"PRAGMA application_id = {application_id}")


def _claim(place: Path) -> None:
    os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _publish(making: Path, place: Path) -> None:
    """Give the finished file its name; never one that is taken."""
    try:
        os.link(making, place)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        _publish_without_links(making, place)


def _publish_without_links(making: Path, place: Path) -> None:
    # A kill between claim and replace, and nothing else, leaves an empty file.
    _claim(place)
    try:
        making.replace(place)
    except OSError:
        place.unlink()
        raise


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other creations out of the folder, then have the disk remember what is in it.

    A lock on the folder itself ends with the process and leaves no file; where there is none,
    two creations at once can fail, and still neither overwrites anything.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
