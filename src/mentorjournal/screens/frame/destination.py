"""Where a page is to be written, and what is said once it is there."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mentorjournal.errors import NotUnderstood

SHOWN_OF_HASH = 16


class Destination:
    """Propose a place for the file until the person types one."""

    def __init__(self) -> None:
        self._proposed = ""

    def forget(self) -> None:
        """Propose another place next time."""
        self._proposed = ""

    def proposal(self, typed: str, file_name: str) -> str:
        """Answer the place to show: what was typed, else a new proposal for this page."""
        if typed and typed != self._proposed:
            return typed
        self._proposed = shortened(proposed_path(file_name))
        return self._proposed

    def path(self, typed: str, file_name: str) -> Path:
        """Read the place that stands there; a folder gets the proposed name in it."""
        path = typed_place(typed)
        return path / file_name if _is_folder(path) else path.absolute()


def typed_place(typed: str) -> Path:
    """Read a place as people type it, with ``~`` for their home; NotUnderstood for none."""
    if not typed.strip():
        raise NotUnderstood("Say where the file is to be made.")
    try:
        return Path(typed.strip()).expanduser()
    except RuntimeError as error:
        raise NotUnderstood(f"There is no home for “{typed.strip()}”.") from error


def proposed_path(file_name: str) -> Path:
    """Propose a place where nothing is yet, in the documents of the person or in their home."""
    home = Path.home()
    folder = home / "Documents" if (home / "Documents").is_dir() else home
    place = folder / file_name
    number = 2
    while place.exists():
        place = folder / f"{Path(file_name).stem}-{number}{Path(file_name).suffix}"
        number += 1
    return place


def written_words(path: Path, data: bytes, reader: str) -> str:
    """Say where the file is, by which hash it is known, and that the ledger has it."""
    known_by = hashlib.sha256(data).hexdigest()[:SHOWN_OF_HASH]
    return (
        f"✓ Written for {reader}: {shortened(path)}, for your eyes until you hand it on.\n"
        f"  Noted in the ledger · SHA-256 {known_by}…"
    )


def shortened(path: Path) -> str:
    """Write a path with ``~`` for the home of the person."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
