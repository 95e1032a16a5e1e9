"""A file cut at every page and with flipped bits: found, told as what it is, and salvaged."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from mentorjournal.errors import (
    CannotUnlock,
    DamagedJournal,
    JournalError,
    NewerJournal,
    NotAJournal,
)
from mentorjournal.journal import Journal
from mentorjournal.storage import keys, salvage
from slow.conftest import Tell
from storage.aftermath import filled
from support import PAGE, PASSPHRASE

pytestmark = pytest.mark.slow

State = list[tuple[object, object]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "kept" / "journal.db", count=120, size=300)


def everything(path: Path) -> State:
    with closing(Journal.open(path, PASSPHRASE)) as journal:
        return [(kept, list(past)) for kept, past in journal.histories()]


def outcome(path: Path, whole: State) -> str:
    """Read everything: it is right, or it is refused for what it is."""
    try:
        assert everything(path) == whole, "wrong data"
    except JournalError as error:
        return type(error).__name__
    return "right"


def test_cut_at_every_page_and_at_a_thousand_other_places(path: Path, tell: Tell) -> None:
    good, whole, chance = path.read_bytes(), everything(path), random.Random(1000)
    places = list(range(0, len(good), PAGE)) + [chance.randrange(len(good)) for _ in range(1000)]
    outcomes: Counter[str] = Counter()
    for place in places:
        path.write_bytes(good[:place])
        outcomes[outcome(path, whole)] += 1
    assert not set(outcomes) - {"right", "DamagedJournal", "NotAJournal"}
    assert outcomes["NotAJournal"] <= 1 + sum(place < 2 for place in places)
    tell(
        "cut at each page and elsewhere",
        f"{len(places)} cuts, wrong data 0 ({dict(outcomes)})",
        cuts=len(places),
    )


def test_five_thousand_flipped_bits(path: Path, tell: Tell) -> None:
    good, whole, chance = path.read_bytes(), everything(path), random.Random(5000)
    outcomes: Counter[str] = Counter()
    for _ in range(5000):
        bit = chance.randrange(8 * len(good))
        _flip(path, good, bit)
        came = outcome(path, whole)
        if bit >= 8 * keys.HEADER_SIZE:
            assert came in ("right", "DamagedJournal"), bit
        outcomes[came] += 1
    tell("flipped bits", f"5,000 flips, wrong data 0 ({dict(outcomes)})", flips=5000)


def test_flipped_bits_of_the_header(path: Path, tell: Tell) -> None:
    good, whole = path.read_bytes(), everything(path)
    for bit in range(8 * keys.HEADER_SIZE):
        _flip(path, good, bit)
        with pytest.raises((CannotUnlock, DamagedJournal, NewerJournal, NotAJournal)):
            everything(path)
        assert salvage.key_of(path, PASSPHRASE).header == good[: keys.HEADER_SIZE]
    path.write_bytes(good)
    assert everything(path) == whole
    tell(
        "flipped bits of the header",
        f"{8 * keys.HEADER_SIZE} flips, each set right by salvage",
        flips=8 * keys.HEADER_SIZE,
    )


def test_salvage_with_each_page_damaged(path: Path, tmp_path: Path, tell: Tell) -> None:
    good, whole = path.read_bytes(), dict_of(everything(path))
    key = keys.unlock(PASSPHRASE, good[: keys.HEADER_SIZE])
    pages, lost = len(good) // PAGE, 0
    for page in range(pages):
        _flip(path, good, 8 * (page * PAGE + 1000))
        target = tmp_path / f"{page}.db"
        report = salvage.salvage(path, key, target)
        assert report.damaged_pages == (page + 1,)
        saved = dict_of(everything(target))
        missing = {*report.lost, *report.earlier}
        for record_id, kept in whole.items():
            if record_id not in missing:
                assert saved[record_id][0] == kept[0]
        assert len(saved) + len(report.lost) == len(whole)
        lost += len(report.lost)
        target.unlink()
    tell(
        "salvage, each page damaged once",
        f"{pages} files, {lost} records stood on those pages",
        flips=pages,
    )


def dict_of(state: State) -> dict[str, tuple[object, object]]:
    return {str(kept.record.id): (kept, past) for kept, past in state}  # type: ignore[attr-defined]


def _flip(path: Path, good: bytes, bit: int) -> None:
    content = bytearray(good)
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)
