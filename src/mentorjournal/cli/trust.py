"""The commands that tell the truth about a file: check, salvage."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.command import FILE, command
from mentorjournal.cli.key_files import key_file_at_hand
from mentorjournal.cli.opening import by_typing, opened, passphrase_for, read_secret
from mentorjournal.cli.progress import doing
from mentorjournal.domain.plain import one_line, visible
from mentorjournal.errors import DamagedJournal

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.journal import Journal
    from mentorjournal.storage.checking import Findings
    from mentorjournal.storage.keys import Key
    from mentorjournal.storage.leaks import Search
    from mentorjournal.storage.salvage import Report

_CODE = "the recovery code"
_IDS_SHOWN = 20
_WIDEST = 200


@command("check", example="mentorjournal check\nmentorjournal check --deep --leaks")
@click.option("--deep", is_flag=True, help="Also make the search index anew, and compare it.")
@click.option("--leaks", is_flag=True, help="Also search other files for words of the journal.")
@click.option(
    "--mend", is_flag=True, help="Write anew what can be: first bytes, links, index, views."
)
@click.pass_obj
def check(console: Console, deep: bool, leaks: bool, mend: bool) -> None:
    """Tell whether everything in the journal is as it was written.

    Nothing is changed, save by --mend. Exit code 5 says that something is wrong, 1 that words of
    the journal were found in another file.
    """
    if mend and _start_mended(console):
        return
    with opened(console) as journal:
        findings = _checked(console, journal, deep=deep)
        if mend and not findings.sound and findings.mendable:
            from mentorjournal.storage.checking import mend as write_anew

            write_anew(journal.file)
            console.say("The links, the search index and the views were written anew.")
            findings = _checked(console, journal, deep=deep)
        search = _searched(console, journal) if leaks and findings.mendable else None
        _tell_findings(console, findings, search)
        _tell_strength(console, journal)
        if not findings.sound:
            _refuse(console, findings, journal.file.path)
    if search and search.leaks:
        raise click.exceptions.Exit(1)


def _start_mended(console: Console) -> bool:
    """Write the first bytes anew if they alone stand between the passphrase and the journal."""
    from mentorjournal.storage import first_bytes
    from mentorjournal.storage.ways_out import whole_start

    place = console.settings.journal
    whole = whole_start(place)
    if whole is None:
        return False
    first_bytes.mend(place, by_typing(console, whole), whole)
    console.say("The first bytes were written anew; `mentorjournal check` looks at the rest.")
    return True


def _checked(console: Console, journal: Journal, *, deep: bool) -> Findings:
    from mentorjournal.storage.checking import check as compare

    with doing(console, "Comparing") as told:
        return compare(journal.file, deep=deep, told=told)


def _searched(console: Console, journal: Journal) -> Search:
    """Search where something may have been written, for the recovery code too."""
    from mentorjournal.storage import leaks

    code = journal.file.recovery_code
    codes = {code, code.replace("-", "")}
    with doing(console, "Searching other files"):
        folders = leaks.usual_folders(journal.file.path)
        search = leaks.leaks(journal.file, folders, codes)
    # The code must not be printed because it was found.
    named = (replace(each, phrase=_CODE) if each.phrase in codes else each for each in search.leaks)
    return replace(search, leaks=tuple(named))


def _refuse(console: Console, findings: Findings, path: Path) -> None:
    """End with what is wrong; what can be mended is no damage."""
    if findings.mendable:
        console.warn("No record is damaged: `check --mend` writes this anew from the records.")
        raise click.exceptions.Exit(5)
    raise DamagedJournal(f"Not everything in {path} is as it was written.")


def _tell_findings(console: Console, findings: Findings, search: Search | None) -> None:
    if console.json:
        faults = [{"sort": each.sort, "sentence": each.sentence} for each in findings.faults]
        whole: dict[str, Any] = {"looked_at": findings.looked_at, "faults": faults}
        console.put_json({**whole, **({"search": _as_json(search)} if search else {})})
        return
    for sort, count in findings.looked_at.items():
        console.put(f"{count:>9,}  {sort}")
    for fault in findings.faults:
        console.warn(one_line(fault.sentence, _WIDEST))
    if findings.sound:
        console.say("All of it is as it was written.")
    if search:
        _tell_search(console, search)


def _tell_strength(console: Console, journal: Journal) -> None:
    """Say what opens the journal, and that a change of passphrase could take more."""
    from mentorjournal.storage import keys

    profile = keys.profile_of(journal.file.key.header)
    needs = "a passphrase and a key file" if profile.key_file else "a passphrase"
    console.say(f"What opens it: {needs}; a guess takes {profile.memory_kib // 1024} MiB.")
    if profile.cost < keys.PROFILES[keys.USUAL_PROFILE].cost:
        console.say("`mentorjournal passphrase change` makes a guess more work.")


def _as_json(search: Search) -> dict[str, Any]:
    return {
        "folders": list(map(str, search.folders)),
        "files": search.files,
        "bytes": search.bytes,
        "phrases": search.phrases,
        "not_read": list(map(str, search.not_read)),
        "leaks": [{"file": str(each.path), "phrase": each.phrase} for each in search.leaks],
    }


def _tell_search(console: Console, search: Search) -> None:
    console.put(
        f"{search.phrases:,} phrases were looked for in {search.files:,} files"
        f" ({search.bytes:,} bytes), in these folders:"
    )
    for folder in search.folders:
        console.put(f"  {visible(str(folder), keep_newlines=False)}")
    for path in search.not_read:
        console.warn(f"Not looked into: {visible(str(path), keep_newlines=False)}")
    for leak in search.leaks:
        place = visible(str(leak.path), keep_newlines=False)
        console.warn(f"Readable by anyone who opens {place}: “{one_line(leak.phrase, 40)}”")
    if not search.leaks:
        console.say("None of them was found.")


@command(
    "salvage",
    example="mentorjournal salvage journal.db\n"
    "mentorjournal salvage journal.db --to saved.db --code-file code",
)
@click.argument("file", type=FILE)
@click.option("--to", "target", type=FILE, metavar="NEW", help="Where the new journal goes.")
@click.option(
    "--code-file", type=FILE, metavar="FILE", help="Read the recovery code instead; - is stdin."
)
@click.pass_obj
def salvage(console: Console, file: Path, target: Path | None, code_file: Path | None) -> None:
    """Make a new journal of all that can be read of a damaged one.

    FILE is only read. The same passphrase and recovery code open the new journal, which is beside
    FILE when nothing else is said.
    """
    from mentorjournal.storage import file_head, new_file
    from mentorjournal.storage.salvage import salvage as gather

    place = target or file.with_name(f"{file.stem}-salvaged.db")
    file_head.existing(file)
    new_file.refuse_taken(file_head.resolved(place))  # before anybody is asked for a passphrase
    key = _key_of(console, file, code_file)
    with doing(console, "Gathering"):
        report = gather(file, key, place)
    _tell_report(console, report)


def _key_of(console: Console, file: Path, code_file: Path | None) -> Key:
    from mentorjournal.storage import keys
    from mentorjournal.storage.salvage import key_by_code, key_of
    from mentorjournal.storage.ways_out import whole_start

    start = whole_start(file)
    if code_file:
        code = read_secret(code_file, "recovery code")
        if start:
            return keys.unlock_with(keys.read_recovery_code(code), start)
        return key_by_code(file, code)
    key_file = key_file_at_hand(console)
    passphrase = passphrase_for(console)
    with doing(console, "Trying the passphrase"):
        if start:
            return keys.unlock(passphrase, start, key_file)
        return key_of(file, passphrase, key_file)


def _tell_report(console: Console, report: Report) -> None:
    if console.json:
        console.put_json({**vars(report), "target": str(report.target)})
    else:
        console.put(visible(str(report.target), keep_newlines=False))
    damaged = len(report.damaged_pages)
    console.say(f"{damaged:,} of {report.pages:,} pages are damaged.")
    console.say(
        f"{report.records:,} records came out whole, with {report.revisions:,} earlier versions,"
        f" {report.drafts:,} drafts and {report.ledger:,} lines of the ledger."
    )
    for ids, sentence in (
        (report.earlier, "Only in an earlier version"),
        (report.lost, "Lost"),
        (report.unreadable, "Come out, but not readable as what they are"),
    ):
        if ids:
            more = " …" if len(ids) > _IDS_SHOWN else ""
            console.warn(f"{sentence}: {len(ids):,} ({', '.join(ids[:_IDS_SHOWN])}{more})")
    place = visible(str(report.target), keep_newlines=False)
    console.say(f"`mentorjournal restore {place}` puts it in the place of the journal.")
