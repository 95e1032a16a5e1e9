"""The words of one record on the page: what it is called, and what stands beside it.

Every text of a person's passes through `line` or `prose`, which make it safe to show and take the
ids of records out of it.
"""

import re
from collections.abc import Callable
from datetime import date

from mentorjournal.domain.plain import visible
from mentorjournal.domain.record import Part, mentioned
from mentorjournal.domain.shapes import Shape, Sort, shapes_of
from mentorjournal.sharing.layouts import in_words
from mentorjournal.sharing.long_texts import of_long_texts
from mentorjournal.sharing.page import spelled

_ID = re.compile(r"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:#[0-9a-z]+)?")
_ID_SHOWN = "[…]"

Fields = dict[str, object]
"""The chosen fields of one record that say something."""


_UNSEEN = re.compile("[\u00ad\u180e\u200b\u2060\ufeff]")
"""Soft hyphens and spaces of no width: nobody sees them, and a name would hide behind one."""


def line(text: str) -> str:
    """Make one safe line of a text."""
    return " ".join(_ID.sub(_ID_SHOWN, _UNSEEN.sub("", visible(text, keep_newlines=False))).split())


@of_long_texts
def prose(text: str) -> str:
    """Make a text safe and keep its lines; blank ones around it go."""
    plain = _ID.sub(_ID_SHOWN, _UNSEEN.sub("", visible(text)))
    return re.sub(r"\A(?:[ \t]*\n)+", "", plain).rstrip()


def value_words(model: type[Part], name: str, value: object) -> str:
    """Say what a field holds; texts keep their lines."""
    if isinstance(value, date):
        return spelled(value)
    if isinstance(value, tuple):
        return ", ".join(line(each) for each in value if isinstance(each, str) and each.strip())
    if isinstance(value, int):
        return _number(name, value)
    if not isinstance(value, str) or mentioned(value):
        return ""
    return in_words(value) if _shape(model, name).sort is Sort.CHOICE else prose(value)


def _shape(model: type[Part], name: str) -> Shape:
    return shapes_of(model)[model.model_fields[name].alias or name]


_OF_TEN = frozenset({"truth", "matters", "promises", "worth", "progress", "confidence", "level"})


def _number(name: str, value: int) -> str:
    if name in _OF_TEN:
        return f"{value} of 10"
    return f"{value} %" if name == "confidence_pct" else str(value)


def aside(*words: str) -> str:
    """Join what stands beside a text, leaving out what says nothing."""
    return ", ".join(line(each) for each in words if each.strip())


def _day(fields: Fields, name: str, before: str = "", weekday: bool = False) -> str:
    value = fields.get(name)
    return f"{before} {spelled(value, weekday)}".strip() if isinstance(value, date) else ""


def _text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) and not mentioned(value) else ""


def _said(fields: Fields, name: str, words: dict[str, str]) -> str:
    return words.get(str(fields.get(name)), "")


def _action(fields: Fields) -> str:
    done = _day(fields, "done_on", "done on")
    state = _said(fields, "status", {"done": "done", "moved": "moved", "dropped": "let go"})
    return aside(_day(fields, "due", "by", weekday=True), done or state)


def _decision(fields: Fields) -> str:
    state = _said(fields, "status", {"open": "still open", "reviewed": "looked back on"})
    return aside(_day(fields, "on", "raised on"), _day(fields, "decided_on", "decided on"), state)


def _goal(fields: Fields) -> str:
    state = str(fields.get("status", ""))
    ended = _day(fields, "ended_on", f"{state or 'ended'} on")
    return aside(_day(fields, "target", "by"), ended or state)


def _feedback(fields: Fields) -> str:
    state = _said(fields, "status", {"asked": "not answered yet", "used": "used"})
    return aside(_day(fields, "on"), _day(fields, "asked_on", "asked on"), state)


def _resource(fields: Fields) -> str:
    return aside(*(_text(fields, name) for name in ("kind", "where", "state")))


def _person(fields: Fields) -> str:
    roles = fields.get("roles")
    spoken = map(str, roles) if isinstance(roles, tuple) else ()
    return aside(*spoken, _text(fields, "where"), _day(fields, "met_on", "met on"))


def _rating(fields: Fields) -> str:
    return aside(_said(fields, "view", {"looking_back": "looking back"}), _day(fields, "on"))


ASIDES: dict[str, Callable[[Fields], str]] = {
    "action": _action,
    "decision": _decision,
    "goal": _goal,
    "feedback": _feedback,
    "resource": _resource,
    "person": _person,
    "rating": _rating,
    "insight": lambda fields: _day(fields, "on"),
    "checkin": lambda fields: _day(fields, "on"),
    "skill": lambda fields: _text(fields, "kind"),
}
"""By kind, what stands beside the words by which a record is known."""


def _called_checkin(fields: Fields) -> str:
    sure = fields.get("confidence")
    words = f"Progress {fields['progress']} of 10"
    return words if sure is None else f"{words}, confidence for this task {sure} of 10"


def _called_feedback(fields: Fields) -> str:
    what = {"idea": "An idea", "encouragement": "An encouragement"}
    way = {"given": " I gave", "received": " I was given"}
    return what.get(str(fields["kind"]), "An observation") + _said(fields, "direction", way)


CALLED: dict[str, Callable[[Fields], str]] = {
    "checkin": _called_checkin,
    "feedback": _called_feedback,
    "rating": lambda fields: f"{fields['level']} of 10",
}
"""By kind, the words by which a record is known, where they are not its lead's own."""
