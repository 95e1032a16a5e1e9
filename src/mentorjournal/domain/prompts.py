"""Guided prompts and templates, read from the data that ships with the program."""

import json
from collections.abc import Iterable
from typing import Literal

from pydantic import Field, ValidationError

from mentorjournal.domain.record import Part

Role = Literal["mentoree", "mentor", "both"]


class Prompt(Part):
    """One question, worded to be answered in writing."""

    id: str
    role: Role
    phase: str
    theme: str
    answer: Literal["text", "scale", "points"]
    text: str
    hint: str = ""
    idea_from: str = ""

    def asked(self, partner: str) -> str:
        """Word the question with the partner's name in it."""
        return self.text.replace("{partner}", partner or "the other person")


class TemplatePart(Part):
    """One stretch of a session."""

    title: str
    minutes: int
    do: str = ""
    prompts: tuple[str, ...] = ()


class Template(Part):
    """A way through a session, or a set of prompts for a reflection."""

    id: str
    kind: Literal["session", "reflection"]
    role: Role
    phase: str
    name: str
    use_when: str = ""
    parts: tuple[TemplatePart, ...] = ()
    prompts: tuple[str, ...] = Field(default=())

    def serves(self, role: str) -> bool:
        """Whether it is written for this role."""
        return self.role in (role, "both") or role not in ("mentoree", "mentor")


class PromptBook:
    """All prompts and templates, by id."""

    def __init__(self, prompts: Iterable[Prompt], templates: Iterable[Template]) -> None:
        self.prompts = {each.id: each for each in prompts}
        self.templates = {each.id: each for each in templates}
        self.own: frozenset[str] = frozenset()
        """The ids of the templates that are the writer's own."""

    @classmethod
    def read(cls, lines: Iterable[str]) -> "PromptBook":
        """Read JSON lines, each with a ``type`` of prompt or template."""
        prompts, templates = [], []
        for line in filter(str.strip, lines):
            entry = json.loads(line)
            if entry.pop("type") == "prompt":
                prompts.append(Prompt.model_validate(entry))
            else:
                templates.append(Template.model_validate(entry))
        return cls(prompts, templates)

    def with_own(self, lines: object) -> "PromptBook":
        """Add the writer's own; a line that is none, from another program perhaps, is passed over.

        What ships with the program keeps its id.
        """
        prompts, templates = dict(self.prompts), dict(self.templates)
        for line in lines if isinstance(lines, list) else ():
            entry = _entry(line)
            if isinstance(entry, Prompt):
                prompts.setdefault(entry.id, entry)
            elif entry is not None:
                templates.setdefault(entry.id, entry)
        book = PromptBook(prompts.values(), templates.values())
        book.own = frozenset(templates) - frozenset(self.templates)
        return book

    def templates_for(self, kind: str, role: str) -> list[Template]:
        """List the templates of a kind that are written for a role, in the book's order."""
        return [t for t in self.templates.values() if t.kind == kind and t.serves(role)]

    def prompts_of(self, template_id: str) -> list[Prompt]:
        """List a template's prompts in order; none for ``free`` and for one that is not known.

        The id of a prompt stands for that one prompt.
        """
        template = self.templates.get(template_id)
        if not template:
            return [self.prompts[template_id]] if template_id in self.prompts else []
        named = [*template.prompts, *(p for part in template.parts for p in part.prompts)]
        return [self.prompts[each] for each in named if each in self.prompts]


def _entry(line: object) -> Prompt | Template | None:
    if not isinstance(line, dict):
        return None
    fields = {name: value for name, value in line.items() if name != "type"}
    models: dict[str, type[Prompt] | type[Template]] = {"prompt": Prompt, "template": Template}
    model = models.get(str(line.get("type")))
    try:
        return model.model_validate(fields) if model else None
    except ValidationError:
        return None
