"""The command that tells how skills grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.opening import opened
from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line, visible
from mentorjournal.errors import NotFound

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.views.growth import Growth


@command("growth", example="mentorjournal growth\nmentorjournal growth speaking --json")
@click.argument("skill", required=False)
@click.pass_obj
def growth(console: Console, skill: str | None) -> None:
    """Tell how skills grow, and what a falling line means.

    Every skill is told unless part of a name is given.
    """
    with opened(console) as journal:
        from mentorjournal.views.growth import growth as all_growth

        found = [each for each in all_growth(journal) if _is_meant(each, skill)]
        if skill and not found:
            raise NotFound(f"There is no skill called “{skill}”.")
        for each in found:
            if console.json:
                console.put_json(each.as_json())
            else:
                _print(console, each)
        if not found:
            console.say('No skill is followed yet; begin with: mentorjournal add skill "NAME".')


def _is_meant(grown: Growth, typed: str | None) -> bool:
    return (typed or "").strip().casefold() in grown.skill.name.casefold()


def _print(console: Console, grown: Growth) -> None:
    console.put(console.paint(one_line(grown.skill.name), "cyan"))
    console.put(f"  {grown.skill.kind} · {grown.span}")
    for line in grown.chart.words(moments.today()) if grown.dots else ():
        console.put(f"  {visible(line, keep_newlines=False)}")
    for line in grown.explained(moments.today()):
        console.put(f"  {line}")
    console.put()
