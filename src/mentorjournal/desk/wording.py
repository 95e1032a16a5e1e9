"""A record's fields in words, for whoever shows a record whole: a screen or a command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.desk.correspondence.standing import standing_of
from mentorjournal.domain import moments
from mentorjournal.domain.choice_words import spoken_choice
from mentorjournal.domain.growth import Answer, Milestone, Option, Strategy
from mentorjournal.domain.record import Part, Record, mentioned
from mentorjournal.domain.sessions import Counted, Summary
from mentorjournal.domain.shapes import Sort, shapes_of
from mentorjournal.domain.sharing_rules import Share, effective, rules_of
from mentorjournal.views.hours import schemes
from mentorjournal.views.inline_links import with_standing

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

LABELS = {
    "on": "Day",
    "clock": "Time",
    "notes_shared": "Notes for both",
    "notes_private": "Notes",
    "note_private": "Note",
    "next_on": "Next session",
    "if_then": "If … then",
    "people": "With",
    "came_from": "From",
    "mode": "How",
    "boundaries": "Doors that stay closed",
    "confidence_pct": "Confidence, %",
    "limits": "What cannot stay between you",
    "programme_contact": "Contact in the programme",
    "if_stuck": "If it gets stuck",
    "my_response": "What I did with it",
    "redefined_as": "What we are from here",
}
_ELSEWHERE = frozenset(
    {"id", "tags", "share", "held_back", "items", "on", "exchange", "asides", "linked", "place"}
)
"""Fields that are shown beside the record, or that say nothing to a reader."""
_LONG = 60


@dataclass(frozen=True)
class FieldText:
    """One field in words."""

    name: str
    label: str
    text: str
    private: bool
    """Whether it can never be shared."""

    @property
    def is_long(self) -> bool:
        """Whether it wants lines of its own."""
        return len(self.text) > _LONG or "\n" in self.text


def label_of(name: str) -> str:
    """Say a field's name as a person would."""
    return LABELS.get(name, name.replace("_", " ").capitalize())


def field_texts(journal: Journal, record: Record) -> list[FieldText]:
    """Word every field that holds something, in the order of the kind."""
    rules = rules_of(type(record))
    texts = []
    for name in type(record).model_fields:
        text = "" if name in _ELSEWHERE else _field(journal, record, name)
        if name == "template" and text in journal.prompt_book.templates:
            text = journal.prompt_book.templates[text].name
        text = with_standing(journal, record, text) if record.linked else text
        if text:
            private = _keeps_words(type(record), name) and (
                record.never_leaves or effective(rules[name], record.share) is Share.NEVER
            )
            texts.append(FieldText(name, label_of(name), text, private))
    return texts


def _field(journal: Journal, record: Record, name: str) -> str:
    """Word one field; a choice is said as people say it, and a partner by name."""
    if name in ("person", "people", "verifier"):
        return _people(journal, getattr(record, name))
    if isinstance(record, Summary) and record.direction == "received" and name == "sent_by":
        return " ".join(filter(None, [record.sent_by, f"({standing_of(journal, record)})"]))
    text = _text(journal, getattr(record, name))
    alias = type(record).model_fields[name].alias or name
    if shapes_of(type(record))[alias].sort is not Sort.CHOICE:
        return text
    if name in ("owner", "raised_by") and text == "partner":
        names = journal.partner_names()
        return next((names[str(each)] for each in record.belongs_to if str(each) in names), text)
    return spoken_choice(text)


def _people(journal: Journal, held: UUID | Sequence[UUID] | None) -> str:
    ids = [held] if isinstance(held, UUID) else held or ()
    names = journal.names()
    return ", ".join(names[each] for each in ids)


def _keeps_words(kind: type[Record], name: str) -> bool:
    """Whether saying that it is private says something: it does of words, not of a number."""
    fields = shapes_of(kind)
    alias = kind.model_fields[name].alias or name
    return (fields[alias].sort in ("text", "part") and "private" in name) or name in (
        "state_of_mind", "my_response", "answers", "boundaries",
    )  # fmt: skip


def _text(journal: Journal, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, UUID):
        return _named(journal, value)
    if isinstance(value, date):
        return moments.spoken(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, tuple):
        return _several(journal, value)
    if isinstance(value, Part):
        return _part(journal, value)
    return _mention(journal, str(value))


def _mention(journal: Journal, words: str) -> str:
    target = mentioned(words)
    if not target:
        return words
    kept = journal.records.find(target[0])
    if kept is None:
        return "a record that is no longer there"
    part = target[1]
    for milestone in getattr(kept.record, "milestones", ()):
        if milestone.id == part:
            return f"{kept.record.headline}: {milestone.title}"
    return kept.record.headline


def _named(journal: Journal, record_id: UUID) -> str:
    kept = journal.records.find(record_id)
    if kept is None:
        return "a record that is no longer there"
    person = getattr(kept.record, "person", None)
    if kept.record.KIND == "relationship" and isinstance(person, UUID):
        return f"{journal.names()[person]} · {kept.record.headline}"
    if kept.record.KIND == "person":
        return journal.names()[record_id]
    return kept.record.headline


def _several(journal: Journal, values: Sequence[Any]) -> str:
    texts = [text for text in (_text(journal, each) for each in values) if text]
    parted = any(isinstance(each, Part) for each in values)
    return "\n".join(texts) if parted else ", ".join(texts)


def _part(journal: Journal, part: Part) -> str:
    if isinstance(part, Milestone):
        due = f"  by {moments.spoken(part.due)}" if part.due and not part.done_on else ""
        done = f"  {moments.spoken(part.done_on)}" if part.done_on else ""
        evidence = f": {_text(journal, part.evidence)}" if part.evidence else ""
        return f"{'✓' if part.done_on else '○'} {part.title}{done}{due}{evidence}"
    if isinstance(part, Strategy):
        learned = f": {part.learned}" if part.learned else ""
        return f"{part.state} · {part.text}{learned}"
    if isinstance(part, Answer):
        return "\n".join(_answer(journal, part))
    if isinstance(part, Option):
        sides = (("for", part.pro), ("against", part.against))
        return "\n".join([part.name, *(f"  {side}: {words}" for side, words in sides if words)])
    if isinstance(part, Counted):
        return _counted(journal, part)
    named = ((name, getattr(part, name)) for name in type(part).model_fields if name != "id")
    texts = ((label_of(name), _text(journal, value)) for name, value in named)
    return "\n".join(f"{label}: {text}" for label, text in texts if text)


def _counted(journal: Journal, counted: Counted) -> str:
    """Name an award and its category; as they are noted when the award is gone."""
    scheme = next((each for each in schemes(journal) if each.id == counted.scheme), None)
    category = scheme.category(counted.category) if scheme else None
    award = scheme.name if scheme else counted.scheme
    return f"{award} · {category.name if category else counted.category}"


def _answer(journal: Journal, answer: Answer) -> Iterator[str]:
    """Word an answer under its question; free writing stands alone."""
    prompt = journal.prompt_book.prompts.get(answer.prompt)
    if prompt:
        yield f"▸ {prompt.asked('')}"
    if answer.value is not None:
        yield f"{'▰' * answer.value}{'▱' * (10 - answer.value)} {answer.value}/10"
    yield from (f"{year}  {height:+d}  {words}" for year, height, words in answer.points)
    if answer.text:
        yield answer.text
    yield ""
