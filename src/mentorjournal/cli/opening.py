"""Open the journal of this run, with the passphrase from where the person keeps it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mentorjournal.errors import CannotUnlock, NotUnderstood
from mentorjournal.foreign_files import open_foreign

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.journal import Journal
    from mentorjournal.storage.ways_out import Opens

_STDIN = Path("-")
INSTEAD = "--passphrase-file or --passphrase-command"
"""The options that spare a question for the passphrase."""

_READABLE_BY_OTHERS = 0o044
_LONGEST = 1 << 20
"""How many bytes the line of a secret can have: a file without lines is not read whole."""


@contextmanager
def opened(
    console: Console, *, by_passphrase: bool = False, to_look_at: bool = False
) -> Iterator[Journal]:
    """Open the journal, and close it in every case.

    A key that the system keyring holds will do, unless it has to be ``by_passphrase``. The
    interface, ``to_look_at``, says on the screen itself what a command says here.
    """
    from mentorjournal.cli.memory import clear_leftovers
    from mentorjournal.journal import Journal
    from mentorjournal.storage.ways_out import showing_ways_out

    clear_leftovers()
    place = console.settings.journal
    with showing_ways_out(place):
        header = Journal.require(place)  # before anybody is asked for a passphrase
    held = None if by_passphrase else held_key(console, header)
    opens = held or by_typing(console, header)
    with showing_ways_out(place, opens):
        journal = Journal.open_by(place, opens)
        try:
            if not to_look_at:
                _tell_of_pages(console, journal)
            yield journal
        finally:
            journal.close()


def _tell_of_pages(console: Console, journal: Journal) -> None:
    """Say what became of a page that was being written when the program was stopped."""
    from mentorjournal.desk.correspondence.under_way import finish_pages

    for sentence in finish_pages(journal):
        console.warn(sentence)


def held_key(console: Console, header: bytes) -> Opens | None:
    """Find the key of this journal in the system keyring, unless an option says what opens it."""
    from mentorjournal.config import state_folder

    folder = state_folder() / "held"
    if console.passphrase_file or console.passphrase_command or not folder.exists():
        return None
    from mentorjournal.domain import moments
    from mentorjournal.storage.held_keys import HeldKeys
    from mentorjournal.storage.keys import unlock_with

    key = HeldKeys(folder).find(header, moments.now())
    return (lambda header: unlock_with(key.secret, header)) if key else None


def by_typing(console: Console, header: bytes) -> Opens:
    """Get all that opens the journal with this header from where the person keeps it."""
    from mentorjournal.cli.key_files import key_file_for
    from mentorjournal.storage.keys import unlock

    key_file = key_file_for(console, header)
    passphrase = passphrase_for(console)
    return lambda header: unlock(passphrase, header, key_file)


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
    if console.passphrase_file:
        return read_secret(console.passphrase_file, "passphrase")
    if console.settings.passphrase_command:
        return _from_command(console.settings.passphrase_command)
    return ""


def read_secret(place: Path, what: str) -> str:
    """Read what opens a journal from the first line of a file, or of stdin when that is ``-``."""
    if place != _STDIN:
        return _from_file(place, what)
    if not sys.stdin:
        raise CannotUnlock(f"There is no input to read the {what} from.")
    return _first_line(sys.stdin.buffer.readline(_LONGEST), "The input", what)


def ask_passphrase(question: str, instead: str = INSTEAD, *, or_none: bool = False) -> str:
    """Ask for a passphrase on the terminal, without showing it; ``instead`` names the options.

    CannotUnlock where nothing is typed, unless there may be none.
    """
    from getpass import getpass

    if not has_terminal():
        raise CannotUnlock(f"There is no terminal to ask for the passphrase on; use {instead}.")
    try:
        typed = getpass(question)
    except EOFError as error:
        raise CannotUnlock("No passphrase was typed.") from error
    if not typed and not or_none:
        raise CannotUnlock("No passphrase was typed.")
    return typed


def asked_code(console: Console) -> bytes:
    """Ask for the recovery code, shown as it is typed, until there is no slip in it."""
    import click

    from mentorjournal.storage.keys import read_recovery_code

    if not console.has_person:
        raise CannotUnlock("There is no terminal to ask for the code on; use --code-file.")
    while True:
        typed = click.prompt("Recovery code", err=True)
        try:
            return read_recovery_code(typed)
        except NotUnderstood as error:
            console.warn(str(error))


def has_terminal() -> bool:
    """Whether there is a terminal to ask on, even where stdin is a pipe."""
    if sys.platform == "win32":
        return bool(sys.stdin and sys.stdin.isatty())
    try:
        with Path("/dev/tty").open("rb"):
            return True
    except OSError:
        return False


def _from_file(place: Path, what: str) -> str:
    try:
        with open_foreign(place, or_handed_over=True) as file:
            if sys.platform != "win32" and _mode(file.fileno()) & _READABLE_BY_OTHERS:
                raise CannotUnlock(
                    f"Others can read the {what} file {place}; `chmod 600` makes it yours."
                )
            return _first_line(file.readline(_LONGEST) or b"", f"The {what} file {place}", what)
    except OSError as error:
        raise CannotUnlock(f"The {what} file {place} cannot be read: {error.strerror}.") from error


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
    return _first_line(ended.stdout, "The passphrase command", "passphrase")


def _first_line(data: bytes, whose: str, what: str) -> str:
    if len(data) == _LONGEST and not data.endswith(b"\n"):
        raise CannotUnlock(f"{whose} gave a {what} that is longer than any.")
    line = data.split(b"\n", 1)[0].removesuffix(b"\r")
    try:
        secret = line.decode()
    except UnicodeDecodeError as error:
        raise CannotUnlock(f"{whose} gave something that is not UTF-8 text.") from error
    if not secret:
        raise CannotUnlock(f"{whose} gave an empty {what}.")
    return secret
