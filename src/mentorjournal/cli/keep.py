"""The command that makes a journal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentorjournal.cli.choosing import chosen_passphrase, show_code, warn_of_weakness
from mentorjournal.cli.command import FILE, command
from mentorjournal.cli.opening import INSTEAD, told_passphrase
from mentorjournal.domain.plain import visible
from mentorjournal.errors import CannotWrite, JournalExists

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console


@command("init", example="mentorjournal init --name Asha --role mentoree --recovery-file code.txt")
@click.option("--name", default="", help="Your name, as it stands on summaries.")
@click.option("--role", type=click.Choice(["mentoree", "mentor"]), help="How you come to this.")
@click.option("--recovery-file", type=FILE, metavar="FILE", help="Write the recovery code here.")
@click.option("--yes", is_flag=True, help="Take a weak passphrase without asking.")
@click.pass_obj
def init(
    console: Console, name: str, role: str | None, recovery_file: Path | None, yes: bool
) -> None:
    """Make a journal, and show its recovery code once."""
    place = console.settings.journal
    if place.exists():  # before anybody thinks of a passphrase
        raise JournalExists(f"There is a file at {place} already.")
    with _new_code_file(recovery_file) as code_file:
        passphrase = told_passphrase(console)
        if passphrase:
            warn_of_weakness(console, passphrase)
        else:
            passphrase = chosen_passphrase(console, INSTEAD, take_weak=yes)
        code = _make(place, passphrase, name, role or "")
        if code_file is not None:
            os.write(code_file, f"{code}\n".encode())
            os.fsync(code_file)
    console.say(f"Made a journal at {visible(str(place))}.")
    if recovery_file:
        console.say(f"The recovery code is in {visible(str(recovery_file))}; keep it elsewhere.")
    else:
        show_code(console, code)


def _make(place: Path, passphrase: str, name: str, role: str) -> str:
    from mentorjournal.journal import Journal

    journal = Journal.create(place, passphrase, name, role)
    try:
        return journal.file.recovery_code
    finally:
        journal.close()


@contextmanager
def _new_code_file(path: Path | None) -> Iterator[int | None]:
    """Claim the place of the recovery code before the journal is made; give it back on failure."""
    if path is None:
        yield None
        return
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
            path.unlink()
        raise
    finally:
        os.close(descriptor)
