"""The commands that take files in and write everything out: import, archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from mentorjournal.cli.command import FILE, command
from mentorjournal.cli.opening import opened
from mentorjournal.cli.progress import counting, doing
from mentorjournal.domain import moments
from mentorjournal.domain.kind_words import kind_word
from mentorjournal.domain.plain import visible
from mentorjournal.errors import JournalError, NotUnderstood
from mentorjournal.foreign_files import open_foreign

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.desk.arrivals import Taken
    from mentorjournal.exchange.arrival import Arrival
    from mentorjournal.journal import Journal

_STDIN = Path("-")
_REFUSED_SHOWN = 20


_OF_OTHERS = (
    "jsonl has one record as JSON on each line; --from dayone and --from jrnl read what those two"
    " export as JSON. A page of another journal, as a text in UTF-8, comes in with:"
    " mentorjournal add reflection - < page.md"
)


@command("import", example="mentorjournal import --from jsonl old-diary.jsonl --as reflection")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@click.option(
    "--from",
    "source",
    type=click.Choice(["jsonl", "dayone", "jrnl"]),
    required=True,
    help="What wrote the files: jsonl is also our own archive, the others are exports as JSON.",
)
@click.option(
    "--as",
    "as_kind",
    metavar="KIND",
    help="What plain lines and entries become; entries are reflections otherwise.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be kept, and keep nothing.")
@click.pass_obj
def import_files(
    console: Console, files: tuple[Path, ...], source: str, as_kind: str | None, dry_run: bool
) -> None:
    """Take records in from files.

    A line that cannot be taken is listed, the others are kept. The same file twice adds nothing. A
    backup is kept first.
    """
    kind = kind_word(as_kind) if as_kind is not None else None
    with opened(console) as journal:
        if not dry_run:
            _keep_backup(console, journal)
        taken = [_take_in(console, journal, file, (source, kind), dry_run) for file in files]
    if any(each.refused for each in taken):
        raise click.exceptions.Exit(1)


def _keep_backup(console: Console, journal: Journal) -> None:
    from mentorjournal.storage.generations import keep_generation

    with doing(console, "Keeping a backup") as told:
        keep_generation(journal.file, "import", moments.now(), told)


def _take_in(
    console: Console, journal: Journal, file: Path, form: tuple[str, str | None], dry_run: bool
) -> Taken:
    from mentorjournal.desk.arrivals import take_in

    with _opened_file(file) as content, counting(console) as told:
        arrival = _arrival(journal, content, *form)
        taken = take_in(journal, arrival, told, rehearse=dry_run)
    _tell_taken(console, file, taken, dry_run, "line" if form[0] == "jsonl" else "entry")
    return taken


def _arrival(journal: Journal, content: BinaryIO, source: str, kind: str | None) -> Arrival:
    """Read a file from its program; what is kept line by line is not held whole."""
    if source == "jsonl":
        from mentorjournal.exchange import jsonl
        from mentorjournal.exchange.lines import lines_of

        return jsonl.read(lines_of(content), kind, journal.reading())
    from mentorjournal.exchange import whole_files

    whole = content.read(whole_files.MOST_BYTES + 1) or b""
    return whole_files.read(source, whole, kind, journal.reading())


@contextmanager
def _opened_file(file: Path) -> Iterator[BinaryIO]:
    if file == _STDIN:
        if not sys.stdin:
            raise NotUnderstood("There is no input to read from.")
        yield sys.stdin.buffer
        return
    try:
        opened_file = open_foreign(file, or_handed_over=True)
    except OSError as error:
        raise JournalError(f"{file} cannot be read: {error.strerror}.") from error
    with opened_file:
        yield opened_file


def _tell_taken(console: Console, file: Path, taken: Taken, dry_run: bool, part: str) -> None:
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
    for remark in taken.remarks:
        console.say(remark)
    for each in taken.refused[:_REFUSED_SHOWN]:
        place = f"{part} {each.line}" if each.line else "the file"
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
