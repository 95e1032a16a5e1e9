"""Saying what a record led to: something that is there already, or something new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.desk.linking import LED_TO, tie, untie
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Filter
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.plain import one_line
from mentorjournal.screens.frame.asking import Done, NewRecord
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.picking import Choice, Pick
from mentorjournal.screens.frame.reporting import reporting, say

if TYPE_CHECKING:
    from textual.screen import Screen

    from mentorjournal.domain.entries import Entry
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal

LEADS_ON = (
    *("session", "reflection", "feedback", "topic", "insight", "decision", "goal", "action"),
    *("checkin", "resource", "review"),
)
"""The kinds that can lead to something."""

_NEW = "new "
_NEXT = {
    "insight": ("decision", "goal", "action"),
    "decision": ("goal", "action", "insight"),
    "goal": ("action", "decision", "insight"),
}
"""What comes next most often."""
MOST = 400
"""So many records, the newest, are compared with what is typed."""


async def lead_on(screen: Screen[None], journal: Journal, source: Record) -> None:
    """Ask what a record led to, and tie the two, or begin what is new."""
    title = one_line(source.headline, 60)
    question = Pick(
        f"“{title}” led to…",
        [*_new_ones(source), *_choices(_newest(journal), source)],
        placeholder="type part of its words",
        more_like=lambda typed: _choices(_like(journal, typed), source),
    )
    answer = await screen.app.push_screen_wait(question)
    if answer.startswith(_NEW):
        kind = answer.removeprefix(_NEW)
        screen.app.post_message(NewRecord(kind, _given(source, kind)))
    elif answer:
        with reporting(screen):
            tie(journal, source.id, UUID(answer))
            screen.app.post_message(Done(f"Linked: {title}"))


def _new_ones(source: Record) -> list[Choice]:
    kinds = _NEXT.get(source.KIND, ("insight", "decision", "goal", "action"))
    return [(_NEW + kind, f"+ a new {spoken_kind(kind)}") for kind in kinds]


def _given(source: Record, kind: str) -> dict[str, Any]:
    """Say what a new record begins with, so that the thread runs on to it."""
    if source.KIND == "goal" and kind == "action":
        given: dict[str, Any] = {"goal": str(source.id)}
    else:
        given = {"from": str(source.id)}
    between = [str(each) for each in source.belongs_to]
    if kind == "action":
        return given | ({"relationship": between[0]} if len(between) == 1 else {})
    return given | ({"relationships": between} if between else {})


def _newest(journal: Journal) -> list[Entry]:
    return journal.entries.find(Filter(kinds=LED_TO), MOST)


def _like(journal: Journal, typed: str) -> list[Entry]:
    return journal.entries.find(Filter(kinds=LED_TO, words=typed, as_typed=True), 50)


def _choices(entries: Sequence[Entry], source: Record) -> list[Choice]:
    return [
        (
            each.id,
            f"{spoken_kind(each.kind)}: {one_line(each.title, 90)} · {_day(each)}",
        )
        for each in entries
        if each.id != str(source.id)
    ]


def _day(entry: Entry) -> str:
    return moments.brief(entry.day, moments.today())


async def let_go(screen: Screen[None], journal: Journal, record: Record) -> None:
    """Ask which tie of a record is to be undone, and undo it."""
    thread = journal.thread(record)
    there = [("from", kept.record) for kept in thread.came_from]
    there += [("led to", kept.record) for kept in thread.led_to]
    choices = [
        (f"{way} {each.id}", f"{way} {spoken_kind(each.KIND)}: {one_line(each.headline, 90)}")
        for way, each in there
    ]
    if not choices:
        say(screen, "Nothing is linked to this.")
        return
    question = Ask("Which link is to go? Both records stay.", choices)
    answer = await screen.app.push_screen_wait(question)
    if answer:
        way, _, other = answer.rpartition(" ")
        pair = (UUID(other), record.id) if way == "from" else (record.id, UUID(other))
        with reporting(screen):
            untie(journal, *pair)
            screen.app.post_message(Done(f"Unlinked: {one_line(record.headline, 60)}"))
