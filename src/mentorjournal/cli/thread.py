"""The commands that tell what led to what: thread, goals, lifeline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.opening import opened
from mentorjournal.domain import moments
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.plain import one_line, visible
from mentorjournal.errors import NotFound, NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.domain.growth import Goal
    from mentorjournal.journal import Journal
    from mentorjournal.storage.links import Bead
    from mentorjournal.views.goals import GoalStory
    from mentorjournal.views.thread import Weave


@command("thread", example="mentorjournal thread --with Ruth\nmentorjournal thread a1b2 --json")
@click.argument("record_id", metavar="[ID]", required=False)
@click.option(
    "--with", "partner", metavar="PERSON", help="Only what belongs to the work with them."
)
@click.pass_obj
def thread(console: Console, record_id: str | None, partner: str | None) -> None:
    """Tell what led from insights to decisions, goals and promises.

    With an ID, only the thread that runs through that record.
    """
    if record_id and partner:
        raise NotUnderstood("Give either an ID or --with.")
    with opened(console) as journal:
        from mentorjournal.views.thread import as_json

        woven = _woven(journal, record_id, partner)
        if console.json:
            for each in as_json(woven):
                console.put_json(each)
        else:
            for line in _thread_lines(console, journal, woven):
                console.put(line)
        if not woven.beads:
            console.say("Nothing is on the thread yet.")


def _woven(journal: Journal, record_id: str | None, partner: str | None) -> Weave:
    from mentorjournal.views.thread import weave, weave_around

    if record_id:
        return weave_around(journal, journal.entry(record_id).id)
    if partner is None:
        return weave(journal)
    return weave(journal, journal.related_to(journal.person_called(partner)))


def _thread_lines(console: Console, journal: Journal, woven: Weave) -> Iterator[str]:
    """Say each record under the word for its kind, and under it what it led to."""
    from mentorjournal.views.thread import COLUMNS, WHAT_NOW

    short = journal.entries.short_ids([bead.id for bead in woven.beads])
    for kind, (title, about) in COLUMNS.items():
        beads = woven.column(kind)
        if beads:
            yield console.paint(f"{title}: {about}", "cyan")
        for bead in beads:
            yield f"  {short[bead.id]}  {_said(bead)}"
            for target in woven.onward.get(bead.id, ()):
                if target in woven.by_id:
                    led = woven.by_id[target]
                    yield f"      led to {spoken_kind(led.kind)}: {one_line(led.title)}"
            if woven.asks(bead):
                yield f"      {WHAT_NOW}"


def _said(bead: Bead) -> str:
    day = moments.brief(moments.day_of(bead.on), moments.today())
    return f"{one_line(bead.title)} ({', '.join(filter(None, [day, bead.status]))})"


@command("goals", example="mentorjournal goals\nmentorjournal goals 'winter forum'")
@click.argument("goal", required=False)
@click.pass_obj
def goals(console: Console, goal: str | None) -> None:
    """Tell how goals go: milestones, check-ins over time, what is a stretch.

    Every goal is told unless part of a title, or an id, is given.
    """
    with opened(console) as journal:
        from mentorjournal.views.goals import GoalStory, as_json
        from mentorjournal.views.goals import goals as all_goals

        found = [each for each in all_goals(journal) if _is_meant(each.goal, goal)]
        if goal and not found:
            raise NotFound(f"There is no goal called “{goal}”.")
        for each in found:
            story = GoalStory(each.goal, tuple(each.checkins))
            if console.json:
                console.put_json(as_json(story))
            else:
                _print_goal(console, story)
        if not found:
            console.say('No goal yet; set one with: mentorjournal add goal "TITLE".')


def _is_meant(goal: Goal, typed: str | None) -> bool:
    wanted = (typed or "").strip().casefold()
    return wanted in goal.title.casefold() or (len(wanted) >= 4 and str(goal.id).startswith(wanted))


def _print_goal(console: Console, story: GoalStory) -> None:
    goal, today = story.goal, moments.today()
    console.put(console.paint(one_line(goal.title), "cyan"))
    target = f", by {moments.spoken(goal.target)}" if goal.target else ""
    console.put(f"  {goal.area}, {goal.status}{target}")
    for each in goal.milestones:
        when = each.done_on or each.due
        day = f", {moments.spoken(when)}" if when else ""
        beyond = f", {story.beyond(each)}" if story.beyond(each) and not each.done_on else ""
        done = "done" if each.done_on else "open"
        console.put(f"  milestone {done}: {one_line(each.title)}{day}{beyond}")
    for line in story.chart.words(today):
        console.put(f"  {line}")
    if story.stretch:
        console.put(f"  {story.stretch}")
    if goal.ended_note:
        console.put(f"  {goal.status}: {one_line(goal.ended_note)}")
    console.put()


@command("lifeline", example="mentorjournal lifeline\nmentorjournal lifeline --json")
@click.pass_obj
def lifeline(console: Console) -> None:
    """Tell the path so far, point by point.

    Decisions about study, work and career stand below the line.
    """
    with opened(console) as journal:
        from mentorjournal.views.lifeline import lifeline as path_so_far

        found = path_so_far(journal)
        if console.json:
            for each in found.as_json():
                console.put_json(each)
        for line in () if console.json else found.lines:
            console.put(console.paint(f"Drawn {moments.spoken(line.on)}:", "cyan"))
            for point in line.points:
                words = visible(point.words, keep_newlines=False)
                console.put(f"  {point.year}  {point.height:+d}  {words}")
        for turn in () if console.json else found.turns:
            console.put(f"  {turn.year}  decided: {one_line(turn.words)}")
        if not (found.lines or found.turns):
            console.say("No line is drawn yet; the template “My path so far” asks for its points.")
