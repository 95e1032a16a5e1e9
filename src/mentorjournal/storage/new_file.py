"""Make a new, empty journal file: whole or not at all, and never over another file."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from mentorjournal.errors import CannotWrite, JournalExists
from mentorjournal.storage.driver import connect, translated, unlock
from mentorjournal.storage.keys import Key

_SIDE_FILES = ("-journal", "-wal")
_LEFTOVER = re.compile(r"\..+\.making-[0-9a-f]{8}(-journal)?", re.DOTALL)
_NO_HARD_LINKS = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


def refuse_taken(place: Path) -> None:
    """Refuse a place where something is, even a link that leads nowhere."""
    # A rollback journal left beside a lost file would be played into the new one.
    for taken in (place, *(Path(f"{place}{ending}") for ending in _SIDE_FILES)):
        if os.path.lexists(taken):
            raise JournalExists(f"There is a file at {taken} already.")


def make(place: Path, key: Key, application_id: int) -> None:
    """Make an empty journal."""
    build(place, lambda making: begin(making, key, application_id))


def build(place: Path, fill: Callable[[Path], None]) -> None:
    """Have an empty file filled beside its place, for its owner only, then give it its name."""
    _build(place, fill, _publish)


def rebuild(place: Path, fill: Callable[[Path], None]) -> None:
    """Have an empty file filled beside another one, then let it take that one's place."""
    _build(place, fill, Path.replace)


def _build(
    place: Path, fill: Callable[[Path], None], publish: Callable[[Path, Path], object]
) -> None:
    try:
        _make_folder(place.parent)
        with _alone_in(place.parent), translated(place):
            _clear_leftovers(place.parent)
            _build_beside(place, fill, publish)
    except FileExistsError as error:
        raise JournalExists(f"There is a file at {place} already.") from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise CannotWrite(f"The disk is full: nothing was written to {place}.") from error
        raise CannotWrite(f"No journal can be made at {place}: {error.strerror}.") from error


def _make_folder(folder: Path) -> None:
    if folder.exists():
        return
    _make_folder(folder.parent)
    # Not mkdir(parents=True): that leaves the folders above to the umask.
    folder.mkdir(mode=0o700, exist_ok=True)


def _clear_leftovers(folder: Path) -> None:
    """Remove what a making that was killed left; it holds nothing that is not elsewhere too."""
    for entry in folder.iterdir():
        if _LEFTOVER.fullmatch(entry.name):
            entry.unlink(missing_ok=True)


def _build_beside(
    place: Path, fill: Callable[[Path], None], publish: Callable[[Path, Path], object]
) -> None:
    making = place.with_name(f".{place.name}.making-{token_hex(4)}")
    try:
        _claim(making)
        fill(making)
        publish(making, place)
    finally:
        for leftover in (making, Path(f"{making}-journal")):
            leftover.unlink(missing_ok=True)


def begin(making: Path, key: Key, application_id: int) -> None:
    """Make an empty file an empty journal."""
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
