"""Whole copies of a journal, encrypted as it is and opened by the same passphrase."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from mentorjournal.storage import new_file, page_copy
from mentorjournal.storage.file_head import resolved
from mentorjournal.storage.generations import name_of
from mentorjournal.storage.journal_file import JournalFile


def usual_place(journal_file: JournalFile, at: datetime) -> Path:
    """Name a place for a copy made at a moment, among the kept generations."""
    return name_of(journal_file.path, at, "asked")


def copy_to(journal_file: JournalFile, path: Path, told: page_copy.Told = page_copy.untold) -> None:
    """Copy a journal to a new file and prove that the copy opens; never over anything.

    Others can read and write meanwhile; the copy is of one moment.
    """
    place = resolved(path)
    new_file.refuse_taken(place)
    new_file.build(place, lambda making: page_copy.copy_of(journal_file, making, told))
