"""Note how a journal begins, so that damage of its first bytes is known and can be mended.

The first bytes are the salt of the key, in the clear: one turned bit in them makes the right
passphrase look like a wrong one. They are no secret; each journal's are noted by its path.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from mentorjournal.storage import file_head, keeping
from mentorjournal.storage.journal_file import JournalFile
from mentorjournal.storage.keys import HEADER_SIZE, Key


def note(journal_file: JournalFile) -> None:
    """Note how a journal begins that was opened just now; a note that cannot be made is none."""
    place = _note_of(journal_file.path)
    header = journal_file.key.header
    if place is None or noted(journal_file.path) == header:
        return
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        written = place.with_name(f"{place.name}.{os.getpid()}")
        written.write_bytes(header)
        written.replace(place)


def noted(path: Path) -> bytes | None:
    """Answer how the journal at a path began when it was opened last; None when nobody knows."""
    place = _note_of(file_head.resolved(path))
    if place is None:
        return None
    with suppress(OSError):
        header = place.read_bytes()
        if len(header) == HEADER_SIZE:
            return header
    return None


def _note_of(path: Path) -> Path | None:
    from hashlib import blake2b  # not before a file is there

    folder = keeping.chosen().notes
    if folder is None:
        return None
    return folder / "beginnings" / blake2b(os.fsencode(path), digest_size=16).hexdigest()


def mend(path: Path, opens: Callable[[bytes], Key], whole: bytes) -> None:
    """Write the first bytes of a journal as they were, once its key has opened the rest."""
    with closing(JournalFile.open_by(path, lambda _: opens(whole))) as journal_file:
        version = journal_file.version
        with journal_file.writing() as connection:
            # Whatever is written to the first page, the cipher writes its beginning too.
            connection.execute(f"PRAGMA user_version = {version:d}")
