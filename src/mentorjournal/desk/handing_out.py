"""Writing evidence out: whoever holds the file can read it, so the ledger has a line of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Disclosure
from mentorjournal.sharing.write import write_file

if TYPE_CHECKING:
    from pathlib import Path

    from mentorjournal.journal import Journal

WHOEVER = "whoever holds it"
"""To whom evidence goes: the program is not told by whom a file is handed to whom."""


def hand_out(journal: Journal, title: str, form: str, data: bytes, path: Path) -> None:
    """Write evidence into a new file and into the ledger, or neither; no page is kept of it."""
    with journal.file.writing():
        journal.notebook.disclose(
            Disclosure(
                at=moments.now(),
                relationship="",
                to=WHOEVER,
                title=f"Evidence: {title}",
                form=form,
                sha256=hashlib.sha256(data).hexdigest(),
                summary="",
                file_name=path.name,
            )
        )
        write_file(path, data)
