"""How goals go: their check-ins over time, what is next, and how far each is a stretch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Filter
from mentorjournal.domain.growth import CheckIn, Goal, Milestone
from mentorjournal.domain.sessions import Session
from mentorjournal.views.chart import Chart, Line
from mentorjournal.views.overview import LOOKED_THROUGH, GoalProgress, progress_of

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

HIGH = 7
"""From this on, of ten, something matters much."""
SURE = 6
"""From this on, of ten, somebody is more sure than not."""


def goals(journal: Journal) -> Iterator[GoalProgress]:
    """Give every goal with its check-ins, the newest goal first, those under way before others."""
    found = [journal.record_of(each) for each in journal.entries.find(Filter(kinds=("goal",)))]
    there = [each for each in found if isinstance(each, Goal)]
    there.sort(key=lambda goal: goal.status in ("reached", "released"))
    return (progress_of(journal, goal) for goal in there)


def goals_with(journal: Journal, relationship: UUID | None) -> list[Goal]:
    """List the goals under way that are part of a relationship, or of none; the newest first."""
    wanted = Filter(kinds=("goal",), status="active")
    found = (journal.record_of(each) for each in journal.entries.find(wanted, LOOKED_THROUGH))
    return [
        each
        for each in found
        if isinstance(each, Goal) and (not each.relationships or relationship in each.relationships)
    ]


def touching(journal: Journal, goal: Goal) -> list[Session]:
    """List the sessions that touched a goal, the newest first."""
    wanted = Filter(kinds=("session",), related=(str(goal.id),))
    found = (journal.record_of(each) for each in journal.entries.find(wanted))
    return [each for each in found if isinstance(each, Session) and goal.id in each.goals]


@dataclass(frozen=True)
class GoalStory:
    """One goal, and everything that is counted from it and its check-ins."""

    goal: Goal
    checkins: tuple[CheckIn, ...]
    """Oldest first."""
    sessions: tuple[Session, ...] = ()
    """Those that touched it, newest first."""

    @property
    def last(self) -> CheckIn | None:
        """The newest check-in."""
        return self.checkins[-1] if self.checkins else None

    @property
    def chart(self) -> Chart:
        """Progress and confidence over time; confidence is for this task, never for the person."""
        lines = (("progress", "progress"), ("confidence", "confidence"))
        return Chart(
            tuple(
                Line(name, tuple((each.on, getattr(each, field)) for each in self.checkins))
                for name, field in lines
                if self.checkins
            )
        )

    @property
    def stretch(self) -> str:
        """Hold how much it matters against how sure its owner is, in a sentence."""
        matters, last = self.goal.importance, self.last
        if self.goal.ended_on:
            return ""
        if matters is None or last is None:
            return _not_known(matters, last)
        told = f"It matters {matters}/10, and you are {last.confidence}/10 sure of it"
        if last.confidence >= SURE:
            bolder = "" if matters >= HIGH else " What would a bolder version be?"
            return f"{told}: within reach.{bolder}"
        return f"{told}: a stretch." + ("" if matters >= HIGH else " Is it still yours?")

    def beyond(self, milestone: Milestone) -> str:
        """Say plainly that a milestone lies after the goal's own end; nothing when it does not."""
        return beyond(milestone.due, self.goal.target)


def goal_story(journal: Journal, goal: Goal) -> GoalStory:
    """Gather what there is to say about a goal."""
    checkins = tuple(progress_of(journal, goal).checkins)
    return GoalStory(goal, checkins, tuple(touching(journal, goal)))


def beyond(due: date | None, target: date | None) -> str:
    """Say that a day lies after the end a goal was given; nothing when it does not."""
    if due and target and due > target:
        return f"after the goal's end, {moments.brief(target, due)}"
    return ""


def _not_known(matters: int | None, last: CheckIn | None) -> str:
    if last is not None:
        return f"You are {last.confidence}/10 sure of it; how much it matters is not said yet."
    if matters is not None:
        return f"It matters {matters}/10; a check-in would say how sure you are."
    return ""


def as_json(story: GoalStory) -> dict[str, Any]:
    """Give a goal's numbers as ``--json`` prints them."""
    goal = story.goal
    done = sum(1 for each in goal.milestones if each.done_on)
    return {
        "id": str(goal.id),
        "title": goal.title,
        "status": goal.status,
        "area": goal.area,
        "target": goal.target.isoformat() if goal.target else None,
        "importance": goal.importance,
        "stretch": story.stretch,
        "milestones": {"done": done, "of": len(goal.milestones)},
        "checkins": [
            {
                "on": each.on.isoformat(),
                "progress": each.progress,
                "confidence": each.confidence,
                "note": each.note,
            }
            for each in story.checkins
        ],
        "sessions": [str(each.id) for each in story.sessions],
    }
