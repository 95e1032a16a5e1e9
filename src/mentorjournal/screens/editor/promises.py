"""The promises and insights of a session: shown as its rows, kept as records of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.domain.days import Reading
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.growth import Insight
from mentorjournal.domain.plain import first_name, one_line
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Action, Session
from mentorjournal.errors import NotUnderstood
from mentorjournal.screens.editor.rows import due_day, typed_day
from mentorjournal.widgets.part_row import Part

if TYPE_CHECKING:
    from mentorjournal.journal import Journal


@dataclass(frozen=True)
class Aftermath:
    """What else changes when a record is kept: each record over the version that was seen."""

    keep: tuple[tuple[Record, int | None], ...] = ()
    bury: tuple[UUID, ...] = ()

    def __add__(self, other: Aftermath) -> Aftermath:
        return Aftermath(self.keep + other.keep, self.bury + other.bury)


def promises_of(journal: Journal, session_id: UUID) -> list[Kept[Action]]:
    """Find the promises made in a session, oldest first."""
    pointing: list[Kept[Any]] = list(journal.records.pointing_to(session_id))
    return [
        kept
        for kept in pointing
        if isinstance(kept.record, Action) and kept.record.session == session_id
    ]


def insights_of(journal: Journal, session_id: UUID) -> list[Kept[Insight]]:
    """Find what was seen in a session, oldest first."""
    pointing: list[Kept[Any]] = list(journal.records.pointing_to(session_id))
    return [
        kept
        for kept in pointing
        if isinstance(kept.record, Insight) and kept.record.came_from == str(session_id)
    ]


_OWNERS = {
    "me": "me",
    "mine": "me",
    "both": "both",
    "we": "both",
    "they": "partner",
    "theirs": "partner",
    "partner": "partner",
}


def whose(words: str, partners: Sequence[str]) -> tuple[str, str]:
    """Read who owns a promise and what it is; without a name in front it is the writer's."""
    found = re.fullmatch(r"\s*([^:\n]{1,60}?)\s*:\s+(.*?)\s*", words, re.DOTALL)
    if found:
        named = {name.casefold(): "partner" for full in partners for name in _parts(full)}
        owner = (_OWNERS | named).get(found[1].casefold())
        if owner and found[2]:
            return owner, found[2]
    return "me", re.sub(r"\s*@me\b", "", words).strip()


def _parts(name: str) -> list[str]:
    return [name, *name.split(), *one_line(name).split()]


def worded(owner: str, text: str, partners: Sequence[str]) -> str:
    """Word a promise with its owner in front, unless it is plainly the writer's."""
    if owner == "me":
        return text if whose(text, partners)[0] == "me" and ": " not in text else f"me: {text}"
    name = first_name(next(iter(partners), "")) if owner == "partner" else "both"
    return f"{name or 'they'}: {text}"


def promise_rows(kept: Iterable[Kept[Action]], partners: Sequence[str]) -> list[Part]:
    """Show promises as rows."""
    return [_promise_row(each.record, partners) for each in kept]


def _promise_row(promise: Action, partners: Sequence[str]) -> Part:
    return Part(
        id=str(promise.id),
        done=promise.status == "done",
        text=worded(promise.owner, promise.text, partners),
        extra=typed_day(promise.due),
    )


def insight_rows(kept: Iterable[Kept[Insight]]) -> list[Part]:
    """Show insights as rows."""
    return [
        Part(id=str(each.record.id), done=False, text=each.record.text, extra="") for each in kept
    ]


def promises(
    rows: Sequence[Part],
    before: Sequence[Part],
    kept: Sequence[Kept[Action]],
    session: Session,
    partners: Sequence[str],
    reading: Reading,
) -> Aftermath:
    """Say which promises are new, changed or gone; a row that nobody touched stays as it is."""
    known = {str(each.record.id): each for each in kept}
    shown = {row["id"]: row for row in before}
    changed: list[tuple[Record, int | None]] = []
    for at, row in enumerate(rows, 1):
        if row == shown.get(row["id"]):
            continue
        if not row["text"].strip():
            raise NotUnderstood(f"Row {at} has no words yet.")
        old = known.get(row["id"])
        promise = old.record if old else _new_promise(row, session)
        update = _promised(row, promise, partners, reading)
        changed.append((promise.model_copy(update=update), old.version if old else None))
    return Aftermath(tuple(changed), _gone(rows, kept))


def _new_promise(row: Part, session: Session) -> Action:
    return Action(
        id=UUID(row["id"]),
        text=row["text"],
        on=session.on,
        relationship=session.relationship,
        session=session.id,
    )


def _promised(
    row: Part, promise: Action, partners: Sequence[str], reading: Reading
) -> dict[str, Any]:
    owner, text = whose(row["text"], partners)
    update = {"owner": owner, "text": text, "due": due_day(row["extra"], reading)}
    if row["done"] and promise.status != "done":
        update |= {"status": "done", "done_on": reading.today}
    if not row["done"] and promise.status == "done":
        update |= {"status": "open", "done_on": None}
    return update


def insights(
    rows: Sequence[Part],
    before: Sequence[Part],
    kept: Sequence[Kept[Insight]],
    session: Session,
) -> Aftermath:
    """Say which insights are new, changed or gone."""
    known = {str(each.record.id): each for each in kept}
    shown = {row["id"]: row for row in before}
    changed: list[tuple[Record, int | None]] = []
    for row in rows:
        if row == shown.get(row["id"]) or not row["text"].strip():
            continue
        old = known.get(row["id"])
        insight = old.record if old else _new_insight(row, session)
        text = row["text"].strip()
        changed.append((insight.model_copy(update={"text": text}), old.version if old else None))
    return Aftermath(tuple(changed), _gone(rows, kept))


def _new_insight(row: Part, session: Session) -> Insight:
    fields = {
        "id": row["id"],
        "text": row["text"],
        "on": session.on,
        "from": str(session.id),
        "relationships": session.belongs_to,
    }
    return Insight.model_validate(fields)


def _gone(rows: Sequence[Part], kept: Sequence[Kept[Any]]) -> tuple[UUID, ...]:
    there = {row["id"] for row in rows}
    return tuple(each.record.id for each in kept if str(each.record.id) not in there)
