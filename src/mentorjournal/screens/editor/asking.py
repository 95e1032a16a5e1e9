"""The questions that an editor asks before it keeps, leaves or begins."""

from __future__ import annotations

import asyncio
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from mentorjournal.domain.days import read_day
from mentorjournal.domain.growth import FREE
from mentorjournal.domain.people import Person
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.sessions import Session
from mentorjournal.errors import NotUnderstood
from mentorjournal.screens.editor.people import ROLES, likely_role, names_in, newcomer
from mentorjournal.screens.editor.sheet import Sheet, laid_out
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.picking import Pick

if TYPE_CHECKING:
    from textual.app import App

    from mentorjournal.domain.prompts import Template
    from mentorjournal.journal import Journal

Values = dict[str, Any]

_CONTEXT = 12
"""How many letters are shown before the first one in which two texts differ."""


async def ask_for_template(app: App[Any], journal: Journal) -> str:
    """Ask what a reflection is to follow; empty is a change of mind."""
    choices = [(FREE, "Blank page: write freely, whatever is there")]
    choices += [(each.id, _described(each, journal)) for each in _templates(journal, "reflection")]
    book = journal.prompt_book
    choices += [
        (prompt.id, f"One question · {prompt.theme} · {prompt.asked('')}")
        for prompt in book.prompts.values()
    ]
    return await app.push_screen_wait(
        Pick("What would you like to think about?", choices, more="Nobody else ever reads it.")
    )


async def ask_for_outline(app: App[Any], journal: Journal) -> str:
    """Ask which outline the notes of a session are to have."""
    choices = [(each.id, _described(each, journal)) for each in _templates(journal, "session")]
    return await app.push_screen_wait(Pick("Which outline?", choices))


def _templates(journal: Journal, kind: str) -> list[Template]:
    """List every template once: the writer's own, those for the writer's roles, the others."""
    book = journal.prompt_book
    own = [each for each in book.templates_for(kind, "") if each.id in book.own]
    roles = journal.roles or [""]
    found = [each for role in roles for each in book.templates_for(kind, role)]
    everything = [*own, *found, *book.templates_for(kind, "")]
    return list({each.id: each for each in everything}.values())


def _described(template: Template, journal: Journal) -> str:
    """Say its name, when it is of use, and for whom when that is not who writes."""
    use = template.use_when.replace("{partner}", "the other person")
    mine = "yours" if template.id in journal.prompt_book.own else ""
    plainly_mine = template.role == "both" or list(journal.roles) == [template.role]
    role = "" if plainly_mine else f"for a {template.role}"
    phase = "" if template.phase == "any" else template.phase
    about = " · ".join(filter(None, [template.name, mine, role, phase]))
    return f"{about}: {use[:1].lower()}{use[1:]}" if use else about


async def ask_whether_to_leave(app: App[Any]) -> str:
    """Ask what becomes of changes that are not kept."""
    choices = [
        ("keep", "Keep it in the journal"),
        ("draft", "Keep it as a draft, for later"),
        ("drop", "Throw it away"),
    ]
    return await app.push_screen_wait(
        Ask("You have changed something. What becomes of it?", choices, "keep")
    )


async def ask_whether_to_throw_away(app: App[Any]) -> str:
    """Ask before a draft is thrown away."""
    choices = [("", "No, go on with it"), ("drop", "Yes, throw the draft away")]
    return await app.push_screen_wait(Ask("Throw this draft away?", choices, ""))


async def ask_what_of_both(app: App[Any], sheet: Sheet, mine: Values) -> str:
    """Ask which version is to be the newest when somebody else changed the record meanwhile."""
    more = await asyncio.to_thread(_differences, sheet, mine)
    choices = [
        ("mine", "Keep mine as the newest; theirs stays in the history"),
        ("theirs", "Look at theirs; mine stays as a draft"),
    ]
    question = "This was changed elsewhere since you opened it."
    return await app.push_screen_wait(Ask(question, choices, "mine", more=more))


def _differences(sheet: Sheet, mine: Values) -> str:
    """Say where the version in the journal differs from what is typed."""
    record = sheet.kept.record if sheet.kept else None
    newest = sheet.journal.records.find(record.id) if record else None
    if newest is None:
        return ""
    theirs = laid_out(sheet.journal, sheet.kind, newest, {}).initial
    lines = ["It is in the trash now."] if newest.deleted else []
    for blank in sheet.blanks:
        there, here = theirs.get(blank.key), mine.get(blank.key)
        if there != here:
            start = _shared_start(there, here)
            lines.append(
                f"{blank.label or 'Answer'}:"
                f" {_short(there, start)} there, {_short(here, start)} here"
            )
    return "\n".join(lines[:8])


def _shared_start(there: Any, here: Any) -> int:
    """Count the letters that two long texts begin with and that need not be shown of either."""
    if not (isinstance(there, str) and isinstance(here, str)):
        return 0
    pairs = zip(there, here, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return shared - _CONTEXT if shared > 2 * _CONTEXT else 0


def _short(value: Any, start: int) -> str:
    if isinstance(value, list):
        return f"{len(value)} of them"
    shown = f"…{str(value)[start:]}" if start else str(value)
    return f"“{one_line(shown, 40)}”" if value else "nothing"


async def ask_about_strangers(app: App[Any], sheet: Sheet, values: Values) -> bool:
    """Ask about every name that is new; False when one of them was a slip."""
    typed = str(values.get("who", ""))
    if typed == sheet.initial.get("who") and sheet.kept is not None:
        return True
    try:
        strangers = sheet.names.strangers(typed)
    except NotUnderstood as error:
        raise NotUnderstood(str(error), {"who": str(error)}) from error
    for name in strangers:
        if not await _ask_about(app, sheet, values, name, Person(name=name), known=False):
            return False
    for name in names_in(typed) if _is_meeting_of_two(sheet, values) else ():
        person = sheet.names.found(name)
        if person is None or not _is_new_here(sheet, person):
            continue
        if not await _ask_about(app, sheet, values, person.name, person, known=True):
            return False
    return True


def _is_new_here(sheet: Sheet, person: Person) -> bool:
    names = sheet.names
    return not names.relationship_with(person) and not names.was_asked_about(person)


def _is_meeting_of_two(sheet: Sheet, values: Values) -> bool:
    return sheet.kind is Session and values.get("kind") == "one_to_one"


async def _ask_about(
    app: App[Any], sheet: Sheet, values: Values, name: str, person: Person, *, known: bool
) -> bool:
    roles = _is_meeting_of_two(sheet, values)
    choices: list[tuple[str, str]] = []
    if roles:
        choices += [(role, f"Yes: I am the {role}") for role in ROLES]
    choices.append(("person", "Only as somebody I know" if roles else "Yes, add them"))
    choices.append(("", "No, let me change the name"))
    question = f"Is this part of mentoring with {name}?" if known else f"Add {name}?"
    default = likely_role(sheet.journal.roles) if roles else "person"
    answer = await app.push_screen_wait(Ask(question, choices, default))
    role = next((role for role in ROLES if role == answer), None)
    if answer:
        sheet.names.welcome(name, newcomer(person, known, role, _day(sheet, values)))
    return bool(answer)


def _day(sheet: Sheet, values: Values) -> date:
    """Let a relationship start with the first session that is written down."""
    reading = sheet.journal.reading()
    try:
        return read_day(str(values.get("on", "")), reading)
    except NotUnderstood:
        return reading.today
