"""A journal of 100,000 records: how long things take, beside a small one and a plain copy."""

from __future__ import annotations

import os
import random
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from mentorjournal.domain.growth import Insight
from mentorjournal.journal import Journal
from mentorjournal.storage import checking, generations, rekeying, salvage
from mentorjournal.storage.journal_file import JournalFile
from slow.conftest import Tell
from support import PAGE, PASSPHRASE, start_python

pytestmark = pytest.mark.slow

NOW = datetime(2026, 3, 1, tzinfo=UTC)
MANY, FEW = 100_000, 1_000

SAVES = """
import sys, time
from datetime import date
from pathlib import Path
from mentorjournal.domain.growth import Insight
from mentorjournal.journal import Journal
journal = Journal.open(Path(sys.argv[1]), support.PASSPHRASE)
print("ready", flush=True)
while True:
    begun = time.perf_counter()
    journal.keep(Insight(text="a small thing", on=date(2026, 3, 1)))
    print(time.perf_counter() - begun, flush=True)
    time.sleep(float(sys.argv[2]))
"""


def insights(count: int) -> Iterator[Insight]:
    chance = random.Random(count)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=7)) for _ in range(8000)]
    for number in range(count):
        said = " ".join(chance.choices(words, k=20 + int(300 * chance.random() ** 2)))
        yield Insight(
            text=f"number {number} {said}", on=date(2020, 1, 1) + timedelta(number % 2000)
        )


def made(path: Path, count: int) -> Path:
    with closing(Journal.create(path, PASSPHRASE)) as journal:
        said = insights(count)
        while journal.keep_all(islice(said, 5000)):
            pass
    return path


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("many") / "journal.db"


def seconds(deed: Callable[[], object]) -> float:
    begun = time.perf_counter()
    deed()
    return time.perf_counter() - begun


def save_time(path: Path) -> float:
    with closing(Journal.open(path, PASSPHRASE)) as journal:
        said = [Insight(text=f"a new one {number}", on=date(2026, 3, 1)) for number in range(60)]
        return statistics.median(seconds(partial(journal.keep, each)) for each in said)


def plain_copy(path: Path, target: Path) -> None:
    shutil.copyfile(path, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def test_a_hundred_thousand_records(many: Path, tmp_path: Path, tell: Tell) -> None:
    made(many, MANY)
    few = made(tmp_path / "few.db", FEW)
    size = many.stat().st_size / 1e6
    tell("100,000 records", f"{size:.0f} MB")
    one, other = save_time(many), save_time(few)
    tell(
        "save at 100,000 / at 1,000", f"{one * 1e3:.1f} / {other * 1e3:.1f} ms = {one / other:.2f}"
    )
    with closing(JournalFile.open(many, PASSPHRASE)) as journal_file:
        secret = journal_file.key.secret
    opening = seconds(lambda: Journal.open_with_key(many, secret).close())
    tell("open at 100,000, key known", f"{opening * 1e3:.1f} ms")
    _backup_beside_a_writer(many, tell)
    _passphrase_change(many, tmp_path, tell)
    with closing(JournalFile.open(many, PASSPHRASE)) as journal_file:
        tell("check", f"{seconds(lambda: checking.check(journal_file)):.1f} s")
        tell("check --deep", f"{seconds(lambda: checking.check(journal_file, deep=True)):.1f} s")
    _salvage(many, tmp_path, tell)


def _backup_beside_a_writer(many: Path, tell: Tell) -> None:
    with closing(JournalFile.open(many, PASSPHRASE)) as journal_file:
        alone = seconds(partial(generations.keep_generation, journal_file, "daily", NOW))
        tell("backup at 100,000", f"{alone:.1f} s")
        for pause in (5, 0.05):
            writer = start_python(SAVES, many, pause)
            assert writer.stdout
            writer.stdout.readline()
            beside = seconds(partial(generations.keep_generation, journal_file, "import", NOW))
            writer.kill()
            saves = [float(line) for line in writer.communicate()[0].splitlines()]
            told = f"{beside:.1f} s, longest of {len(saves)} saves {max(saves) * 1e3:.0f} ms"
            tell(f"backup beside a save each {pause} s", told)


def _passphrase_change(many: Path, tmp_path: Path, tell: Tell) -> None:
    ratios, changes = [], []
    with closing(JournalFile.open(many, PASSPHRASE)) as journal_file:
        for number in range(3):
            copying = seconds(partial(plain_copy, many, tmp_path / f"{number}.copy"))
            changes.append(seconds(lambda: rekeying.change_passphrase(journal_file, PASSPHRASE)))
            ratios.append(changes[-1] / copying)
    told = f"{statistics.median(changes):.1f} s, {statistics.median(ratios):.1f} times a plain copy"
    tell("passphrase change at 100,000", told)


def _salvage(many: Path, tmp_path: Path, tell: Tell) -> None:
    with many.open("rb+") as file:
        file.seek(PAGE * 5000 + 99)
        byte = file.read(1)[0]
        file.seek(PAGE * 5000 + 99)
        file.write(bytes([byte ^ 1]))
    key = salvage.key_of(many, PASSPHRASE)
    begun = time.perf_counter()
    report = salvage.salvage(many, key, tmp_path / "saved.db")
    took = time.perf_counter() - begun
    assert len(report.damaged_pages) == 1
    assert report.records + len(report.lost) + len(report.earlier) >= MANY
    tell("salvage at 100,000, one flipped bit", f"{took:.0f} s, {len(report.lost)} records lost")
