"""Where a summary is to be written, and what is said once it is there."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mentorjournal.errors import NotUnderstood
from mentorjournal.screens.share.table import Preview, proposed_path
from mentorjournal.sharing.render import file_name

SHOWN_OF_HASH = 16


class Destination:
    """Propose a place for the file until the person types one."""

    def __init__(self) -> None:
        self._proposed = ""

    def forget(self) -> None:
        """Propose another place next time."""
        self._proposed = ""

    def proposal(self, typed: str, preview: Preview) -> str:
        """Answer the place to show: what was typed, else a new proposal for this page."""
        if typed and typed != self._proposed:
            return typed
        self._proposed = _shortened(proposed_path(file_name(preview.page, preview.form)))
        return self._proposed

    def path(self, typed: str, preview: Preview) -> Path:
        """Read the place that stands there; a folder gets the proposed name in it."""
        if not typed.strip():
            raise NotUnderstood("Say where the file is to be made.")
        try:
            path = Path(typed.strip()).expanduser()
        except RuntimeError as error:
            raise NotUnderstood(f"There is no home for “{typed.strip()}”.") from error
        return path / file_name(preview.page, preview.form) if _is_folder(path) else path.absolute()


def written_words(path: Path, data: bytes, reader: str) -> str:
    """Say where the file is, by which hash it is known, and that the ledger has it."""
    known_by = hashlib.sha256(data).hexdigest()[:SHOWN_OF_HASH]
    return (
        f"✓ Written for {reader}: {_shortened(path)}, for your eyes until you hand it on.\n"
        f"  Noted in the ledger · SHA-256 {known_by}…"
    )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _shortened(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
