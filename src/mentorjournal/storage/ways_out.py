"""Lead out of damage: name it where it looks like something else, and the backup that is good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentorjournal.domain import moments
from mentorjournal.errors import (
    CannotUnlock,
    DamagedJournal,
    JournalError,
    NewerJournal,
    NotAJournal,
)

if TYPE_CHECKING:
    from mentorjournal.storage.generations import Generation
    from mentorjournal.storage.keys import Key

Opens = Callable[[bytes], "Key"]
"""Finds the key of the file with a header; CannotUnlock when it has none for it."""


@contextmanager
def showing_ways_out(path: Path, opens: Opens | None = None) -> Iterator[None]:
    """Say with each damage of the journal at a path how to go on.

    What looks like a wrong passphrase, or like no journal, is damage when a note or a backup shows
    that the file once began nearly as it does now. Without ``opens`` no backup can be called good.
    """
    try:
        yield
    except DamagedJournal as error:
        raise DamagedJournal(f"{error} {_ways_out(path, opens)}") from error
    except (CannotUnlock, NewerJournal, NotAJournal) as error:
        if whole_start(path) is None:
            raise
        start = (
            f"The first bytes of {path} are damaged; `mentorjournal check --mend` writes them anew."
        )
        raise DamagedJournal(f"{start} {_ways_out(path, opens)}") from error


def whole_start(path: Path) -> bytes | None:
    """Answer the header that a damaged file had, by our notes or its backups; None for others."""
    from mentorjournal.storage import file_head, first_bytes, keys
    from mentorjournal.storage.generations import list_generations

    try:
        header = file_head.header(file_head.existing(path))
    except JournalError:
        return None
    kept = [first_bytes.noted(path), *(each.header for each in list_generations(path))]
    return next((each for each in kept if each and keys.is_damaged_form(header, each)), None)


def newest_good(path: Path, opens: Opens) -> Generation | None:
    """Find the newest generation of which every page is authentic; None when there is none."""
    from mentorjournal.storage.generations import list_generations
    from mentorjournal.storage.page_copy import prove

    for each in list_generations(path):
        with suppress(JournalError):
            prove(each.path, opens(each.header))
            return each
    return None


def _ways_out(path: Path, opens: Opens | None) -> str:
    salvage = f"`mentorjournal salvage {path}` gets out every record that can still be read."
    if opens is None:
        return f"`mentorjournal backups` lists the copies that were kept; {salvage}"
    good = newest_good(path, opens)
    if good is None:
        return f"No backup beside it opens; {salvage}"
    at = good.at.astimezone()
    return (
        f"The newest good backup is of {moments.spoken(at.date())}, {at:%H:%M}:"
        f" `mentorjournal restore {good.path.name}` puts it back; before that, {salvage}"
    )
