"""The commands that take files in and write everything out: import, archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from mentorjournal.cli.command import FILE, command
from mentorjournal.cli.opening import opened
from mentorjournal.cli.progress import counting, doing
from mentorjournal.domain import moments
from mentorjournal.domain.kind_words import kind_word
from mentorjournal.domain.plain import visible
from mentorjournal.errors import JournalError, NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.desk.arrivals import Taken
    from mentorjournal.journal import Journal

_STDIN = Path("-")
_REFUSED_SHOWN = 20


_OF_OTHERS = (
    "jsonl has one record as JSON on each line. A page of another journal, as a text in UTF-8,"
    " comes in with: mentorjournal add reflection - < page.md"
)


@command("import", example="mentorjournal import --from jsonl old-diary.jsonl --as reflection")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@click.option(
    "--from",
    "source",
    type=click.Choice(["jsonl"]),
    required=True,
    help="What wrote the files; jsonl is also our own archive.",
)
@click.option("--as", "as_kind", metavar="KIND", help="What plain lines become.")
@click.option("--dry-run", is_flag=True, help="Say what would be kept, and keep nothing.")
@click.pass_obj
def import_files(
    console: Console, files: tuple[Path, ...], source: str, as_kind: str | None, dry_run: bool
) -> None:
    """Take records in from files.

    A line that cannot be taken is listed, the others are kept. The same file twice adds nothing. A
    backup is kept first.
    """
    assert source == "jsonl"  # the one choice
    kind = kind_word(as_kind) if as_kind is not None else None
    with opened(console) as journal:
        if not dry_run:
            _keep_backup(console, journal)
        taken = [_take_in(console, journal, file, kind, dry_run) for file in files]
    if any(each.refused for each in taken):
        raise click.exceptions.Exit(1)


def _keep_backup(console: Console, journal: Journal) -> None:
    from mentorjournal.storage.generations import keep_generation

    with doing(console, "Keeping a backup") as told:
        keep_generation(journal.file, "import", moments.now(), told)


def _take_in(
    console: Console, journal: Journal, file: Path, kind: str | None, dry_run: bool
) -> Taken:
    from mentorjournal.desk.arrivals import take_in
    from mentorjournal.exchange.jsonl import read

    with _lines_of(file) as lines, counting(console) as told:
        arrival = read(lines, kind, journal.reading())
        taken = take_in(journal, arrival, told, rehearse=dry_run)
    _tell_taken(console, file, taken, dry_run)
    return taken


@contextmanager
def _lines_of(file: Path) -> Iterator[IO[bytes]]:
    if file == _STDIN:
        if not sys.stdin:
            raise NotUnderstood("There is no input to read from.")
        yield sys.stdin.buffer
        return
    try:
        opened_file = file.open("rb")
    except OSError as error:
        raise JournalError(f"{file} cannot be read: {error.strerror}.") from error
    with opened_file:
        yield opened_file


def _tell_taken(console: Console, file: Path, taken: Taken, dry_run: bool) -> None:
    counts = {
        "new": taken.new,
        "changed": taken.changed,
        "unchanged": taken.unchanged,
        "refused": len(taken.refused),
    }
    if console.json:
        refused = [{"line": each.line, "why": each.why} for each in taken.refused]
        console.put_json({"file": str(file), **counts, "refused": refused})
    else:
        told = ", ".join(f"{count:,} {what}" for what, count in counts.items())
        ending = "; nothing was kept, as asked" if dry_run else ""
        console.put(f"{visible(str(file), keep_newlines=False)}: {told}{ending}.")
    for each in taken.refused[:_REFUSED_SHOWN]:
        place = f"line {each.line}" if each.line else "the file"
        console.warn(f"Not taken, {place}: {visible(each.why, keep_newlines=False)}")
    if len(taken.refused) > _REFUSED_SHOWN:
        console.warn(f"And {len(taken.refused) - _REFUSED_SHOWN:,} more; --json lists all of them.")
    if taken.refused and not taken.new + taken.changed + taken.unchanged:
        console.say(_OF_OTHERS)


@command("archive", example="mentorjournal archive everything.jsonl\nmentorjournal archive pages")
@click.argument("path", type=FILE, metavar="FILE.jsonl|FOLDER")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "markdown"]),
    help="One file without loss, or a folder of pages to read; the name tells, when not given.",
)
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.pass_obj
def archive(console: Console, path: Path, form: str | None, yes: bool) -> None:
    """Write the whole journal out, readable by anyone.

    As JSON Lines nothing is lost, and import makes an equal journal of it.
    """
    form = form or _form_of(path)
    with opened(console) as journal:
        console.warn("Whoever gets at what is written now can read the whole journal.")
        if not yes and not console.confirmed(
            f"Write everything to {visible(str(path))}?",
            "Nobody is here to be asked; --yes writes everything without asking.",
        ):
            console.say("Nothing was written.")
            return
        from mentorjournal.cli import plain_files

        written = plain_files.WRITERS[form](journal, path)
        console.put(visible(str(path), keep_newlines=False))
        console.say(f"{written:,} records are in it, without any encryption.")


def _form_of(path: Path) -> str:
    """Read the format off a name: a file ends in .jsonl, and a folder has no ending."""
    form = {".jsonl": "jsonl", "": "markdown"}.get(path.suffix.lower())
    if form is None:
        raise NotUnderstood("Which format is that? Say --format jsonl or --format markdown.")
    return form
