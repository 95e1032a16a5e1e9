"""A whole session under strace: what was written there reaches the journal as ciphertext alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from secrets import token_hex

import pytest

from mentorjournal.journal import Journal
from screens.test_lock import Terminal, started
from slow.conftest import Tell
from support import PASSPHRASE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed"),
]

WRITES = "write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg"
OPENS = "open,openat,creat"
_OPENED = re.compile(r'(?:open|openat|creat)\((?:[^"]*, )?"([^"]+)", ([^)]*)\)\s*=\s*\d')
_WRITTEN = re.compile(r"(?:p?writev?2?|pwrite64|sendto|sendmsg)\(\d+<([^>]*)>")


def a_session(terminal: Terminal, marker: str) -> None:
    """Write, search, share a look, throw away, take back, lock and come back."""
    terminal.read_until("Enter opens the journal")
    terminal.type(PASSPHRASE + "\r")
    terminal.read_until("Promises")
    terminal.type("G")
    terminal.read_until("not saved yet")
    terminal.type(f"{marker} goal")
    terminal.read_until("draft kept")
    terminal.type("\x13")
    terminal.read_until("Promises")
    terminal.type("i")
    time.sleep(1)  # under strace the line is slow to take the keys
    terminal.type(f"{marker} thought\r")
    terminal.read_until("u takes it back")
    terminal.type(f"/{marker}\r")
    terminal.type("\r")
    terminal.type("xu\x12")
    terminal.type("\x0c")
    terminal.read_until("Enter opens the journal")
    terminal.type(PASSPHRASE + "\r")
    terminal.read_until("mentorjournal")
    terminal.type("1")
    terminal.read_until("Promises")
    os.write(terminal.ours, b"\x11")
    terminal.program.wait(timeout=30)


def test_no_word_reaches_any_file(tmp_path: Path, home: Path, tell: Tell) -> None:
    marker, log = f"kestrel{token_hex(6)}", tmp_path / "strace.log"
    path = tmp_path / "kept" / "journal.db"
    Journal.create(path, PASSPHRASE, name="Asha", role="mentoree").close()
    traced = ["strace", "-f", "-qq", "-y", "-s", "1000000", "-e", f"trace={WRITES},{OPENS}"]
    with started(path, before=[*traced, "-o", str(log)]) as terminal:
        a_session(terminal, marker)
    lines = log.read_text(errors="replace").splitlines()
    told = [line for line in lines if marker in line]
    places = {found[1] for line in told for found in [_WRITTEN.search(line)] if found}
    assert told, "the marker was not even drawn"
    assert all(place.startswith("/dev/pts/") for place in places), places
    written = {
        found[1] for line in lines for found in [_OPENED.search(line)]
        if found and re.search("O_WRONLY|O_RDWR|O_CREAT", found[2])
    }  # fmt: skip
    files = {Path(each) for each in written if not each.startswith("/dev/")}
    own = (path.parent, home, log.parent)
    assert all(any(each.is_relative_to(folder) for folder in own) for each in files), files
    for each in [*tmp_path.rglob("*")]:
        if each.is_file() and each != log:
            assert marker.encode() not in each.read_bytes(), each
    with Journal.open(path, PASSPHRASE).file.reading() as connection:
        assert connection.execute("SELECT count(*) FROM record").fetchone()[0] >= 2
    tell("a session under strace", f"{len(lines):,} calls, {len(files)} files, the marker in none")


def test_the_trace_would_have_shown_it(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = f"open({str(tmp_path / 'leak')!r}, 'w').write('kestrelmarker')"
    subprocess.run(
        ["strace", "-f", "-qq", "-y", "-s", "100000", "-e", f"trace={WRITES}", "-o", str(log),
         sys.executable, "-c", code], check=True,
    )  # fmt: skip
    (told,) = [line for line in log.read_text().splitlines() if "kestrelmarker" in line]
    found = _WRITTEN.search(told)
    assert found
    assert found[1] == str(tmp_path / "leak")
