"""Time a change of passphrase against a plain copy of the file, in pairs, in one process.

    python bench/rekeys.py JOURNAL PASSPHRASE RUNS

The journal is copied first and stays as it is. A plain copy reads the file, writes another and
waits until the disk has it, as the change does. Each pair of seconds is printed on a line, ours
first.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from mentorjournal.storage import keys, rekeying
from mentorjournal.storage.journal_file import JournalFile
from processes import in_turn


def timed(work: Callable[[], None]) -> Callable[[], float]:
    """Make a measure of the wall time of some work."""

    def measure() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return measure


def copied(source: Path, target: Path) -> None:
    """Copy a file, onto the disk."""
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written, 1024 * 1024)
        written.flush()
        os.fsync(written.fileno())


def main() -> None:
    """Change the passphrase of a copy again and again, and copy it in between."""
    journal, passphrase, runs = sys.argv[1:]
    path = Path(journal).with_name("rekeyed.db")
    copied(Path(journal), path)
    secret = Path(passphrase).read_text(encoding="utf-8").splitlines()[0]
    journal_file = JournalFile.open(path, secret)
    beside = path.with_name("plain-copy")

    def change() -> None:
        rekeying.encrypt_anew(journal_file, key, lambda _: None)

    def copy() -> None:
        copied(path, beside)
        beside.unlink()

    key = keys.new_key(secret)
    for ours, theirs in zip(*in_turn(int(runs), timed(change), timed(copy)), strict=True):
        print(ours, theirs)


if __name__ == "__main__":
    main()
