"""The writer's own templates: kept in the journal, typed as lines, taken in from a file and given.

A file of templates is JSON Lines, as the one that ships: a ``type`` of prompt or template in each.
A mistake in it is told with its line, and nothing of it is taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pydantic import ValidationError

from mentorjournal.domain.entries import Filter
from mentorjournal.domain.growth import FREE
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.prompts import Prompt, PromptBook, Template, TemplatePart
from mentorjournal.errors import NotFound, NotUnderstood
from mentorjournal.journal import OWN_TEMPLATES

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

Line = dict[str, Any]

LARGEST = 1_000_000
"""No file of templates is longer than so many characters."""

_SORTS = {"0-10": "scale", "line": "points"}
_SORT = re.compile(r"(0-10|line)\s*:\s*(.+)", re.IGNORECASE)
_STRETCH = re.compile(r"(\d{1,4})\s+(\S.*)")
_MODELS: dict[str, type[Prompt] | type[Template]] = {"prompt": Prompt, "template": Template}


def _lines(journal: Journal) -> list[Line]:
    return list(journal.notebook.setting(OWN_TEMPLATES, []))


def _keep(journal: Journal, lines: Sequence[Line]) -> None:
    journal.notebook.set(**{OWN_TEMPLATES: list(lines)})


def typed_questions(book: PromptBook, template: Template) -> str:
    """Write what a template asks as lines, the way they are typed."""
    if template.kind == "session":
        return "\n".join(f"{part.minutes} {part.title}" for part in template.parts)
    marks = {sort: f"{mark}: " for mark, sort in _SORTS.items()}
    asked = (book.prompts[each] for each in template.prompts if each in book.prompts)
    return "\n".join(marks.get(each.answer, "") + each.text for each in asked)


def keep_template(journal: Journal, old: Template | None, kind: str, typed: dict[str, str]) -> None:
    """Keep a template of what was typed: name, use_when, role and questions, one a line.

    A question that stays as it was keeps its id; a changed one becomes another, as what was once
    answered stays the answer to what was asked.
    """
    if not typed["name"].strip():
        raise NotUnderstood("A template needs a name.", {"name": "Give it a name."})
    fields: Line = {
        "id": old.id if old else _new_id(),
        "kind": kind,
        "role": typed["role"] or "both",
        "phase": old.phase if old else "any",
        "name": typed["name"].strip(),
        "use_when": typed["use_when"].strip(),
    }
    asked = [line.strip() for line in typed["questions"].splitlines() if line.strip()]
    if not asked:
        raise NotUnderstood("Write one a line.", {"questions": "There is no line yet."})
    prompts: list[Prompt] = []
    if kind == "session":
        fields["parts"] = [_stretch(line, old).model_dump() for line in asked]
    else:
        prompts = _prompts(journal.prompt_book, old, asked, fields["role"])
        fields["prompts"] = [each.id for each in prompts]
    template = Template.model_validate(fields)
    _keep(journal, list(_replaced(journal, template, prompts)))


def _replaced(journal: Journal, template: Template, prompts: Sequence[Prompt]) -> Iterator[Line]:
    """Give the lines as they become; questions that are asked no longer stay for their answers."""
    new, is_new = _line(template), True
    there = set()
    for line in _lines(journal):
        there.add(line.get("id"))
        is_this = line.get("type") == "template" and line.get("id") == template.id
        is_new = is_new and not is_this
        yield new if is_this else line
    shipped = journal.prompt_book.prompts
    for prompt in prompts:
        if prompt.id not in there and prompt.id not in shipped:
            yield _line(prompt)
    if is_new:
        yield new


def _line(entry: Prompt | Template) -> Line:
    sort = "prompt" if isinstance(entry, Prompt) else "template"
    return {"type": sort, **entry.model_dump(mode="json", exclude_defaults=True)}


def _new_id() -> str:
    return f"own.{uuid4().hex[:8]}"


def _prompts(book: PromptBook, old: Template | None, asked: list[str], role: str) -> list[Prompt]:
    known: dict[tuple[str, str], Prompt] = {}
    for name in old.prompts if old else ():
        if name in book.prompts:
            prompt = book.prompts[name]
            known[prompt.answer, prompt.text] = prompt
    prompts = []
    for line in asked:
        marked = _SORT.fullmatch(line)
        answer, text = (_SORTS[marked[1].lower()], marked[2]) if marked else ("text", line)
        fields = {"role": role, "phase": "any", "theme": "own", "answer": answer, "text": text}
        made = known.get((answer, text)) or Prompt.model_validate({"id": _new_id(), **fields})
        prompts.append(made)
    return prompts


def _stretch(line: str, old: Template | None) -> TemplatePart:
    """Read a stretch of a session: its minutes and its title."""
    found = _STRETCH.fullmatch(line)
    if not found:
        words = f"“{one_line(line, 40)}” needs its minutes in front, as in “10 What moved”."
        raise NotUnderstood(words, {"questions": words})
    before = next((each for each in old.parts if each.title == found[2]), None) if old else None
    part = before or TemplatePart(title=found[2], minutes=0)
    return part.model_copy(update={"minutes": int(found[1])})


def remove_template(journal: Journal, template_id: str) -> None:
    """Remove one of the writer's own; a question that was once answered stays readable there."""
    if template_id not in journal.prompt_book.own:
        raise NotFound("That is none of your own templates.")
    left = [each for each in _lines(journal) if not _is_template(each, template_id)]
    needed = _answered(journal)
    for line in left:
        needed |= set(line.get("prompts", ()))
        needed |= {each for part in line.get("parts", ()) for each in part.get("prompts", ())}
    _keep(journal, [e for e in left if e.get("type") != "prompt" or e.get("id") in needed])


def _is_template(line: Line, template_id: str) -> bool:
    return line.get("type") == "template" and line.get("id") == template_id


def _answered(journal: Journal) -> set[str]:
    pages = journal.entries.each(Filter(kinds=("reflection",)))
    return {answer.get("prompt", "") for page in pages for answer in page.body.get("answers", ())}


def exported(journal: Journal) -> str:
    """Write the writer's own templates as a file: JSON Lines, prompts before what asks them."""
    lines = sorted(_lines(journal), key=lambda line: line.get("type") != "prompt")
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def import_templates(journal: Journal, text: str) -> list[Template]:
    """Take in a file of templates whole; give those that are new.

    Raises NotUnderstood with the line of the first mistake; then nothing of it is taken.
    """
    if len(text) > LARGEST:
        raise NotUnderstood("This file is too long to be one of templates.")
    book, new = journal.prompt_book, []
    prompts, templates = dict(book.prompts), dict(book.templates)
    read = list(_read(text))
    for number, entry in read:
        known: dict[str, Any] = prompts if isinstance(entry, Prompt) else templates
        if known.get(entry.id) == entry:
            continue
        if entry.id in known or entry.id == FREE:
            raise _wrong(number, f"the id “{one_line(entry.id, 40)}” is taken by another one")
        known[entry.id] = entry
        new.append(entry)
    for number, entry in read:
        _refuse_unknown_prompts(number, entry, prompts)
    if new:
        _keep(journal, [*_lines(journal), *map(_line, new)])
    return [each for each in new if isinstance(each, Template)]


def _read(text: str) -> Iterator[tuple[int, Prompt | Template]]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            yield number, _read_line(number, line)


def _read_line(number: int, line: str) -> Prompt | Template:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _wrong(number, "this is not JSON") from error
    if not isinstance(fields, dict) or fields.get("type") not in _MODELS:
        raise _wrong(number, "it needs a type, prompt or template")
    model = _MODELS[fields.pop("type")]
    try:
        json.dumps(fields, ensure_ascii=False).encode()
        entry = model.model_validate(fields)
    except UnicodeEncodeError as error:
        raise _wrong(number, "there is half a character in it") from error
    except ValidationError as error:
        raise _wrong(number, _why(error)) from error
    _refuse_empty(number, entry)
    return entry


def _refuse_empty(number: int, entry: Prompt | Template) -> None:
    if not entry.id.strip():
        raise _wrong(number, "its id is empty")
    if isinstance(entry, Prompt):
        if not entry.text.strip():
            raise _wrong(number, "its text is empty")
    elif not entry.name.strip():
        raise _wrong(number, "its name is empty")
    elif not (entry.prompts or entry.parts):
        raise _wrong(number, "it has neither prompts nor parts")


def _refuse_unknown_prompts(
    number: int, entry: Prompt | Template, prompts: dict[str, Prompt]
) -> None:
    if isinstance(entry, Prompt):
        return
    asked = [*entry.prompts, *(each for part in entry.parts for each in part.prompts)]
    for each in asked:
        if each not in prompts:
            raise _wrong(number, f"there is no prompt “{one_line(each, 40)}”")


def _why(error: ValidationError) -> str:
    first = error.errors()[0]
    place = " ".join(map(str, first["loc"]))
    if first["type"] == "missing":
        return f"it has no {place}"
    if first["type"] == "extra_forbidden":
        return f"“{one_line(place, 40)}” is no field of it"
    return f"{one_line(place, 40)} does not fit"


def _wrong(number: int, why: str) -> NotUnderstood:
    return NotUnderstood(f"Line {number}: {why}; nothing was taken in.")
