"""The fields of a record as labelled text for a person to read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.record import Part, Record, mentioned
from mentorjournal.domain.sessions import Summary
from mentorjournal.domain.shapes import Sort, shapes_of
from mentorjournal.domain.sharing_rules import Share, rules_of

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

_TITLE_WIDTH = 60
_BESIDE = ("id", "linked", "place")
"""Fields that say nothing by themselves: links stand in the texts, and an order is seen."""


def fields_of(journal: Journal, record: Record) -> Iterator[tuple[str, str]]:
    """Give a label and a text for every field that says something."""
    from mentorjournal.views.inline_links import with_standing

    # Of a page that never leaves it is said above, and a summary has left.
    alike = record.never_leaves or isinstance(record, Summary)
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name not in _BESIDE and value not in (None, "", (), {}):
            text = _text(journal, value)
            yield (
                _label(type(record), name, alike),
                with_standing(journal, record, text) if record.linked else text,
            )


def _label(model: type[Part], name: str, alike: bool) -> str:
    """Say a field's name, and whether its words can never leave."""
    field = model.model_fields[name].alias or name
    label = field.replace("_", " ")
    words = shapes_of(model)[field].sort is Sort.TEXT and name != "tags"
    if alike or not words or rules_of(model)[name].share is not Share.NEVER:
        return label
    return f"{label.removesuffix(' private')} (private)"


def _text(journal: Journal, value: Any) -> str:
    if isinstance(value, tuple):
        return _several(journal, value)
    if isinstance(value, Part):
        return _part(journal, value)
    if isinstance(value, UUID):
        return _titled(journal, value, "")
    if isinstance(value, dict):
        return ", ".join(f"{name} {inner}" for name, inner in value.items())
    return _plain(journal, value)


def _several(journal: Journal, values: tuple[Any, ...]) -> str:
    texts = [_text(journal, each) for each in values]
    if any(isinstance(each, Part | tuple) for each in values):
        return "".join(f"\n- {text.replace(chr(10), chr(10) + '  ')}" for text in texts)
    return ", ".join(texts)


def _part(journal: Journal, part: Part) -> str:
    """Write a part as its texts, its first one without a label."""
    lines: list[str] = []
    for name in type(part).model_fields:
        value = getattr(part, name)
        if name == "id" or value in (None, "", (), {}):
            continue
        text = _question(journal, value) if name == "prompt" else _text(journal, value)
        lines.append(text if not lines else f"{_label(type(part), name, alike=True)}: {text}")
    return "\n".join(lines)


def _question(journal: Journal, prompt_id: str) -> str:
    prompt = journal.prompt_book.prompts.get(prompt_id)
    return prompt.asked("") if prompt else prompt_id


def _plain(journal: Journal, value: Any) -> str:
    if isinstance(value, date):
        return moments.spoken(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    target = mentioned(value) if isinstance(value, str) else None
    return _titled(journal, target[0], target[1] or "") if target else str(value)


def _titled(journal: Journal, record_id: UUID, part: str) -> str:
    """Name a record by its words and its short id; the words of its part where there is one."""
    kept = journal.records.find(record_id)
    if kept is None:
        return f"{record_id} (not here)"
    record, words = kept.record, kept.record.headline
    if record.KIND == "person":
        words = journal.names()[record_id]
    for name in type(record).model_fields if part else ():
        for each in getattr(record, name) if isinstance(getattr(record, name), tuple) else ():
            if getattr(each, "id", "") == part:
                words = str(getattr(each, "title", "") or getattr(each, "text", ""))
    short = journal.entries.short_ids([str(record_id)])[str(record_id)]
    return f"{one_line(words, _TITLE_WIDTH)} ({record.KIND} {short})"
