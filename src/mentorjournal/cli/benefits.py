"""The command that tells what answers each line of the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.lines import print_entries
from mentorjournal.cli.opening import opened

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.journal import Journal
    from mentorjournal.views.benefits import Answered

SIDES = {"both": "", "mentoree": "as a mentoree: ", "mentor": "as a mentor: "}
SHOWN = 3


@command("benefits", example="mentorjournal benefits --json | jq 'select(.count == 0).line'")
@click.pass_obj
def benefits(console: Console) -> None:
    """Tell what answers each line of the programme.

    Under each line stand the newest records that answer it, or what would.
    """
    with opened(console) as journal:
        from mentorjournal.views.benefits import benefits as all_benefits

        for each in all_benefits(journal, SHOWN):
            if console.json:
                console.put_json(each.as_json())
            else:
                _print(console, journal, each)


def _print(console: Console, journal: Journal, answered: Answered) -> None:
    benefit, count = answered.benefit, answered.count
    line = console.paint(f"{SIDES[benefit.side]}{benefit.words}", "cyan")
    if not count:
        console.put(f"{line}\n  Nothing yet. This would answer it: {benefit.empty}.\n")
        return
    console.put(f"{line} · {count} {'record' if count == 1 else 'records'}")
    print_entries(console, journal, answered.records[:SHOWN])
    console.put()
