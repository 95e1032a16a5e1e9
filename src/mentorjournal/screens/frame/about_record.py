"""What every screen about one record can do, whatever it shows of it."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from textual import work
from textual.binding import Binding, BindingType

from mentorjournal.desk.lifting import LIFTED_FROM
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.record import Record
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import Done, EditRecord, Show
from mentorjournal.screens.frame.burying import bury
from mentorjournal.screens.frame.leading_on import LEADS_ON, lead_on, let_go
from mentorjournal.screens.frame.lifting import lift_from
from mentorjournal.screens.frame.over import OverRecord
from mentorjournal.screens.frame.reporting import reporting

R = TypeVar("R", bound=Record)

ABOUT_RECORD: list[BindingType] = [
    Binding("e", "edit", "Edit", id="record.edit", tooltip="Change this record."),
    Binding("t", "thread", "Thread", id="record.thread",
            tooltip="What led to it and what it led to, as a whole."),
    Binding("l", "lift", "Lift", id="record.lift",
            tooltip="Keep a sentence of it as an insight."),
    Binding("left_square_bracket", "link", "Led to…", id="record.link",
            tooltip="Say what this led to, or begin it."),
    Binding("right_square_bracket", "unlink", "Unlink", id="record.unlink", show=False,
            tooltip="Undo a link; both records stay."),
    Binding("h", "history", "History", id="record.history",
            tooltip="Every version, and what each one changed."),
    Binding("x", "bury", "Trash", id="record.bury", tooltip="Move it to the trash."),
    Binding("escape", "leave", "Back", id="record.back", tooltip="Back to where you were."),
]  # fmt: skip
"""The keys of every such screen; each puts its own in front, as the line of keys is short."""


class AboutRecord(OverRecord, Generic[R]):
    """A screen about one record; subclasses set ``kept`` when they reload.

    Each binds those of these actions that are of use there.
    """

    DOOR: ClassVar[str] = "record"
    CHANGING: ClassVar[tuple[str, ...]] = ("edit", "lift", "link", "unlink", "bury")
    """The actions that are of no use on what lies in the trash."""

    def __init__(self, journal: Journal, record_id: UUID, place: str) -> None:
        super().__init__(journal, record_id, place)
        self.kept: Kept[R] | None = None

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002  Textual's signature
    ) -> bool | None:
        """Offer only what this kind of record can do."""
        if self.kept is None:
            return True
        if self.kept.deleted and action in self.CHANGING:
            return False
        kind = self.kept.record.KIND
        if action == "lift":
            return kind in LIFTED_FROM
        if action in ("link", "unlink"):
            return kind in LEADS_ON
        return action != "edit" or kind != "summary"

    def action_edit(self) -> None:
        """Ask to change this record."""
        self.post_message(EditRecord(self.record_id))

    def action_thread(self) -> None:
        """Ask for the thread that runs through this record."""
        self.post_message(Show("thread", self.record_id))

    @work(group="dialog")
    async def action_lift(self) -> None:
        """Ask which sentence is to become an insight."""
        if self.kept is not None:
            await lift_from(self, self.journal, self.kept)
            self.refresh_journal()

    @work(group="dialog")
    async def action_link(self) -> None:
        """Ask what this record led to."""
        if self.kept is not None:
            await lead_on(self, self.journal, self.kept.record)
            self.refresh_journal()

    @work(group="dialog")
    async def action_unlink(self) -> None:
        """Ask which link is to go."""
        if self.kept is not None:
            await let_go(self, self.journal, self.kept.record)
            self.refresh_journal()

    def action_bury(self) -> None:
        """Move the record to the trash; u takes it back."""
        if self.kept is not None and bury(self, self.journal, self.record_id):
            self.dismiss()

    def action_history(self) -> None:
        """Ask for every version."""
        self.post_message(Show("history", self.record_id))

    def find(self, kind: type[R]) -> R | None:
        """Read the record anew; leave when it is no longer there."""
        found = self.journal.records.find(self.record_id)
        if found is None or found.deleted or not isinstance(found.record, kind):
            self.dismiss()
            return None
        self.kept = found  # type: ignore[assignment]  # what it is was just looked at
        return found.record

    def change(self, words: str, **fields: Any) -> None:
        """Change fields of the record, saying what goes wrong; u takes it back."""
        if self.kept is not None:
            with reporting(self):
                self._keep_over(self.kept, self.kept.record.model_copy(update=fields), words)

    def keep_changed(self, record: R, words: str) -> None:
        """Keep another shape of the record, over the version shown; u takes it back."""
        assert self.kept is not None
        if record != self.kept.record:
            self._keep_over(self.kept, record, words)

    def _keep_over(self, before: Kept[R], record: R, words: str) -> None:
        self.journal.keep(record, over=before.version)
        self.app.post_message(Done(words))
        self.refresh_journal()
