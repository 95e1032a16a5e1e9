"""The least that an encrypted journal can do: SQLCipher, Argon2id, full-text search, no more.

    python bench/floor.py build FROM.jsonl FILE
    python bench/floor.py list FILE
    python bench/floor.py search FILE WORD
    python bench/floor.py add FILE TEXT
    python bench/floor.py key FILE       seconds of CPU that the key alone costs

What the program takes beyond this is the price of all it does more.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_PASSPHRASE = b"a long walk by the river"
_SALT_BYTES = 16

SCHEMA = """
CREATE TABLE entry(id INTEGER PRIMARY KEY, at TEXT NOT NULL, title TEXT, body TEXT, tags TEXT);
CREATE INDEX entry_at ON entry(at);
CREATE VIRTUAL TABLE found USING fts5(
    title, body, content='entry', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER indexed AFTER INSERT ON entry BEGIN
    INSERT INTO found(rowid, title, body) VALUES (new.id, new.title, new.body);
END;
"""
INSERT = "INSERT INTO entry(at, title, body, tags) VALUES (?, ?, ?, ?)"
LATEST = "SELECT at, title FROM entry ORDER BY at DESC LIMIT 50"
MATCHES = """SELECT entry.at, entry.title FROM found JOIN entry ON entry.id = found.rowid
             WHERE found MATCH ? ORDER BY found.rank"""


def derived_key(salt: bytes) -> bytes:
    """Spend what RFC 9106's second recommended option costs."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=64 * 1024)
    return kdf.derive(_PASSPHRASE)


def salt_of(path: Path) -> bytes:
    """Read the part of the file that is in the clear."""
    with path.open("rb") as file:
        return file.read(_SALT_BYTES)


def opened(path: Path) -> Any:
    """Open the file, or make it, with the salt as its first bytes."""
    import sqlcipher3

    new = not path.exists()
    salt = os.urandom(_SALT_BYTES) if new else salt_of(path)
    key = derived_key(salt)
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    connection.set_key(f"x'{key.hex()}{salt.hex()}'")
    for setting in ("journal_mode = DELETE", "synchronous = FULL", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {setting}")
    if new:
        connection.executescript(SCHEMA)
    return connection


def rows(source: Path) -> Any:
    """Read the corpus line by line."""
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            yield entry["date"], entry["title"], entry["body"], ",".join(entry["tags"])


def build(source: str, path: str) -> None:
    """Make the file from the corpus in one transaction."""
    connection = opened(Path(path))
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(INSERT, rows(Path(source)))
    connection.execute("COMMIT")


def show_latest(path: str) -> None:
    """Print the newest fifty."""
    for at, title in opened(Path(path)).execute(LATEST):
        print(at, title)


def search(path: str, word: str) -> None:
    """Print what holds the word, best first."""
    for at, title in opened(Path(path)).execute(MATCHES, (word,)):
        print(at, title)


def add(path: str, text: str) -> None:
    """Keep one more entry."""
    connection = opened(Path(path))
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(INSERT, (datetime.now(UTC).isoformat(), text, text, ""))
    connection.execute("COMMIT")


def print_key_cost(path: str) -> None:
    """Print the CPU seconds of one key derivation."""
    salt = salt_of(Path(path))
    derived_key(salt)
    before = time.process_time()
    derived_key(salt)
    print(time.process_time() - before)


COMMANDS: dict[str, Callable[..., None]] = {
    "build": build,
    "list": show_latest,
    "search": search,
    "add": add,
    "key": print_key_cost,
}


def main() -> None:
    """Run the command named first with the words that follow it."""
    if len(sys.argv) < 3 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    COMMANDS[sys.argv[1]](*sys.argv[2:])


if __name__ == "__main__":
    main()
