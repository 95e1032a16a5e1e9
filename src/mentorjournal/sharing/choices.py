"""What can be chosen for a summary, what is ticked at the start, and what a choice comes to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mentorjournal.domain.growth import Reflection
from mentorjournal.domain.people import Relationship
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.record import Record
from mentorjournal.domain.shapes import attribute_of
from mentorjournal.domain.sharing_rules import Share, effective, rules_of
from mentorjournal.errors import CannotShare
from mentorjournal.sharing.layouts import (
    LAYOUTS,
    in_words,
    label_of,
    layout_of,
    leading,
    says_something,
    shareable,
    together,
)
from mentorjournal.sharing.leaving_words import said_of
from mentorjournal.sharing.material import Material
from mentorjournal.sharing.page import spelled
from mentorjournal.sharing.walls import is_own, is_walled

Selection = frozenset[tuple[UUID, str]]
"""Which fields of which records go in."""

Pick = tuple[UUID, str | None]
"""A field of a record, or the record as a whole."""

_LABEL_WIDTH = 72


@dataclass(frozen=True)
class Choice:
    """One thing that can be ticked."""

    record: UUID
    kind: str
    field: str
    fields: tuple[str, ...]
    """The field and those that go with it, such as the due day of a promise."""
    label: str
    share: Share
    ticked: bool
    on_its_own: bool
    """Whether picking the record as a whole leaves it out."""
    told: date | None = None
    """The day on which the reader was given these very words; None when they are news."""


def choices(material: Material) -> list[Choice]:
    """List what can be chosen, in reading order; what may never leave is not listed."""
    return [each for record in in_order(material) for each in _choices_of(material, record)]


def in_order(material: Material) -> list[Record]:
    """Sort the table as the page is: by section, sessions by day, and else as they were given."""
    places = {kind: place for place, kind in enumerate(LAYOUTS)}
    return sorted(
        material.table.values(),
        key=lambda each: (
            places.get(each.KIND, len(places)),
            (each.day or date.min) if each.KIND == "session" else date.min,
        ),
    )


def why_not(material: Material, record: Record) -> str:
    """Say in a sentence why nothing of a record can be chosen; nothing when it can be."""
    if isinstance(record, Reflection):
        return (
            "A reflection never leaves the journal; "
            "lift a sentence from it into an insight and share that."
        )
    if record.never_leaves:
        return f"This {record.KIND} is marked as never to be shared."
    if not shareable(type(record)):
        return f"Nothing of a {record.KIND} can be shared."
    if is_walled(material, record):
        return f"This {record.KIND} belongs to another relationship and stays behind its wall."
    return ""


def _choices_of(material: Material, record: Record) -> Iterator[Choice]:
    if why_not(material, record):
        return
    kind = type(record)
    for name in shareable(kind):
        if leading(kind, name) == name and says_something(said_of(record, name)):
            yield _choice(material, record, name)


def _choice(material: Material, record: Record, name: str) -> Choice:
    kind, rule = type(record), rules_of(type(record))[name]
    share = effective(rule, record.share)
    if is_own(material, record):
        share = Share.ASK
    return Choice(
        record.id,
        record.KIND,
        name,
        tuple(each for each in together(kind, name) if says_something(getattr(record, each))),
        _label(material, record, name),
        share,
        share is Share.OFFER and _is_news(material, record, name),
        rule.on_its_own,
        material.told.get((record.id, name)),
    )


def _is_news(material: Material, record: Record, name: str) -> bool:
    """Tick an agreement only when it changed since the reader's last summary."""
    if not isinstance(record, Relationship) or name != "agreement" or not record.agreement:
        return True
    changed = record.agreement.changed_on or record.agreement.agreed_on
    return not material.last_summary or bool(changed and changed > material.last_summary)


def _label(material: Material, record: Record, name: str) -> str:
    """Name a choice for the writer, who may read anything: ``Promise: Send the draft``."""
    kind, layout = type(record), layout_of(type(record))
    if record.KIND == "session" and record.day:
        what = {"on": "the day", "notes_shared": "notes for both"}.get(name)
        return f"Session {spelled(record.day)} · {what or _small(label_of(kind, name))}"
    front = f"{layout.name}: {_root_words(material, record)}{_words(record)}"
    if name == layout.lead:
        return front
    return f"{front} · {_small(label_of(kind, name) or in_words(name))}"


def _words(record: Record) -> str:
    return one_line(record.headline, _LABEL_WIDTH)


def _root_words(material: Material, record: Record) -> str:
    """Say of which goal or skill something is, where that is known."""
    root = material.known.get(getattr(record, "goal", getattr(record, "skill", record.id)))
    is_number = record.KIND in ("checkin", "rating")
    return f"{_words(root)} · " if root and is_number else ""


def _small(label: str) -> str:
    """Begin with a small letter within a line; the *I* stays."""
    return label if label.startswith("I ") else label[:1].lower() + label[1:]


def selected(
    material: Material, picks: Iterable[Pick] = (), drops: Iterable[Pick] = ()
) -> Selection:
    """Add to what is ticked at the start, then take away; raises CannotShare with the reason."""
    listed: dict[UUID, list[Choice]] = {}
    for choice in choices(material):
        listed.setdefault(choice.record, []).append(choice)
    ticked = (choice for each in listed.values() for choice in each if choice.ticked)
    chosen = {(choice.record, name) for choice in ticked for name in choice.fields}
    for record, name in picks:
        chosen |= _picked(material, listed.get(record, []), record, name)
    for record, name in drops:
        chosen -= _dropped(material, record, name)
    return frozenset(chosen)


def _picked(
    material: Material, listed: list[Choice], record: UUID, name: str | None
) -> set[tuple[UUID, str]]:
    found = _on_the_table(material, record)
    if reason := why_not(material, found):
        raise CannotShare(reason)
    if name is None:
        wanted = [each for each in listed if not each.on_its_own]
    else:
        field = leading(type(found), _shareable_field(found, name))
        wanted = [each for each in listed if each.field == field]
    if not wanted:
        what = f"{found.KIND}'s {name}" if name else found.KIND
        raise CannotShare(f"There is nothing in this {what} that could be shared.")
    return {(record, each) for choice in wanted for each in choice.fields}


def _dropped(material: Material, record: UUID, name: str | None) -> set[tuple[UUID, str]]:
    found = _on_the_table(material, record)
    kind = type(found)
    if name is None:
        return {(record, each) for each in kind.model_fields}
    return {(record, each) for each in together(kind, _field(found, name))}


def _on_the_table(material: Material, record: UUID) -> Record:
    if record not in material.table:
        raise CannotShare("This record is not among what can be shared here.")
    return material.table[record]


def _field(record: Record, name: str) -> str:
    attribute = attribute_of(type(record), name)
    if attribute not in type(record).model_fields:
        known = ", ".join(shareable(type(record)))
        raise CannotShare(f"A {record.KIND} has no “{name}”; what can be shared of it is {known}.")
    return attribute


def _shareable_field(record: Record, name: str) -> str:
    attribute = _field(record, name)
    if attribute not in shareable(type(record)):
        raise CannotShare(f"The {name} of a {record.KIND} never leaves the journal.")
    return attribute


_PRIVATE = ("notes_private", "note_private", "my_response", "state_of_mind")
"""Fields that are written in order not to be read by others."""


def held_back(material: Material, selection: Selection) -> dict[str, int]:
    """Count what stays, by what it is; for the writer's own screen and book, never for the page.

    A record of which a part goes is counted as a part of its kind.
    """
    counts: dict[str, int] = {}
    for record in in_order(material):
        for what in _kept_back(record, selection):
            counts[what] = counts.get(what, 0) + 1
    return counts


def _kept_back(record: Record, selection: Selection) -> Iterator[str]:
    ruled = [each for each in shareable(type(record)) if says_something(getattr(record, each))]
    going = [each for each in ruled if (record.id, each) in selection]
    if not going:
        yield record.KIND
    elif len(going) < len(ruled):
        yield f"part of a {record.KIND}"
    for name in _PRIVATE:
        if says_something(getattr(record, name, None)):
            yield "private note"
