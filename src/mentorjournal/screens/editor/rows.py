"""Lists of small parts as rows of a form, and rows read back as parts.

What a row does not show, such as the evidence of a milestone, stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from mentorjournal.domain.days import Reading, read_day
from mentorjournal.domain.growth import Milestone, Option, Strategy
from mentorjournal.errors import NotUnderstood
from mentorjournal.widgets.part_row import Part

Points = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class Rows:
    """How a list of parts looks as rows."""

    prompt: str
    extra: str = ""
    with_done: bool = False
    new_id: Callable[[], str] = lambda: str(uuid4())
    is_day: bool = False
    """Whether a day stands beside each row."""


def new_part_id() -> str:
    """Make an id as parts of records have them."""
    return uuid4().hex[:12]


ROWS = {
    "milestones": Rows("a step you will notice", "by when", True, new_part_id, is_day=True),
    "strategies": Rows("a way to go about it", "trying", new_id=new_part_id),
    "options": Rows("one way it can go", "for / against"),
    "promises_made": Rows("who does what", "by when", True, is_day=True),
    "insights_had": Rows("one sentence"),
    "points": Rows("a few words", "2019 +3"),
}
"""By key; a list of texts that is not named here has rows of one line each."""


def due_day(typed: str, reading: Reading) -> date | None:
    """Read the day beside a row; none was given when it is empty.

    The error names what was typed: it stands under all rows.
    """
    words = typed.strip()
    try:
        return read_day(words, reading) if words else None
    except NotUnderstood as error:
        if words.casefold() in str(error).casefold():
            raise
        raise NotUnderstood(f"“{words[:60]}”: {error}") from error


def typed_day(day: date | None) -> str:
    """Write a day so that it is read back as itself."""
    return day.isoformat() if day else ""


def milestone_rows(milestones: Iterable[Milestone]) -> list[Part]:
    """Show milestones as rows."""
    return [
        Part(id=each.id, done=bool(each.done_on), text=each.title, extra=typed_day(each.due))
        for each in milestones
    ]


def milestones(rows: Sequence[Part], old: Sequence[Milestone], reading: Reading) -> Any:
    """Read milestones: a tick says today, and one that was there keeps its day."""
    known = {each.id: each for each in old}
    return tuple(_milestone(row, known.get(row["id"]), reading) for row in _worded(rows))


def _milestone(row: Part, old: Milestone | None, reading: Reading) -> Milestone:
    before = old or Milestone(id=row["id"], title=row["text"])
    done_on = (before.done_on or reading.today) if row["done"] else None
    due = due_day(row["extra"], reading)
    return before.model_copy(update={"title": row["text"], "due": due, "done_on": done_on})


_STATES = ("trying", "kept", "dropped")
_STATE = re.compile(rf"({'|'.join(_STATES)})(?:\s*:\s*(.*))?", re.DOTALL | re.IGNORECASE)


def strategy_rows(strategies: Iterable[Strategy]) -> list[Part]:
    """Show strategies as rows, with state and lesson beside them."""
    return [
        Part(id=each.id, done=False, text=each.text, extra=state_words(each.state, each.learned))
        for each in strategies
    ]


def state_words(state: str, learned: str) -> str:
    """Word a strategy's state and what it taught in one line."""
    if state == "trying" and not _STATE.fullmatch(learned.strip()):
        return learned
    return f"{state}: {learned}" if learned else state


def read_state(words: str) -> tuple[str, str]:
    """Read a strategy's state and what it taught; plain words are a lesson while trying."""
    found = _STATE.fullmatch(words.strip())
    return (found[1].casefold(), found[2] or "") if found else ("trying", words.strip())


def strategies(rows: Sequence[Part], old: Sequence[Strategy]) -> Any:
    """Read strategies."""
    known = {each.id: each for each in old}
    return tuple(_strategy(row, known.get(row["id"])) for row in _worded(rows))


def _strategy(row: Part, old: Strategy | None) -> Strategy:
    if old and row["extra"] == state_words(old.state, old.learned):
        return old.model_copy(update={"text": row["text"]})
    state, learned = read_state(row["extra"])
    fields = {"id": row["id"], "text": row["text"], "state": state, "learned": learned}
    return Strategy.model_validate(fields)


def option_rows(options: Sequence[Option]) -> list[Part]:
    """Show the options of a decision as rows."""
    return [
        Part(id=str(at), done=False, text=each.name, extra=_for_and_against(each))
        for at, each in enumerate(options)
    ]


def _for_and_against(option: Option) -> str:
    return f"{option.pro} / {option.against}" if option.against else option.pro


def options(rows: Sequence[Part], old: Sequence[Option]) -> Any:
    """Read options; what speaks for one stands before the slash, what against it behind."""
    known = {str(at): each for at, each in enumerate(old)}
    return tuple(_option(row, known.get(row["id"])) for row in _worded(rows))


def _option(row: Part, old: Option | None) -> Option:
    if old and row["extra"] == _for_and_against(old):
        return old.model_copy(update={"name": row["text"]})
    pro, _, against = row["extra"].partition(" / ")
    fields = {"name": row["text"], "for": pro.strip(), "against": against.strip()}
    return Option.model_validate(fields)


def text_rows(texts: Iterable[str]) -> list[Part]:
    """Show texts as rows."""
    return [Part(id=str(at), done=False, text=each, extra="") for at, each in enumerate(texts)]


def texts(rows: Sequence[Part]) -> tuple[str, ...]:
    """Read texts."""
    return tuple(row["text"] for row in rows if row["text"].strip())


def point_rows(points: Points) -> list[Part]:
    """Show the points of a lifeline as rows: words, and year and height beside them."""
    return [
        Part(id=str(at), done=False, text=words, extra=f"{year} {height:+d}")
        for at, (year, height, words) in enumerate(points)
    ]


def points(rows: Sequence[Part]) -> Points:
    """Read the points of a lifeline."""
    return tuple(_point(row) for row in rows)


def _point(row: Part) -> tuple[int, int, str]:
    found = re.fullmatch(r"\s*(\d{4})[\s,:]+([+-]?\d)\s*", row["extra"], re.ASCII)
    if not found or not -5 <= int(found[2]) <= 5:
        said = row["extra"].strip()
        wrong = f"“{said}” is no year and height" if said else "A point has no year and height yet"
        raise NotUnderstood(f"{wrong}; write them as 2019 +3, from -5 to +5.")
    return int(found[1]), int(found[2]), row["text"]


def _worded(rows: Sequence[Part]) -> Sequence[Part]:
    """Refuse a row that says when, and not what."""
    for at, row in enumerate(rows, 1):
        if not row["text"].strip():
            raise NotUnderstood(f"Row {at} has no words yet.")
    return rows
