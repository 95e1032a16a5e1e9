"""Keeping schemes: made of what was typed, changed, taken away, and what counts toward one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from mentorjournal.domain.days import read_day
from mentorjournal.domain.schemes import SETTING, Category, Scheme, scheme_of
from mentorjournal.domain.sessions import Counted
from mentorjournal.errors import Ambiguous, NotFound, NotUnderstood
from mentorjournal.views.hours import schemes

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

TYPED = ("name", "unit", "target", "registered_on", "categories", "rules")
"""What a person says of a scheme, each as a text; the categories part at commas or line ends."""


def typed_scheme(
    journal: Journal, typed: Mapping[str, str], before: Scheme | None = None
) -> Scheme:
    """Make a scheme of typed texts, over the one it was before.

    Raises NotUnderstood whose ``fields`` tell what is wrong with which.
    """
    fields = before.model_dump() if before else {"id": uuid4().hex[:12]}
    problems: dict[str, str] = {}
    for name, text in typed.items():
        try:
            fields[name] = _value(journal, name, text.strip(), before)
        except NotUnderstood as error:
            problems[name] = str(error)
    made = None
    try:
        made = scheme_of({name: value for name, value in fields.items() if name not in problems})
        _refuse_twin(journal, made)
    except NotUnderstood as error:
        problems = {**error.fields, **problems}
    if problems or made is None:
        raise NotUnderstood(" ".join(problems.values()), problems)
    return made


def _value(journal: Journal, name: str, text: str, before: Scheme | None) -> Any:
    if name not in TYPED:
        raise NotUnderstood(f"“{name}” is not part of a scheme, which has {', '.join(TYPED)}.")
    if name == "categories":
        return _categories(text, before.categories if before else ())
    if name == "registered_on":
        return read_day(text, journal.reading("past")) if text else None
    if name == "target":
        return text.replace(",", ".")
    return _unit(text) if name == "unit" else text


def _unit(text: str) -> str:
    """Let the beginning of the word do."""
    units = ("hours", "minutes", "activities")
    return next((each for each in units if text and each.startswith(text.casefold())), text)


def _categories(text: str, before: Sequence[Category]) -> list[Category | dict[str, Any]]:
    """Read names, each with the least number of its activities behind a colon if it has one.

    A name that was there keeps its id, so that what counts toward it goes on counting.
    """
    known = {each.name.casefold(): each for each in before}
    found: list[Category | dict[str, Any]] = []
    for part in text.replace("\n", ",").split(","):
        name, colon, least = part.strip().partition(":")
        name = name.strip()
        if not name:
            continue
        old = known.get(name.casefold())
        kept = old.minimum_activities if old else 0
        fields = {"name": name, "minimum_activities": least.strip() if colon else kept}
        found.append(fields | ({"id": old.id} if old else {}))
    return found


def _refuse_twin(journal: Journal, scheme: Scheme) -> None:
    name = scheme.name.strip().casefold()
    for each in schemes(journal):
        if each.id != scheme.id and each.name.strip().casefold() == name:
            told = "There is a scheme of this name already."
            raise NotUnderstood(told, {"name": told})


def typed_categories(scheme: Scheme) -> str:
    """Write the categories as they are typed."""
    return ", ".join(
        f"{each.name}: {each.minimum_activities}" if each.minimum_activities else each.name
        for each in scheme.categories
    )


def keep_scheme(journal: Journal, scheme: Scheme) -> None:
    """Keep a scheme, in the place of the one with its id if there is one."""
    kept = scheme.model_dump(mode="json")
    there = _kept(journal)
    ids = [_id_of(each) for each in there]
    at = ids.index(scheme.id) if scheme.id in ids else len(ids)
    journal.notebook.set(**{SETTING: [*there[:at], kept, *there[at + 1 :]]})


def remove_scheme(journal: Journal, scheme: Scheme) -> None:
    """Take a scheme away; what counted toward it stays as it is."""
    rest = [each for each in _kept(journal) if _id_of(each) != scheme.id]
    journal.notebook.set(**{SETTING: rest})


def _kept(journal: Journal) -> list[Any]:
    """Read them as they are kept, so that what cannot be read as a scheme is kept on."""
    return list(journal.notebook.setting(SETTING, []))


def _id_of(kept: Any) -> str:
    return str(kept.get("id", "")) if isinstance(kept, dict) else ""


def counted(journal: Journal, typed: str) -> Counted | None:
    """Read toward what a session counts: ``award / category``, or the category alone.

    Any part of each name will do. None when nothing is typed.
    """
    if not typed.strip():
        return None
    award, slash, category = (part.strip().casefold() for part in typed.partition("/"))
    wanted, among = (category, award) if slash else (award, "")
    there = [
        (scheme, each)
        for scheme in schemes(journal)
        for each in scheme.categories
        if among in scheme.name.casefold() or among == scheme.id.casefold()
    ]
    some = [pair for pair in there if wanted in pair[1].name.casefold()]
    exact = [pair for pair in there if wanted in (pair[1].name.casefold(), pair[1].id.casefold())]
    found = exact or some
    if not found:
        raise NotFound(f"counts_toward: no scheme has a category called “{typed.strip()}”.")
    if len(found) > 1:
        raise Ambiguous(f"counts_toward: “{typed.strip()}” may be several; say award / category.")
    return Counted(scheme=found[0][0].id, category=found[0][1].id)
