"""A summary while it is being made: what lies on the table, what is ticked, what was changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from uuid import UUID, uuid4

from mentorjournal.desk.correspondence.contacts import Contact, contact_with
from mentorjournal.journal import Journal
from mentorjournal.screens.share.occasions import Occasion, laid_out
from mentorjournal.screens.share.table import Line, Ticks, is_ticked, lines
from mentorjournal.sharing.amendments import NO_AMENDMENTS, Amendments, amended
from mentorjournal.sharing.choices import choices
from mentorjournal.sharing.material import Material


@dataclass(frozen=True)
class Draft:
    """One summary in the making; each change gives another draft, the records stay as they are."""

    occasion: Occasion
    contact: Contact
    laid: Material
    """What lies on the table, in the words of the records."""
    amendments: Amendments = NO_AMENDMENTS
    ticks: Ticks = field(default_factory=dict)
    share: UUID = field(default_factory=uuid4)
    """The id that the message will have, should it be sealed."""

    @cached_property
    def material(self) -> Material:
        """What lies on the table, in the words and the order for this reader."""
        changed = amended(self.laid, self.amendments)
        told = {k: day for k, day in changed.told.items() if k not in self.amendments.words}
        return replace(changed, told=told)

    @cached_property
    def lines(self) -> list[Line]:
        """What can be ticked."""
        return lines(self.material)

    def toggled(self, at: int) -> Draft:
        """Tick or untick a line."""
        return replace(self, ticks=self.lines[at].toggled(self.ticks))

    @cached_property
    def leaves_old_out(self) -> bool:
        """Whether nothing is ticked that the reader has been told in these words."""
        return not any(each.told and is_ticked(each, self.ticks) for each in choices(self.material))

    def without_old(self) -> Draft:
        """Untick what the reader has been told; a second time, tick again what is offered."""
        old = [each for each in choices(self.material) if each.told]
        if self.leaves_old_out:
            ticks = {(each.record, each.field): each.ticked for each in old}
        else:
            ticks = {(each.record, each.field): False for each in old}
        return replace(self, ticks={**self.ticks, **ticks})

    def laid_anew(self, other: Draft) -> Draft:
        """Take over what was changed by hand in a draft of the same occasion."""
        there = {record for record, _ in other.amendments.words} <= set(self.laid.table)
        amendments = other.amendments if there else NO_AMENDMENTS
        return replace(self, amendments=amendments, ticks=other.ticks, share=other.share)


def begun(journal: Journal, occasion: Occasion) -> Draft:
    """Lay an occasion on the table."""
    contact = contact_with(journal, occasion.relationship.person)
    return Draft(occasion, contact, laid_out(journal, occasion))
