"""Kills at random moments, and many writers at once."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from mentorjournal.domain.growth import Insight
from mentorjournal.journal import Journal
from mentorjournal.storage import checking, rekeying
from mentorjournal.storage.journal_file import JournalFile
from slow.conftest import Tell
from storage.aftermath import filled
from support import CHEAP_PROGRAM, PASSPHRASE, python_environment, start_python

pytestmark = pytest.mark.slow

WRITER = """
import sys, support
from datetime import date
from pathlib import Path
from mentorjournal.domain.growth import Insight
from mentorjournal.journal import Journal
journal = Journal.open(Path(sys.argv[1]), support.PASSPHRASE)
for number in range(int(sys.argv[3])):
    said = f"{sys.argv[2]} {number} " + "word " * (number * 97 % 2000)
    journal.keep(Insight(text=said, on=date(2026, 3, 1)))
    print(f"{sys.argv[2]} {number}", flush=True)
"""


def said_in(path: Path) -> list[str]:
    with closing(Journal.open(path, PASSPHRASE)) as journal:
        assert checking.check(journal.file).sound
        found = [kept.record.text for kept in journal.records.all_of(Insight)]
    return [" ".join(text.split()[:2]) for text in found]


def test_killed_at_random_moments_of_saves(tmp_path: Path, tell: Tell) -> None:
    path = filled(tmp_path / "journal.db")
    chance, acknowledged, kills = random.Random(300), [], 0
    while kills < 300:
        writer = start_python(WRITER, path, f"run{kills}", 10_000)
        assert writer.stdout is not None
        acknowledged.append(writer.stdout.readline().strip())
        for _ in range(3):
            time.sleep(chance.random() * 0.02)
            acknowledged.append(writer.stdout.readline().strip())
        time.sleep(chance.random() * 0.02)
        writer.kill()
        rest, _ = writer.communicate()
        acknowledged += rest.splitlines()
        kills += 1
        if kills % 25 == 0:
            there = set(said_in(path))
            assert [said for said in acknowledged if said not in there] == []
    tell(
        "saves: killed at random moments",
        f"{kills} kills, {len(acknowledged)} saved, lost 0",
        kills=kills,
    )


def test_two_writers_of_a_thousand_each(tmp_path: Path, tell: Tell) -> None:
    path = filled(tmp_path / "journal.db", count=1)
    writers = [start_python(WRITER, path, name, 1000) for name in ("one", "two")]
    for writer in writers:
        _, complaints = writer.communicate(timeout=600)
        assert writer.returncode == 0, complaints
    there = said_in(path)
    assert len({said for said in there if said.startswith(("one", "two"))}) == 2000
    tell("two writers", "2,000 saved, lost 0", saves=2000)


def test_forty_quick_adds_at_once(tmp_path: Path, tell: Tell) -> None:
    path = filled(tmp_path / "journal.db", count=1)
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    python = [sys.executable, str(CHEAP_PROGRAM)]
    options = ["--journal", str(path), "--passphrase-file", str(secret)]
    adds = [
        subprocess.Popen(
            [*python, *options, "add", "insight", f"add {number}"],
            env=python_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for number in range(40)
    ]  # fmt: skip
    for add in adds:
        _, complaints = add.communicate(timeout=120)
        assert add.returncode == 0, complaints
    assert len([said for said in said_in(path) if said.startswith("add ")]) == 40
    tell("quick adds at once", "40 saved, lost 0", saves=40)


def test_a_passphrase_change_between_writers(tmp_path: Path, tell: Tell) -> None:
    """Writers that have the old file open stop with a word; what they saved is there."""
    path = filled(tmp_path / "journal.db", count=1)
    writers = [start_python(WRITER, path, f"w{number}", 10_000) for number in range(4)]
    firsts = [writer.stdout.readline().strip() for writer in writers if writer.stdout]
    with closing(JournalFile.open(path, PASSPHRASE)) as journal_file:
        rekeying.change_passphrase(journal_file, PASSPHRASE)
    acknowledged = list(firsts)
    for writer in writers:
        told, complaints = writer.communicate(timeout=60)
        assert "JournalReplaced" in complaints
        acknowledged += told.splitlines()
    assert set(acknowledged) <= set(said_in(path))
    tell("passphrase change under 4 writers", f"{len(acknowledged)} saved, lost 0")
