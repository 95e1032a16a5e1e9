"""Files of templates: read whole, and written anew for their owner's eyes."""

from pathlib import Path

from mentorjournal.desk.templates import LARGEST
from mentorjournal.errors import NotFound, NotUnderstood
from mentorjournal.foreign_files import read_foreign
from mentorjournal.sharing.write import write_file


def read_template_file(path: Path) -> str:
    """Read a file of templates as text; NotFound or NotUnderstood when that cannot be done."""
    try:
        data = read_foreign(path, LARGEST * 4 + 1)
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST * 4:
        raise NotUnderstood("This file is too long to be one of templates.")
    if not data.strip():
        raise NotUnderstood("There is no template in this file; it is empty.")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        words = f"Line {line}: there is something that is no text; nothing was taken in."
        raise NotUnderstood(words) from error


def write_template_file(path: Path, text: str) -> None:
    """Write templates to a new file; CannotWrite when it is there already or cannot be made."""
    write_file(path, text.encode())
