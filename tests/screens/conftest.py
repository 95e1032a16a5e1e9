"""The journals that the screens are shown over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from textual import _wait

from mentorjournal.journal import Journal
from stage import sample_journal
from storage.stores import quick_journal

IDLE_AFTER = 1 / 200
"""Seconds: a pilot that looks fifty times a second spends most of each test asleep."""


@pytest.fixture(autouse=True)
def _look_often_whether_the_program_is_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        _wait, "SLEEP_IDLE", _wait.SLEEP_IDLE / _wait.SLEEP_GRANULARITY * IDLE_AFTER
    )
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", IDLE_AFTER)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """Nothing yet in the journal of Asha, a mentoree."""
    with quick_journal(tmp_path, "Asha", "mentoree") as made:
        yield made


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Journal]:
    """The mentoree's sample."""
    with closing(sample_journal(tmp_path / "journal.db")) as made:
        yield made
