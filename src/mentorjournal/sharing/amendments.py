"""What is changed for one reader alone; the records stay as they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from mentorjournal.domain.plain import one_line
from mentorjournal.domain.record import Record
from mentorjournal.domain.shapes import Sort, attribute_of, shapes_of
from mentorjournal.errors import CannotShare
from mentorjournal.sharing.layouts import shareable
from mentorjournal.sharing.material import Material, NameChoice


@dataclass(frozen=True)
class Amendments:
    """Other words, another order, other names: for this reader, this time."""

    words: Mapping[tuple[UUID, str], str] = field(default_factory=dict)
    """By record and field, the text that is to stand on the page."""
    first: tuple[UUID, ...] = ()
    """Records in the order in which they are to lead their section; the others follow."""
    names: Mapping[UUID, NameChoice] = field(default_factory=dict)
    """By person, what stands for the name."""


NO_AMENDMENTS = Amendments()


def amended(material: Material, amendments: Amendments) -> Material:
    """Lay the amended texts on the table; raises CannotShare when one cannot be amended.

    Walls, names and doors are minded afterwards as for any text.
    """
    table = {each.id: each for each in material.records}
    for (record, name), words in amendments.words.items():
        if record not in table:
            raise CannotShare("Only a record that lies on the table can be worded anew.")
        table[record] = _reworded(table[record], name, words)
    _refuse_unasked(material, amendments.names)
    return replace(
        material,
        records=_in_turn(table, amendments.first),
        name_choices={**material.name_choices, **amendments.names},
    )


def can_be_reworded(record: Record, name: str) -> bool:
    """Tell whether a field holds words of a person that may leave."""
    kind = type(record)
    attribute = attribute_of(kind, name)
    if attribute not in shareable(kind):
        return False
    shape = shapes_of(kind)[kind.model_fields[attribute].alias or attribute]
    return shape.sort is Sort.TEXT and not shape.several


def words_field(record: Record) -> str:
    """Name the field that is worded anew when none is named: the first of its texts that leave."""
    found = (each for each in shareable(type(record)) if can_be_reworded(record, each))
    return next(found, type(record).TEXT)


def _reworded(record: Record, name: str, words: str) -> Record:
    if not can_be_reworded(record, name):
        raise CannotShare(f"The {name} of a {record.KIND} is not a text that can be worded anew.")
    if not words.strip():
        raise CannotShare("There are no words to stand there; leave the field out instead.")
    return record.model_copy(update={attribute_of(type(record), name): words})


def _in_turn(table: Mapping[UUID, Record], first: tuple[UUID, ...]) -> tuple[Record, ...]:
    leading = [table[each] for each in first if each in table]
    return (*leading, *(each for each in table.values() if each.id not in first))


def _refuse_unasked(material: Material, names: Mapping[UUID, NameChoice]) -> None:
    """Let a name stand only where its bearer granted it."""
    people = {each.id: each for each in material.people}
    for person, choice in names.items():
        if person not in people:
            raise CannotShare("Only a person of this journal can be named otherwise.")
        if choice == "as_written" and people[person].name_consent != "granted":
            raise CannotShare(
                f"{one_line(people[person].name)} has not agreed to be named;"
                " ask first, and note it with their record."
            )
