"""What screens ask the app for: a record opened or written, a summary, a step taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual import on, work
from textual.app import SystemCommand
from textual.screen import Screen

from mentorjournal.domain.plain import one_line
from mentorjournal.interface.doors import DOORS, door_of
from mentorjournal.interface.shell import Shell
from mentorjournal.screens.frame.asking import (
    Done,
    EditRecord,
    NewRecord,
    OpenRecord,
    ShareSession,
    Show,
)

if TYPE_CHECKING:
    from mentorjournal.journal import Journal
    from mentorjournal.widgets.writing import Writing


STEP = "step"
TAKES_BACK = " · u takes it back"
NOTICE_FRAME = 6
"""How many cells a notice leaves to the left and to the right of its words."""


class Requests(Shell):
    """An app that answers what its screens ask; the screens know nothing of each other."""

    def __init__(self) -> None:
        super().__init__()
        self._journal: Journal | None = None

    @property
    def journal(self) -> Journal:
        """The open journal; nothing that needs it can be asked for while it is locked."""
        assert self._journal is not None
        return self._journal

    async def action_go(self, place: str) -> None:
        """Go to a place; from within it, back to its first page."""
        if self.current_mode != place:
            await self.switch_mode(place)
            return
        while len(self.screen_stack) > 1 and not self.screen.is_modal:
            await self.pop_screen()

    @on(OpenRecord)
    def _open_record(self, event: OpenRecord) -> None:
        if isinstance(event, EditRecord):
            self.write(str(event.record_id), {})
        else:
            kept = self.journal.records.find(event.record_id)
            there = kept is not None and kept.deleted is None
            self.show(door_of(kept.record.KIND) if kept and there else "record", event.record_id)

    @on(Show)
    def _show(self, event: Show) -> None:
        self.show(event.door, event.record_id)

    def show(self, door: str, record_id: UUID | None = None) -> None:
        """Open a screen over the place, by the name of its door."""
        self.push_screen(DOORS[door].open(self.journal, self.current_mode, record_id))

    def take_step(self, step: Mapping[str, Any]) -> None:
        """Open again what a screen's ``way_back`` noted; what is no longer there is left out."""
        name, what, fields = step.get("open"), step.get("what", ""), step.get("fields", {})
        if name == "editor":
            self._open_editor(what, fields)
        elif name in DOORS:
            record_id = UUID(what) if what else None
            if record_id is None or self.journal.records.find(record_id) is not None:
                self.show(name, record_id)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Add the screens that are no places."""
        yield from super().get_system_commands(screen)
        if self.check_action("show", ()):
            for name, door in DOORS.items():
                if door.title:
                    yield SystemCommand(door.title, door.about, partial(self.show, name))

    def on_writing_link_wanted(self, event: Writing.LinkWanted) -> None:
        """Let a record be chosen; by this name, as the widget is not loaded at the start."""
        self._choose_link(event)

    @work(group="dialog")
    async def _choose_link(self, wanted: Writing.LinkWanted) -> None:
        from mentorjournal.screens.frame.linking import choose_link

        await choose_link(self, self.journal, wanted)

    @on(NewRecord)
    def _new_record(self, event: NewRecord) -> None:
        self.write(event.kind, event.fields)

    def write(self, what: str, fields: Mapping[str, Any]) -> None:
        """Open the editor on a record, by its id, or on a new one, by the word for its kind.

        Without a word, ask which kind.
        """
        from mentorjournal.screens.frame.choosing import AskKind

        if what:
            self._open_editor(what, fields)
        else:
            self.push_screen(AskKind(), lambda kind: self._write_chosen(kind or "", fields))

    def _write_chosen(self, kind: str, fields: Mapping[str, Any]) -> None:
        self._open_editor(kind, fields)
        self.arrived()

    def _open_editor(self, what: str, fields: Mapping[str, Any]) -> None:
        from mentorjournal.screens.editor.opening import editor_of

        editor = editor_of(self.journal, what, fields)
        if editor:
            self.push_screen(editor)

    @on(ShareSession)
    async def _share_session(self, event: ShareSession) -> None:
        from mentorjournal.screens.share.screen import ShareScreen

        await self.action_go("share")
        if isinstance(self.screen, ShareScreen) and event.session_id:
            self.screen.choose(event.session_id)

    @on(Done)
    def _tell_done(self, event: Done) -> None:
        room = self.size.width - NOTICE_FRAME - len(TAKES_BACK)
        self.notify(f"{one_line(event.words, room)}{TAKES_BACK}", markup=False, about=STEP)

    def action_undo(self) -> None:
        """Take the last step back, wherever and whenever it was taken."""
        from mentorjournal.desk.undoing import NOTHING_BACK, take_back

        self._step(take_back, NOTHING_BACK)

    def action_redo(self) -> None:
        """Take the step again that was taken back last."""
        from mentorjournal.desk.undoing import NOTHING_AGAIN, take_again

        self._step(take_again, NOTHING_AGAIN)

    def _step(self, take: Callable[[Journal], str], nothing: str) -> None:
        from mentorjournal.screens.frame.place import PlaceScreen
        from mentorjournal.screens.frame.reporting import reporting

        with reporting(self):
            self.notify(take(self.journal) or nothing, markup=False, about=STEP)
        if isinstance(self.screen, PlaceScreen):
            self.screen.refresh_journal()
