"""Leaving while a copy of the day is made: at once, in order, with nothing left behind."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from screens.test_lock import started
from storage.aftermath import filled, require_generations_open
from support import PASSPHRASE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo terminal there")


@pytest.mark.parametrize("pause", [0.0, 0.1, 0.3])
def test_leaving_at_once_ends_the_copy_of_the_day(tmp_path: Path, pause: float) -> None:
    path = filled(tmp_path / "kept" / "journal.db", count=600, size=1500)
    with started(path) as terminal:
        terminal.read_until("Enter opens the journal")
        terminal.type(PASSPHRASE + "\r")
        terminal.read_until("Promises")
        time.sleep(pause)
        os.write(terminal.ours, b"\x11")
        drawn = terminal.read_until("\x1b[?1049l")
        assert terminal.program.wait(timeout=20) == 0
    assert "Traceback" not in drawn
    assert "stopped because of" not in drawn
    assert {each.name for each in path.parent.iterdir()} <= {"journal.db", "backups"}
    assert list(path.parent.rglob(".*")) == []
    require_generations_open(path)
