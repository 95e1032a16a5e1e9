"""What an editor starts from: the blanks of a kind, and what each holds at first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.growth import FREE, Goal, Insight, Reflection
from mentorjournal.domain.people import Agreement, Relationship
from mentorjournal.domain.plain import first_name
from mentorjournal.domain.record import Record, mentioned
from mentorjournal.domain.sessions import Action, Feedback, Topic
from mentorjournal.domain.shapes import attribute_of
from mentorjournal.screens.editor import rows as editor_rows
from mentorjournal.screens.editor.blanks import Blank, Way
from mentorjournal.screens.editor.counted import counted_value
from mentorjournal.screens.editor.forms import AGREEMENT, form_of
from mentorjournal.screens.editor.people import Names, likely_role
from mentorjournal.screens.editor.promises import (
    insight_rows,
    insights_of,
    promise_rows,
    promises_of,
)
from mentorjournal.screens.editor.questions import Question, Values, answer_values, questions_of
from mentorjournal.screens.editor.session.blanks import FILLED_LATER
from mentorjournal.widgets.part_row import Part

if TYPE_CHECKING:
    from mentorjournal.journal import Journal


@dataclass
class Sheet:
    """Everything about one record being written, except what is typed."""

    journal: Journal
    kind: type[Record]
    kept: Kept[Record] | None
    given: dict[str, Any]
    """What a new record was begun with."""
    names: Names
    template: str = FREE
    questions: Sequence[Question] = ()
    promises: Sequence[Kept[Action]] = ()
    insights: Sequence[Kept[Insight]] = ()
    topics: Sequence[Kept[Topic]] = ()
    """Of a session: what is open between the two, and what was talked about in it."""
    relationship: UUID | None = None
    """Of a session: the one whose open list and goals are shown."""
    open_promises: Sequence[Kept[Action]] = ()
    """Of a session: what was promised before it and is open."""
    initial: Values = field(default_factory=dict)

    @property
    def blanks(self) -> list[Blank]:
        """List every blank, the questions first."""
        return [*(b for q in self.questions for b in q.blanks), *form_of(self.kind)]

    @property
    def hidden(self) -> dict[str, Any]:
        """Say what a new record was begun with that no blank shows."""
        shown = {blank.key for blank in self.blanks} | {"template"}
        if "who" in shown:
            shown |= {"person", "people", "relationship"}
        return {name: value for name, value in self.given.items() if name not in shown}

    @property
    def partners(self) -> list[str]:
        """Name the people whom a session is with."""
        return [person.name for person in self.names.all_found(str(self.initial.get("who", "")))]


def laid_out(
    journal: Journal,
    kind: type[Record],
    kept: Kept[Record] | None,
    given: Mapping[str, Any],
    template: str = "",
) -> Sheet:
    """Gather what an editor of a record needs; reads the journal."""
    sheet = Sheet(journal, kind, kept, dict(given), Names(journal))
    record = kept.record if kept else None
    if issubclass(kind, Reflection):
        old = record if isinstance(record, Reflection) else None
        sheet.template = old.template if old else template or str(given.get("template", FREE))
        partner = first_name(_partner(sheet, given))
        sheet.questions = questions_of(journal.prompt_book, sheet.template, partner, old)
        sheet.initial |= answer_values(sheet.questions)
        if not old and "text" in given and "answer.0.text" in sheet.initial:
            sheet.initial["answer.0.text"] = str(given["text"])
    if record and kind.KIND == "session":
        sheet.promises = promises_of(journal, record.id)
        sheet.insights = insights_of(journal, record.id)
    for blank in form_of(kind):
        sheet.initial[blank.key] = _first_value(sheet, record, blank)
    return sheet


def _partner(sheet: Sheet, given: Mapping[str, Any]) -> str:
    """Name the other person that a page is about, where that is plain."""
    person = _person_given(sheet, given) or sheet.names.only_partner()
    return person.name if person else ""


def _who_given(sheet: Sheet) -> str:
    person = _person_given(sheet, sheet.given)
    if person is None and sheet.kind is not Relationship:
        person = sheet.names.only_partner()
    return sheet.names.name_of(person) if person else ""


def _person_given(sheet: Sheet, given: Mapping[str, Any]) -> Any:
    wanted = {str(given.get(name)) for name in ("person", "relationship") if given.get(name)}
    named = [r for r in sheet.names.relationships if str(r.id) in wanted]
    ids = wanted | {str(each.person) for each in named}
    return next((person for person in sheet.names.people if str(person.id) in ids), None)


def _first_value(sheet: Sheet, record: Record | None, blank: Blank) -> Any:
    if blank.way is Way.WHO:
        return _who(sheet, record)
    if blank.key == "promises_made":
        return promise_rows(sheet.promises, sheet.partners)
    if blank.key == "insights_had":
        return insight_rows(sheet.insights)
    if blank.key in FILLED_LATER:
        return [] if blank.way is Way.ROWS else ""
    if record is None and blank.key in sheet.given:
        return as_value(blank, sheet.given[blank.key])
    if record is None:
        return _new_value(sheet, blank)
    return as_value(blank, _held(record, blank))


def _who(sheet: Sheet, record: Record | None) -> str:
    """Name the people of a record; of a new one, whom it was begun with or the only partner."""
    if record is None:
        if "who" in sheet.given:
            return str(sheet.given["who"])
        if _is_asked_of_anybody(sheet):
            return ""
        return _who_given(sheet)
    held = getattr(record, sheet.kind.PERSON or "person", ()) or ()
    ids = list(held) if isinstance(held, tuple) else [held]
    relationship = getattr(record, "relationship", None)
    ids += [r.person for r in sheet.names.relationships if r.id == relationship]
    everybody = sheet.names.told
    return ", ".join(everybody[each] for each in dict.fromkeys(ids) if each in everybody)


def _is_asked_of_anybody(sheet: Sheet) -> bool:
    """Tell whether an opinion is to be asked for by a mentor, who is not judged by a mentoree."""
    asked = sheet.kind is Feedback and sheet.given.get("status") == "asked"
    partner = sheet.names.only_partner()
    bond = sheet.names.relationship_with(partner) if partner else None
    given = {"person", "relationship"} & set(sheet.given)
    return asked and not given and bond is not None and bond.my_role == "mentor"


def _held(record: Record, blank: Blank) -> Any:
    if blank.key.startswith(AGREEMENT):
        agreement = getattr(record, "agreement", None) or Agreement()
        return getattr(agreement, blank.key.removeprefix(AGREEMENT))
    if blank.key in ("evidence", "shown_by"):
        words = getattr(record, "evidence", "")
        return words if bool(mentioned(words)) is (blank.key == "shown_by") else ""
    if blank.key == "because" and isinstance(record, Goal):
        history = getattr(record, "history", ())
        return history[-1].because if history else ""
    return getattr(record, attribute_of(type(record), blank.key))


def _new_value(sheet: Sheet, blank: Blank) -> Any:
    """Fill in what goes without saying: today, the usual, the only relationship."""
    if blank.key == sheet.kind.DAY and blank.way is Way.DAY and blank.key != "met_on":
        return moments.today().isoformat()
    if blank.key == "my_role":
        return likely_role(sheet.journal.roles)
    if blank.key == "relationship" and sheet.kind.KIND in ("topic", "action", "review"):
        partner = sheet.names.only_partner()
        found = sheet.names.relationship_with(partner) if partner else None
        return str(found.id) if found else ""
    model = sheet.kind.model_fields.get(attribute_of(sheet.kind, blank.key))
    usual = None if model is None or model.is_required() else model.get_default()
    return as_value(blank, usual)


_AS_ROWS: dict[str, Callable[[Any], list[Part]]] = {
    "milestones": editor_rows.milestone_rows,
    "strategies": editor_rows.strategy_rows,
    "options": editor_rows.option_rows,
}


def as_value(blank: Blank, held: Any) -> Any:
    """Put what a field holds the way its blank shows it: a text, rows, or ids."""
    if blank.way is Way.ROWS:
        held = (held,) if isinstance(held, str) else held or ()
        return _AS_ROWS.get(blank.key, editor_rows.text_rows)(held)
    if blank.way is Way.SEVERAL:
        return [str(each) for each in (held if isinstance(held, tuple | list) else [held])]
    if blank.way is Way.COUNTED:
        return counted_value(held)
    if blank.way is Way.TAGS:
        return typed_tags(held)
    if isinstance(held, tuple | list):
        return ", ".join(map(str, held))
    return _as_text(held)


def _as_text(held: Any) -> str:
    if held is None:
        return ""
    if isinstance(held, time) and held == time(held.hour, held.minute):
        return held.strftime("%H:%M")
    return held.isoformat() if isinstance(held, date | time) else str(held)


def typed_tags(tags: Sequence[str] | str) -> str:
    """Write tags so that they are read back as themselves, even those of two words."""
    if isinstance(tags, str):
        return tags
    lone = len(tags) == 1 and " " in tags[0]
    return f"{tags[0]}," if lone else ", ".join(tags)


def id_of(value: str) -> UUID | None:
    """Read the id of a chosen record; None when none is chosen."""
    return UUID(value) if value else None
