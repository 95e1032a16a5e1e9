"""What follows from a change: the version of an agreement, the day and history of a goal."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from mentorjournal.domain.agreement import renewed
from mentorjournal.domain.growth import Decision, Goal, Reshaping
from mentorjournal.domain.making import understand
from mentorjournal.domain.people import Agreement
from mentorjournal.domain.sessions import Action, Feedback
from mentorjournal.errors import NotUnderstood
from mentorjournal.screens.editor import rows as editor_rows
from mentorjournal.screens.editor.forms import AGREEMENT
from mentorjournal.screens.editor.questions import Values
from mentorjournal.screens.editor.sheet import Sheet


def agreement(sheet: Sheet, values: Values) -> dict[str, Any]:
    """Read the lines of an agreement that changed; one already agreed gets a new version."""
    changed = {
        key.removeprefix(AGREEMENT): editor_rows.texts(value) if isinstance(value, list) else value
        for key, value in values.items()
        if key.startswith(AGREEMENT) and value != sheet.initial[key]
    }
    if not changed:
        return {}
    ready, problems = understand(Agreement, changed, sheet.journal.reading("future"))
    if problems:
        raise NotUnderstood(
            " ".join(problems.values()), {AGREEMENT + name: each for name, each in problems.items()}
        )
    record = sheet.kept.record if sheet.kept else None
    old = getattr(record, "agreement", None)
    try:
        new = Agreement.model_validate({**(old.model_dump() if old else {}), **ready})
    except ValidationError as error:
        wrong = {f"{AGREEMENT}{each['loc'][0]}": "This is no number." for each in error.errors()}
        raise NotUnderstood("There is a mistake in the agreement.", wrong) from error
    return {"agreement": renewed(old, new, sheet.journal.reading().today)}


def ending(sheet: Sheet, values: Values) -> dict[str, Any]:
    """Note when a promise was done or a goal ended, what it was before, how far feedback is."""
    status = values.get("status")
    if sheet.kind is Feedback:
        return _stage(sheet, values)
    if sheet.kind is Action and status == "done" and not values["done_on"].strip():
        return {"done_on": sheet.journal.reading().today}
    if sheet.kind is Decision:
        return _decided(sheet, values)
    if sheet.kind is not Goal or status == sheet.initial["status"]:
        return _reworded(sheet, values)
    today = sheet.journal.reading().today
    if status in ("reached", "released") and not values["ended_on"].strip():
        return {"ended_on": today}
    return {"history": _reshaped(sheet, values)} if status == "reshaped" else {}


_ANSWER = ("text", "situation", "behaviour", "impact", "more_of")


def _stage(sheet: Sheet, values: Values) -> dict[str, Any]:
    """Move feedback on by what was written: an answer answers it, what one did uses it."""
    if values["status"] != sheet.initial["status"]:
        return {}

    def is_new(name: str) -> bool:
        return bool(values[name].strip()) and values[name] != sheet.initial[name]

    open_yet = values["status"] in ("asked", "answered")
    if open_yet and is_new("my_response"):
        day = (
            {} if values["response_on"].strip() else {"response_on": sheet.journal.reading().today}
        )
        return {"status": "used", **day}
    if values["status"] == "asked" and any(map(is_new, _ANSWER)):
        return {"status": "answered"}
    return {}


def _decided(sheet: Sheet, values: Values) -> dict[str, Any]:
    """Take a choice that was made today for a decision, unless the writer says how it stands."""
    if not values["choice"].strip() or values["status"] != sheet.initial["status"] != "open":
        return {}
    update: dict[str, Any] = {"status": "decided"} if values["status"] == "open" else {}
    is_new = values["choice"] != sheet.initial["choice"]
    if is_new and not values["decided_on"].strip():
        update["decided_on"] = sheet.journal.reading().today
    return update


def _reshaped(sheet: Sheet, values: Values) -> tuple[Reshaping, ...]:
    goal = sheet.kept.record if sheet.kept else None
    before = goal if isinstance(goal, Goal) else None
    shape = Reshaping(
        on=sheet.journal.reading().today,
        was=before.title if before else values["title"],
        now=values["title"],
        because=values["because"],
    )
    return (*(before.history if before else ()), shape)


def _reworded(sheet: Sheet, values: Values) -> dict[str, Any]:
    """Take another word on why a goal changed shape."""
    goal = sheet.kept.record if sheet.kept else None
    if not isinstance(goal, Goal) or values["because"] == sheet.initial["because"]:
        return {}
    if not goal.history:
        return {}
    last = goal.history[-1].model_copy(update={"because": values["because"]})
    return {"history": (*goal.history[:-1], last)}
