"""Records made of the words of a command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mentorjournal.cli.editor import edited
from mentorjournal.cli.typed import refuse_unknown
from mentorjournal.desk.entering import change, enter, kind_called
from mentorjournal.domain.days import Lean, read_day
from mentorjournal.domain.growth import FREE, Reflection
from mentorjournal.domain.plain import visible
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Session
from mentorjournal.errors import JournalError, NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.prompts import Template
    from mentorjournal.journal import Journal

_TRIAL = "…"
"""Stands for the text while the rest is tried, so that nobody writes one in vain."""


def known_fields(word: str, fields: dict[str, str]) -> None:
    """Refuse a field that the kind does not have."""
    refuse_unknown(kind_called(word), fields)


class NewRecord:
    """A record to be, as it is put together from options and words."""

    def __init__(self, journal: Journal, word: str, fields: dict[str, Any], partner: str) -> None:
        self.journal = journal
        self.kind = kind_called(word)
        self.fields = fields
        self.partner = partner

    def put_tags(self, tags: tuple[str, ...]) -> None:
        """Take the tags of the options."""
        if tags:
            self._put("tags", tags, "--tag")

    def put_day(self, typed: str | None) -> None:
        """Take the day of the options; that of a planned session lies ahead."""
        if typed is not None:
            planned = str(self.fields.get("status", "")).startswith("p")
            lean: Lean = "future" if self.kind is Session and planned else "past"
            self._put(self.kind.DAY, read_day(typed, self.journal.reading(lean)), "--on")

    def put_template(self, template_id: str | None) -> None:
        """Take the template: a reflection notes it, a session takes its parts as agenda."""
        if template_id is None or (template_id == FREE and self.kind is Reflection):
            return
        template = self._template(template_id)
        if self.kind is Reflection:
            self._put("template", template_id, "--template")
            return
        parts = [
            f"- {part.title} ({part.minutes} min) {part.do}".rstrip() for part in template.parts
        ]
        self.fields.setdefault("agenda", "\n".join(parts))
        self.fields.setdefault("minutes", sum(part.minutes for part in template.parts))

    def _template(self, template_id: str) -> Template:
        book = self.journal.prompt_book
        known = book.templates_for(self.kind.KIND, "")
        if not known:
            raise NotUnderstood("Only reflections and sessions follow a template.")
        for template in known:
            if template.id == template_id:
                return template
        names = ", ".join(template.id for template in known)
        raise NotUnderstood(f"There is no template “{template_id}”; there are {names}.")

    def put_text(self, text: str | None) -> None:
        """Take the text."""
        if text is not None:
            self._put(self.kind.TEXT, text, "the text")

    def _put(self, name: str, value: Any, source: str) -> None:
        if name in self.fields:
            raise NotUnderstood(f"“{name}” is given twice, as a field and by {source}.")
        self.fields[name] = value

    def record(self) -> Record:
        """Make the record; nothing is kept yet."""
        return enter(self.journal, self.kind, self.fields, partner=self.partner)

    def edited(self, console: Console) -> Record:
        """Let the person write the text first."""
        beginning = str(self.fields.get(self.kind.TEXT, ""))
        self.fields[self.kind.TEXT] = _TRIAL
        self.record()
        self.fields[self.kind.TEXT] = _written(console, beginning)
        return _not_in_vain(console, self.fields[self.kind.TEXT], self.record)


class Change:
    """A kept record, and what is to become of it."""

    def __init__(self, journal: Journal, kept: Kept[Record], fields: dict[str, Any]) -> None:
        self.journal = journal
        self.kept = kept
        self.fields = fields
        refuse_unknown(type(kept.record), fields)

    def put_text(self, text: str | None) -> None:
        """Take the text."""
        if text is None:
            return
        name = self.kept.record.TEXT
        if name in self.fields:
            raise NotUnderstood(f"“{name}” is given twice, as a field and by the text.")
        self.fields[name] = text

    def record(self) -> Record:
        """Make the record that it becomes; nothing is kept yet."""
        return change(self.journal, self.kept, self.fields)

    def edited(self, console: Console) -> Record:
        """Let the person change the text first."""
        name = self.kept.record.TEXT
        beginning = str(self.fields.get(name, self._text()))
        self.fields[name] = _TRIAL
        self.record()
        self.fields[name] = _written(console, beginning)
        return _not_in_vain(console, self.fields[name], self.record)

    def _text(self) -> str:
        record = self.kept.record
        if isinstance(record, Reflection):
            return record.answers[0].text if record.answers else ""
        return str(getattr(record, record.TEXT))


def _written(console: Console, beginning: str) -> str:
    text = edited(console.settings, beginning)
    if not text.strip():
        raise NotUnderstood("There are no words in the text; nothing was kept.")
    return text


def _not_in_vain(console: Console, text: str, make: Callable[[], Record]) -> Record:
    """Show a text that could not be used, as it is nowhere else."""
    try:
        return make()
    except JournalError:
        console.warn("This is what you wrote:")
        console.warn(visible(text))
        raise
