"""The commands about what opens the journal: passphrase, recovery."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.choosing import new_passphrase, show_code
from mentorjournal.cli.command import FILE, Family, command
from mentorjournal.cli.opening import asked_code, opened, read_secret, tells_passphrase
from mentorjournal.cli.progress import doing
from mentorjournal.domain import moments
from mentorjournal.domain.plain import visible

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.journal import Journal
    from mentorjournal.storage.generations import Generation

_AS_BEFORE = "Backups from before open with the old passphrase and the old recovery code"


def _choice(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say what the new passphrase is."""
    for option in (
        click.option("--yes", is_flag=True, help="Take a weak passphrase without asking."),
        click.option(
            "--remove-backups", is_flag=True, help="Also remove the backups the old one opens."
        ),
        click.option(
            "--new-passphrase-file",
            "new_file",
            type=FILE,
            metavar="FILE",
            help="Read the new passphrase from the first line; - is stdin.",
        ),
    ):
        function = option(function)
    return function


@command("change", example="mentorjournal passphrase change")
@_choice
@click.pass_obj
def passphrase_change(
    console: Console, new_file: Path | None, remove_backups: bool, yes: bool
) -> None:
    """Give the journal a new passphrase, and a new recovery code.

    The whole file is encrypted anew. A backup of it as it was is kept first.
    """
    with opened(console) as journal:
        passphrase = new_passphrase(console, new_file, take_weak=yes)
        _change(console, journal, passphrase, remove_backups)
    if tells_passphrase(console):
        console.say("Put the new passphrase where the old one was read from.")


@command("show", example="mentorjournal recovery show")
@click.pass_obj
def recovery_show(console: Console) -> None:
    """Show the recovery code."""
    with opened(console) as journal:
        show_code(console, journal.file.recovery_code)


@command("use", example="mentorjournal recovery use\nmentorjournal recovery use --code-file code")
@click.option(
    "--code-file", type=FILE, metavar="FILE", help="Read the code from the first line; - is stdin."
)
@_choice
@click.pass_obj
def recovery_use(
    console: Console,
    code_file: Path | None,
    new_file: Path | None,
    remove_backups: bool,
    yes: bool,
) -> None:
    """Open the journal by its recovery code, and give it a new passphrase.

    Capitals, dashes and spaces do not matter.
    """
    with _opened_by_code(console, code_file) as journal:
        passphrase = new_passphrase(console, new_file, take_weak=yes)
        _change(console, journal, passphrase, remove_backups)


@contextmanager
def _opened_by_code(console: Console, code_file: Path | None) -> Iterator[Journal]:
    from mentorjournal.journal import Journal
    from mentorjournal.storage.keys import read_recovery_code, unlock_with
    from mentorjournal.storage.ways_out import showing_ways_out

    place = console.settings.journal
    with showing_ways_out(place):
        Journal.require(place)  # before anybody types a long code
    if code_file:
        secret = read_recovery_code(read_secret(code_file, "recovery code"))
    else:
        secret = asked_code(console)
    with showing_ways_out(place, lambda header: unlock_with(secret, header)):
        journal = Journal.open_with_key(place, secret)
        try:
            yield journal
        finally:
            journal.close()


def _change(console: Console, journal: Journal, passphrase: str, remove_backups: bool) -> None:
    from mentorjournal.storage.generations import keep_generation, with_other_passphrase
    from mentorjournal.storage.rekeying import change_passphrase

    with doing(console, "Keeping a backup") as told:
        keep_generation(journal.file, "passphrase", moments.now(), told)
    with doing(console, "Encrypting anew") as told:
        change_passphrase(journal.file, passphrase, told)
    console.say("The new passphrase opens the journal; the old one and the old code do not.")
    older = with_other_passphrase(journal.file)
    names = [str(each.path) for each in older]
    show_code(console, journal.file.recovery_code, older_backups=names)
    if older and _are_to_go(console, older, remove_backups):
        _remove(console, journal, older)


def _are_to_go(console: Console, older: Sequence[Generation], decided: bool) -> bool:
    if decided:
        return True
    console.say(f"{_AS_BEFORE}:")
    for each in older:
        console.say(f"  {visible(str(each.path), keep_newlines=False)}")
    if not console.has_person:
        console.say("They stay where they are.")
        return False
    return console.confirmed("Remove them for good?", "")


def _remove(console: Console, journal: Journal, older: Sequence[Generation]) -> None:
    """Remove them only when a backup that the new passphrase opens is there in their stead."""
    from mentorjournal.storage.generations import keep_generation, remove

    with doing(console, "Keeping a backup") as told:
        keep_generation(journal.file, "passphrase", moments.now(), told)
    for each in older:
        remove(each)
    console.say(f"Removed {len(older)}, and kept one that the new passphrase opens.")


passphrase = Family("passphrase", "Change the passphrase.", [passphrase_change])
recovery = Family(
    "recovery", "Show the recovery code, or open with it.", [recovery_show, recovery_use]
)
