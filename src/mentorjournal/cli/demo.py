"""The command that opens a sample journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.process import require_terminal

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.config import Settings
    from mentorjournal.journal import Journal

_SIDES = ("mentoree", "mentor")


@command("demo", example="mentorjournal demo mentor")
@click.argument("side", type=click.Choice(_SIDES), default=_SIDES[0])
@click.pass_context
def demo(context: click.Context, /, side: str) -> None:
    """Open a throw-away sample journal, on the last day that it tells of.

    It lies in memory, and is gone when it is closed.
    """
    console: Console = context.obj
    require_terminal("The sample journal opens in the interface, which needs a terminal.")
    context.exit(open_sample(console.settings, side))


def open_sample(settings: Settings, side: str) -> int:
    """Show a sample journal until it is left; answer the exit code."""
    from dataclasses import replace

    from mentorjournal.app import run
    from mentorjournal.cli.memory import folder_in_memory
    from mentorjournal.domain import moments
    from mentorjournal.storage.keeping import Keeping, choose

    choose(Keeping())  # its copies go with it

    lived_until = last_moment(side)
    day = moments.spoken(lived_until.date())
    told = f"A sample, as it stood on {day}. What you change goes with it."
    with (
        moments.going_on_from(lived_until),
        folder_in_memory() as folder,
        sample_journal(folder, side) as journal,
    ):
        there = replace(settings, journal=journal.file.path)
        return run(there, journal=journal, can_lock=False, told=told)


def last_moment(side: str) -> datetime:
    """Tell when the sample ends, by the clock of whoever reads it: its days are days anywhere."""
    from mentorjournal.resources import data_file

    with data_file(f"sample-{side}.jsonl").open(encoding="utf-8") as lines:
        head = json.loads(next(iter(lines)))
    return datetime.fromisoformat(head["lived_until"]).astimezone()


@contextmanager
def sample_journal(folder: Path, side: str) -> Iterator[Journal]:
    """Make a journal of the sample's records, with a passphrase that nobody knows."""
    from mentorjournal.desk.arrivals import take_in
    from mentorjournal.exchange.jsonl import read
    from mentorjournal.journal import Journal
    from mentorjournal.resources import data_file

    journal = Journal.create(folder / "journal.db", token_urlsafe(32))
    try:
        with data_file(f"sample-{side}.jsonl").open("rb") as lines:
            take_in(journal, read(lines, None, journal.reading()))
        yield journal
    finally:
        journal.close()
