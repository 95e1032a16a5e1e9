"""Choose a new passphrase, and show the code that opens the journal without one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.opening import ask_passphrase, has_terminal, read_secret

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console

_ABOUT_THE_CODE = (
    "This recovery code opens the journal without the passphrase. Write it on paper;"
    " whoever has it and the file can read everything."
)


_DRAWN = """\
Drawn by chance: {}
Write it on paper, then type it here: """

strength_option = click.option(
    "--strength",
    type=click.Choice(["usual", "stronger"]),
    help="How much work a guess is; stronger takes 256 MiB, and four times as long to open.",
)


def profile_called(strength: str | None) -> int:
    """Find the profile of a new key by its name; 0 where none was named."""
    from mentorjournal.storage import keys

    profiles = {"usual": keys.USUAL_PROFILE, "stronger": keys.STRONGER_PROFILE}
    return profiles[strength] if strength else 0


def new_passphrase(console: Console, file: Path | None, *, take_weak: bool) -> str:
    """Read the passphrase that a journal is to have from a file, or let the person choose it."""
    if file is None:
        return chosen_passphrase(console, "--new-passphrase-file", take_weak=take_weak)
    passphrase = read_secret(file, "passphrase")
    judge(console, passphrase)
    return passphrase


def chosen_passphrase(console: Console, instead: str, *, take_weak: bool) -> str:
    """Ask twice, until both are the same and the person is content with it."""
    from mentorjournal.domain.passphrases import suggested

    if has_terminal():
        console.say("Enter alone draws six words by chance.")
    while True:
        passphrase = ask_passphrase("New passphrase: ", instead, or_none=True)
        again, is_weak = "The same again: ", False
        if passphrase:
            is_weak = judge(console, passphrase)
        else:
            passphrase = suggested()
            again = _DRAWN.format(passphrase)  # a prompt goes to the terminal and nowhere else
        if ask_passphrase(again, instead) != passphrase:
            console.warn("These two are not the same.")
        elif not is_weak or take_weak or click.confirm("Take it all the same?", err=True):
            return passphrase


def judge(console: Console, passphrase: str) -> bool:
    """Say in words how strong a passphrase is and what would help; answer whether it is weak."""
    from mentorjournal.domain.passphrases import strength

    judged = strength(passphrase)
    words = f"This passphrase is {judged.words}."
    if judged.is_weak:
        console.warn(words)
    else:
        console.say(words)
    if judged.advice:
        console.say(judged.advice)
    return judged.is_weak


def show_code(console: Console, code: str, **beside: Any) -> None:
    """Print the recovery code; ``beside`` stands with it in JSON."""
    console.say(_ABOUT_THE_CODE)
    if console.json:
        console.put_json({"recovery_code": code, **beside})
    else:
        console.put(code)
