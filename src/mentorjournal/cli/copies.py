"""The commands about whole encrypted copies: backup, backups, restore."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import FILE, command
from mentorjournal.cli.key_files import key_file_for, read_new
from mentorjournal.cli.opening import (
    ask_passphrase,
    has_terminal,
    opened,
    passphrase_for,
    read_secret,
)
from mentorjournal.cli.progress import doing
from mentorjournal.domain import moments
from mentorjournal.domain.plain import visible
from mentorjournal.errors import (
    CannotUnlock,
    DamagedJournal,
    JournalError,
    NoJournal,
    NotAJournal,
    NotUnderstood,
)

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.storage.generations import Generation
    from mentorjournal.storage.journal_file import JournalFile

_WHY = {
    "daily": "first opening of the day",
    "migration": "before an update of the file",
    "passphrase": "at a change of passphrase",
    "import": "before an import",
    "restore": "before a restore",
    "damaged": "a damaged file, as it was",
    "asked": "asked for",
}
_MEGABYTE = 1_000_000


@command("backup", example="mentorjournal backup\nmentorjournal backup /media/stick/journal.db")
@click.argument("path", required=False, type=FILE, metavar="[FILE]")
@click.pass_obj
def backup(console: Console, path: Path | None) -> None:
    """Copy the whole journal, encrypted as it is.

    Without FILE the copy goes into the folder backups beside the journal.
    """
    with opened(console) as journal, doing(console, "Copying") as told:
        from mentorjournal.storage.backups import copy_to, usual_place

        place = path or usual_place(journal.file, moments.now())
        copy_to(journal.file, place, told)
    if console.json:
        console.put_json({"file": str(place)})
    else:
        console.put(visible(str(place), keep_newlines=False))
    console.say("The same passphrase opens it.")


@command("backups", example="mentorjournal backups\nmentorjournal backups --json")
@click.pass_obj
def backups(console: Console) -> None:
    """List the kept copies beside the journal, newest first.

    No passphrase is needed, and the journal itself may be lost.
    """
    from mentorjournal.storage.generations import folder_of, list_generations

    place = console.settings.journal
    kept = list_generations(place)
    header = _header(place)
    for each in kept:
        other = header is not None and each.header != header
        if console.json:
            console.put_json(
                {
                    "file": str(each.path),
                    "at": moments.as_text(each.at),
                    "why": each.why,
                    "size": each.size,
                    "other_passphrase": other if header is not None else None,
                }
            )
        else:
            console.put(_line(each, other))
    folder = visible(str(folder_of(place)), keep_newlines=False)
    if kept:
        console.say(f"They are in {folder}; `mentorjournal restore FILE` puts one back.")
    else:
        console.say(f"There is none in {folder} yet; `mentorjournal backup` makes one.")


def _header(place: Path) -> bytes | None:
    """Read how the journal begins now; None when that cannot be told."""
    from mentorjournal.storage import file_head

    with suppress(JournalError):
        return file_head.header(file_head.existing(place))
    return None


def _line(each: Generation, other: bool) -> str:
    here = each.at.astimezone()
    name = visible(each.path.name, keep_newlines=False)
    size = f"{each.size / _MEGABYTE:.1f} MB"
    why = _WHY.get(each.why, each.why) + (" · another passphrase" if other else "")
    return f"{name}  {moments.spoken(here.date())} {here:%H:%M}  {size:>9}  {why}"


@command(
    "restore",
    example="mentorjournal backups\nmentorjournal restore journal-20261123T151217Z-daily.db",
)
@click.argument("file", type=FILE)
@click.option(
    "--copy-passphrase-file",
    "copy_secret",
    type=FILE,
    metavar="FILE",
    help="The passphrase of the copy, where it is another.",
)
@click.option(
    "--copy-key-file", type=FILE, metavar="FILE", help="The key file of the copy, where another."
)
@click.pass_obj
def restore(
    console: Console, file: Path, copy_secret: Path | None, copy_key_file: Path | None
) -> None:
    """Put a copy in the place of the journal, which is kept.

    FILE is any copy, or the name of one that backups lists. The passphrase stays as it is; where
    the journal is lost or damaged it is the copy's.
    """
    from mentorjournal.storage import file_head

    place = console.settings.journal
    chosen = _called(place, file)
    header = file_head.require(chosen)  # before anybody is asked for a passphrase
    if file_head.identity(chosen) == file_head.identity(file_head.resolved(place)):
        raise NotUnderstood("That is the journal itself.")
    key_file = read_new(copy_key_file) or key_file_for(console, header)
    passphrase = passphrase_for(console)
    with closing(_copy_opened(chosen, passphrase, key_file, copy_secret)) as source:
        with doing(console, "Proving the copy") as told:
            from mentorjournal.storage.page_copy import prove

            prove(source.path, source.key)  # so that damage from here on is the journal's
            told(1.0)
        kept = _put_in_place(console, place, passphrase, source)
    _tell(console, place, chosen, kept)


def _called(place: Path, file: Path) -> Path:
    """Find a copy by its path, or by its name alone among the kept ones."""
    from mentorjournal.storage.generations import folder_of

    beside = folder_of(place) / file.name
    return beside if len(file.parts) == 1 and not file.exists() and beside.exists() else file


def _copy_opened(
    chosen: Path, passphrase: str, key_file: bytes, copy_secret: Path | None
) -> JournalFile:
    from mentorjournal.storage.journal_file import JournalFile

    if copy_secret:
        return JournalFile.open(chosen, read_secret(copy_secret, "passphrase"), key_file)
    try:
        return JournalFile.open(chosen, passphrase, key_file)
    except CannotUnlock:
        if not has_terminal():
            raise CannotUnlock(
                "This copy opens with another passphrase; give it with --copy-passphrase-file."
            ) from None
        asked = ask_passphrase("That does not open the copy. Passphrase of the copy: ")
        return JournalFile.open(chosen, asked, key_file)


def _put_in_place(
    console: Console, place: Path, passphrase: str, source: JournalFile
) -> Path | None:
    """Put the copy where the journal is; answer where that is kept now."""
    from mentorjournal.storage import file_head
    from mentorjournal.storage.journal_file import JournalFile
    from mentorjournal.storage.putting_back import restore as put_back
    from mentorjournal.storage.putting_back import restore_lost
    from mentorjournal.storage.ways_out import showing_ways_out

    with doing(console, "Putting it back") as told:
        try:
            with showing_ways_out(place):  # which tells a damaged start from a wrong passphrase
                key_file = key_file_for(console, file_head.require(place))
                present = JournalFile.open(place, passphrase, key_file)
            with closing(present):
                kept = put_back(present, source, moments.now(), told).path
        except (NoJournal, DamagedJournal, NotAJournal):
            lost = restore_lost(place, source, moments.now(), told)
            told_of = "Its passphrase and its recovery code are those of the copy."
        else:
            lost, told_of = kept, ""
            if present.key.header != source.key.header:
                told_of = "It opens with its own passphrase, as before, and not with the copy's."
    if told_of:
        console.say(told_of)
    return lost


def _tell(console: Console, place: Path, chosen: Path, kept: Path | None) -> None:
    if console.json:
        console.put_json({"file": str(place), "kept": str(kept) if kept else None})
    else:
        console.put(visible(str(place), keep_newlines=False))
    console.say(f"It is now as it was in {visible(chosen.name, keep_newlines=False)}.")
    if kept:
        console.say(f"What it was before is kept: {visible(str(kept), keep_newlines=False)}")
