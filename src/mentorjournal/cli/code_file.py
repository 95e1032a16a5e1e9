"""The file for a new recovery code: claimed before there is a code, given back on failure."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.choosing import show_code
from mentorjournal.cli.command import FILE
from mentorjournal.domain.plain import visible
from mentorjournal.errors import CannotWrite

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console

recovery_file = click.option(
    "--recovery-file",
    type=FILE,
    metavar="FILE",
    help="Write the recovery code here, to a new file.",
)

Deliver = Callable[..., None]
"""Takes the code, and what stands with it in JSON; writes it to its file, or prints it."""


@contextmanager
def delivering(console: Console, path: Path | None) -> Iterator[Deliver]:
    """Give what delivers the code, once it is there, to a new file or to standard output."""
    if path is None:
        yield lambda code, **beside: show_code(console, code, **beside)
        return
    with _claimed(path) as descriptor:

        def write(code: str, **beside: Any) -> None:
            os.write(descriptor, f"{code}\n".encode())
            os.fsync(descriptor)
            if console.json and beside:
                console.put_json(beside)
            place = visible(str(path), keep_newlines=False)
            console.say(f"The recovery code is in {place}; keep it elsewhere.")

        yield write


@contextmanager
def _claimed(path: Path) -> Iterator[int]:
    try:
        new = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(path, new, 0o600)
    except FileExistsError as error:
        raise CannotWrite(f"There is something at {path} already.") from error
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror}.") from error
    try:
        yield descriptor
    except BaseException:
        with suppress(OSError):
            if not os.fstat(descriptor).st_size:  # a code that was written may be needed
                path.unlink()
        raise
    finally:
        os.close(descriptor)
