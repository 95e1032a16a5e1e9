"""What screens ask the app for: a record opened or written, a summary, a step taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual import on

from mentorjournal.screens.frame.asking import (
    Done,
    EditRecord,
    NewRecord,
    OpenRecord,
    ShareSession,
)
from mentorjournal.shell import Shell

if TYPE_CHECKING:
    from mentorjournal.journal import Journal


class Requests(Shell):
    """An app that answers what its screens ask; the screens know nothing of each other."""

    def __init__(self) -> None:
        super().__init__()
        self._journal: Journal | None = None
        self._done: list[Done] = []

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
        from mentorjournal.screens.record_view import RecordScreen

        if isinstance(event, EditRecord):
            self.write(str(event.record_id), {})
        else:
            self.push_screen(RecordScreen(self.journal, event.record_id, self.current_mode))

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
            self.push_screen(AskKind(), lambda kind: self._open_editor(kind or "", fields))

    def _open_editor(self, what: str, fields: Mapping[str, Any]) -> None:
        from mentorjournal.domain.kinds import KINDS
        from mentorjournal.screens.editor.screen import EditorScreen

        kept = None if what in KINDS or not what else self.journal.records.find(UUID(what))
        kind = type(kept.record) if kept else KINDS.get(what)
        if kind:
            self.push_screen(EditorScreen(self.journal, kind, kept, dict(fields)))

    @on(ShareSession)
    async def _share_session(self, event: ShareSession) -> None:
        from mentorjournal.screens.share.screen import ShareScreen

        await self.action_go("share")
        if isinstance(self.screen, ShareScreen) and event.session_id:
            self.screen.choose(event.session_id)

    @on(Done)
    def _remember(self, event: Done) -> None:
        self._done.append(event)
        self.notify(f"{event.words} · u takes it back", markup=False)

    def action_undo(self) -> None:
        """Take back the last step that can be."""
        from mentorjournal.screens.frame.place import PlaceScreen
        from mentorjournal.screens.frame.reporting import reporting, say

        if not self._done:
            say(self, "There is nothing to take back.")
            return
        with reporting(self):
            done = self._done.pop()
            done.undo()
            say(self, f"Taken back: {done.words}")
        if isinstance(self.screen, PlaceScreen):
            self.screen.refresh_journal()
