"""The words of a goal: how far it is, why, its milestones, strategies, check-ins and history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from mentorjournal.domain import moments
from mentorjournal.domain.growth import CheckIn, Goal, Milestone, Strategy
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.plain import one_line, visible
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Session
from mentorjournal.views.goals import GoalStory
from mentorjournal.views.inline_links import text_links
from mentorjournal.views.thread import steps

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

QUIET = "$foreground 60%"
LONGEST_BAR = 50
TRYING = {"trying": "○", "kept": "✓", "dropped": "–"}


def standing(story: GoalStory, today: date, width: int) -> Iterator[Content]:
    """Say the title, how it stands and since when, and draw how far it is."""
    goal = story.goal
    yield Content.styled(visible(goal.title, keep_newlines=False), "bold")
    since = f"since {moments.brief(goal.on, today)}"
    parts = [goal.area, goal.status, since, _by(goal, today), _private(goal)]
    yield Content.styled(" · ".join(filter(None, parts)), QUIET)
    if story.last is not None:
        bar = max(10, min(LONGEST_BAR, width - 30))
        done = round(bar * story.last.progress / 10)
        yield Content.assemble(
            ("━" * done, "$text-success"),
            ("─" * (bar - done), QUIET),
            (f"  {story.last.progress}/10", "bold"),
        )
    if story.stretch:
        yield Content.styled(story.stretch, "italic")


def _by(goal: Goal, today: date) -> str:
    if goal.ended_on:
        return f"ended {moments.brief(goal.ended_on, today)}"
    if goal.target is None:
        return ""
    away = f" ({moments.distance(goal.target, today)})" if goal.target >= today else ""
    return f"by {moments.brief(goal.target, today)}{away}"


def _private(goal: Goal) -> str:
    return "◆ private, never shared" if goal.never_leaves else ""


def why_lines(story: GoalStory) -> Iterator[Content]:
    """Say why it matters, how one will know, what may get in the way, and how it ended."""
    goal = story.goal
    told = (
        ("Why", goal.why),
        ("You will know by", goal.success),
        ("In the way", goal.obstacle),
        ("If … then", goal.if_then),
        (f"{goal.status.capitalize()}", goal.ended_note),
    )
    for label, text in told:
        if text.strip():
            yield Content.assemble((f"{label}  ", QUIET), visible(text).strip())


def milestone_line(story: GoalStory, milestone: Milestone, today: date) -> Content:
    """Say a milestone: done or not, what, when, and whether it lies after the goal's own end."""
    when, beyond = "", ""
    if milestone.done_on:
        when = moments.brief(milestone.done_on, today)
    elif milestone.due:
        when, beyond = f"by {moments.brief(milestone.due, today)}", story.beyond(milestone)
    sign = "✓" if milestone.done_on else "○"
    return Content.assemble(
        (f"{sign} ", "$text-success" if milestone.done_on else "$text-accent"),
        visible(milestone.title, keep_newlines=False),
        (f"  {when}" if when else "", QUIET),
        (f"  {beyond}" if beyond else "", "italic"),
    )


def strategy_line(strategy: Strategy) -> Content:
    """Say a strategy, how it went, and below it what it taught."""
    learned = f"\n    {visible(strategy.learned, keep_newlines=False)}" if strategy.learned else ""
    return Content.assemble(
        (f"{TRYING[strategy.state]} ", "$text-accent"),
        visible(strategy.text, keep_newlines=False),
        (f"  {strategy.state}", QUIET),
        (learned, QUIET),
    )


def checkin_line(checkin: CheckIn, today: date) -> Content:
    """Say a check-in: its day, how far, how sure, and its note."""
    return Content.assemble(
        (f"{moments.brief(checkin.on, today):<10} ", QUIET),
        (f"{checkin.progress:>2}/10", "bold"),
        (f" · sure {checkin.confidence}/10  ", QUIET),
        visible(checkin.note, keep_newlines=False),
    )


def history_lines(goal: Goal, today: date) -> list[Content]:
    """Say when the goal was set, every shape it took and why, and how it ended."""
    lines = [_event(goal.on, "set", today)]
    for shape in goal.history:
        became = f"“{shape.was}” became “{shape.now}”" if shape.was != shape.now else ""
        why = f": {shape.because}" if became and shape.because else shape.because
        lines.append(_event(shape.on, f"{became}{why}" or "reshaped", today))
    if goal.ended_on:
        note = f": {goal.ended_note}" if goal.ended_note else ""
        lines.append(_event(goal.ended_on, f"{goal.status}{note}", today))
    return lines


def _event(day: date, words: str, today: date) -> Content:
    return Content.assemble(
        (f"{moments.brief(day, today)}  ", QUIET), visible(words, keep_newlines=False)
    )


def tied_to(journal: Journal, goal: Goal) -> Iterator[tuple[str, Record]]:
    """List what hangs on a goal, each with a sign: what led here, touched it, or came of it.

    ``[[`` is a record that its texts link to, ``in`` one whose text links to it.
    """
    thread, links = journal.thread(goal), text_links(journal, goal)
    for record in (kept.record for kept in steps(thread.came_from)):
        touched = isinstance(record, Session) and goal.id in record.goals
        yield ("·" if touched else "↑"), record
    yield from (("↓", kept.record) for kept in steps(thread.led_to))
    yield from (("[[", kept.record) for kept in links.mentions)
    yield from (("in", kept.record) for kept in links.mentioned_in)


def tied_line(sign: str, record: Record) -> Content:
    """Say a record that hangs on a goal; of a session the day, as many bear one title."""
    day = record.day if isinstance(record, Session) else None
    return Content.assemble(
        (f"{sign:<2} ", "$text-accent"),
        (f"{spoken_kind(record.KIND):<11}", "$text-primary"),
        (f"{moments.brief(day, moments.today())}  " if day else "", QUIET),
        visible(one_line(record.headline)),
    )
