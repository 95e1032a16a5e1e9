"""A folder in memory, for plain text that must never touch a disk."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from mentorjournal.errors import CannotWrite

_PREFIX = "mentorjournal-"


@contextmanager
def folder_in_memory() -> Iterator[Path]:
    """Give a folder for the owner only, which is gone afterwards whatever happens meanwhile."""
    import shutil
    import tempfile  # slow, and rarely needed

    place = _memory()
    _clear_leftovers(place)
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=place))
    try:
        with _signals_as_exits():
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _memory() -> Path:
    for named in ("/dev/shm", os.environ.get("XDG_RUNTIME_DIR")):  # noqa: S108  made with mkdtemp
        if named and Path(named).is_dir() and os.access(named, os.W_OK):
            return Path(named)
    raise CannotWrite("This system has no folder in memory, and plain text may not touch a disk.")


def clear_leftovers() -> None:
    """Remove the text of an editor whose program was killed, where there is any."""
    with suppress(CannotWrite):
        _clear_leftovers(_memory())


def _clear_leftovers(place: Path) -> None:
    """Remove our folders whose program was killed."""
    import shutil

    for folder in place.glob(f"{_PREFIX}*-*"):
        pid = folder.name.removeprefix(_PREFIX).split("-")[0]
        with suppress(OSError):
            if pid.isdigit() and folder.stat().st_uid == os.getuid() and not _runs(int(pid)):
                shutil.rmtree(folder, ignore_errors=True)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def _signals_as_exits() -> Iterator[None]:
    """Let the signals that end a program end it by way of its clean-up."""
    if sys.platform == "win32":
        yield
        return
    before = {each: signal.signal(each, _leave) for each in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _leave(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)
