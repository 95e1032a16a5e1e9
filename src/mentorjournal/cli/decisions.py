"""The command that holds how sure one was against what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.opening import opened
from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console


@command("calibration", example="mentorjournal calibration\nmentorjournal calibration --json")
@click.pass_obj
def calibration(console: Console) -> None:
    """Tell how sure you were of your decisions, and what came about.

    Decisions whose day to be looked at again has come are named first, on stderr.
    """
    with opened(console) as journal:
        from mentorjournal.views.calibration import asking_again, decisions
        from mentorjournal.views.calibration import calibration as held_against

        taken = decisions(journal)
        for each in asking_again(taken, moments.today()):
            console.say(f"This decision asks to be looked at again: {one_line(each.question)}")
        found = held_against(taken)
        if console.json:
            for bucket in found.as_json():
                console.put_json(bucket)
            return
        for line in [each.words for each in found.buckets] + [found.pattern]:
            if line:
                console.put(line)
        if not found.times:
            console.say("No decision with a percentage has been looked back on yet.")
