"""What a session leaves outside the journal: no log, no title of the terminal, no clipboard."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

import pytest

from mentorjournal.journal import Journal
from screens.test_lock import started
from support import CHEAP_PROGRAM, PASSPHRASE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo terminal there")

_TITLE = re.compile(r"\x1b\][012];")
_CLIPBOARD = "\x1b]52"


def test_a_session_leaves_no_log_no_title_and_no_clipboard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, outside = tmp_path / "kept", tmp_path / "outside"
    outside.mkdir()
    path = kept / "journal.db"
    Journal.create(path, PASSPHRASE, name="Asha", role="mentoree").close()
    monkeypatch.setenv("TEXTUAL_LOG", str(outside / "log"))
    monkeypatch.setenv("TEXTUAL", "devtools,debug")
    monkeypatch.setenv("TEXTUAL_SCREENSHOT", "1")
    monkeypatch.setenv("TEXTUAL_SCREENSHOT_LOCATION", str(outside))
    monkeypatch.chdir(outside)
    with started(path, program=CHEAP_PROGRAM) as terminal:
        drawn = terminal.read_until("Enter opens the journal")
        terminal.type(PASSPHRASE)
        os.write(terminal.ours, b"\r")
        drawn += terminal.read_until("Promises")
        terminal.type("i")
        time.sleep(0.5)  # until the line has the keys
        terminal.type("kestrel thought")
        os.write(terminal.ours, b"\r")
        drawn += terminal.read_until("u takes it")
        os.write(terminal.ours, b"\x11")
        drawn += terminal.read_until("\x1b[?1049l")
        assert terminal.program.wait(timeout=30) == 0
    assert list(outside.iterdir()) == []
    assert not _TITLE.search(drawn)
    assert _CLIPBOARD not in drawn
