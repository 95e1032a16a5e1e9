"""Walls and doors: what belongs to somebody else, and what was to stay unsaid.

A record of another relationship is behind a wall and cannot be chosen at all. A record with no
relationship of its own belongs where it came from: a check-in to its goal, a rating to its skill,
an insight to the session it was seen in, however many steps that takes.
"""

import re
from collections.abc import Iterator
from uuid import UUID

from mentorjournal.domain.people import Person
from mentorjournal.domain.record import Record, mentioned
from mentorjournal.sharing.material import Material
from mentorjournal.sharing.page import Door, Page

_ROOTS = ("session", "goal", "skill", "came_from")
"""The fields that say what a record came from."""


def is_walled(material: Material, record: Record) -> bool:
    """Tell whether it belongs to other relationships and not to the reader's."""
    return any(
        belongs and material.relationship.id not in belongs
        for belongs in _belongings(material, record, set())
    )


def is_own(material: Material, record: Record) -> bool:
    """Tell whether it belongs to no relationship, so that it goes to no one unasked."""
    return not any(_belongings(material, record, set()))


def _belongings(material: Material, record: Record, seen: set[UUID]) -> Iterator[tuple[UUID, ...]]:
    """List what it belongs to: its own say, else that of each thing it came from."""
    seen.add(record.id)
    own = record.belongs_to or _through_person(material, record)
    if own:
        yield own
        return
    for root in _roots(record):
        if root in material.known and root not in seen:
            yield from _belongings(material, material.known[root], seen)


def _through_person(material: Material, record: Record) -> tuple[UUID, ...]:
    """Belong to the relationship with the person it is about, or is."""
    if isinstance(record, Person):
        return () if record.name_consent == "granted" else material.partners.get(record.id, ())
    person = getattr(record, "person", None)
    return material.partners.get(person, ()) if isinstance(person, UUID) else ()


def _roots(record: Record) -> Iterator[UUID]:
    for name in _ROOTS:
        value = getattr(record, name, None)
        if isinstance(value, UUID):
            yield value
        elif isinstance(value, str) and (found := mentioned(value)):
            yield found[0]


_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = frozenset(
    _WORD.findall(
        """
about above after again all also and any anything are because been before being below both
bring brings brought can did does doing for from had has have her hers him his how into its
mention mentions mine name names neither never nor not nothing off only or other our ours out
over own she should talk talks than that the their theirs them then they this those until
unless was what when where which while who whom with without you your yours but
        """
    )
)


def doors(material: Material, page: Page) -> tuple[Door, ...]:
    """Find the words of the agreement's boundaries on the page, a plural or a genitive alike.

    They are warnings: whether a closed door was opened is for the writer to say.
    """
    agreement = material.relationship.agreement
    if not agreement or not agreement.boundaries:
        return ()
    passed = {_stem(word) for word in _WORD.findall(f"{material.writer} {material.reader}")}
    said = {_stem(word) for text in page.texts for word in _WORD.findall(text)} - passed
    found = {
        _stem(word): Door(word, boundary)
        for boundary in agreement.boundaries
        for word in _WORD.findall(boundary)
        if len(word) > 2 and word.casefold() not in _SMALL_WORDS and _stem(word) in said
    }
    return tuple(found.values())


def _stem(word: str) -> str:
    folded = word.casefold()
    return folded.removesuffix("s") if len(folded) > 3 else folded
