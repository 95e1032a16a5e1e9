"""Out of a damaged file comes every record whose pages are whole."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mentorjournal.domain.entries import Disclosure
from mentorjournal.domain.growth import Insight
from mentorjournal.errors import CannotUnlock, DamagedJournal, JournalExists
from mentorjournal.journal import Journal
from mentorjournal.storage import checking, keys, salvage
from mentorjournal.storage.page_image import PageImage
from storage.aftermath import filled
from support import PAGE, PASSPHRASE, start_python


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "kept" / "journal.db", count=60, size=300)


def key_of(path: Path) -> keys.Key:
    return keys.unlock(PASSPHRASE, path.read_bytes()[: keys.HEADER_SIZE])


def damage(path: Path, *pages: int) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE + 1000] ^= 1
    path.write_bytes(content)


def everything(path: Path) -> dict[str, object]:
    with closing(Journal.open(path, PASSPHRASE)) as journal:
        return {str(kept.record.id): (kept, list(past)) for kept, past in journal.histories()}


def test_a_sound_file_comes_out_equal(path: Path, tmp_path: Path) -> None:
    with closing(Journal.open(path, PASSPHRASE)) as journal:
        line = Disclosure(datetime(2026, 1, 1, tzinfo=UTC), "r", "to", "t", "md", "0", "s", "f")
        journal.notebook.disclose(line)
        journal.notebook.keep_draft("new", {"text": "half a"}, line.at)
        journal.bury(journal.records.all_of(Insight)[3].record.id)
    report = salvage.salvage(path, key_of(path), tmp_path / "new.db")
    assert (report.records, report.lost, report.earlier, report.unreadable) == (60, (), (), ())
    assert everything(tmp_path / "new.db") == everything(path)
    with closing(Journal.open(tmp_path / "new.db", PASSPHRASE)) as saved:
        assert checking.check(saved.file, deep=True).sound
        assert saved.name == "Asha"
        assert saved.notebook.ledger() == [line]
        assert saved.notebook.draft("new") == ({"text": "half a"}, line.at)


def test_one_damaged_page_costs_the_records_on_it(path: Path, tmp_path: Path) -> None:
    whole, good = everything(path), path.read_bytes()
    for page in range(1, len(good) // PAGE + 1, 7):
        path.write_bytes(good)
        damage(path, page)
        target = tmp_path / f"{page}.db"
        report = salvage.salvage(path, key_of(path), target)
        assert report.damaged_pages == (page,)
        saved = everything(target)
        assert len(saved) + len(report.lost) == len(whole)
        assert all(saved[each] == whole[each] for each in saved if each not in report.earlier)


def test_a_file_without_its_first_pages_gives_up_its_records(path: Path, tmp_path: Path) -> None:
    damage(path, *range(1, 20))
    report = salvage.salvage(path, key_of(path), tmp_path / "new.db")
    assert report.records + len(report.earlier) == len(everything(tmp_path / "new.db")) >= 45


def test_an_earlier_version_is_better_than_nothing(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(Journal.create(path, PASSPHRASE)) as journal:
        kept = journal.keep(Insight(text="first thought", on=date(2026, 1, 1)))
        journal.keep(kept.record.model_copy(update={"text": "second " * 2000}))
    good = path.read_bytes()
    came: list[tuple[int, int]] = []
    for page in range(2, len(good) // PAGE + 1):
        path.write_bytes(good)
        damage(path, page)
        target = tmp_path / f"{page}.db"
        report = salvage.salvage(path, key_of(path), target)
        came.append((report.records, len(report.earlier)))
        if report.earlier:
            with closing(Journal.open(target, PASSPHRASE)) as saved:
                text = saved.records.get(Insight, kept.record.id).record.text
            assert text == "first thought"
    assert set(came) == {(1, 0), (0, 1)}


def test_a_cut_file_gives_up_what_stands_before_the_cut(path: Path, tmp_path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 + 100])
    report = salvage.salvage(path, key_of(path), tmp_path / "new.db")
    assert 0 < report.records < 60
    assert len(everything(tmp_path / "new.db")) == report.records + len(report.earlier)


def test_an_unfinished_write_is_taken_back(path: Path, tmp_path: Path) -> None:
    whole = everything(path)
    with start_python(
        """
import os, sys
from pathlib import Path
from mentorjournal.storage.journal_file import JournalFile
journal = JournalFile.open(Path(sys.argv[1]), support.PASSPHRASE)
journal.connection.execute("PRAGMA cache_size = 5")
with journal.writing() as connection:
    connection.execute("UPDATE record SET body = '{}', version = 9")
    print("written", flush=True)
    os.kill(os.getpid(), 9)
""",
        path,
    ) as writer:
        writer.communicate()
    unfinished = Path(f"{path}-journal")
    assert unfinished.stat().st_size > PAGE
    shutil.copy(path, tmp_path / "half.db")
    shutil.copy(unfinished, tmp_path / "half.db-journal")
    assert salvage.salvage(tmp_path / "half.db", key_of(path), tmp_path / "new.db").records == 60
    assert everything(tmp_path / "new.db") == whole


def test_the_damaged_file_stays_as_it_is_and_nothing_is_overwritten(
    path: Path, tmp_path: Path
) -> None:
    damage(path, 1)
    before = path.read_bytes()
    salvage.salvage(path, key_of(path), tmp_path / "new.db")
    with pytest.raises(JournalExists):
        salvage.salvage(path, key_of(path), tmp_path / "new.db")
    assert path.read_bytes() == before


def test_another_key_salvages_nothing(path: Path, tmp_path: Path) -> None:
    with pytest.raises(DamagedJournal):
        salvage.salvage(path, keys.new_key("another"), tmp_path / "new.db")
    with pytest.raises(CannotUnlock):
        salvage.key_of(path, "another")
    assert not (tmp_path / "new.db").exists()


def test_a_turned_bit_in_the_header_is_set_right(path: Path) -> None:
    key, good = key_of(path), path.read_bytes()
    for bit in range(0, 8 * keys.HEADER_SIZE, 5):
        content = bytearray(good)
        content[bit // 8] ^= 1 << bit % 8
        path.write_bytes(content)
        assert salvage.key_of(path, PASSPHRASE) == key
        assert salvage.key_by_code(path, keys.recovery_code(key.secret)) == key


def test_every_page_reads_as_the_cipher_reads_it(path: Path) -> None:
    image = PageImage(path, key_of(path))
    assert all(map(image.is_whole, image.numbers))
    first = image.page(1)
    assert first is not None
    assert len(image.numbers) == int.from_bytes(first[28:32], "big")
