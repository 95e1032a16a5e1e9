"""The commands about the journal as a whole: init, backup, recovery."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import FILE, Family, command
from mentorjournal.cli.opening import ask_passphrase, opened, told_passphrase
from mentorjournal.domain import moments
from mentorjournal.domain.plain import visible
from mentorjournal.errors import CannotWrite, JournalExists

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console

_ABOUT_THE_CODE = (
    "This recovery code opens the journal without the passphrase. Write it on paper;"
    " whoever has it and the file can read everything."
)


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
            _warn_of_weakness(console, passphrase)
        else:
            passphrase = _chosen_passphrase(console, yes)
        code = _make(place, passphrase, name, role or "")
        if code_file is not None:
            os.write(code_file, f"{code}\n".encode())
            os.fsync(code_file)
    console.say(f"Made a journal at {visible(str(place))}.")
    if recovery_file:
        console.say(f"The recovery code is in {visible(str(recovery_file))}; keep it elsewhere.")
    else:
        _show_code(console, code)


def _make(place: Path, passphrase: str, name: str, role: str) -> str:
    from mentorjournal.journal import Journal

    journal = Journal.create(place, passphrase, name, role)
    try:
        return journal.file.recovery_code
    finally:
        journal.close()


def _show_code(console: Console, code: str) -> None:
    console.say(_ABOUT_THE_CODE)
    if console.json:
        console.put_json({"recovery_code": code})
    else:
        console.put(code)


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


def _chosen_passphrase(console: Console, yes: bool) -> str:
    """Ask twice, until both are the same and the person is content with it."""
    while True:
        passphrase = ask_passphrase("New passphrase: ")
        if ask_passphrase("The same again: ") != passphrase:
            console.warn("These two are not the same.")
        elif not _warn_of_weakness(console, passphrase) or yes or _is_content(console):
            return passphrase


def _is_content(console: Console) -> bool:
    from mentorjournal.domain.passphrases import suggested

    console.say(f"Words drawn by chance are safer, such as: {suggested()}")
    return click.confirm("Take yours all the same?", err=True)


def _warn_of_weakness(console: Console, passphrase: str) -> bool:
    """Say in words when a passphrase is weak; answer whether it is."""
    from mentorjournal.domain.passphrases import strength

    judged = strength(passphrase)
    if judged.is_weak:
        console.warn(f"This passphrase is {judged.words}.")
    return judged.is_weak


@command("backup", example="mentorjournal backup\nmentorjournal backup /media/stick/journal.db")
@click.argument("path", required=False, type=FILE, metavar="[FILE]")
@click.pass_obj
def backup(console: Console, path: Path | None) -> None:
    """Copy the whole journal, encrypted as it is.

    Without FILE the copy goes into the folder backups beside the journal.
    """
    with opened(console) as journal:
        from mentorjournal.storage.backups import copy_to, usual_place

        place = path or usual_place(journal.file, moments.now())
        copy_to(journal.file, place)
    if console.json:
        console.put_json({"file": str(place)})
    else:
        console.put(visible(str(place), keep_newlines=False))
    console.say("The same passphrase opens it.")


@command("show", example="mentorjournal recovery show")
@click.pass_obj
def recovery_show(console: Console) -> None:
    """Show the recovery code."""
    with opened(console) as journal:
        _show_code(console, journal.file.recovery_code)


recovery = Family("recovery", "Show the recovery code.", [recovery_show])
