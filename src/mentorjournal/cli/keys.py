"""The commands about what opens the journal: passphrase, recovery."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from mentorjournal.cli.choosing import new_passphrase, profile_called, strength_option
from mentorjournal.cli.code_file import Deliver, delivering, recovery_file
from mentorjournal.cli.command import FILE, Family, command
from mentorjournal.cli.holding import forget_held
from mentorjournal.cli.key_files import read_new, remember
from mentorjournal.cli.opening import asked_code, opened, read_secret, tells_passphrase
from mentorjournal.cli.progress import doing
from mentorjournal.config import read_settings
from mentorjournal.domain import moments
from mentorjournal.domain.plain import visible
from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.journal import Journal
    from mentorjournal.storage.generations import Generation

_AS_BEFORE = "Backups from before open with the old passphrase and the old recovery code"


@dataclass(frozen=True)
class _NewLock:
    """What the options say of the key that a journal is to have."""

    new_file: Path | None
    new_key_file: Path | None
    no_key_file: bool
    strength: str | None
    recovery_file: Path | None
    remove_backups: bool
    yes: bool

    def key_file(self, console: Console, present: bytes) -> Path | None:
        """Choose the file that the new key takes: the one it had, unless an option names another.

        ``present`` is the header of the journal as it is.
        """
        from mentorjournal.storage.keys import profile_of

        if self.no_key_file and self.new_key_file:
            raise NotUnderstood("Give either --new-key-file or --no-key-file, not both.")
        if self.no_key_file:
            return None
        if profile_of(present).key_file and not console.settings.key_file:
            return self.new_key_file or _refuse_unsaid()
        stays = console.settings.key_file if profile_of(present).key_file else console.key_file
        return self.new_key_file or stays


def _refuse_unsaid() -> NoReturn:
    raise NotUnderstood("Say whether a key file is to be needed: --key-file FILE or --no-key-file.")


_OPTIONS = (
    click.option("--yes", is_flag=True, help="Take a weak passphrase without asking."),
    click.option(
        "--remove-backups", is_flag=True, help="Also remove the backups the old one opens."
    ),
    recovery_file,
    strength_option,
    click.option("--no-key-file", is_flag=True, help="Need no key file any more."),
    click.option(
        "--new-key-file", type=FILE, metavar="FILE", help="Need this key file, too, from now on."
    ),
    click.option(
        "--new-passphrase-file",
        "new_file",
        type=FILE,
        metavar="FILE",
        help="Read the new passphrase from the first line; - is stdin.",
    ),
)


def _choice(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say what the new key is; it is called with a `_NewLock`."""

    @wraps(function)
    def called(*args: Any, **options: Any) -> Any:
        own = {each.name: options.pop(each.name) for each in fields(_NewLock)}
        return function(*args, lock=_NewLock(**own), **options)

    for option in _OPTIONS:
        called = option(called)
    return called


@command("change", example="mentorjournal passphrase change")
@_choice
@click.pass_obj
def passphrase_change(console: Console, lock: _NewLock) -> None:
    """Give the journal a new passphrase, and a new recovery code.

    The whole file is encrypted anew. A backup of it as it was is kept first. A key file that the
    journal needs stays needed; --key-file makes one needed where there was none.
    """
    with (
        delivering(console, lock.recovery_file) as deliver,
        opened(console, by_passphrase=True) as journal,
    ):
        _change(console, journal, lock, deliver)
    if tells_passphrase(console):
        console.say("Put the new passphrase where the old one was read from.")


@command(
    "show",
    example="mentorjournal recovery show\nmentorjournal recovery show --recovery-file code.txt",
)
@recovery_file
@click.pass_obj
def recovery_show(console: Console, recovery_file: Path | None) -> None:
    """Show the recovery code; it asks for the passphrase whatever the keyring holds."""
    with (
        delivering(console, recovery_file) as deliver,
        opened(console, by_passphrase=True) as journal,
    ):
        deliver(journal.file.recovery_code)


@command("use", example="mentorjournal recovery use\nmentorjournal recovery use --code-file code")
@click.option(
    "--code-file", type=FILE, metavar="FILE", help="Read the code from the first line; - is stdin."
)
@_choice
@click.pass_obj
def recovery_use(console: Console, code_file: Path | None, lock: _NewLock) -> None:
    """Open the journal by its recovery code, and give it a new passphrase.

    Capitals, dashes and spaces do not matter.
    """
    with (
        delivering(console, lock.recovery_file) as deliver,
        _opened_by_code(console, code_file) as journal,
    ):
        _change(console, journal, lock, deliver)


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


def _change(console: Console, journal: Journal, lock: _NewLock, deliver: Deliver) -> None:
    from mentorjournal.storage.generations import keep_generation, with_other_passphrase
    from mentorjournal.storage.rekeying import change_passphrase
    from mentorjournal.views.other_names import after_change, before_change, names_besides

    before = journal.file.key.header
    place = lock.key_file(console, before)
    key_file = read_new(place)
    names = names_besides(journal)
    _warn(console, before_change(names))
    passphrase = new_passphrase(console, lock.new_file, take_weak=lock.yes)
    with doing(console, "Keeping a backup") as told:
        keep_generation(journal.file, "passphrase", moments.now(), told)
    with doing(console, "Encrypting anew") as told:
        profile = profile_called(lock.strength)
        change_passphrase(journal.file, passphrase, told, key_file, profile)
    forget_held(console, before)
    console.say("The new passphrase opens the journal; the old one and the old code do not.")
    _warn(console, after_change(names, str(journal.file.path)))
    older = with_other_passphrase(journal.file)
    deliver(journal.file.recovery_code, older_backups=[str(each.path) for each in older])
    if place and place != read_settings().key_file:
        remember(console, place)
    if older and _are_to_go(console, older, lock.remove_backups):
        _remove(console, journal, older)


def _warn(console: Console, words: str) -> None:
    if words:
        console.warn(visible(words))


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
