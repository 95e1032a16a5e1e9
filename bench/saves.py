"""Time one save in an open journal against one in plain SQLite, in pairs, in one process.

    python bench/saves.py JOURNAL PASSPHRASE PLAIN CORPUS RUNS

PLAIN is made from the corpus with the tables of `floor.py`. Both sides keep the same text, with
its place in the search index, in one durable transaction of a rollback journal. Each pair of
seconds is printed on a line, ours first.
"""

import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

import floor
from mentorjournal.domain import moments
from mentorjournal.domain.sessions import Session
from mentorjournal.storage.journal_file import JournalFile
from mentorjournal.storage.repository import Repository
from processes import in_turn

_NOTES = "We went over the draft, and agreed on one small step before Friday. " * 12


def plain_file(path: Path, corpus: Path) -> sqlite3.Connection:
    """Make the unencrypted file with as many entries."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.executescript(floor.SCHEMA)
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(floor.INSERT, floor.rows(corpus))
    connection.execute("COMMIT")
    return connection


def timed(save: Callable[[], None]) -> Callable[[], float]:
    """Make a measure of the wall time of a save."""

    def measure() -> float:
        start = time.perf_counter()
        save()
        return time.perf_counter() - start

    return measure


def main() -> None:
    """Open both files, save in turn, and print the pairs."""
    journal, passphrase, plain, corpus, runs = sys.argv[1:]
    secret = Path(passphrase).read_text(encoding="utf-8").splitlines()[0]
    repository = Repository(JournalFile.open(Path(journal), secret))
    connection = plain_file(Path(plain), Path(corpus))

    def save_ours() -> None:
        session = Session(title="A save", on=moments.today(), notes_shared=_NOTES)
        repository.keep([session], moments.now(), moments.here())

    def save_plain() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(floor.INSERT, (moments.now().isoformat(), "A save", _NOTES, ""))
        connection.execute("COMMIT")

    save_ours()
    save_plain()
    for ours, theirs in zip(*in_turn(int(runs), timed(save_ours), timed(save_plain)), strict=True):
        print(ours, theirs)


if __name__ == "__main__":
    main()
