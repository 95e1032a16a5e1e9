"""What is changed for this reader alone: words, names, order. The records stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from mentorjournal.domain.plain import one_line
from mentorjournal.domain.record import Record
from mentorjournal.screens.share.table import Line
from mentorjournal.sharing.amendments import Amendments, can_be_reworded, words_field
from mentorjournal.sharing.choices import Choice
from mentorjournal.sharing.leaving_words import said_of
from mentorjournal.sharing.material import Material, NameChoice
from mentorjournal.sharing.names import name_choices
from mentorjournal.sharing.page import Page

NAME_WAYS: dict[NameChoice, str] = {
    "as_written": "the name as it is written",
    "initials": "initials",
    "role": "what they are to you",
    "leave_out": "“someone”",
}


def wording_of(material: Material, line: Line) -> tuple[UUID, str, str] | None:
    """Find the text of a line that can be worded anew: its record, its field, its present words."""
    for choice in line.choices if line.is_group else line.choices[:1]:
        record = material.table[choice.record]
        name = _field(record, choice)
        if name:
            return record.id, name, str(said_of(record, name))
    return None


def _field(record: Record, choice: Choice) -> str:
    found = next((name for name in choice.fields if can_be_reworded(record, name)), "")
    return found or (words_field(record) if can_be_reworded(record, words_field(record)) else "")


def reworded(amendments: Amendments, place: tuple[UUID, str], words: str) -> Amendments:
    """Put other words there; empty ones put back those of the record."""
    kept = {each: text for each, text in amendments.words.items() if each != place}
    return replace(amendments, words=kept | ({place: words} if words.strip() else {}))


def moved(amendments: Amendments, lines: Sequence[Line], at: int, by: int) -> Amendments | None:
    """Move the record of a line before or behind its neighbour; None where there is none."""
    records = _section(lines, at)
    record = lines[at].choices[0].record
    place = records.index(record)
    other = place + by
    if not 0 <= other < len(records):
        return None
    records[place], records[other] = records[other], records[place]
    others = tuple(each for each in amendments.first if each not in records)
    return replace(amendments, first=(*others, *records))


def _section(lines: Sequence[Line], at: int) -> list[UUID]:
    """List the records under the heading that stands over a line."""
    heading = next(line for line in reversed(lines[: at + 1]) if line.depth == 0)
    return list(dict.fromkeys(choice.record for choice in heading.choices))


def nameable(page: Page) -> list[tuple[str, str]]:
    """List the third persons on a page for whose name something else may stand."""
    return [
        (str(each.person), f"{one_line(each.name)} → {one_line(each.shown)}")
        for each in page.named
        if name_choices(each.consent)
    ]


def ways_to_name(page: Page, person: UUID) -> list[tuple[str, str]]:
    """List what may stand for somebody's name, as far as they agreed."""
    consent = next(each.consent for each in page.named if each.person == person)
    return [(way, NAME_WAYS[way]) for way in name_choices(consent)]


def named_otherwise(amendments: Amendments, person: UUID, way: NameChoice) -> Amendments:
    """Let something else stand for a name, this time."""
    return replace(amendments, names={**amendments.names, person: way})
