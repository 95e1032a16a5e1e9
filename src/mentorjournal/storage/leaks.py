"""Search the files around a journal for what is written in it.

Phrases are looked for and not words: of the newest records, of some spread over all the others,
and of every draft; as plain text, as text in JSON, and in the two-byte form of some programs.
"""

from __future__ import annotations

import json
import mmap
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mentorjournal.domain.record import words_of
from mentorjournal.errors import DamagedJournal
from mentorjournal.storage import repository
from mentorjournal.storage.file_head import identity
from mentorjournal.storage.journal_file import JournalFile

_NEWEST, _SPREAD = 40, 40
_SHORTEST, _LONGEST = 14, 40
_BIGGEST = 256 * 1024**2
_DEEPEST = 4
"""How many folders below each one are gone into."""

_NAME = "mentorjournal"
_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  only looked into

_ROWS = "SELECT kind, id, tags, body FROM record"


@dataclass(frozen=True)
class Leak:
    """Words of the journal in a file that anybody can read who can open it."""

    path: Path
    phrase: str


@dataclass(frozen=True)
class Search:
    """What was looked at, and what was found there."""

    folders: tuple[Path, ...]
    files: int
    bytes: int
    phrases: int
    not_read: tuple[Path, ...]
    """Files that could not be opened, or are too big."""
    leaks: tuple[Leak, ...]


def leaks(journal_file: JournalFile, folders: Iterable[Path], words: Iterable[str] = ()) -> Search:
    """Look for phrases of the journal, and for further words, in every file of some folders.

    The journal itself is left out: each of its pages is sealed, which a check proves.
    """
    looked = tuple(dict.fromkeys(folder for folder in folders if folder.is_dir()))
    phrases = {*_phrases(journal_file), *words}
    spellings = {spelt: phrase for phrase in phrases for spelt in _spellings(phrase)}
    found: list[Leak] = []
    not_read: list[Path] = []
    files = size = 0
    for path in _files(looked, journal_file.path):
        try:
            hits, length = _searched(path, spellings)
        except (OSError, _TooBig):
            not_read.append(path)
            continue
        found.extend(Leak(path, phrase) for phrase in hits)
        files, size = files + 1, size + length
    return Search(looked, files, size, len(phrases), tuple(not_read), tuple(found))


def usual_folders(path: Path, environment: Mapping[str, str] = os.environ) -> list[Path]:
    """List where the program, or one that it works with, may have written anything."""
    home = Path(environment.get("HOME") or Path.home())
    own = {
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CACHE_HOME": home / ".cache",
    }
    folders = [Path(environment.get(name) or usual) / _NAME for name, usual in own.items()]
    runtime = environment.get("XDG_RUNTIME_DIR")
    passing = [Path(tempfile.gettempdir()), _SHARED_MEMORY, *([Path(runtime)] if runtime else [])]
    return [path.resolve().parent, *folders, *passing]


class _TooBig(Exception):
    """The file would take too long."""


def _files(folders: Iterable[Path], journal: Path) -> Iterator[Path]:
    """List each file of ours once, however it is reached; never the open journal.

    Closing a descriptor of our own would drop the locks that other connections have on it.
    """
    seen = {identity(journal)}
    for folder in folders:
        for place, below, names in os.walk(folder):
            if len(Path(place).relative_to(folder).parts) >= _DEEPEST:
                below.clear()
            for name in names:
                path = Path(place, name)
                if _is_ours(path) and identity(path) not in seen:
                    seen.add(identity(path))
                    yield path


def _is_ours(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    return not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()


def _searched(path: Path, spellings: Mapping[bytes, str]) -> tuple[set[str], int]:
    size = path.stat().st_size
    if size > _BIGGEST:
        raise _TooBig
    if not size:
        return set(), 0
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return {phrase for spelt, phrase in spellings.items() if content.find(spelt) >= 0}, size


def _spellings(phrase: str) -> set[bytes]:
    return {phrase.encode(), json.dumps(phrase)[1:-1].encode(), phrase.encode("utf-16-le")}


def _phrases(journal_file: JournalFile) -> Iterator[str]:
    """Cut one phrase out of each chosen record, and one out of each draft."""
    with journal_file.reading() as connection:
        count = connection.execute("SELECT max(seq) FROM record").fetchone()[0] or 0
        step = max(1, count // _SPREAD)
        rows = [
            *connection.execute(f"{_ROWS} ORDER BY updated DESC LIMIT ?", (_NEWEST,)),
            *connection.execute(f"{_ROWS} WHERE seq % ? = 0", (step,)),
        ]
        drafts = [row[0] for row in connection.execute("SELECT fields FROM draft")]
    texts = [text for row in rows for text in [_text_of(*row)] if text]
    for text in (*texts, *(_text_of_draft(draft) for draft in drafts)):
        yield from _phrase(text)


def _text_of(kind: str, record_id: str, tags: str, body: str) -> str:
    try:
        record = repository.from_body(kind, record_id, json.loads(tags), json.loads(body))
    except (DamagedJournal, ValueError):
        return body
    return max(words_of(record), key=len, default="")


def _text_of_draft(fields: str) -> str:
    return max((v for v in json.loads(fields).values() if isinstance(v, str)), key=len, default="")


def _phrase(text: str) -> Iterator[str]:
    """Cut at word ends and within a line; what is short could stand anywhere."""
    line = max(text.splitlines(), key=len, default="").strip()
    cut = re.match(rf".{{{_SHORTEST},{_LONGEST}}}(?=\s|$)", line)
    if cut:
        yield cut[0].strip()
