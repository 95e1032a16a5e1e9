"""Runs of the program under strace, which ends it, or lets a call fail, at a chosen moment."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from support import python_environment

CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "link", "rename", "unlink")
"""The calls that change what is on a disk."""

FAILING = tuple(call for call in CALLS if call != "write")
"""Those of them that reach the journal: the others only tell of it."""

_START = """
import sys, support
support.cheap_keys()
from datetime import UTC, datetime
from pathlib import Path
from mentorjournal.domain.growth import Insight
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal
from mentorjournal.storage import generations, putting_back, rekeying
from mentorjournal.storage.journal_file import JournalFile
path = Path(sys.argv[1])
NOW = datetime(2026, 3, 1, tzinfo=UTC)
"""

_DEEDS = {
    "save": """
        journal = Journal.open(path, support.PASSPHRASE)
        journal.keep(Insight(text="the newest sentence " * 300, on=NOW.date()))
    """,
    "passphrase change": """
        journal = JournalFile.open(path, support.PASSPHRASE)
        rekeying.change_passphrase(journal, "another lamp")
    """,
    "restore": """
        journal = JournalFile.open(path, support.PASSPHRASE)
        source = JournalFile.open(path.with_name("copy.db"), support.PASSPHRASE)
        putting_back.restore(journal, source, NOW)
    """,
    "backup": """
        journal = JournalFile.open(path, support.PASSPHRASE)
        generations.keep_generation(journal, "daily", NOW)
    """,
    "migration": """
        Journal.open(path, support.PASSPHRASE)
    """,
}

DEEDS = tuple(_DEEDS)


def run(deed: str, path: Path, *inject: str) -> tuple[int, str]:
    """Do a deed; answer how it ended, and what it said: ``done``, ``refused``, or nothing."""
    code = (
        _START + "try:" + _DEEDS[deed].rstrip() + "\n        print('done', flush=True)\n"
        "except JournalError as error:\n    print('refused', type(error).__name__, error)\n"
    )
    traced = ["-e", f"trace={','.join(CALLS)}", *(part for one in inject for part in ("-e", one))]
    ended = subprocess.run(
        ["strace", "-qq", "-o", str(_log(path)), *traced, sys.executable, "-c", code, str(path)],
        env={**python_environment(), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in ended.stderr, ended.stderr
    return ended.returncode, ended.stdout


def _log(path: Path) -> Path:
    return path.parent.with_name(f"{path.parent.name}.strace")


def calls_of(deed: str, path: Path) -> Counter[str]:
    """Do a deed unharmed and count the calls that it needs."""
    code, said = run(deed, path)
    assert (code, said.strip()) == (0, "done"), said
    return Counter(re.findall(r"^(\w+)\(", _log(path).read_text(), re.MULTILINE))


def kill_at(call: str, number: int) -> str:
    """Name the fault that ends the program at a call."""
    return f"inject={call}:signal=KILL:when={number}"


def fail_at(call: str, number: int, error: str, *, for_good: bool) -> str:
    """Name the fault that lets a call fail, and all later ones too if the trouble stays."""
    return f"inject={call}:error={error}:when={number}{'+' if for_good else ''}"


def copied_folder(source: Path, target: Path) -> Path:
    """Copy a folder with its journal, so that each fault meets the same files."""
    target.mkdir(mode=0o700)
    for file in source.iterdir():
        if file.is_file():
            (target / file.name).write_bytes(file.read_bytes())
            os.chmod(target / file.name, 0o600)  # noqa: PTH101
    return target / "journal.db"
