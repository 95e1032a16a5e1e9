"""The command about the trash as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import Family, command
from mentorjournal.cli.opening import opened
from mentorjournal.domain.entries import Filter

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console


@command("empty", example="mentorjournal list --trash\nmentorjournal trash empty")
@click.option("--yes", is_flag=True, help="Remove without asking.")
@click.pass_obj
def trash_empty(console: Console, yes: bool) -> None:
    """Remove for good what is in the trash, with every version of it.

    Backups from before keep it until they are thinned out.
    """
    with opened(console) as journal:
        count = journal.entries.count(Filter(trash=True))
        if not count:
            console.say("The trash is empty.")
        elif not yes and not console.confirmed(
            f"Remove {count:,} for good?",
            "Nobody is here to be asked; --yes removes for good without asking.",
        ):
            console.say("Nothing was removed.")
            return
        removed = journal.empty_trash() if count else 0
    if console.json:
        console.put_json({"removed": removed})
    elif removed:
        console.say(f"Removed {removed:,} for good.")


trash = Family("trash", "Empty the trash.", [trash_empty])
