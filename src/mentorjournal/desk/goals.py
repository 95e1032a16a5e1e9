"""What an owner does with a goal: milestones, strategies, and the honourable ways to end it.

Each function gives the goal as it becomes; keeping it is the caller's.
"""

from __future__ import annotations

from datetime import date

from mentorjournal.domain.growth import Goal, Milestone, Reshaping, Strategy
from mentorjournal.errors import NotUnderstood

ENDS = ("reached", "released")


def with_milestone(goal: Goal, title: str, due: date | None) -> Goal:
    """Add a milestone behind the others."""
    if not title.strip():
        raise NotUnderstood("A milestone needs words.", {"title": "Say what will be there then."})
    added = Milestone(title=title.strip(), due=due)
    return goal.model_copy(update={"milestones": (*goal.milestones, added)})


def with_milestone_ticked(goal: Goal, milestone_id: str, today: date) -> Goal:
    """Say that a milestone was done today, or that it is not done after all."""
    changed = [
        each.model_copy(update={"done_on": None if each.done_on else today})
        if each.id == milestone_id
        else each
        for each in goal.milestones
    ]
    return goal.model_copy(update={"milestones": tuple(changed)})


def with_milestone_moved(goal: Goal, milestone_id: str, by: int) -> Goal:
    """Move a milestone up or down among the others; at the edge it stays."""
    order = list(goal.milestones)
    at = next((at for at, each in enumerate(order) if each.id == milestone_id), None)
    if at is None or not 0 <= at + by < len(order):
        return goal
    order[at], order[at + by] = order[at + by], order[at]
    return goal.model_copy(update={"milestones": tuple(order)})


def with_strategy(goal: Goal, strategy_id: str, text: str, state: str, learned: str) -> Goal:
    """Add a strategy, or change the one with this id."""
    if not text.strip():
        raise NotUnderstood("A strategy needs words.", {"text": "Say what you are trying."})
    fields = {"text": text.strip(), "state": state, "learned": learned.strip()}
    if strategy_id:
        fields["id"] = strategy_id
    strategy = Strategy.model_validate(fields)
    others = [strategy if each.id == strategy_id else each for each in goal.strategies]
    found = strategy in others
    return goal.model_copy(update={"strategies": tuple(others if found else [*others, strategy])})


def reshaped(goal: Goal, title: str, because: str, today: date) -> Goal:
    """Give a goal another shape; what it was, and why it changed, stay in its history."""
    if not title.strip():
        raise NotUnderstood("A goal needs words.", {"title": "Say what it is now."})
    shape = Reshaping(on=today, was=goal.title, now=title.strip(), because=because.strip())
    update = {"title": title.strip(), "status": "reshaped", "history": (*goal.history, shape)}
    return goal.model_copy(update=update)


def ended(goal: Goal, status: str, note: str, today: date) -> Goal:
    """End a goal as reached or released, with a word on it."""
    if status not in ENDS:
        raise NotUnderstood(f"A goal does not end as {status}.")
    update = {"status": status, "ended_on": today, "ended_note": note.strip()}
    return goal.model_copy(update=update)


def taken_up(goal: Goal, today: date) -> Goal:
    """Go on with a goal that had ended; how it had ended stays in its history."""
    when = f" on {goal.ended_on:%Y-%m-%d}" if goal.ended_on else ""
    note = f": {goal.ended_note}" if goal.ended_note else ""
    because = f"Taken up again; it was {goal.status}{when}{note}"
    shape = Reshaping(on=today, was=goal.title, now=goal.title, because=because)
    update = {"status": "active", "ended_on": None, "ended_note": ""}
    return goal.model_copy(update={**update, "history": (*goal.history, shape)})


def is_under_way(goal: Goal) -> bool:
    """Whether its owner still works on it, in whatever shape."""
    return goal.status not in ENDS
