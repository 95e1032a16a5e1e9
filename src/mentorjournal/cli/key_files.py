"""Key files on the command line: which one opens the journal, which one a new key takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import FILE, Family, command
from mentorjournal.domain.plain import visible
from mentorjournal.errors import CannotUnlock, NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console

_ABOUT = (
    "The journal needs this file from now on. Keep a copy of it elsewhere, and never change it:"
    " without it only the recovery code opens the journal."
)


@command("make", example="mentorjournal keyfile make /media/stick/journal.key")
@click.argument("file", type=FILE)
@click.pass_obj
def keyfile_make(console: Console, file: Path) -> None:
    """Make a key file: 32 random bytes that only you can read.

    `init --key-file FILE` and `passphrase change --key-file FILE` make a journal need it.
    """
    from mentorjournal.storage import key_file

    key_file.make(file)
    if console.json:
        console.put_json({"file": str(file)})
    else:
        console.put(visible(str(file), keep_newlines=False))
    console.say("`mentorjournal passphrase change --key-file FILE` makes the journal need it.")


def key_file_for(console: Console, header: bytes) -> bytes:
    """Read the key file if the journal with this header needs one; empty when it does not."""
    from mentorjournal.storage import key_file, keys

    if not keys.profile_of(header).key_file:
        return b""
    place = console.settings.key_file or _asked(console)
    return key_file.read(place)


def key_file_at_hand(console: Console) -> bytes:
    """Read the key file that is named, for when no header tells whether it is needed."""
    from mentorjournal.storage import key_file

    place = console.settings.key_file
    return key_file.read(place) if place and (console.key_file or place.exists()) else b""


def _asked(console: Console) -> Path:
    """Ask for the place of the key file."""
    if not console.has_person:
        raise CannotUnlock("This journal needs its key file; name it with --key-file.")
    typed = click.prompt("Key file", err=True, type=str)
    try:
        return Path(typed).expanduser()
    except RuntimeError as error:
        raise NotUnderstood(f"There is no home for “{typed}”.") from error


def read_new(place: Path | None) -> bytes:
    """Read the file that a new key takes; empty for none."""
    from mentorjournal.storage import key_file

    return key_file.read(place) if place else b""


def remember(console: Console, place: Path) -> None:
    """Note in the settings where the key file of the journal is, and say what it means."""
    from mentorjournal.config import keep_setting, settings_path

    console.say(_ABOUT)
    keep_setting("key_file", str(place.absolute()))
    console.say(f"Where it lies is noted in {visible(str(settings_path()), keep_newlines=False)}.")


keyfile = Family(
    "keyfile", "Make a key file, for a journal that needs one to open.", [keyfile_make]
)
