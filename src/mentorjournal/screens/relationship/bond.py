"""What the screens about one relationship have in common: how it stands."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from textual.binding import Binding, BindingType

from mentorjournal.domain.people import Relationship
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.about_record import AboutRecord
from mentorjournal.views.relationships import Standing, standing


class BondScreen(AboutRecord[Relationship]):
    """A screen about one relationship; it is left when that is no longer there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="relationship.back", tooltip="Back."),
    ]

    def __init__(self, journal: Journal, record_id: UUID, place: str) -> None:
        super().__init__(journal, record_id, place)
        self._standing: Standing | None = None

    @property
    def standing(self) -> Standing:
        """How it stands; asked for only once it was read."""
        assert self._standing is not None
        return self._standing

    @property
    def relationship(self) -> Relationship:
        """The relationship as it was last read."""
        return self.standing.relationship

    def read(self) -> bool:
        """Read how it stands; leave when it is gone, and say so by False."""
        relationship = self.find(Relationship)
        if relationship is not None:
            self._standing = standing(self.journal, relationship)
        return relationship is not None
