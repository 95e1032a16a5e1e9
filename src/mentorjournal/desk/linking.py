"""Tying one record to another: what led to what, and that taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.growth import Decision, Goal, Insight
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.record import mentioned
from mentorjournal.domain.sessions import Action
from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal

LED_TO = ("insight", "decision", "goal", "action", "resource")
"""The kinds to which something can have led."""

_LEADS_ON = (Insight, Decision, Goal)
"""The kinds that say themselves what they led to; of the others, what came of them says it."""


def led_on(source: Record, target: Record) -> Record:
    """Say that one record led to another: give the one of the two that changes by it.

    Raises NotUnderstood when the two cannot stand so.
    """
    if source.id == target.id:
        raise NotUnderstood("A record cannot lead to itself.")
    if target.KIND not in LED_TO:
        raise NotUnderstood(f"A {spoken_kind(target.KIND)} is nothing that something leads to.")
    if _is_led(source, target):
        raise NotUnderstood("These two are linked already.")
    if isinstance(source, Goal) and isinstance(target, Action) and target.goal is None:
        return target.model_copy(update={"goal": source.id})
    if isinstance(source, _LEADS_ON):
        return source.model_copy(update={"led_to": (*source.led_to, target.id)})
    if getattr(target, "came_from", None):
        title = one_line(target.headline, 40)
        raise NotUnderstood(f"“{title}” says already where it came from; unlink that first.")
    return target.model_copy(update={"came_from": str(source.id)})


def set_apart(source: Record, target: Record) -> list[Record]:
    """Undo that one record led to the other: give those of the two that change by it.

    Raises NotUnderstood when nothing of the thread ties them.
    """
    changed = [each for each in (_without(source, target), _freed(target, source)) if each]
    if not changed:
        raise NotUnderstood("That belongs to the record itself; e changes it there.")
    return changed


def _is_led(source: Record, target: Record) -> bool:
    return bool(_without(source, target) or _freed(target, source))


def _without(source: Record, target: Record) -> Record | None:
    """Take a target out of what a record says it led to; None when it says no such thing."""
    if isinstance(source, _LEADS_ON) and target.id in source.led_to:
        rest = tuple(each for each in source.led_to if each != target.id)
        return source.model_copy(update={"led_to": rest})
    return None


def _freed(target: Record, source: Record) -> Record | None:
    """Take a source out of what a record says it came from; None when it says no such thing."""
    update: dict[str, Any] = {}
    came_from = mentioned(getattr(target, "came_from", "") or "")
    if came_from and came_from[0] == source.id:
        update["came_from"] = ""
    if isinstance(target, Action) and target.goal == source.id:
        update["goal"] = None
    return target.model_copy(update=update) if update else None


def tie(journal: Journal, source_id: UUID, target_id: UUID) -> None:
    """Keep that one record led to another."""
    kept = {each.record.id: each for each in journal.records.find_all([source_id, target_id])}
    changed = led_on(kept[source_id].record, kept[target_id].record)
    journal.keep(changed, over=kept[changed.id].version)


def untie(journal: Journal, source_id: UUID, target_id: UUID) -> None:
    """Keep that one record did not lead to another."""
    kept = {each.record.id: each for each in journal.records.find_all([source_id, target_id])}
    changed = set_apart(kept[source_id].record, kept[target_id].record)
    journal.records.keep(changed, moments.now(), moments.here())
