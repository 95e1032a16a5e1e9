"""What is done with an agreement: a line answered, a yes given, versions compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from mentorjournal.desk.differences import FieldChange, differences
from mentorjournal.desk.wording import FieldText
from mentorjournal.domain.agreement import (
    QUESTIONS,
    Question,
    Side,
    confirmed,
    is_confirmed,
    renewed,
    said,
)
from mentorjournal.domain.durations import read_duration
from mentorjournal.domain.making import understand
from mentorjournal.domain.people import Agreement, Relationship
from mentorjournal.domain.rhythm import read_rhythm
from mentorjournal.domain.shapes import Sort, shapes_of
from mentorjournal.errors import DamagedJournal, NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.domain.days import Reading
    from mentorjournal.domain.entries import Kept
    from mentorjournal.journal import Journal

BEGINNING = ("preparing", "agreeing")
_LONGEST = timedelta(days=1)


@dataclass(frozen=True)
class Version:
    """One version of an agreement, and what it changed."""

    number: int
    on: date | None
    note: str
    """Which lines changed, as it was noted at the time; empty for the first."""
    changes: Sequence[FieldChange]
    """Line by line, as far as the journal was there to see it."""


def answer(relationship: Relationship, line: str, typed: str, reading: Reading) -> Relationship:
    """Put a typed answer into the agreement; NotUnderstood when it is no day or no number.

    The first answer takes a relationship from preparing to agreeing. A rhythm in words where days
    are asked for goes to the line for words.
    """
    old = relationship.agreement
    line = "rhythm" if line == "rhythm_days" and _is_rhythm(typed) else line
    held = {**(old.model_dump() if old else {}), line: _read(line, typed, reading)}
    try:
        new = Agreement.model_validate(held)
    except ValidationError as error:
        raise NotUnderstood("A number is needed here, such as 21.") from error
    fields: dict[str, Any] = {"agreement": renewed(old, new, reading.today)}
    if relationship.status == "preparing":
        fields["status"] = "agreeing"
    return relationship.model_copy(update=fields)


def _is_rhythm(typed: str) -> bool:
    try:
        read_rhythm(typed)
    except NotUnderstood:
        return False
    return True


def _read(line: str, typed: str, reading: Reading) -> Any:
    shape = shapes_of(Agreement)[line]
    if shape.several:
        return tuple(each.strip() for each in typed.splitlines() if each.strip())
    text = typed.strip()
    if line == "minutes" and text and not text.isdecimal():
        return round(read_duration(text, _LONGEST).total_seconds() / 60)
    if shape.sort is Sort.NUMBER and text and not (text.isdecimal() and int(text) > 0):
        raise NotUnderstood("A number is needed here, such as 21.")
    if shape.sort in (Sort.NUMBER, Sort.DAY) and not text:
        return None
    ready, problems = understand(Agreement, {line: text}, reading)
    if problems:
        raise NotUnderstood(problems[line].removeprefix(f"{line}: "))
    return ready[line]


def say_yes(relationship: Relationship, side: Side, today: date) -> Relationship:
    """Note that one of the two agrees, or take that back; with both the work begins."""
    agreement = confirmed(relationship.agreement or Agreement(), side, today)
    fields: dict[str, Any] = {"agreement": agreement}
    if is_confirmed(agreement) and relationship.status in BEGINNING:
        fields["status"] = "working"
    return relationship.model_copy(update=fields)


def look_again(relationship: Relationship, today: date) -> Relationship:
    """Note that the two have looked at the agreement again."""
    agreement = relationship.agreement or Agreement()
    return relationship.model_copy(
        update={"agreement": agreement.model_copy(update={"reviewed_on": today})}
    )


def versions(journal: Journal, kept: Kept[Relationship]) -> list[Version]:
    """List the versions of an agreement, the newest first."""
    known = _known(journal, kept)
    noted = {}
    if kept.record.agreement:
        newest = kept.record.agreement
        first = newest.version - len(newest.changes) + 1
        noted = {first + at: each for at, each in enumerate(newest.changes)}
    numbers = sorted({*known, *noted}, reverse=True)
    return [_version(number, known, noted.get(number)) for number in numbers]


def _version(number: int, known: dict[int, Agreement], noted: Any) -> Version:
    agreement, before = known.get(number), known.get(number - 1)
    on = noted.on if noted else agreement.agreed_on if agreement else None
    changes = differences(_texts(before), _texts(agreement)) if agreement and before else []
    return Version(number, on, noted.what if noted else "", changes)


def _known(journal: Journal, kept: Kept[Relationship]) -> dict[int, Agreement]:
    """Find each version as it last stood, by its number."""
    found = {}
    for revision in journal.history(kept.record.id):
        try:
            agreement = journal.as_it_was(kept.record, revision).agreement
        except DamagedJournal:
            continue
        if agreement is not None:
            found[agreement.version] = agreement
    return found


def _texts(agreement: Agreement | None) -> list[FieldText]:
    return [_text(each, agreement) for each in QUESTIONS if said(agreement, each.line)]


def _text(question: Question, agreement: Agreement | None) -> FieldText:
    private = question.line == "boundaries"
    return FieldText(question.line, question.label, said(agreement, question.line), private)
