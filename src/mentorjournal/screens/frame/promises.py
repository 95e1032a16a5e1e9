"""Ticking a promise off, and taking that back."""

from uuid import UUID

from textual.dom import DOMNode

from mentorjournal.domain import moments
from mentorjournal.domain.sessions import Action
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import Done
from mentorjournal.screens.frame.reporting import reporting


def set_done(asker: DOMNode, journal: Journal, promise_id: UUID) -> None:
    """Mark an open promise as done today, or a done one as open again; it can be taken back."""
    with reporting(asker):
        kept = journal.records.get(Action, promise_id)
        before = kept.record
        done = before.status != "done"
        changed = before.model_copy(
            update={
                "status": "done" if done else "open",
                "done_on": moments.today() if done else None,
            }
        )
        journal.keep(changed, over=kept.version)
        asker.post_message(Done(f"{'Done' if done else 'Open again'}: {before.headline}"))
