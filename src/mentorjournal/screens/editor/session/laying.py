"""What a session's screen begins with: its notes woven, the open list, and a plan for a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.domain.asides import without_asides, woven
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.people import Relationship
from mentorjournal.domain.sessions import Action, Session, Topic
from mentorjournal.errors import Ambiguous
from mentorjournal.screens.editor.promises import worded
from mentorjournal.screens.editor.session.blanks import FROM_LAST, RHYTHM, TOPICS
from mentorjournal.screens.editor.sheet import Sheet, laid_out
from mentorjournal.views.agenda import agenda_of
from mentorjournal.views.planning import Plan, plan_of, rhythm_of
from mentorjournal.widgets.part_row import Part

if TYPE_CHECKING:
    from mentorjournal.journal import Journal


def session_sheet(
    journal: Journal, kept: Kept[Any] | None, given: Mapping[str, Any]
) -> tuple[Sheet, Plan | None]:
    """Gather what the screen of a session needs, and of one to be planned the plan."""
    sheet = laid_out(journal, Session, kept, given)
    session = kept.record if kept and isinstance(kept.record, Session) else None
    if session:
        private, lines = without_asides(session.notes_private, len(session.asides))
        sheet.initial["notes_private"] = private
        sheet.initial["notes_shared"] = woven(session.notes_shared, lines, session.asides)
    relationship = relationship_in(sheet, str(sheet.initial["who"]))
    plan = None
    if session is None and sheet.initial["status"] == "planned":
        plan = _planned(sheet, relationship)
    turn_to(sheet, relationship)
    return sheet, plan


def _planned(sheet: Sheet, relationship: Relationship | None) -> Plan | None:
    """Fill in what the plan says and nothing else did; without a day, let it be asked for."""
    plan = plan_of(sheet.journal, relationship) if relationship else None
    if "on" not in sheet.given:
        sheet.initial["on"] = plan.on.isoformat() if plan and plan.on else ""
    if plan and "start" not in sheet.given and plan.start:
        sheet.initial["start"] = plan.start.strftime("%H:%M")
    if plan and "minutes" not in sheet.given:
        sheet.initial["minutes"] = str(plan.minutes)
    if plan and "mode" not in sheet.given:
        sheet.initial["mode"] = plan.mode
    agreement = relationship.agreement if relationship else None
    rhythm = rhythm_of(agreement) if agreement else None
    sheet.initial[RHYTHM] = rhythm.spoken if rhythm else ""
    return plan


def relationship_in(sheet: Sheet, who: str) -> Relationship | None:
    """Find the relationship that the people named have with the writer."""
    record = sheet.kept.record if sheet.kept else None
    held = getattr(record, "relationship", None)
    try:
        people = sheet.names.all_found(who)
    except Ambiguous:
        return None
    known = [each for each in sheet.names.relationships if each.id == held]
    if known and any(person.id == known[0].person for person in people):
        return known[0]
    return next(filter(None, map(sheet.names.relationship_with, people)), None)


def turn_to(sheet: Sheet, relationship: Relationship | None) -> None:
    """Take the open list of a relationship into the sheet, or an empty one."""
    sheet.relationship = relationship.id if relationship else None
    record = sheet.kept.record if sheet.kept else None
    session_id = record.id if record else None
    here = _talked_about_in(sheet.journal, session_id) if session_id else []
    is_known = relationship is not None and any(
        each.id == relationship.id for each in sheet.names.relationships
    )
    agenda = agenda_of(sheet.journal, relationship) if relationship and is_known else None
    left = [each for each in agenda.topics if not _is_in(each, here)] if agenda else []
    sheet.topics = [*here, *left]
    before = agenda.promises if agenda else ()
    sheet.open_promises = [
        each for each in before if session_id is None or each.record.session != session_id
    ]
    sheet.initial[TOPICS] = [_topic_row(each.record, session_id) for each in sheet.topics]
    partners = [agenda.partner] if agenda else []
    sheet.initial[FROM_LAST] = [_promise_row(each.record, partners) for each in sheet.open_promises]


def _is_in(topic: Kept[Topic], topics: Sequence[Kept[Topic]]) -> bool:
    return any(each.record.id == topic.record.id for each in topics)


def _talked_about_in(journal: Journal, session_id: UUID) -> list[Kept[Topic]]:
    pointing: list[Kept[Any]] = list(journal.records.pointing_to(session_id))
    return [
        kept
        for kept in pointing
        if isinstance(kept.record, Topic) and session_id in kept.record.discussed_in
    ]


def _topic_row(topic: Topic, session_id: UUID | None) -> Part:
    standing: str = topic.state
    if session_id in topic.discussed_in and topic.state == "open":
        standing = "carried"
    return Part(id=str(topic.id), done=False, text=topic.text, extra=standing)


def _promise_row(promise: Action, partners: Sequence[str]) -> Part:
    text = worded(promise.owner, promise.text, partners)
    return Part(id=str(promise.id), done=False, text=text, extra=promise.status)
