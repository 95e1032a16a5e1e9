"""The whole journal as Markdown that a person can read: one page a record, in folders by kind."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from mentorjournal.domain import moments
from mentorjournal.domain.choice_words import spoken_choice
from mentorjournal.domain.entries import Disclosure
from mentorjournal.domain.growth import Answer, Reflection
from mentorjournal.domain.plain import visible
from mentorjournal.domain.record import Record, mentioned
from mentorjournal.domain.sessions import Summary, SummaryItem, TakeBack
from mentorjournal.domain.shapes import Shape, Sort, attribute_of, shapes_of
from mentorjournal.domain.sharing_rules import Share, rules_of
from mentorjournal.exchange.archive import body_of
from mentorjournal.exchange.arrival import Whole

PRIVATE = "private"
"""The word beside everything that no summary can hold."""

_ALL_ALIKE = (Summary, SummaryItem, TakeBack, Reflection, Answer)
"""The models of which all has been exchanged, or of which the page says that all is private."""

_SHORT = 8
"""How much of an id stands in a file's name."""

_BESIDE = ("share", "linked")
"""Fields that are said otherwise: a wish in a sentence, links by the titles in the texts."""
_LONG = 72
"""Up to how many characters a text stands beside its name, and not under it."""


@dataclass(frozen=True)
class Names:
    """How a page says what the records only point to."""

    title_of: Callable[[UUID], str]
    """The title of a record; the empty text when there is none such."""
    question_of: Callable[[str], str]
    """The words of a prompt, by its id; the empty text when it is not known."""


def pages(
    records: Iterable[Whole],
    settings: Mapping[str, Any],
    ledger: Iterable[Disclosure],
    names: Names,
) -> Iterator[tuple[str, str]]:
    """Give each page as its path, with ``/`` between folder and file, and its text.

    A file is named by day, kind and short id, never by what it says. What is in the trash stands
    in a folder of that name. All of it is readable by anyone who holds it.
    """
    taken: set[str] = set()
    for whole in records:
        path = _path(whole, taken)
        taken.add(path)
        yield path, _page(whole, names)
    if settings:
        yield "settings.md", _settings_page(settings)
    if disclosed := list(ledger):
        yield "ledger.md", _ledger_page(disclosed)


def _path(whole: Whole, taken: set[str]) -> str:
    record = whole.kept.record
    day = (record.day or whole.kept.created.date()).isoformat()
    folder = ("trash/" if whole.kept.deleted else "") + record.KIND
    short = f"{folder}/{day}-{record.KIND}-{str(record.id)[:_SHORT]}.md"
    return short if short not in taken else f"{folder}/{day}-{record.KIND}-{record.id}.md"


def _page(whole: Whole, names: Names) -> str:
    record, kept = whole.kept.record, whole.kept
    blocks = [f"# {_one_line(record.headline)}", *_about(record)]
    blocks += _fields(type(record), body_of(record), names, 2)
    created, updated = moments.as_text(kept.created), moments.as_text(kept.updated)
    zone = _one_line(kept.zone)
    blocks += ["---", f"Version {kept.version}, made {created}, last changed {updated} ({zone})."]
    if kept.deleted:
        blocks.append(f"In the trash since {moments.as_text(kept.deleted)}.")
    blocks.append(f"Id {record.id}.")
    for each in whole.revisions:
        blocks.append(f"## Version {each.version}, of {moments.as_text(each.at)}")
        blocks += _fields(type(record), each.body, names, 3)
    return _joined(blocks)


def _about(record: Record) -> Iterator[str]:
    day = moments.spoken(record.day) if record.day else ""
    yield " · ".join(filter(None, [record.KIND.capitalize(), day, record.clock]))
    if record.tags:
        yield "Tags: " + ", ".join(map(_one_line, record.tags))
    if record.never_leaves:
        yield f"**{PRIVATE}**: nothing of this can be put into a summary."
    elif record.share is not None:
        yield f"When a summary is written: {record.share.value}."


def _fields(
    model: type[BaseModel] | None, body: Mapping[str, Any], names: Names, level: int
) -> list[str]:
    """Write every field that says something: short ones as a list, long ones under a heading."""
    short, long = [], []
    for name, value in body.items():
        if name in _BESIDE or value in (None, "", [], {}):
            continue
        shape = shapes_of(model).get(name) if model else None
        label = _label(model, name, shape)
        if _is_long(value):
            part = shape.part if shape else None
            long += [_heading(level, label), *_long(part, value, names, level)]
        else:
            is_choice = shape is not None and shape.sort is Sort.CHOICE
            words = spoken_choice(str(value)) if is_choice else _short(value, names)
            short.append(f"- {label}: {words}")
    return ["\n".join(short), *long] if short else long


def _label(model: type[BaseModel] | None, name: str, shape: Shape | None) -> str:
    """Say a field's name, and whether its words can never leave."""
    label = _one_line(name).replace("_", " ").capitalize()
    if not model or not shape or shape.sort is not Sort.TEXT or issubclass(model, _ALL_ALIKE):
        return label
    stays = name != "id" and rules_of(model)[attribute_of(model, name)].share is Share.NEVER
    return f"{label} ({PRIVATE})" if stays and PRIVATE not in label else label


def _heading(level: int, text: str) -> str:
    return f"{'#' * min(level, 6)} {text}"


def _is_long(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) > _LONG or "\n" in value or "\r" in value
    if isinstance(value, list):
        return any(isinstance(each, dict | list) or _is_long(each) for each in value)
    return isinstance(value, dict)


def _long(part: type[BaseModel] | None, value: Any, names: Names, level: int) -> list[str]:
    if isinstance(value, dict):
        return _fields(part, _asked(value, names), names, level + 1)
    if not isinstance(value, list):
        return [visible(str(value))]
    if not any(isinstance(each, dict) for each in value):
        return ["\n".join(f"- {_point(each, names)}" for each in value)]
    blocks = []
    for place, each in enumerate(value, 1):
        blocks += [_heading(level + 1, str(place)), *_long(part, each, names, level + 1)]
    return blocks


def _point(value: Any, names: Names) -> str:
    """Write one item of a list; the further lines of a long one stand under its first."""
    if isinstance(value, list):
        return " · ".join(_short(each, names) for each in value)
    return visible(value).replace("\n", "\n  ") if _is_long(value) else _short(value, names)


def _asked(part: Mapping[str, Any], names: Names) -> Mapping[str, Any]:
    """Put the words of a prompt in the place of its id."""
    words = names.question_of(part["prompt"]) if isinstance(part.get("prompt"), str) else ""
    return {**part, "prompt": words} if words else part


def _short(value: Any, names: Names) -> str:
    if isinstance(value, list):
        return ", ".join(_short(each, names) for each in value)
    target = mentioned(value) if isinstance(value, str) else None
    if target:
        title = _one_line(names.title_of(target[0]))
        where = f"{str(target[0])[:_SHORT]}{'#' if target[1] else ''}{target[1] or ''}"
        return f"{title} ({where})" if title else value
    return _one_line(value) if isinstance(value, str) else str(value)


def _settings_page(settings: Mapping[str, Any]) -> str:
    nobody = Names(lambda _: "", lambda _: "")
    return _joined(["# Settings of this journal", *_fields(None, settings, nobody, 2)])


def _ledger_page(ledger: Sequence[Disclosure]) -> str:
    return _joined(["# What was disclosed", *(block for each in ledger for block in _told(each))])


def _told(line: Disclosure) -> Iterator[str]:
    yield _heading(2, f"{moments.as_text(line.at)}: {_one_line(line.title)}")
    texts = {
        "To": line.to,
        "Relationship": line.relationship,
        "Form": line.form,
        "File": line.file_name,
        "Summary": line.summary,
        "SHA-256": line.sha256,
    }
    yield "\n".join(f"- {name}: {_one_line(text)}" for name, text in texts.items() if text)


def _one_line(text: str) -> str:
    return visible(text, keep_newlines=False).strip()


def _joined(blocks: list[str]) -> str:
    return "\n\n".join(blocks) + "\n"
