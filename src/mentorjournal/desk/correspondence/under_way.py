"""Pages that are being written: noted before their file has its name, and finished after a crash.

A file outside the journal and a line in it cannot change in one step. So the page is announced
first; then, in one transaction, its line is written and its bytes lie beside their name; then the
bytes get the name. Wherever that is cut short, the next start finds the announcement and either
finishes the page or takes away what is left of it: no page goes out without its line and number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line
from mentorjournal.errors import CannotWrite, JournalError
from mentorjournal.sharing.write import finish, holds, set_down, withdraw

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

_UNDER_WAY = "@pages under way"
"""The subject of the draft that holds, by summary, what was announced and is not finished.

Not a setting of the journal: those come in from other people's archives, and this one names files
that are moved and taken away.
"""

_PART = re.compile(r"unfinished-[0-9a-f]{12}\.part")


@dataclass(frozen=True)
class UnderWay:
    """A page between its announcement and its file."""

    summary: str
    """The id of the summary that it is kept as, once it is noted."""
    title: str
    reader: str
    path: str
    """Where its file is to be; empty where the bytes go to another program."""
    part: str
    """Where the bytes lie until then."""

    def put_down(self, data: bytes) -> None:
        """Write the bytes beside the name that they will have."""
        if self.path:
            set_down(Path(self.part), Path(self.path), data)

    def take_away(self) -> None:
        """Leave nothing of a page that was not noted."""
        if self.path:
            withdraw(Path(self.part), Path(self.path))

    def complete(self) -> None:
        """Give the bytes their name, unless another window that just began has done so."""
        if self.path and _may_be_there(Path(self.part)):
            finish(Path(self.part), Path(self.path))


def announce(
    journal: Journal, path: Path | None, *, summary: str, title: str, reader: str
) -> UnderWay:
    """Note that a page is about to be written, before anything of it is."""
    place = path.absolute() if path else None
    part = place.with_name(_part_name()) if place else None
    page = UnderWay(summary, title, reader, str(place or ""), str(part or ""))
    with journal.file.writing():
        _note(journal, {**_announced(journal), summary: asdict(page)})
    return page


def is_announced(journal: Journal, page: UnderWay) -> bool:
    """Whether the announcement stands; a window that starts meanwhile may have cleared it."""
    return page.summary in _announced(journal)


def forget(journal: Journal, page: UnderWay) -> None:
    """Note that nothing is left to be done for a page."""
    with journal.file.writing():
        others = _announced(journal)
        if others.pop(page.summary, None) is not None:
            _note(journal, others)


@contextmanager
def taken_away_on_failure(journal: Journal, page: UnderWay) -> Iterator[None]:
    """Take away what was set down, and the announcement, when what follows fails."""
    try:
        yield
    except BaseException:
        page.take_away()
        with suppress(JournalError):  # then it is found, and forgotten, at the next start
            forget(journal, page)
        raise


def finish_pages(journal: Journal) -> list[str]:
    """Finish or take away what was cut short; answer a sentence for each such page."""
    if journal.file.read_only or not _announced(journal):
        return []
    with journal.file.writing():
        pages = [UnderWay(**each) for each in _announced(journal).values()]
        noted = {line.summary: line.sha256 for line in journal.notebook.ledger()}
        return [
            f"The program was stopped while it wrote “{one_line(page.title)}”"
            f" for {one_line(page.reader)}{_finished(journal, page, noted.get(page.summary, ''))}"
            for page in pages
        ]


def _finished(journal: Journal, page: UnderWay, digest: str) -> str:
    """Do what is left to do for a page whose line has this hash, or which has none; say it."""
    if not _is_ours(page):
        forget(journal, page)
        return ", and what is noted of it names files of others; nothing was done to them."
    try:
        page.complete() if digest else page.take_away()
    except CannotWrite as error:  # it stays announced, and is tried again next time
        return f"; it is in the ledger, and its file lies at {page.part} still. {error}"
    forget(journal, page)
    if not page.path:
        told = "it is in the ledger" if digest else "the ledger does not name it"
        return f" to another program, which may have it; {told}."
    if not digest:
        return "; nothing of it left and nothing was noted. Write it again."
    if holds(Path(page.path), digest):
        return f"; it is in the ledger, and its file is whole: {page.path}"
    return f"; it is in the ledger, but that file is not there any more: {page.path}"


def _announced(journal: Journal) -> dict[str, dict[str, str]]:
    found = journal.notebook.draft(_UNDER_WAY)
    return found[0] if found else {}


def _may_be_there(part: Path) -> bool:
    """Whether a file is there, or cannot be reached now, so that nobody knows."""
    try:
        part.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _part_name() -> str:
    return f"unfinished-{uuid4().hex[:12]}.part"


def _is_ours(page: UnderWay) -> bool:
    """Whether a note is as we make them: one in a file from elsewhere may name any other file."""
    part, path = Path(page.part), Path(page.path)
    return not page.path or (
        part.parent == path.parent and bool(_PART.fullmatch(part.name)) and part != path
    )


def _note(journal: Journal, announced: dict[str, dict[str, str]]) -> None:
    if announced:
        journal.notebook.keep_draft(_UNDER_WAY, announced, moments.now())
    else:
        journal.notebook.drop_draft(_UNDER_WAY)
