"""What holds in every test: a home of its own, a clean environment, cheap keys."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import searching  # noqa: F401  before any test makes its own settings
from mentorjournal.journal import Journal
from mentorjournal.storage import keeping, keys
from storage.stores import quick_journal
from support import CHEAP_PROFILE, register_cheap_profile

_HOMES = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": ".run",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home where nothing is yet."""
    home = tmp_path / "home"
    home.mkdir()
    for name, below in _HOMES.items():
        monkeypatch.setenv(name, str(home / below))
    return home


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("MENTORJOURNAL_", "TEXTUAL_")):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _usual_keeping() -> None:
    keeping.choose(keeping.Keeping())


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    register_cheap_profile()
    monkeypatch.setattr(keys, "USUAL_PROFILE", CHEAP_PROFILE)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal of nobody in particular."""
    with quick_journal(tmp_path) as made:
        yield made
