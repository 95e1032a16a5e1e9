"""Put a kept generation, or any other copy, in the place of the journal; lose nothing of either."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from mentorjournal.storage import file_head, generations, keys, new_file, page_copy
from mentorjournal.storage.generations import Generation
from mentorjournal.storage.journal_file import SCHEMA_VERSION, JournalFile


def restore(
    journal_file: JournalFile,
    source: JournalFile,
    at: datetime,
    told: page_copy.Told = page_copy.untold,
) -> Generation:
    """Go on with what an open copy holds, under the journal's own key; answer what it replaced.

    The passphrase and the recovery code stay as they are, whatever the copy's own are.
    """
    replaced: list[Generation] = []

    def put_in_place() -> None:
        replaced.append(generations.keep_unthinned(journal_file, "restore", at))
        new_file.rebuild(
            journal_file.path, lambda making: _fill(source, making, journal_file.key, told)
        )

    journal_file.give_way(journal_file.key, put_in_place)
    if journal_file.version < SCHEMA_VERSION:
        from mentorjournal.storage.migrations import migrate  # slow, and rarely needed

        migrate(journal_file, SCHEMA_VERSION)
    return replaced[0]


def restore_lost(
    path: Path, source: JournalFile, at: datetime, told: page_copy.Told = page_copy.untold
) -> Path | None:
    """Put a copy where a journal is lost or does not open; its passphrase is then the copy's.

    What is there is kept, unread, among the generations; answer where.
    """
    place = file_head.resolved(path)
    set_aside = _set_aside(place, generations.name_of(place, at, "damaged"))
    new_file.rebuild(place, lambda making: _fill(source, making, source.key, told))
    return set_aside


def _fill(source: JournalFile, making: Path, key: keys.Key, told: page_copy.Told) -> None:
    with page_copy.reader_of(source) as reader:
        page_copy.copy(reader, making, key, told)
    page_copy.prove(making, key)


def _set_aside(place: Path, kept: Path) -> Path | None:
    """Copy what is there, byte for byte; a rollback journal would be played into what follows."""
    unfinished = Path(f"{place}-journal")
    if not place.exists() and not unfinished.exists():
        return None
    if place.exists():
        new_file.build(kept, lambda making: _copy_bytes(place, making))
    if unfinished.exists():
        new_file.build(Path(f"{kept}-journal"), lambda making: _copy_bytes(unfinished, making))
        unfinished.unlink()
    return kept


def _copy_bytes(source: Path, making: Path) -> None:
    with source.open("rb") as damaged, making.open("wb") as kept:
        shutil.copyfileobj(damaged, kept)
        kept.flush()
        os.fsync(kept.fileno())
