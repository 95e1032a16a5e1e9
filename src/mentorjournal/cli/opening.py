"""Open the journal of this run, with the passphrase from where the person keeps it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mentorjournal.errors import CannotUnlock

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.journal import Journal

_STDIN = Path("-")
_READABLE_BY_OTHERS = 0o044


@contextmanager
def opened(console: Console) -> Iterator[Journal]:
    """Open the journal, and close it in every case."""
    from mentorjournal.journal import Journal

    place = console.settings.journal
    Journal.require(place)  # before anybody is asked for a passphrase
    journal = Journal.open(place, passphrase_for(console))
    try:
        yield journal
    finally:
        journal.close()


def tells_passphrase(console: Console) -> bool:
    """Whether an option or a setting says where the passphrase comes from."""
    return bool(console.passphrase_file or console.settings.passphrase_command)


def passphrase_for(console: Console) -> str:
    """Read the passphrase from the file, the command or the person; CannotUnlock without one."""
    return told_passphrase(console) or ask_passphrase("Passphrase: ")


def told_passphrase(console: Console) -> str:
    """Read the passphrase that an option or a setting leads to; empty when nobody said where."""
    if console.passphrase_file and console.passphrase_command:
        raise CannotUnlock("Give either --passphrase-file or --passphrase-command, not both.")
    if console.passphrase_file == _STDIN:
        if not sys.stdin:
            raise CannotUnlock("There is no input to read the passphrase from.")
        return _first_line(sys.stdin.buffer.readline(), "The input")
    if console.passphrase_file:
        return _from_file(console.passphrase_file)
    if console.settings.passphrase_command:
        return _from_command(console.settings.passphrase_command)
    return ""


def ask_passphrase(question: str) -> str:
    """Ask for a passphrase on the terminal, without showing it."""
    from getpass import getpass

    if not has_terminal():
        raise CannotUnlock(
            "There is no terminal to ask for the passphrase on;"
            " use --passphrase-file or --passphrase-command."
        )
    try:
        typed = getpass(question)
    except EOFError as error:
        raise CannotUnlock("No passphrase was typed.") from error
    if not typed:
        raise CannotUnlock("No passphrase was typed.")
    return typed


def has_terminal() -> bool:
    """Whether there is a terminal to ask on, even where stdin is a pipe."""
    if sys.platform == "win32":
        return bool(sys.stdin and sys.stdin.isatty())
    try:
        with Path("/dev/tty").open("rb"):
            return True
    except OSError:
        return False


def _from_file(place: Path) -> str:
    try:
        with place.open("rb") as file:
            if sys.platform != "win32" and _mode(file.fileno()) & _READABLE_BY_OTHERS:
                raise CannotUnlock(
                    f"Others can read the passphrase file {place}; `chmod 600` makes it yours."
                )
            return _first_line(file.readline(), f"The passphrase file {place}")
    except OSError as error:
        raise CannotUnlock(
            f"The passphrase file {place} cannot be read: {error.strerror}."
        ) from error


def _mode(descriptor: int) -> int:
    from os import fstat

    return fstat(descriptor).st_mode


def _from_command(words: str) -> str:
    import shlex
    import subprocess

    try:
        ended = subprocess.run(shlex.split(words), stdout=subprocess.PIPE, check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        raise CannotUnlock(f"The passphrase command cannot be run: {error}.") from error
    if ended.returncode:
        raise CannotUnlock(f"The passphrase command failed with exit code {ended.returncode}.")
    return _first_line(ended.stdout, "The passphrase command")


def _first_line(data: bytes, whose: str) -> str:
    line = data.split(b"\n", 1)[0].removesuffix(b"\r")
    try:
        passphrase = line.decode()
    except UnicodeDecodeError as error:
        raise CannotUnlock(f"{whose} gave something that is not UTF-8 text.") from error
    if not passphrase:
        raise CannotUnlock(f"{whose} gave an empty passphrase.")
    return passphrase
