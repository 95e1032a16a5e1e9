"""The command that makes a journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentorjournal.cli.choosing import chosen_passphrase, judge, strength_option
from mentorjournal.cli.code_file import delivering, recovery_file
from mentorjournal.cli.command import command
from mentorjournal.cli.key_files import read_new, remember
from mentorjournal.cli.opening import INSTEAD, told_passphrase
from mentorjournal.domain.plain import visible
from mentorjournal.errors import JournalExists

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console


@command(
    "init",
    example="mentorjournal init --name Asha --role mentoree --recovery-file code.txt\n"
    "mentorjournal init --key-file /media/stick/journal.key",
)
@click.option("--name", default="", help="Your name, as it stands on summaries.")
@click.option("--role", type=click.Choice(["mentoree", "mentor"]), help="How you come to this.")
@recovery_file
@strength_option
@click.option("--yes", is_flag=True, help="Take a weak passphrase without asking.")
@click.pass_obj
def init(
    console: Console,
    name: str,
    role: str | None,
    recovery_file: Path | None,
    strength: str | None,
    yes: bool,
) -> None:
    """Make a journal, and show its recovery code once.

    With --key-file it needs that file, too, to open.
    """
    place = console.settings.journal
    if place.exists():  # before anybody thinks of a passphrase
        raise JournalExists(f"There is a file at {place} already.")
    key_file = read_new(console.key_file)
    with delivering(console, recovery_file) as deliver:
        passphrase = told_passphrase(console)
        if passphrase:
            judge(console, passphrase)
        else:
            passphrase = chosen_passphrase(console, INSTEAD, take_weak=yes)
        code = _make(place, passphrase, key_file, strength, (name, role or ""))
        console.say(f"Made a journal at {visible(str(place))}.")
        deliver(code)
    if console.key_file:
        remember(console, console.key_file)


def _make(
    place: Path, passphrase: str, key_file: bytes, strength: str | None, who: tuple[str, str]
) -> str:
    from mentorjournal.cli.choosing import profile_called
    from mentorjournal.journal import Journal
    from mentorjournal.storage.keys import new_key

    profile = profile_called(strength)
    journal = Journal.create_with(place, lambda: new_key(passphrase, key_file, profile), *who)
    try:
        return journal.file.recovery_code
    finally:
        journal.close()
