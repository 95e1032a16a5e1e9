"""Copy a journal as it lies on the disk, byte for byte, beside others who write into it.

The bytes are taken over in short spans, each while nobody writes; then what was written meanwhile
is taken over again, until so little of it is left that the last of it is done in one breath. A
writer waits for a span, or for that breath, and never for the whole copy.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mentorjournal.errors import JournalReplaced
from mentorjournal.storage.driver import dbapi
from mentorjournal.storage.journal_file import JournalFile

IS_POSSIBLE = hasattr(os, "preadv") and hasattr(os, "fdatasync")
"""Whether this platform reads a place of a file without moving to it."""

_SPAN = 1024**2
_SPANS_AT_ONCE = 8
"""How many spans are taken over while a writer waits: some ten milliseconds."""

_ROUNDS = 4
_FEW = 4
"""With no more changed spans than this in a round, the last one follows."""


def copy_image(
    journal_file: JournalFile,
    reader: dbapi.Connection,
    making: Path,
    told: Callable[[float], None],
) -> None:
    """Make an empty file equal to the journal's, as that is at one moment at the end.

    ``reader`` is a connection to the same file, which keeps others from writing now and then.
    """
    with journal_file.descriptor() as source, making.open("rb+", buffering=0) as target:
        _refuse_replaced(journal_file.path, source)
        taking = _Taking(source, target.fileno())
        taking.take_over(reader, _SPANS_AT_ONCE, told)
        for _ in range(_ROUNDS):
            if taking.take_over(reader, _SPANS_AT_ONCE) <= _FEW:
                break
        taking.take_over(reader, taking.spans + _SPANS_AT_ONCE)
        os.fsync(target.fileno())


def _refuse_replaced(place: Path, source: int) -> None:
    """Refuse two files: the reader's locks would guard another one than is copied."""
    if not os.path.samestat(place.stat(), os.fstat(source)):
        raise JournalReplaced(f"The journal at {place} was replaced while it was copied.")


class _Taking:
    """Two open files, of which one is made equal to the other."""

    def __init__(self, source: int, target: int) -> None:
        self._source, self._target = source, target
        self._fresh, self._taken = bytearray(_SPAN), bytearray(_SPAN)

    @property
    def spans(self) -> int:
        """How many spans the journal has now."""
        return -(-os.fstat(self._source).st_size // _SPAN)

    def take_over(
        self,
        reader: dbapi.Connection,
        at_once: int,
        told: Callable[[float], None] = lambda _: None,
    ) -> int:
        """Go through the file, so many spans at once; answer how many of them differed."""
        start = differed = 0
        while start < self.spans:
            with _nobody_writing(reader):
                end = min(start + at_once, self.spans)
                differed += sum(self._take_span(each) for each in range(start, end))
                os.ftruncate(self._target, os.fstat(self._source).st_size)
            # Bit by bit: a big one at the end would hold up the saves of others.
            os.fdatasync(self._target)
            start = end
            told(start / max(self.spans, 1))
        return differed

    def _take_span(self, number: int) -> bool:
        place = number * _SPAN
        size = os.preadv(self._source, [self._fresh], place)
        if size == os.preadv(self._target, [self._taken], place) and self._agree(size):
            return False
        written = 0
        while written < size:
            rest = memoryview(self._fresh)[written:size]
            written += os.pwrite(self._target, rest, place + written)
        return True

    def _agree(self, size: int) -> bool:
        if size == _SPAN:
            return self._fresh == self._taken
        return self._fresh[:size] == self._taken[:size]


@contextmanager
def _nobody_writing(reader: dbapi.Connection) -> Iterator[None]:
    """Hold off writers; what one of them left unfinished is refused here."""
    reader.execute("BEGIN")
    try:
        reader.execute("SELECT 1 FROM sqlite_schema").fetchone()
        yield
    finally:
        reader.execute("COMMIT")
