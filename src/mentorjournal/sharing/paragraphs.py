"""Setting one record: its chosen fields as paragraphs, by its layout."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mentorjournal.domain.people import Agreement
from mentorjournal.domain.record import Part, Record
from mentorjournal.domain.shapes import Sort, shapes_of
from mentorjournal.sharing.choices import Selection
from mentorjournal.sharing.layouts import (
    AGREEMENT,
    in_words,
    label_of,
    layout_of,
    layout_of_part,
    ruled_fields,
    says_something,
    shareable,
)
from mentorjournal.sharing.leaving_words import said_of
from mentorjournal.sharing.page import Origin, Paragraph, Style
from mentorjournal.sharing.wording import ASIDES, CALLED, Fields, aside, line, value_words


@dataclass(frozen=True)
class Setting:
    """What is chosen, and what the page says once for all of it."""

    selection: Selection
    writer: str
    reader: str
    days: frozenset[date]
    """The days in the title; they are not said again."""

    def fields(self, record: Record) -> Fields:
        """Give the chosen fields that say something, in reading order."""
        values = {
            name: said_of(record, name)
            for name in shareable(type(record))
            if (record.id, name) in self.selection
        }
        return {name: value for name, value in values.items() if says_something(value)}

    def leads(self, record: Record) -> bool:
        """Tell whether the words by which it is known are chosen."""
        return layout_of(type(record)).lead in self.fields(record)

    def owner(self, owner: object) -> str:
        """Name who made a promise as the reader would."""
        names = {"me": self.writer, "partner": self.reader}
        return names.get(str(owner), f"{self.writer} and {self.reader}") if owner else ""


def paragraphs_of(setting: Setting, record: Record) -> Iterator[Paragraph]:
    """Set what is chosen of a record, and nothing else of it."""
    kind, layout, fields = type(record), layout_of(type(record)), setting.fields(record)
    if not layout.is_headless:
        yield _head(setting, record, fields)
    style = Style.NOTE if layout.is_list else Style.BLOCK
    for name, value in fields.items():
        if name != layout.lead and name not in layout.follows:
            origin = (Origin(record.id, name),)
            yield from _field(kind, name, value, label_of(kind, name), style, origin)


def _head(setting: Setting, record: Record, fields: Fields) -> Paragraph:
    kind, layout = type(record), layout_of(type(record))
    heads = [name for name in fields if name == layout.lead or name in layout.follows]
    called = layout.name
    if layout.lead in fields:
        own = value_words(kind, layout.lead, fields[layout.lead])
        called = CALLED[kind.KIND](fields) if kind.KIND in CALLED else line(own)
    news = {
        name: fields[name] for name in heads if name != "on" or fields[name] not in setting.days
    }
    beside = ASIDES.get(kind.KIND)
    return Paragraph(
        Style.POINT if layout.is_list else Style.HEADING,
        called,
        label=line(setting.owner(fields.get("owner"))),
        aside=line(beside(news)) if beside else "",
        day=_promised_for(fields),
        origins=tuple(Origin(record.id, name) for name in heads),
    )


def _promised_for(fields: Fields) -> date | None:
    """Give the day of a promise that is still to be kept, where it is told."""
    due = fields.get("due")
    is_ahead = fields.get("status") in (None, "open", "moved")
    return due if isinstance(due, date) and is_ahead else None


def _field(
    model: type[Part],
    name: str,
    value: object,
    label: str,
    style: Style,
    origins: tuple[Origin, ...],
) -> Iterator[Paragraph]:
    parts = value if isinstance(value, tuple) else ()
    if isinstance(value, Part):
        yield from _lines(value, style, origins)
    elif any(isinstance(each, Part) for each in parts):
        yield Paragraph(Style.BLOCK, label=label, origins=origins)
        for each in parts:
            yield from _part(each, origins)
    elif words := value_words(model, name, value):
        yield Paragraph(style, words, label=label, origins=origins)


def _lines(part: Part, style: Style, origins: tuple[Origin, ...]) -> Iterator[Paragraph]:
    """Set a part as labelled lines, an agreement's in the order of its talk."""
    labels = AGREEMENT if isinstance(part, Agreement) else {}
    ruled = ruled_fields(type(part))
    for name in sorted(ruled, key=lambda each: _place(labels, each)):
        value = getattr(part, name)
        if says_something(value):
            label = labels.get(name, in_words(name))
            yield from _field(type(part), name, value, label, style, origins)


def _place(labels: dict[str, str], name: str) -> int:
    return list(labels).index(name) if name in labels else len(labels)


def _part(part: Part, origins: tuple[Origin, ...]) -> Iterator[Paragraph]:
    """Set one part of several as a point: its texts below it, its days and choices beside it."""
    model, layout = type(part), layout_of_part(type(part))
    shapes = shapes_of(model)
    texts, beside = [], []
    for name in ruled_fields(model):
        words = value_words(model, name, getattr(part, name))
        if name == layout.lead or not words:
            continue
        label = layout.labels.get(name, in_words(name))
        sort = shapes[model.model_fields[name].alias or name].sort
        if sort is Sort.TEXT:
            texts.append(Paragraph(Style.NOTE, words, label, origins=origins))
        else:
            said = words.lower() if sort is Sort.CHOICE else words
            beside.append(f"{label} {said}".strip())
    lead = line(str(getattr(part, layout.lead, "")))
    yield Paragraph(Style.POINT, lead, aside=aside(*beside), origins=origins)
    yield from texts
