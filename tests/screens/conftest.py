"""The journals that the screens are shown over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mentorjournal.journal import Journal
from stage import sample_journal
from storage.stores import quick_journal


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
