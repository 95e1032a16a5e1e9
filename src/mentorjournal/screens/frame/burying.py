"""Moving a record to the trash, from wherever it is marked or open."""

from __future__ import annotations

from uuid import UUID

from textual.screen import Screen

from mentorjournal.desk.naming import name_of
from mentorjournal.domain.record import Record
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import Done
from mentorjournal.screens.frame.reporting import say


def bury(screen: Screen[None], journal: Journal, record_id: UUID) -> bool:
    """Move a record to the trash and say how to take that back; answer whether it is there now."""
    try:
        name = name_of(journal, journal.records.get(Record, record_id).record)
        journal.bury(record_id)
    except JournalError as error:
        say(screen, str(error), severity="warning")
        return False
    screen.app.post_message(Done(f"In the trash: {name}"))
    return True
