"""What tests share: constants, cheap keys, programs of our own, and an ordinary user's rights."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mentorjournal.storage import keys
from mentorjournal.storage.journal_file import JournalFile

if TYPE_CHECKING:
    from mentorjournal.domain.prompts import Template
    from mentorjournal.journal import Journal

PASSPHRASE = "a lamp beside the quiet harbour"
CHEAP_PROFILE = 250
CHEAP_WITH_KEY_FILE = 249
"""Two bits away: one turned bit makes neither of them the other."""

TESTS = Path(__file__).parent
CHEAP_PROGRAM = TESTS / "cheap_program.py"

MARKER = "kestrelmarker"
PAGE = 4096

OPEN = """
import sys
from pathlib import Path
from mentorjournal.storage.journal_file import JournalFile
from support import PASSPHRASE
journal = JournalFile.open(Path(sys.argv[1]), PASSPHRASE)
"""
"""A start for `run_python`: open the journal named by the first argument."""

_CHEAPEST = keys.Argon2Profile(memory_kib=8, passes=1, lanes=1)
_NOBODY = 65534


def cheap_keys() -> None:
    """Make new keys cost next to nothing from here on, in this process only."""
    register_cheap_profile()
    keys.USUAL_PROFILE = CHEAP_PROFILE


def register_cheap_profile() -> None:
    """Let this process open journals whose key was cheap."""
    keys.PROFILES[CHEAP_PROFILE] = _CHEAPEST
    keys.PROFILES[CHEAP_WITH_KEY_FILE] = replace(_CHEAPEST, key_file=True)


def python_environment() -> dict[str, str]:
    """Answer the environment in which another Python finds the program and this module."""
    places = [str(TESTS.parent / "src"), str(TESTS)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places)}


def start_python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start another Python with cheap keys; `sys.argv[1:]` is the arguments."""
    return subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import support; support.cheap_keys()\n{code}",
            *map(str, arguments),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=python_environment(),
        text=True,
    )


def run_python(code: str, *arguments: object) -> str:
    """Run another Python with cheap keys to its end and answer what it printed."""
    with start_python(code, *arguments) as process:
        out, complaints = process.communicate(timeout=60)
    assert process.returncode == 0, complaints
    return out


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Give up root's right to write everything, where we have it."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def note(journal: JournalFile, *words: str) -> None:
    """Write words into the table of a test journal."""
    with journal.writing() as connection:
        connection.executemany("INSERT INTO note VALUES (?)", [(word,) for word in words])


def notes(journal: JournalFile) -> list[str]:
    """Read the words back in the order of writing."""
    with journal.reading() as connection:
        return [words for (words,) in connection.execute("SELECT words FROM note ORDER BY rowid")]


def reopened(path: Path) -> closing[JournalFile]:
    """Open the journal until the end of the block."""
    return closing(JournalFile.open(path, PASSPHRASE))


def be_impatient(journal: JournalFile) -> None:
    """Do not wait for other connections."""
    journal.connection.execute("PRAGMA busy_timeout = 50")


def names(folder: Path) -> list[str]:
    """List what is in a folder."""
    return [entry.name for entry in folder.iterdir()]


def own_templates(journal: Journal) -> list[Template]:
    """List the writer's own templates, in the order of making."""
    book = journal.prompt_book
    return [template for name, template in book.templates.items() if name in book.own]
