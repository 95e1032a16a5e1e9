"""Short pages that answer a summary: replies, requests, answers. They leave as summaries do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.desk.correspondence.contacts import contact_with
from mentorjournal.desk.correspondence.posting import Errand, Outgoing
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.errors import NotUnderstood
from mentorjournal.sharing.material import Material
from mentorjournal.sharing.page import Page, Paragraph, Section, Style
from mentorjournal.sharing.render import FORMS, SEALED
from mentorjournal.sharing.summary import minded
from mentorjournal.sharing.wording import line, prose

if TYPE_CHECKING:
    from mentorjournal.journal import Journal


def note_to(
    journal: Journal,
    relationship: Relationship,
    title: str,
    words: dict[str, str],
    errand: Errand,
) -> Outgoing:
    """Make a page of texts by their heading; names, doors and walls are minded as on any page.

    It is sealed where a card of the reader is held, and else readable.
    """
    if not any(each.strip() for each in words.values()):
        raise NotUnderstood("There are no words in it.")
    material = _material(journal, relationship)
    sections = tuple(
        Section(heading, (Paragraph(Style.BLOCK, prose(text)),)) for heading, text in words.items()
    )
    page = Page(line(title), line(material.writer), line(material.reader), sections=sections)
    is_sealed = bool(contact_with(journal, relationship.person).cards)
    form = SEALED if is_sealed else FORMS["md"]
    return Outgoing(material, frozenset(), minded(material, page), form, errand=errand)


def _material(journal: Journal, relationship: Relationship) -> Material:
    return Material(
        writer=journal.name,
        reader=journal.records.get(Person, relationship.person).record.name,
        relationship=relationship,
        records=(),
        people=tuple(kept.record for kept in journal.records.all_of(Person, trash_too=True)),
        relationships=tuple(
            kept.record for kept in journal.records.all_of(Relationship, trash_too=True)
        ),
    )


def relationship_named(journal: Journal, relationship: UUID) -> Relationship:
    """Open the relationship that a summary belongs to."""
    return journal.records.get(Relationship, relationship).record
