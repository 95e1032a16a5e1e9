"""The seals of a growing copy, read back while it is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mentorjournal.storage import page_image, seals_beside
from mentorjournal.storage.journal_file import JournalFile
from mentorjournal.storage.keys import Key
from mentorjournal.storage.seals_beside import SealsBeside
from support import PAGE, PASSPHRASE

Made = tuple[Path, Key, int]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    path = tmp_path_factory.mktemp("seals") / "journal.db"
    with closing(JournalFile.create(path, PASSPHRASE)) as journal:
        with journal.writing() as connection:
            connection.execute("CREATE TABLE note (words TEXT)")
            connection.execute("INSERT INTO note VALUES (?)", ("beside the river " * 30_000,))
        yield path, journal.key, path.stat().st_size // PAGE


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals_beside, "_SPAN", 8)
    monkeypatch.setattr(seals_beside, "_BEHIND", 16)


def holds(path: Path, key: Key, pages: int) -> bool:
    with SealsBeside(path, key, pages) as seals:
        for step in range(11):
            seals.written(step / 10)
        return seals.all_hold()


def test_a_whole_file_holds_and_another_key_does_not(whole: Made) -> None:
    path, key, pages = whole
    assert pages > 100
    assert holds(path, key, pages)
    assert not holds(path, Key(bytes(32), key.header), pages)


def test_every_turned_bit_is_seen_wherever_it_is(whole: Made, tmp_path: Path) -> None:
    path, key, pages = whole
    good, copy = path.read_bytes(), tmp_path / "copy"
    for page in (0, 1, 2, 15, 60, pages - 20, pages - 1):
        bad = bytearray(good)
        bad[page * PAGE + 99] ^= 1
        copy.write_bytes(bad)
        assert not holds(copy, key, pages), page
        assert page_image.unsealed(copy, key, range(1, pages + 1)) == [page + 1]


def test_a_file_of_another_length_does_not_hold(whole: Made, tmp_path: Path) -> None:
    path, key, pages = whole
    good, copy = path.read_bytes(), tmp_path / "copy"
    for content in (good[:-1], good[:-PAGE], good + bytes(PAGE), b""):
        copy.write_bytes(content)
        assert not holds(copy, key, pages)


def test_what_is_written_late_is_looked_at_again(whole: Made, tmp_path: Path) -> None:
    path, key, pages = whole
    good, copy = path.read_bytes(), tmp_path / "copy"
    copy.write_bytes(bytes(PAGE) + good[PAGE : 20 * PAGE])
    with SealsBeside(copy, key, pages) as seals:
        seals.written(1.0)
        for look in seals._looked:
            look.result()
        copy.write_bytes(good)
        assert seals.all_hold()


def test_the_page_of_the_locks_holds_nothing_to_seal(whole: Made) -> None:
    _, key, _ = whole
    assert page_image._holds(page_image._seal_key(key), bytes(PAGE), 2**30 // PAGE + 1)
    assert not page_image._holds(page_image._seal_key(key), bytes(PAGE), 2**30 // PAGE + 2)
