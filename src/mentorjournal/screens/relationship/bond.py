"""What the screens about one relationship have in common: how it stands, and changing it."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from textual.binding import Binding, BindingType

from mentorjournal.domain.entries import Kept
from mentorjournal.domain.people import Relationship
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import Done
from mentorjournal.screens.frame.place import PlaceScreen
from mentorjournal.screens.frame.reporting import reporting
from mentorjournal.views.relationships import Standing, standing


class BondScreen(PlaceScreen):
    """A screen about one relationship; it is left when that is no longer there."""

    DOOR: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="relationship.back", tooltip="Back."),
    ]

    def __init__(self, journal: Journal, record_id: UUID, place: str) -> None:
        super().__init__(journal)
        self.PLACE = place  # type: ignore[misc]  # the place it was opened from stays marked
        self.record_id = record_id
        self.kept: Kept[Relationship] | None = None
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
        kept = self.journal.records.find(self.record_id)
        if kept is None or kept.deleted or not isinstance(kept.record, Relationship):
            self.dismiss()
            return False
        self.kept = kept  # type: ignore[assignment]  # what it is was just looked at
        self._standing = standing(self.journal, kept.record)
        return True

    def change(self, words: str, **fields: Any) -> None:
        """Change fields of the relationship; u takes it back."""
        journal, before = self.journal, self.kept
        if before is None:
            return
        with reporting(self):
            journal.keep(before.record.model_copy(update=fields), over=before.version)
            self.post_message(Done(words))
            self.refresh_journal()

    def way_back(self) -> dict[str, str]:
        """Say what opens this again."""
        return {"open": self.DOOR, "what": str(self.record_id)}

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.dismiss()
