"""A recovery code written to a file of its owner."""

from pathlib import Path

from mentorjournal.errors import NotUnderstood
from mentorjournal.sharing.write import write_file


def save_code(typed: str, code: str) -> Path:
    """Write a code into a new file of this name, for its owner only; answer where that is."""
    path = typed_path(typed)
    write_file(path, f"{code}\n".encode())
    return path


def typed_path(typed: str) -> Path:
    """Read the name of a file as people type it, with ``~`` for their home."""
    try:
        return Path(typed).expanduser().absolute()
    except RuntimeError as error:
        raise NotUnderstood(f"There is no home for “{typed}”.") from error
