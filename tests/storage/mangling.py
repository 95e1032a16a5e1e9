"""Ways in which the bytes of a file go wrong, and what may be said of it then."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hypothesis import strategies as st

from mentorjournal.errors import (
    CannotUnlock,
    CannotWrite,
    DamagedJournal,
    JournalError,
    NewerJournal,
    NotAJournal,
)
from mentorjournal.journal import Journal
from mentorjournal.storage.keys import HEADER_SIZE
from support import PAGE, PASSPHRASE

Mangle = Callable[[bytes], bytes]

ABOUT_THE_START = (CannotUnlock, DamagedJournal, NewerJournal, NotAJournal)
ABOUT_THE_REST = (DamagedJournal, CannotWrite)


def mangled() -> st.SearchStrategy[Mangle]:
    """Give one to three harms, one after the other."""
    harm = st.one_of(_flips(), _cuts(), _fills(), _swaps(), _insertions())
    return st.lists(harm, min_size=1, max_size=3).map(_one_after_another)


def _one_after_another(harms: list[Mangle]) -> Mangle:
    def mangle(content: bytes) -> bytes:
        for harm in harms:
            content = harm(content)
        return content

    return mangle


def _places() -> st.SearchStrategy[float]:
    near_the_start = st.floats(0, 0.002)
    return st.one_of(near_the_start, st.floats(0, 1, exclude_max=True))


def _flips() -> st.SearchStrategy[Mangle]:
    def flip(at: float, bit: int) -> Mangle:
        def mangle(content: bytes) -> bytes:
            changed, place = bytearray(content), int(at * len(content))
            if changed:
                changed[place] ^= 1 << bit
            return bytes(changed)

        return mangle

    return st.builds(flip, _places(), st.integers(0, 7))


def _cuts() -> st.SearchStrategy[Mangle]:
    return _places().map(lambda at: lambda content: content[: int(at * len(content))])


def _fills() -> st.SearchStrategy[Mangle]:
    def fill(at: float, size: int, byte: int) -> Mangle:
        def mangle(content: bytes) -> bytes:
            place = int(at * len(content))
            part = bytes([byte]) * min(size, len(content) - place)
            return content[:place] + part + content[place + len(part) :]

        return mangle

    return st.builds(fill, _places(), st.integers(1, 3 * PAGE), st.sampled_from([0, 255, 32]))


def _swaps() -> st.SearchStrategy[Mangle]:
    """Put one page over another: each of them is sealed, but not for that place."""

    def swap(one: float, other: float) -> Mangle:
        def mangle(content: bytes) -> bytes:
            first, second = (int(each * len(content)) // PAGE * PAGE for each in (one, other))
            page = content[first : first + PAGE]
            return content[:second] + page + content[second + PAGE :]

        return mangle

    return st.builds(swap, _places(), _places())


def _insertions() -> st.SearchStrategy[Mangle]:
    def insert(at: float, part: bytes) -> Mangle:
        def mangle(content: bytes) -> bytes:
            place = int(at * len(content))
            return content[:place] + part + content[place:]

        return mangle

    return st.builds(insert, _places(), st.binary(min_size=1, max_size=64))


def read_all(path: Path) -> list[object]:
    """Read every record with its past."""
    with closing(Journal.open(path, PASSPHRASE)) as journal:
        return [(kept, list(past)) for kept, past in journal.histories()]


def require_truth(path: Path, whole: list[object], good: bytes, content: bytes) -> str:
    """Open a mangled file: what is read is right, or it is refused for what it is."""
    path.write_bytes(content)
    refused = _outcome(path, whole)
    if refused is None:
        return "right"
    start_is_whole = content[:HEADER_SIZE] == good[:HEADER_SIZE]
    assert isinstance(refused, ABOUT_THE_REST if start_is_whole else ABOUT_THE_START), refused
    assert path.read_bytes() == content, "a file that was refused was written"
    return type(refused).__name__


def _outcome(path: Path, whole: list[object]) -> JournalError | None:
    try:
        found = read_all(path)
    except JournalError as error:
        return error
    assert found == whole, "wrong data"
    return None
