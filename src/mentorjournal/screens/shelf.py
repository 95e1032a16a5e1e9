"""The shelf: what is worth reading or using, how far each is, and what was taken from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from mentorjournal.domain import moments
from mentorjournal.domain.growth import Resource
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import Done, NewRecord, OpenRecord
from mentorjournal.screens.frame.over import BACK, OverPlace
from mentorjournal.screens.frame.reporting import reporting
from mentorjournal.views.shelf import next_state, shelf
from mentorjournal.widgets.listing import Row
from mentorjournal.widgets.record_list import RecordList

MARKS = {"wanted": "○", "using": "◐", "used": "●"}


class ShelfScreen(OverPlace):
    """Show every resource, those in use first; space moves one on from wanted to used."""

    DOOR: ClassVar[str] = "shelf"
    CRUMB: ClassVar[str] = "Growth › Shelf"
    HELP: ClassVar[str] = """\
# The shelf

What is worth reading, using or asking: what you use now first (◐), then what you want to (○), then
what you used (●), each with what you took from it. `a` adds one, Space says how far it is, Enter
opens it, and `e` there writes down the takeaway.
"""
    EMPTY: ClassVar[str] = (
        "Things worth reading, using or asking stand here, with what you took from each."
        " Press a to add the first."
    )
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        Binding("a", "add", "Add one", id="shelf.add", tooltip="Put something on the shelf."),
        Binding("space", "move_on", "How far", id="shelf.toggle",
                tooltip="Wanted, using, used, and round again."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal, place)
        self._resources: Sequence[Resource] = ()

    def page(self) -> Iterable[Widget]:
        """Give the list."""
        yield RecordList(lines=2, empty=self.EMPTY)

    def reload(self) -> None:
        """Read the shelf anew."""
        self._resources = shelf(self.journal)
        self.query_one(RecordList).show(ResourceRows(self._resources))

    @on(RecordList.Opened)
    def _open(self, event: RecordList.Opened) -> None:
        event.stop()
        self.post_message(OpenRecord(UUID(event.row.id)))

    def action_add(self) -> None:
        """Ask for something new."""
        self.post_message(NewRecord("resource", {"state": "wanted"}))

    def action_move_on(self) -> None:
        """Say that the marked one is one step further; u takes it back."""
        row, journal = self.query_one(RecordList).row, self.journal
        if row is None:
            return
        with reporting(self):
            kept = journal.records.get(Resource, UUID(row.id))
            before = kept.record
            state = next_state(before.state)
            journal.keep(before.model_copy(update={"state": state}), over=kept.version)
            self.post_message(Done(f"{state.capitalize()}: {before.title}"))
            self.refresh_journal()


class ResourceRows:
    """Resources as rows of a list."""

    def __init__(self, resources: Sequence[Resource]) -> None:
        self._resources = resources

    def __len__(self) -> int:
        return len(self._resources)

    def fetch(self, start: int, stop: int) -> Sequence[Row]:
        """Word the resources from ``start`` up to ``stop``."""
        return [_row(each) for each in self._resources[start:stop]]


def _row(resource: Resource) -> Row:
    state = resource.state.strip() or "on the shelf"
    took = f"took: {resource.takeaway}" if resource.takeaway else resource.why
    return Row(
        id=str(resource.id),
        day=moments.brief(resource.on, moments.today()),
        mark=MARKS.get(state, "·"),
        label=state,
        title=resource.title,
        detail=" · ".join(filter(None, [resource.kind, took])),
        private=resource.never_leaves,
    )
