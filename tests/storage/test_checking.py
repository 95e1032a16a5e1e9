"""A check says what was looked at and finds what is not right; a search finds what leaked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorjournal.domain.growth import Insight
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.record import Record
from mentorjournal.errors import DamagedJournal
from mentorjournal.journal import Journal
from mentorjournal.storage import checking, leaks, salvage
from mentorjournal.storage.journal_file import JournalFile
from storage.aftermath import BEFORE, filled
from strategies import records
from support import PAGE, PASSPHRASE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "kept" / "journal.db")


@pytest.fixture
def journal(path: Path) -> Iterator[JournalFile]:
    with closing(JournalFile.open(path, PASSPHRASE)) as opened:
        yield opened


def sorts(journal: JournalFile, *, deep: bool = False) -> list[str]:
    return [fault.sort for fault in checking.check(journal, deep=deep).faults]


def test_a_sound_journal_has_no_fault(journal: JournalFile) -> None:
    told: list[float] = []
    findings = checking.check(journal, deep=True, told=told.append)
    assert findings.sound
    assert findings.looked_at["records"] == BEFORE
    assert findings.looked_at["versions"] == 1
    assert findings.looked_at["views"] == len(KINDS)
    assert findings.looked_at["words"] > BEFORE
    assert told[-1] == 1.0


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.lists(records(), max_size=6, unique_by=lambda each: each.id))
def test_whatever_is_kept_has_no_fault(
    tmp_path_factory: pytest.TempPathFactory, kept: list[Record]
) -> None:
    path = tmp_path_factory.mktemp("any") / "journal.db"
    with closing(Journal.create(path, PASSPHRASE)) as journal:
        journal.keep_all(kept)
        assert checking.check(journal.file, deep=True).faults == ()
        report = salvage.salvage(path, journal.file.key, path.with_name("saved.db"))
        assert report.records == len(kept)
        with closing(Journal.open(path.with_name("saved.db"), PASSPHRASE)) as saved:
            assert list(saved.histories()) == list(journal.histories())


def test_every_damaged_page_is_found(path: Path) -> None:
    good = path.read_bytes()
    for page in range(1, len(good) // PAGE):
        content = bytearray(good)
        content[page * PAGE + 100] ^= 1
        path.write_bytes(content)
        with suppress(DamagedJournal), closing(JournalFile.open(path, PASSPHRASE)) as journal:
            findings = checking.check(journal)
            assert findings.faults[0].sort == "seals"
            assert not findings.mendable


@pytest.mark.parametrize(
    ("statement", "sort"),
    [
        ("UPDATE record SET body = '{}' WHERE seq = 3", "records"),
        ("UPDATE record SET kind = 'unknown' WHERE seq = 3", "records"),
        ("UPDATE record SET version = 5 WHERE seq = 3", "versions"),
        ("DELETE FROM revision", "versions"),
        ("INSERT INTO setting VALUES ('x', '{')", "records"),
        ("DROP VIEW goal", "views"),
    ],
)
def test_what_does_not_agree_is_found(journal: JournalFile, statement: str, sort: str) -> None:
    with journal.writing() as connection:
        connection.execute(statement)
    assert sort in sorts(journal)


@pytest.mark.parametrize(
    ("statement", "sort", "deep"),
    [
        ("DELETE FROM search WHERE rowid = 3", "search", False),
        ("INSERT INTO search (rowid, title, words, tags) VALUES (99, 'a', 'b', 'c')", "search",
         False),
        ("INSERT INTO link SELECT min(id), max(id), 'about' FROM record", "links", False),
        ("UPDATE record SET body = json_set(body, '$.text', 'surprising words') WHERE seq = 3",
         "search", False),
        ("DROP VIEW goal", "views", False),
    ],
)  # fmt: skip
def test_what_follows_from_the_records_can_be_mended(
    journal: JournalFile, statement: str, sort: str, deep: bool
) -> None:
    with journal.writing() as connection:
        connection.execute(statement)
    findings = checking.check(journal, deep=deep)
    assert sort in [fault.sort for fault in findings.faults]
    assert findings.mendable
    checking.mend(journal)
    assert checking.check(journal, deep=True).sound


def test_a_deep_check_finds_a_word_too_many(journal: JournalFile) -> None:
    with journal.writing() as connection:
        connection.execute("DELETE FROM search WHERE rowid = 2")
        connection.execute(
            "INSERT INTO search (rowid, title, words, tags)"
            " VALUES (2, 'sentence 1', 'sentence 1 " + "word " * 30 + "more', '')"
        )
    assert sorts(journal) == []
    assert "index" in sorts(journal, deep=True)


def test_a_long_text_with_a_damaged_end_is_refused_and_not_read_as_zeros(path: Path) -> None:
    with closing(Journal.open(path, PASSPHRASE)) as journal:
        long = journal.keep(Insight(text="long " * 5000, on=date(2026, 1, 1)))
        short = journal.keep(Insight(text="short", on=date(2026, 1, 1)))
    good, others = path.read_bytes(), 0
    for page in range(1, len(good) // PAGE):
        content = bytearray(good)
        content[page * PAGE + 100] ^= 1
        path.write_bytes(content)
        with suppress(DamagedJournal), closing(Journal.open(path, PASSPHRASE)) as journal:
            try:
                assert journal.records.get(Insight, long.record.id) == long
            except DamagedJournal:
                others += journal.records.find(short.record.id) == short
    assert others >= 5  # one page that cannot be read does not take the others with it


def test_words_outside_the_journal_are_found(journal: JournalFile, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere"
    place.mkdir()
    said = "Zoë said that the otter came back"
    kept = Journal(journal).keep(Insight(text=said, on=date(2026, 3, 1)))
    Journal(journal).notebook.keep_draft(
        str(kept.record.id), {"text": "an unfinished thought of mine"}, datetime.now(UTC)
    )
    (place / "plain.txt").write_text(f"…{said}…")
    (place / "swap").write_bytes(f"x{said}".encode("utf-16-le")[1:])
    (place / "log.json").write_text('{"draft": "an unfinished thought of mine"}')
    (place / "innocent").write_text("nothing of it")
    looked = leaks.leaks(journal, [place, journal.path.parent])
    found = {leak.path.name for leak in looked.leaks}
    assert found == {"plain.txt", "log.json", "swap"}
    assert looked.files == 4


def test_the_usual_folders_are_the_programs_own_and_the_passing_ones(home: Path) -> None:
    folders = leaks.usual_folders(home / "journal.db")
    assert home in folders
    assert home / ".local/share/mentorjournal" in folders
