"""Write a text in the person's own editor, without its leaving a trace on a disk."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mentorjournal.cli.memory import folder_in_memory
from mentorjournal.errors import JournalError, NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.config import Settings

_LEAVING_NOTHING = "set nobackup nowritebackup noundofile viminfo="
_VIM_LEAVES_NOTHING = ("-n", "-i", "NONE", "--cmd", _LEAVING_NOTHING, "-c", _LEAVING_NOTHING)
"""No swap file, no record of what was yanked or searched, no backup, no undo file.

Said before and after the person's own settings are read, which may say otherwise.
"""


def edited(settings: Settings, text: str) -> str:
    """Open a text in the editor and answer what became of it, without its last line end."""
    words = _editor(settings)
    with folder_in_memory() as folder:
        file = folder / "text.md"
        file.touch(mode=0o600)
        file.write_text(text, encoding="utf-8", newline="")
        with _interrupts_left_to_the_editor():
            _run([*words, str(file)])
        try:
            return file.read_bytes().decode("utf-8-sig").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise JournalError("What the editor left cannot be read as text.") from error


def _editor(settings: Settings) -> list[str]:
    named = settings.editor or os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise NotUnderstood(f"The editor “{named}” cannot be run: {error}.") from error
    if not words:
        raise NotUnderstood("No editor is chosen; set $EDITOR, or `editor` in the settings file.")
    found = shutil.which(words[0])
    if found is None:
        raise NotUnderstood(f"The editor “{words[0]}” is not there.")
    names = {Path(found).name, Path(os.path.realpath(found)).name.split(".")[0]}
    return [*words, *_VIM_LEAVES_NOTHING] if names & {"vim", "nvim", "gvim"} else words


def _run(words: list[str]) -> None:
    try:
        code = subprocess.run(words, check=False).returncode  # noqa: S603  the person's own choice
    except OSError as error:
        raise JournalError(f"The editor cannot be started: {error.strerror}.") from error
    if code:
        raise JournalError(f"The editor ended with code {code}; nothing was kept.")


@contextmanager
def _interrupts_left_to_the_editor() -> Iterator[None]:
    # A handler of ours, not SIG_IGN: the editor would inherit that one.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
