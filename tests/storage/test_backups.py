"""Copies and generations: each opens alone, few stay, and what is put back loses nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mentorjournal.domain.growth import Insight
from mentorjournal.errors import DamagedJournal, JournalExists
from mentorjournal.journal import Journal
from mentorjournal.storage import backups, generations, keeping, putting_back, rekeying
from mentorjournal.storage.journal_file import JournalFile
from storage.aftermath import BEFORE, filled, records_in, require_generations_open
from support import PAGE, PASSPHRASE, names, start_python

NOW = datetime(2026, 11, 23, 15, 12, 17, tzinfo=UTC)
NEW = "another lamp"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "kept" / "journal.db")


@pytest.fixture
def journal(path: Path) -> Iterator[JournalFile]:
    with closing(JournalFile.open(path, PASSPHRASE)) as opened:
        yield opened


def insights(journal_file: JournalFile) -> list[str]:
    return [kept.record.text for kept in Journal(journal_file).records.all_of(Insight)]


def say(journal_file: JournalFile, text: str) -> None:
    Journal(journal_file).keep(Insight(text=text, on=date(2026, 3, 1)))


def damage(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[page * PAGE + 100] ^= 1
    path.write_bytes(content)


def test_a_generation_opens_alone_and_is_listed(journal: JournalFile, path: Path) -> None:
    kept = generations.keep_generation(journal, "import", NOW)
    assert kept.path == path.parent / "backups" / "journal-20261123T151217Z-import.db"
    assert generations.list_generations(path) == [kept]
    assert kept.header == journal.key.header
    assert require_generations_open(path) == 1


def test_one_is_kept_on_each_day(journal: JournalFile, path: Path) -> None:
    assert generations.keep_daily(journal, NOW)
    assert generations.keep_daily(journal, NOW + timedelta(minutes=5)) is None
    assert generations.keep_daily(journal, NOW + timedelta(days=1))
    assert len(generations.list_generations(path)) == 2


def test_two_of_the_same_second_are_both_kept(journal: JournalFile, path: Path) -> None:
    generations.keep_generation(journal, "import", NOW)
    generations.keep_generation(journal, "import", NOW)
    assert len(generations.list_generations(path)) == 2


def test_two_journals_in_one_folder_have_copies_of_their_own(
    journal: JournalFile, path: Path
) -> None:
    other = path.with_name("journal.old")
    backups.copy_to(journal, other)
    generations.keep_daily(journal, NOW)
    assert generations.list_generations(other) == []
    with closing(JournalFile.open(other, PASSPHRASE)) as opened:
        assert generations.keep_daily(opened, NOW)
    assert len(generations.list_generations(path)) == 1


def test_they_are_thinned_to_days_weeks_and_months(journal: JournalFile, path: Path) -> None:
    generations.keep_generation(journal, "asked", NOW - timedelta(days=900))
    whole = generations.keep_generation(journal, "daily", NOW).path.read_bytes()
    for days in range(1, 500):
        generations.name_of(path, NOW - timedelta(days=days), "daily").write_bytes(whole)
    generations.thin(path, NOW)
    left = generations.list_generations(path)
    assert [each.why for each in left].count("asked") == 1
    days_ago = [(NOW - each.at).days for each in left]
    assert days_ago[:7] == list(range(7))
    assert len(left) <= 7 + 4 + 12 + 1
    assert len({(each.at.year, each.at.month) for each in left if each.why == "daily"}) == 12
    assert len({each.at.isocalendar()[:2] for each in left[:12]}) >= 4


def test_a_foreign_file_among_them_is_left_alone(journal: JournalFile, path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    for name in ("notes.txt", "other-20200101T000000Z-daily.db", "journal-20200101-daily.db"):
        (folder / name).write_text("mine")
    keeping.choose(keeping.Keeping(most_bytes=0))
    generations.keep_generation(journal, "daily", NOW)
    assert len(names(folder)) == 4


def test_their_room_is_bounded_and_the_newest_two_stay(journal: JournalFile, path: Path) -> None:
    keeping.choose(keeping.Keeping(most_bytes=1))
    for days in range(5, -1, -1):
        generations.keep_generation(journal, "daily", NOW - timedelta(days=days))
    assert [(NOW - each.at).days for each in generations.list_generations(path)] == [0, 1]


def test_what_may_be_the_only_way_back_is_not_thinned(journal: JournalFile, path: Path) -> None:
    whole = generations.keep_generation(journal, "daily", NOW).path.read_bytes()
    for days in range(1, 800):
        generations.name_of(path, NOW - timedelta(days=days), "daily").write_bytes(whole)
    for days in (20, 21, 500, 501):
        generations.name_of(path, NOW - timedelta(days=days), "restore").write_bytes(whole)
    generations.name_of(path, NOW - timedelta(days=700), "passphrase").write_bytes(whole)
    keeping.choose(keeping.Keeping(most_bytes=3 * len(whole)))
    generations.thin(path, NOW)
    left = [((NOW - each.at).days, each.why) for each in generations.list_generations(path)]
    assert left == [(0, "daily"), (1, "daily"), (20, "restore"), (700, "passphrase")]


def test_how_many_stay_and_where_can_be_chosen(
    journal: JournalFile, path: Path, tmp_path: Path
) -> None:
    chosen = keeping.Keeping(days=3, weeks=0, months=2, folder=tmp_path / "stick")
    keeping.choose(chosen)
    whole = generations.keep_generation(journal, "daily", NOW).path
    assert whole.parent.parent == tmp_path / "stick"
    assert not (path.parent / "backups").exists()
    for days in range(1, 100):
        named = generations.name_of(path, NOW - timedelta(days=days), "daily")
        named.write_bytes(whole.read_bytes())
    generations.thin(path, NOW)
    left = [(NOW - each.at).days for each in generations.list_generations(path)]
    assert left == [0, 1, 2, 23]
    other = filled(tmp_path / "other" / "journal.db")
    assert generations.list_generations(other) == []


def test_a_copy_is_never_put_over_anything(journal: JournalFile, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine")
    with pytest.raises(JournalExists):
        backups.copy_to(journal, tmp_path / "there")


def test_a_journal_with_a_damaged_page_is_not_kept(path: Path) -> None:
    pages = path.stat().st_size // PAGE
    good = path.read_bytes()
    for page in range(1, pages):
        path.write_bytes(good)
        damage(path, page)
        with pytest.raises(DamagedJournal), closing(JournalFile.open(path, PASSPHRASE)) as journal:
            generations.keep_generation(journal, "daily", NOW)
        assert generations.list_generations(path) == []


def test_restore_puts_back_under_the_present_key_and_keeps_what_it_replaces(
    journal: JournalFile, path: Path
) -> None:
    old = generations.keep_generation(journal, "daily", NOW)
    say(journal, "said afterwards")
    rekeying.change_passphrase(journal, NEW)
    code, seen = journal.recovery_code, journal.data_version()
    with closing(JournalFile.open(old.path, PASSPHRASE)) as source:
        replaced = putting_back.restore(journal, source, NOW + timedelta(hours=1))
    assert journal.data_version() != seen
    assert "said afterwards" not in insights(journal)
    assert journal.recovery_code == code
    say(journal, "it goes on")
    with closing(JournalFile.open(replaced.path, NEW)) as kept:
        assert "said afterwards" in insights(kept)
    with closing(JournalFile.open(path, NEW)) as again:
        assert "it goes on" in insights(again)


def test_copies_with_the_old_passphrase_are_named_and_can_be_removed(
    journal: JournalFile, path: Path
) -> None:
    old = generations.keep_generation(journal, "passphrase", NOW)
    rekeying.change_passphrase(journal, NEW)
    generations.keep_generation(journal, "daily", NOW)
    assert generations.with_other_passphrase(journal) == [old]
    generations.remove(old)
    assert [each.why for each in generations.list_generations(path)] == ["daily"]


def test_a_damaged_copy_is_not_put_back(journal: JournalFile, path: Path) -> None:
    old = generations.keep_generation(journal, "daily", NOW)
    damage(old.path, 5)
    with (
        closing(JournalFile.open(old.path, PASSPHRASE)) as source,
        pytest.raises(DamagedJournal),
    ):
        putting_back.restore(journal, source, NOW)
    assert len(insights(journal)) == BEFORE
    say(journal, "it goes on")


def test_a_journal_that_does_not_open_is_set_aside_and_replaced(
    journal: JournalFile, path: Path
) -> None:
    old = generations.keep_generation(journal, "daily", NOW)
    journal.close()
    damage(path, 0)
    Path(f"{path}-journal").write_bytes(b"left by a crash")
    broken = path.read_bytes()
    with closing(JournalFile.open(old.path, PASSPHRASE)) as source:
        aside = putting_back.restore_lost(path, source, NOW)
    assert aside is not None
    assert aside.read_bytes() == broken
    assert Path(f"{aside}-journal").read_bytes() == b"left by a crash"
    assert records_in(path) == BEFORE


def test_a_lost_journal_comes_back(journal: JournalFile, path: Path) -> None:
    old = generations.keep_generation(journal, "daily", NOW)
    journal.close()
    path.unlink()
    with closing(JournalFile.open(old.path, PASSPHRASE)) as source:
        assert putting_back.restore_lost(path, source, NOW) is None
    assert records_in(path) == BEFORE


def test_a_copy_ends_although_others_never_stop_writing(tmp_path: Path) -> None:
    path = filled(tmp_path / "journal.db", count=300, size=400)
    busy = start_python(
        """
import itertools, sys
from datetime import date
from pathlib import Path
from mentorjournal.domain.growth import Insight
from mentorjournal.journal import Journal
journal = Journal.open(Path(sys.argv[1]), support.PASSPHRASE)
for number in itertools.count():
    journal.keep(Insight(text=f"busy {number}", on=date(2026, 3, 1)))
    print(number, flush=True)
""",
        path,
    )
    assert busy.stdout
    busy.stdout.readline()
    with closing(JournalFile.open(path, PASSPHRASE)) as journal:
        kept = generations.keep_generation(journal, "daily", NOW)
    busy.kill()
    busy.communicate()
    with closing(JournalFile.open(kept.path, PASSPHRASE)) as copy:
        assert len(insights(copy)) >= 300


def test_a_copy_made_beside_our_own_writing_is_of_one_moment(
    journal: JournalFile, path: Path
) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            say(journal, "meanwhile")

    writer = threading.Thread(target=write)
    writer.start()
    for hours in range(5):
        generations.keep_generation(journal, "daily", NOW + timedelta(hours=hours))
    stop.set()
    writer.join()
    assert require_generations_open(path) == 5


def test_a_copy_under_way_and_a_restore_do_not_wait_for_each_other(
    journal: JournalFile, path: Path
) -> None:
    old = generations.keep_generation(journal, "daily", NOW)

    def keep() -> None:
        for hours in range(1, 6):
            generations.keep_generation(journal, "daily", NOW + timedelta(hours=hours))

    keeping = threading.Thread(target=keep)
    keeping.start()
    with closing(JournalFile.open(old.path, PASSPHRASE)) as source:
        for hours in range(3):
            putting_back.restore(journal, source, NOW + timedelta(minutes=hours + 1))
    keeping.join(timeout=30)
    assert not keeping.is_alive()
    assert require_generations_open(path) == 9


def test_one_dated_by_a_clock_ahead_does_not_make_one_at_each_opening(
    journal: JournalFile, path: Path
) -> None:
    generations.keep_daily(journal, NOW + timedelta(days=730))
    assert generations.keep_daily(journal, NOW)
    assert generations.keep_daily(journal, NOW + timedelta(minutes=5)) is None
    assert generations.keep_daily(journal, NOW + timedelta(days=1))
    assert len(generations.list_generations(path)) == 3
