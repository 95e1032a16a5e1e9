"""Quick notes: one typed line that becomes a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.desk.entering import enter
from mentorjournal.domain import moments
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.quick_note import QuickNote, understand
from mentorjournal.errors import NotFound

if TYPE_CHECKING:
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal


def read_quick_note(journal: Journal, line: str) -> QuickNote:
    """Understand a line with the names that the journal knows."""
    return understand(line, journal.reading("future"), lambda name: _is_known(journal, name))


def _is_known(journal: Journal, name: str) -> bool:
    try:
        journal.person_called(name)
    except NotFound:
        return False
    return True


def understood(journal: Journal, line: str) -> str:
    """Say what a line would become, in words; Ambiguous when a name may be several people."""
    note = read_quick_note(journal, line)
    words = ["a private reflection" if note.kind == "reflection" else spoken_kind(note.kind)]
    beside = "with"
    if note.encouragement:
        given = note.encouragement == "given"
        words = ["a kind word that you said" if given else "a kind word for the jar"]
        beside = "to" if given else "from"
    if note.partner:
        words.append(f"{beside} {journal.person_called(note.partner).name}")
    if note.day:
        words.append(moments.spoken(note.day))
    words.extend(f"#{tag}" for tag in note.tags)
    return " · ".join(words)


def keep_quick_note(journal: Journal, line: str) -> Kept[Record]:
    """Keep the record that a line describes; a JournalError keeps nothing and loses nothing."""
    note = read_quick_note(journal, line)
    record = enter(journal, KINDS[note.kind], note.fields(), partner=note.partner)
    return journal.keep(record)
