"""What is typed for a page that is not written yet: a draft in the journal, one for an occasion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual.widgets import Input

from mentorjournal.domain import moments
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.drafting import Drafting
from mentorjournal.screens.share.draft import Draft
from mentorjournal.screens.share.occasions import Occasion
from mentorjournal.sharing.amendments import can_be_reworded
from mentorjournal.widgets.inputs import Line

if TYPE_CHECKING:
    from mentorjournal.screens.share.screen import ShareScreen


class Unsent:
    """Keeps the word to begin with and the other words; ticks are chosen anew each time."""

    def __init__(self, screen: ShareScreen, journal: Journal) -> None:
        self._notebook = journal.notebook
        self._drafting = Drafting(screen, screen.keep_draft_now)
        self._is_new = False

    def keep_soon(self) -> None:
        """Note that something was typed, and have the screen keep it a moment later."""
        self._is_new = True
        self._drafting.soon()

    def keep(self, draft: Draft, cover: str) -> None:
        """Let the draft of this occasion hold what is typed; nothing typed, and there is none."""
        if not self._is_new:
            return
        subject = _subject(draft.occasion)
        words = [[str(record), name, text] for (record, name), text in _words(draft).items()]
        typed = {"cover": cover, "words": words}
        if any(typed.values()):
            self._notebook.keep_draft(subject, typed, moments.now())
        else:
            self._notebook.drop_draft(subject)
        self._is_new = False

    def drop(self, draft: Draft) -> None:
        """Forget what was typed for an occasion."""
        self._is_new = False
        self._notebook.drop_draft(_subject(draft.occasion))

    def found(self, draft: Draft | None, cover: Line) -> Draft | None:
        """Put back what was typed: the first word into its line, other words where they belong."""
        if draft is None:
            return None
        there = self._notebook.draft(_subject(draft.occasion))
        typed: dict[str, Any] = there[0] if there else {}
        table = draft.laid.table
        words = {
            (UUID(record), name): text
            for record, name, text in typed.get("words", ())
            if UUID(record) in table and can_be_reworded(table[UUID(record)], name)
        }
        amendments = replace(draft.amendments, words={**words, **_words(draft)})
        with cover.prevent(Input.Changed):
            cover.value = str(typed.get("cover", "")) or cover.value
        return replace(draft, amendments=amendments)


def _words(draft: Draft) -> dict[tuple[UUID, str], str]:
    return dict(draft.amendments.words)


def _subject(occasion: Occasion) -> str:
    session = occasion.session
    about = str(session.id) if session else str(occasion.span)
    return f"@share:{occasion.relationship.id}:{about}"
