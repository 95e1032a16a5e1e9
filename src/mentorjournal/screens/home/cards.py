"""The cards of Home: in which order they stand, what they say, where each line leads."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from textual.content import Content

from mentorjournal.screens.home.lines import (
    begin_lines,
    goal_line,
    kind_word_lines,
    lately_line,
    move_lines,
    next_lines,
    plain,
    promise_line,
)
from mentorjournal.screens.home.serving import path_lines, said_lines, serving_line
from mentorjournal.views.overview import Overview
from mentorjournal.widgets.card import Card

EMPTY = {
    "promises": "No open promise. P writes one: who does what by when.",
    "lately": "Nothing yet. S writes down a session, R a page for yourself.",
    "goals": "No goal yet. G sets one: yours, in your own words.",
    "jar": "Kind words you are told are kept here. k keeps one.",
    "said": "Nothing kept yet of what you said to somebody. k here keeps it.",
}
"""What an empty card is for, and the key to begin."""

DRIVES = (("begin", "next", "looks", "promises", "goals"),
          ("jar", "lately", "serve", "bring", "said", "path"))  # fmt: skip
SERVES = (("begin", "serve", "bring", "looks", "promises", "goals"),
          ("said", "next", "path", "jar", "lately"))  # fmt: skip
"""The cards of the two columns: of who drives first of all, and of who serves."""


class Target(NamedTuple):
    """Where a line leads: a record, or the screen of a door about it."""

    record_id: UUID
    door: str = ""


class BriefCard(Card):
    """A card that leaves room for the others: what is longer is opened."""

    MOST_ROWS = 4


def _cards() -> dict[str, Callable[[], Card]]:
    """Say how each card is made."""
    walked: dict[str, Any] = {"pick": True, "ticks": False}
    brief = partial(BriefCard, wrap=True)
    return {
        "begin": lambda: Card("Three things to try", id="begin", hint="enter begins", wrap=True,
                              **walked),
        "next": lambda: brief("Next", id="next", hint="p prepare · s share"),
        "serve": lambda: Card("Whose session is next", id="serve", hint="enter open", **walked),
        "bring": lambda: brief("A question to bring", id="bring", leads_on=False),
        "said": lambda: brief("The last kind thing I said", id="said", hint="k keep what I said",
                              empty=EMPTY["said"]),
        "looks": lambda: brief("Worth a look", id="looks", hint="enter open", **walked),
        "promises": lambda: Card("Promises", id="promises", hint="space done · enter open",
                                 pick=True, empty=EMPTY["promises"]),
        "goals": lambda: Card("Goals", id="goals", hint="4 goals", empty=EMPTY["goals"], **walked),
        "path": lambda: Card("My own path", id="path", hint="enter open", **walked),
        "jar": lambda: brief("For a bad day", id="jar", hint="enter the jar · k keep a kind word",
                             empty=EMPTY["jar"]),
        "lately": lambda: Card("Lately", id="lately", hint="2 timeline", empty=EMPTY["lately"],
                               **walked),
    }  # fmt: skip


def cards(names: Sequence[str]) -> list[Card]:
    """Make the cards of a column; those that may have nothing to say begin hidden."""
    made = _cards()
    column = [made[name]() for name in names]
    for card in column:
        card.display = card.id not in HIDDEN_WHEN_EMPTY
    return column


HIDDEN_WHEN_EMPTY = ("begin", "serve", "bring", "said", "looks", "path")


def lines_of(facts: Overview) -> dict[str, list[Content]]:
    """Word every card; one that does not concern the writer has no line."""
    serves = bool(facts.serving)
    jar = kind_word_lines(facts.jar, facts.jar.person, facts.today) if facts.jar else []
    return {
        "begin": begin_lines(facts),
        "next": move_lines(facts) if facts.is_mentor and serves else next_lines(facts),
        "serve": [serving_line(each) for each in facts.serving],
        "bring": [Content(plain(facts.question))] if facts.question else [],
        "said": said_lines(facts) if serves or facts.is_mentor else [],
        "looks": [Content(plain(each.words)) for each in facts.looks],
        "promises": [promise_line(facts, each) for each in facts.promises],
        "goals": [goal_line(facts, each) for each in facts.goals],
        "path": path_lines(facts) if facts.is_mentor else [],
        "jar": jar,
        "lately": [lately_line(facts, each) for each in facts.lately],
    }


def targets_of(facts: Overview) -> dict[str, list[Target]]:
    """Say where each line of a card leads that is walked line by line."""
    path = facts.own_path
    return {
        "serve": [Target(each.standing.relationship.id, "relationship") for each in facts.serving],
        "looks": [Target(each.record_id, each.door) for each in facts.looks],
        "promises": [Target(each.id) for each in facts.promises],
        "goals": [Target(each.goal.id) for each in facts.goals],
        "path": [
            *([Target(UUID(path.practice.id))] if path.practice else []),
            *([Target(path.lifeline.id)] if path.lifeline else []),
        ],
        "lately": [Target(UUID(each.id)) for each in facts.lately],
    }


def whole_target(facts: Overview, card: str) -> Target | None:
    """Say where a card leads that is one thing."""
    if card == "next":
        session = facts.next_session or facts.to_summarise
        if session is None and facts.to_answer:
            return Target(UUID(facts.to_answer.id))
        return Target(session.id) if session else None
    if card == "said":
        return Target(facts.kind_word.feedback.id) if facts.kind_word else None
    return None
