"""What follows from a session when it is kept: its notes parted, its topics, promises, its move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, cast
from uuid import UUID

from mentorjournal.domain.asides import parted, with_asides
from mentorjournal.domain.days import read_day
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Session, Topic
from mentorjournal.errors import NotUnderstood
from mentorjournal.screens.editor.promises import Aftermath, whose
from mentorjournal.screens.editor.session.blanks import FROM_LAST, MOVES_TO, NOTES, TOPICS
from mentorjournal.screens.editor.sheet import Sheet
from mentorjournal.widgets.part_row import Part

Values = Mapping[str, Any]
Status = Literal["open", "done", "moved", "dropped"]


def notes(sheet: Sheet, values: Values) -> dict[str, Any]:
    """Part the notes by field: what is for both, what is private, and where the latter is shown."""
    if sheet.kind is not Session:
        return {}
    if sheet.kept is not None and all(values[key] == sheet.initial[key] for key in NOTES):
        return {}
    apart = parted(str(values["notes_shared"]))
    return {
        "notes_shared": apart.shared,
        "notes_private": with_asides(str(values["notes_private"]), apart.lines),
        "asides": apart.places,
    }


def day_of_plan(sheet: Sheet, values: Values) -> dict[str, Any]:
    """Refuse to guess the day of a session that is planned."""
    if sheet.kind is Session and values["status"] == "planned" and not values["on"].strip():
        raise NotUnderstood("For which day is it?", {"on": "For which day is it?"})
    return {}


def topics(sheet: Sheet, values: Values, session: Session, partners: Sequence[str]) -> Aftermath:
    """Say which topics are new and how the others stand; each is one record, wherever it is seen.

    The one that is being talked about has been talked about.
    """
    known = {str(each.record.id): each for each in sheet.topics}
    shown = {row["id"]: row for row in sheet.initial[TOPICS]}
    moved_about = _is_in_another_order(values[TOPICS], sheet.initial[TOPICS])
    changed: list[tuple[Record, int | None]] = []
    for place, row in enumerate(values[TOPICS]):
        old = known.get(row["id"]) or _kept_topic(sheet, row["id"])
        topic = old.record if old else _new_topic(row, session, partners)
        if old is None or row != shown.get(row["id"]):
            topic = _standing(topic, row["extra"], session.id)
        if moved_about:
            topic = topic.model_copy(update={"place": place})
        if old is None or topic != old.record:
            changed.append((topic, old.version if old else None))
    return Aftermath(tuple(changed))


def _is_in_another_order(rows: Sequence[Part], before: Sequence[Part]) -> bool:
    """Whether the topics that were there before stand otherwise among themselves."""
    known = [row["id"] for row in before]
    there = [row["id"] for row in rows if row["id"] in known]
    return there != [each for each in known if each in there]


def _kept_topic(sheet: Sheet, topic_id: str) -> Kept[Topic] | None:
    """Find a topic that a draft shows and the sheet, laid out for somebody else, does not."""
    kept: Kept[Any] | None = sheet.journal.records.find(UUID(topic_id))
    return kept if kept and isinstance(kept.record, Topic) else None


def _new_topic(row: Part, session: Session, partners: Sequence[str]) -> Topic:
    if session.relationship is None:
        words = "A topic needs somebody to talk about it with: say with whom."
        raise NotUnderstood(words, {"who": words})
    owner, text = whose(row["text"], partners)
    raised_by: Literal["me", "partner"] = "partner" if owner == "partner" else "me"
    return Topic(
        id=UUID(row["id"]),
        text=text,
        relationship=session.relationship,
        on=session.on,
        raised_by=raised_by,
    )


def _standing(topic: Topic, standing: str, session_id: UUID) -> Topic:
    talked = standing in ("now", "discussed", "carried")
    before = tuple(each for each in topic.discussed_in if each != session_id)
    state = {"now": "discussed", "carried": "open"}.get(standing, standing)
    update = {"state": state, "discussed_in": (*before, session_id) if talked else before}
    return topic.model_copy(update=update)


def from_last_time(sheet: Sheet, values: Values) -> Aftermath:
    """Say which promises made before are done, moved or dropped now."""
    known = {str(each.record.id): each for each in sheet.open_promises}
    shown = {row["id"]: row for row in sheet.initial[FROM_LAST]}
    changed: list[tuple[Record, int | None]] = []
    for row in values[FROM_LAST]:
        old = known.get(row["id"])
        if old is not None and row != shown.get(row["id"]):
            today = sheet.journal.reading().today
            status = cast("Status", row["extra"])
            done_on = today if status == "done" else None
            promise = old.record.model_copy(update={"status": status, "done_on": done_on})
            changed.append((promise, old.version))
    return Aftermath(tuple(changed))


def moved(sheet: Sheet, values: Values, session: Session) -> tuple[Session, tuple[Session, ...]]:
    """Plan a session that was called off again on the day it was moved to."""
    typed = str(values.get(MOVES_TO, "")).strip()
    if not typed or session.status != "cancelled":
        return session, ()
    try:
        day = read_day(typed, sheet.journal.reading("future"))
    except NotUnderstood as error:
        raise NotUnderstood(str(error), {MOVES_TO: str(error)}) from error
    again = Session(
        status="planned",
        on=day,
        kind=session.kind,
        start=session.start,
        minutes=session.minutes,
        mode=session.mode,
        relationship=session.relationship,
        people=session.people,
        title=session.title,
        purpose=session.purpose,
    )
    return session.model_copy(update={"moved_to": again.id}), (again,)
