"""The commands that take the last step back, and take it again: undo, redo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.opening import opened
from mentorjournal.errors import JournalError

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.journal import Journal


@command("undo", example="mentorjournal delete a1b2\nmentorjournal undo")
@click.pass_obj
def undo(console: Console) -> None:
    """Take the last step back.

    A step is one keeping, change, deletion or return; the last 100 can be taken back one by one.
    """
    from mentorjournal.desk.undoing import NOTHING_BACK, take_back

    _take(console, take_back, NOTHING_BACK)


@command("redo", example="mentorjournal undo\nmentorjournal redo")
@click.pass_obj
def redo(console: Console) -> None:
    """Take the step again that was taken back last.

    A new step in between forgets what was taken back.
    """
    from mentorjournal.desk.undoing import NOTHING_AGAIN, take_again

    _take(console, take_again, NOTHING_AGAIN)


def _take(console: Console, step: Callable[[Journal], str], nothing: str) -> None:
    with opened(console) as journal:
        told = step(journal)
    if not told:
        raise JournalError(nothing)
    if console.json:
        console.put_json({"done": told})
    else:
        console.put(told)
