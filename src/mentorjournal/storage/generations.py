"""Kept generations: encrypted copies beside the journal, fewer the older they are.

They stand in the folder ``backups`` as ``journal-20261123T151217Z-daily.db``. Each is a whole
journal and opens alone, with the passphrase that the journal had when it was made.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal
from zlib import crc32

from mentorjournal.errors import CannotWrite, JournalExists
from mentorjournal.storage import file_head, keeping, new_file, page_copy
from mentorjournal.storage.journal_file import JournalFile
from mentorjournal.storage.keys import HEADER_SIZE

Why = Literal["daily", "migration", "passphrase", "import", "restore", "damaged", "asked"]
"""What made a generation be kept."""

_MOMENT = "%Y%m%dT%H%M%SZ"
_NEVER_THINNED = ("asked", "damaged")
_WAYS_BACK = ("restore", "passphrase", "migration")
"""What holds something that may stand nowhere else: kept as long as the months are."""

_ALL_OF_THE_LAST = timedelta(days=1)
_LONGEST_MONTH = timedelta(days=31)
_ALWAYS_KEPT = 2


@dataclass(frozen=True)
class Generation:
    """One kept copy."""

    path: Path
    at: datetime
    why: str
    size: int
    header: bytes
    """Its first bytes: the same as the journal's when the same passphrase opens it."""


def folder_of(path: Path) -> Path:
    """Say where the generations of the journal at a path are kept."""
    place, folder = file_head.resolved(path), keeping.chosen().folder
    if folder is None:
        return place.parent / "backups"
    # Several journals may share it, all of them called journal.db.
    return folder / f"{_stem(place)}-{crc32(os.fsencode(place)):08x}"


def _stem(place: Path) -> str:
    """Name a journal in its generations; `a.db` and `a.journal` in one folder are two."""
    return place.name.removesuffix(".db")


def name_of(path: Path, at: datetime, why: Why) -> Path:
    """Name the place of a generation; a second later when that one is taken."""
    place = file_head.resolved(path)
    while True:
        named = folder_of(place) / f"{_stem(place)}-{at.astimezone(UTC):{_MOMENT}}-{why}.db"
        if not named.exists():
            return named
        at += timedelta(seconds=1)


def list_generations(path: Path) -> list[Generation]:
    """List the generations of the journal at a path, newest first; the journal may be lost."""
    return sorted(_found(path), key=lambda each: each.at, reverse=True)


def _found(path: Path) -> Iterator[Generation]:
    place = file_head.resolved(path)
    named = re.compile(rf"{re.escape(_stem(place))}-(\d{{8}}T\d{{6}}Z)-([a-z]+)\.db")
    for entry in folder_of(place).glob("*.db"):
        found = named.fullmatch(entry.name)
        if found and entry.is_file() and not entry.is_symlink():
            with suppress(ValueError, OSError):
                at = datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC)
                with entry.open("rb") as file:
                    header = file.read(HEADER_SIZE)
                yield Generation(entry, at, found[2], entry.stat().st_size, header)


def keep_daily(
    journal_file: JournalFile, at: datetime, told: page_copy.Told = page_copy.untold
) -> Generation | None:
    """Keep a generation at the first opening of the writer's day; None when there is one."""
    # Those that a clock ahead of time has dated must neither stop this nor make one each time.
    found = (each for each in list_generations(journal_file.path) if each.at <= at)
    newest = next(found, None)
    if newest and _day(newest.at) == _day(at):
        return None
    try:
        return keep_generation(journal_file, "daily", at, told)
    except JournalExists:  # another program was opened in the same second
        return None


def _day(at: datetime) -> object:
    return at.astimezone().date()


def keep_generation(
    journal_file: JournalFile,
    why: Why,
    at: datetime,
    told: page_copy.Told = page_copy.untold,
) -> Generation:
    """Keep a proven copy of the journal as it is now, and thin out the older ones.

    Others can read and write meanwhile. A journal that cannot be read whole is not copied:
    DamagedJournal, and all that is kept stays.
    """
    kept = keep_unthinned(journal_file, why, at, told)
    thin(journal_file.path, at)
    return kept


def keep_unthinned(
    journal_file: JournalFile, why: Why, at: datetime, told: page_copy.Told = page_copy.untold
) -> Generation:
    """Keep a generation and remove none; also from inside a writing that has changed nothing."""
    named, key = name_of(journal_file.path, at, why), journal_file.key
    new_file.build(named, lambda making: page_copy.copy_of(journal_file, making, told))
    return Generation(named, at, why, named.stat().st_size, key.header)


def thin(path: Path, at: datetime) -> None:
    """Remove the generations that are too many, and then the oldest while they are too big.

    The two newest stay in any case, and of each sort that is a way back the newest.
    """
    thinned = [each for each in list_generations(path) if each.why not in _NEVER_THINNED]
    always = [*thinned[:_ALWAYS_KEPT], *_newest_ways_back(thinned)]
    chosen = [*always, *_staying(thinned, at)]
    staying = [each for each in thinned if each in chosen]
    going = [each for each in staying if each not in always]
    while going and sum(each.size for each in staying) > keeping.chosen().most_bytes:
        staying.remove(going.pop())
    for each in thinned:
        if each not in staying:
            remove(each)


def with_other_passphrase(journal_file: JournalFile) -> list[Generation]:
    """List the generations that the journal's present passphrase does not open, newest first."""
    key = journal_file.key
    return [each for each in list_generations(journal_file.path) if each.header != key.header]


def remove(generation: Generation) -> None:
    """Remove one generation for good."""
    try:
        generation.path.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(f"{generation.path} cannot be removed: {error.strerror}.") from error


def _staying(generations: Sequence[Generation], at: datetime) -> list[Generation]:
    """Choose what stays, newest first: all of the last day, then the last of each period."""
    chosen = keeping.chosen()
    staying = {each.path for each in generations if each.at > at - _ALL_OF_THE_LAST}
    for most, period_of in (
        (chosen.days, _day_of),
        (chosen.weeks, _week_of),
        (chosen.months, _month_of),
    ):
        lasts: dict[object, Path] = {}
        for each in generations:
            lasts.setdefault(period_of(each.at), each.path)
        staying.update(list(lasts.values())[:most])
    since = at - chosen.months * _LONGEST_MONTH
    ways_back = (each for each in generations if each.why in _WAYS_BACK)
    staying.update(each.path for each in ways_back if each.at > since)
    return [each for each in generations if each.path in staying]


def _newest_ways_back(generations: Sequence[Generation]) -> list[Generation]:
    newest: dict[str, Generation] = {}
    for each in generations:
        if each.why in _WAYS_BACK:
            newest.setdefault(each.why, each)
    return list(newest.values())


def _day_of(at: datetime) -> object:
    return at.date()


def _week_of(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month_of(at: datetime) -> object:
    return at.year, at.month
