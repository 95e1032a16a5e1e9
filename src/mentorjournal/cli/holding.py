"""The commands about the key in the system keyring: unlock, lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.opening import opened
from mentorjournal.config import state_folder
from mentorjournal.domain import moments
from mentorjournal.errors import CannotWrite

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.storage.held_keys import HeldKeys


@command("unlock", example="mentorjournal unlock --for 15m\nmentorjournal unlock --for 1h30m")
@click.option("--for", "length", default="15m", metavar="TIME", help="For how long; 15m if unsaid.")
@click.pass_obj
def unlock(console: Console, length: str) -> None:
    """Keep the key in the system keyring for a while.

    Commands do not ask then; a day is the most. The interface asks all the same, and so do
    `passphrase change` and `recovery show`.
    """
    from mentorjournal.domain.durations import read_duration, spoken_length
    from mentorjournal.storage.held_keys import LONGEST

    wanted = read_duration(length, LONGEST)
    _held().require_keyring()  # before anybody types a passphrase in vain
    with opened(console, by_passphrase=True) as journal:
        until = moments.now() + wanted
        _held().hold(journal.file.key, until)
    if console.json:
        console.put_json({"until": moments.as_text(until)})
    here = until.astimezone()
    console.say(f"Commands do not ask for {spoken_length(wanted)}, until {here:%H:%M}.")
    console.say("`mentorjournal lock` ends it at once.")


@command("lock", example="mentorjournal lock")
@click.pass_obj
def lock(console: Console) -> None:
    """Forget the keys in the system keyring.

    Those of every journal; no passphrase is needed.
    """
    forgotten = _held().forget_all()
    console.say("The keyring holds no key any more." if forgotten else "The keyring held no key.")


def forget_held(console: Console, header: bytes) -> None:
    """Forget the key of a journal that has another one now."""
    try:
        _held().forget(header)
    except CannotWrite as error:
        console.warn(str(error))


def _held() -> HeldKeys:
    from mentorjournal.storage.held_keys import HeldKeys

    return HeldKeys(state_folder() / "held")
