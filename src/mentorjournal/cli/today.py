"""The command that tells what Home shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.opening import opened
from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line

if TYPE_CHECKING:
    from datetime import date

    from mentorjournal.cli.console import Console
    from mentorjournal.views.overview import GoalProgress, Overview
    from mentorjournal.views.serving import Serving


@command("today", example="mentorjournal today")
@click.pass_obj
def today(console: Console) -> None:
    """Tell what Home shows: who is next, your move, promises, goals."""
    from mentorjournal.views.overview import overview

    with opened(console) as journal:
        facts = overview(journal)
    if console.json:
        console.put_json(_as_json(facts))
        return
    for title, lines in _told(facts):
        if lines:
            console.put(console.paint(title, "cyan"))
            for line in lines:
                console.put(f"  {one_line(line)}")


def _told(facts: Overview) -> Iterator[tuple[str, list[str]]]:
    """Word each part of Home as lines, in the order of the writer's role."""
    parts = {
        "Next": _next(facts),
        "Whose session is next": [_serving(each) for each in facts.serving],
        "A question to bring": [facts.question] if facts.question else [],
        "Worth a look": [each.words for each in facts.looks],
        "Your move": _move(facts),
        "Promises": [f"{facts.owner_of(p)}: {p.text}{_due(p.due)}" for p in facts.promises],
        "Goals": [_goal(each) for each in facts.goals],
        "For a bad day": [f"“{facts.jar.words}” {facts.jar.person}"] if facts.jar else [],
    }
    if facts.is_mentor and facts.serving:
        parts.pop("Next")
    yield from parts.items()


def _next(facts: Overview) -> list[str]:
    session = facts.next_session
    if session:
        far = moments.distance(session.on, facts.today)
        return [f"{moments.spoken(session.on)} {session.clock} {facts.with_whom(session)}, {far}"]
    if facts.agreed:
        day, last = facts.agreed
        return [f"agreed: {moments.spoken(day)}, {facts.with_whom(last)}"]
    return ["no session is planned"]


def _serving(served: Serving) -> str:
    standing = served.standing
    day = moments.spoken(standing.next_on) if standing.next_on else "no next day yet"
    promised = "; ".join(each.text for each in served.promised)
    return f"{standing.name}: {day}" + (f"; I promised: {promised}" if promised else "")


def _move(facts: Overview) -> list[str]:
    due, page = facts.to_summarise, facts.to_answer
    lines = []
    if due:
        lines.append(f"no summary of {moments.spoken(due.on)} with {facts.with_whom(due)} yet")
    if page:
        lines.append(f"a word back on what came on {moments.spoken(page.day)}: {page.title}")
    return lines


def _due(day: date | None) -> str:
    return f", by {moments.spoken(day)}" if day else ""


def _goal(progress: GoalProgress) -> str:
    last = f", {progress.checkins[-1].progress}/10" if progress.checkins else ""
    after = f", next: {progress.next_milestone}" if progress.next_milestone else ""
    return f"{progress.goal.title} ({progress.goal.status}){last}{after}"


def _as_json(facts: Overview) -> dict[str, Any]:
    session = facts.next_session
    return {
        "today": facts.today.isoformat(),
        "is_mentor": facts.is_mentor,
        "next_session": str(session.id) if session else None,
        "to_summarise": str(facts.to_summarise.id) if facts.to_summarise else None,
        "to_answer": facts.to_answer.id if facts.to_answer else None,
        "promises": [str(each.id) for each in facts.promises],
        "goals": [str(each.goal.id) for each in facts.goals],
        "serving": [str(each.standing.relationship.id) for each in facts.serving],
        "question": facts.question,
        "looks": [{"words": each.words, "id": str(each.record_id)} for each in facts.looks],
    }
