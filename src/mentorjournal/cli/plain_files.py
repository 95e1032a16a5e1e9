"""The whole journal written out in clear: for its owner's eyes, and never over anything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from uuid import UUID

from mentorjournal.desk.arrivals import whole_journal
from mentorjournal.errors import CannotWrite
from mentorjournal.exchange import archive, markdown

if TYPE_CHECKING:
    from mentorjournal.domain.entries import Disclosure
    from mentorjournal.domain.letters import HeldCard, Letter
    from mentorjournal.exchange.arrival import Whole
    from mentorjournal.journal import Journal

_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)


class _Counted:
    """Goes through the records of a journal and counts them."""

    def __init__(self, journal: Journal) -> None:
        self.count = 0
        self._wholes = whole_journal(journal)

    def __iter__(self) -> Iterator[Whole]:
        for whole in self._wholes:
            self.count += 1
            yield whole


def write_lines(journal: Journal, path: Path) -> int:
    """Write the journal without loss into a new file; answer how many records."""
    with _refusals(path), journal.file.reading():
        wholes = _Counted(journal)
        with _new_file(path) as file:
            for line in archive.lines(wholes, *_beside(journal), _letters(journal)):
                file.write(line.encode())
        return wholes.count


def write_pages(journal: Journal, folder: Path) -> int:
    """Write the journal as pages into a new folder; answer how many records."""
    names = markdown.Names(
        title_of=lambda record_id: _title_of(journal, record_id),
        question_of=lambda prompt_id: _question_of(journal, prompt_id),
    )
    with _refusals(folder), journal.file.reading():
        folder.mkdir(mode=0o700)
        try:
            wholes = _Counted(journal)
            for name, text in markdown.pages(wholes, *_beside(journal), names):
                _make_folders(folder, Path(name).parent.parts)
                with _new_file(folder / name) as file:
                    file.write(text.encode())
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return wholes.count


WRITERS: dict[str, Callable[[Any, Path], int]] = {"jsonl": write_lines, "markdown": write_pages}
"""By the name of the format."""


def _beside(journal: Journal) -> tuple[dict[str, Any], Iterable[Disclosure]]:
    return journal.notebook.settings(), reversed(journal.notebook.ledger())


def _letters(journal: Journal) -> Iterator[HeldCard | Letter]:
    yield from reversed(journal.letterbox.cards())
    yield from journal.letterbox.letters()


def _title_of(journal: Journal, record_id: UUID) -> str:
    found = journal.entries.begins_with(str(record_id))
    return found[0].title if found else ""


def _question_of(journal: Journal, prompt_id: str) -> str:
    prompt = journal.prompt_book.prompts.get(prompt_id)
    return prompt.asked("") if prompt else ""


def _make_folders(folder: Path, parts: tuple[str, ...]) -> None:
    for part in parts:
        folder = folder / part
        folder.mkdir(mode=0o700, exist_ok=True)


@contextmanager
def _new_file(path: Path) -> Iterator[IO[bytes]]:
    """Give a new file for its owner only; it is gone again when it could not be finished."""
    descriptor = os.open(path, _NEW | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise CannotWrite(
            f"There is something at {path} already, and it is not overwritten."
        ) from error
    except OSError as error:
        raise CannotWrite(
            f"{path} cannot be written: {error.strerror}; what was begun is gone again."
        ) from error
