"""Choose a new passphrase, and show the code that opens the journal without one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.opening import ask_passphrase, read_secret

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console

_ABOUT_THE_CODE = (
    "This recovery code opens the journal without the passphrase. Write it on paper;"
    " whoever has it and the file can read everything."
)


def new_passphrase(console: Console, file: Path | None, *, take_weak: bool) -> str:
    """Read the passphrase that a journal is to have from a file, or let the person choose it."""
    if file is None:
        return chosen_passphrase(console, "--new-passphrase-file", take_weak=take_weak)
    passphrase = read_secret(file, "passphrase")
    warn_of_weakness(console, passphrase)
    return passphrase


def chosen_passphrase(console: Console, instead: str, *, take_weak: bool) -> str:
    """Ask twice, until both are the same and the person is content with it."""
    while True:
        passphrase = ask_passphrase("New passphrase: ", instead)
        if ask_passphrase("The same again: ", instead) != passphrase:
            console.warn("These two are not the same.")
        elif not warn_of_weakness(console, passphrase) or take_weak or _is_content(console):
            return passphrase


def _is_content(console: Console) -> bool:
    from mentorjournal.domain.passphrases import suggested

    console.say(f"Words drawn by chance are safer, such as: {suggested()}")
    return click.confirm("Take yours all the same?", err=True)


def warn_of_weakness(console: Console, passphrase: str) -> bool:
    """Say in words when a passphrase is weak; answer whether it is."""
    from mentorjournal.domain.passphrases import strength

    judged = strength(passphrase)
    if judged.is_weak:
        console.warn(f"This passphrase is {judged.words}.")
    return judged.is_weak


def show_code(console: Console, code: str, **beside: Any) -> None:
    """Print the recovery code; ``beside`` stands with it in JSON."""
    console.say(_ABOUT_THE_CODE)
    if console.json:
        console.put_json({"recovery_code": code, **beside})
    else:
        console.put(code)
