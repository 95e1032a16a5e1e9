"""The history of a record: every version, what changed from the one before, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.desk.differences import FieldChange, differences, version_texts
from mentorjournal.domain.entries import Kept, Revision
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.record import Record
from mentorjournal.errors import DamagedJournal
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import Done
from mentorjournal.screens.frame.over import OverRecord
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.changes import changes_in_words
from mentorjournal.widgets.page_scroll import PageScroll
from mentorjournal.widgets.placing import entitle
from mentorjournal.widgets.top_bar import TopBar


class HistoryScreen(OverRecord):
    """Show the versions of a record, newest first, and what each one changed."""

    DOOR: ClassVar[str] = "history"
    HELP: ClassVar[str] = """\
# History

Every version of this record, the newest first; nothing that was ever kept is lost. The arrows walk
from version to version. Below stands what that version changed: `−` was there before, `+` came.

`r` makes the marked version the present one. That is a new version: the ones between stay, and `u`
takes it back.
"""
    AUTO_FOCUS = "#versions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "revert", "Revert to this", id="history.revert",
                tooltip="Make the marked version the present one."),
        Binding("escape", "leave", "Back", id="history.back", tooltip="Back to the record."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, record_id: UUID, place: str) -> None:
        super().__init__(journal, record_id, place)
        self._kept: Kept[Record] | None = None
        self._versions: list[Revision] = []

    def page(self) -> Iterable[Widget]:
        """Give the versions over what the marked one changed."""
        yield Card("Versions", id="versions", hint="r reverts to the marked one", pick=True,
                   leads_on=False)  # fmt: skip
        with (
            PageScroll(id="changes-scroll", can_focus=True),
            Container(id="changes", classes="panel"),
        ):
            yield Static(id="changed")

    def on_mount(self) -> None:
        """Follow the marked version."""
        self.watch(self.query_one("#versions", Card), "cursor", self._show_changes, init=False)

    def reload(self) -> None:
        """Read every version anew."""
        self._kept = self.journal.records.find(self.record_id)
        if self._kept is None:
            self.dismiss()
            return
        self._versions = self.journal.history(self.record_id)[::-1]
        headline = one_line(self._kept.record.headline, 60)
        self.query_one(TopBar).crumb = f"History › {headline}"
        lines = [self._line(at, each) for at, each in enumerate(self._versions)]
        self.query_one("#versions", Card).show(lines)
        self._show_changes()

    def _line(self, at: int, version: Revision) -> Content:
        return Content.assemble(
            (f"{'version ' + str(version.version):<12}", "$text-primary"),
            (f"{_when(version.at):<20}", "$foreground 80%"),
            ", ".join([*self._what(at), *(["now"] if at == 0 else [])]),
        )

    def _what(self, at: int) -> list[str]:
        """Say in a word or two what a version did."""
        version, before = self._versions[at], self._before(at)
        if before is None:
            return ["written"]
        if version.deleted != before.deleted:
            return ["moved to the trash" if version.deleted else "taken out of the trash"]
        changed = [each.label for each in self._changes(at)]
        return ["changed " + ", ".join(changed)] if changed else ["kept again, the same"]

    def _before(self, at: int) -> Revision | None:
        return self._versions[at + 1] if at + 1 < len(self._versions) else None

    def _changes(self, at: int) -> list[FieldChange]:
        before = self._before(at)
        texts = [] if before is None else self._texts(before)
        return differences(texts, self._texts(self._versions[at]))

    def _texts(self, version: Revision) -> list[Any]:
        assert self._kept is not None
        try:
            record = self.journal.as_it_was(self._kept.record, version)
        except DamagedJournal:
            return []
        return version_texts(self.journal, record)

    def _show_changes(self) -> None:
        at = self.query_one("#versions", Card).cursor
        if not self._versions or self._kept is None:
            return
        version = self._versions[at]
        panel = self.query_one("#changes")
        first = self._before(at) is None
        entitle(panel, f"Version {version.version}: what was {'written' if first else 'changed'}")
        told = changes_in_words(self._changes(at))
        self.query_one("#changed", Static).update(told or Content("No field changed."))

    def action_revert(self) -> None:
        """Make the marked version the present one; u takes it back."""
        if self._kept is None:
            return
        version = self._versions[self.query_one("#versions", Card).cursor].version
        with reporting(self):
            before = self._kept
            after = self.journal.revert(before, version)
            if after.version == before.version:
                say(self, "That is how it is now.")
                return
            words = f"As version {version} was: {before.record.headline}"
            self.app.post_message(Done(words))
            self.query_one("#versions", Card).cursor = 0
            self.refresh_journal()


def _when(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {local:%b %Y %H:%M}"
