"""Which editor writes which record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.domain.entries import Kept
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.record import Record
from mentorjournal.screens.editor.screen import EditorScreen

if TYPE_CHECKING:
    from mentorjournal.journal import Journal


def editor_of(journal: Journal, what: str, fields: Mapping[str, Any]) -> EditorScreen | None:
    """Make the editor of a record, by its id, or of a new one, by the word for its kind.

    None when there is no such record. A new session is the one planned for today, where there is
    one and no other was begun.
    """
    kept = None if what in KINDS or not what else journal.records.find(UUID(what))
    kind = type(kept.record) if kept else KINDS.get(what)
    if kind is None:
        return None
    if what == "session" and not fields:
        kept, fields = _todays(journal)
    return editor_for(journal, kind, kept, fields)


def editor_for(
    journal: Journal,
    kind: type[Record],
    kept: Kept[Record] | None,
    fields: Mapping[str, Any],
) -> EditorScreen:
    """Make the editor of a kind: a session has a screen of its own."""
    if kind.KIND == "session":
        from mentorjournal.screens.editor.session.screen import SessionScreen

        return SessionScreen(journal, kind, kept, fields)
    return EditorScreen(journal, kind, kept, fields)


def _todays(journal: Journal) -> tuple[Kept[Record] | None, Mapping[str, Any]]:
    from mentorjournal.screens.editor.session.frame import BEGINS_NOW
    from mentorjournal.views.agenda import planned_for_today

    planned = None if journal.notebook.draft("new:session") else planned_for_today(journal)
    if planned is None:
        return None, {}
    return journal.records.find(planned.id), {BEGINS_NOW: "now"}
