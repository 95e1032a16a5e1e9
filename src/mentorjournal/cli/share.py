"""The commands about what leaves: export, ledger."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.command import FILE, command
from mentorjournal.cli.opening import opened
from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line, visible

if TYPE_CHECKING:
    from mentorjournal.cli.composing import Composed
    from mentorjournal.cli.console import Console
    from mentorjournal.domain.entries import Disclosure

_STDOUT = Path("-")
_HASH_SHOWN = 12


@command(
    "export",
    example="mentorjournal export --with Ruth --session last --preview\n"
    "mentorjournal export --with Ruth --pick a1b2.why --format html --to august.html",
)
@click.option("--with", "partner", metavar="PERSON", help="Whom it is for.")
@click.option("--session", metavar="last|ID", help="The session it sums up; the last one if none.")
@click.option("--since", metavar="DATE", help="Everything since this day, instead of a session.")
@click.option("--until", metavar="DATE", help="Nothing after this day.")
@click.option("--pick", "picks", multiple=True, metavar="ID[.FIELD]", help="Put this in, too.")
@click.option("--drop", "drops", multiple=True, metavar="ID[.FIELD]", help="Leave this out.")
@click.option("--cover", default="", metavar="TEXT", help="A few words at the top.")
@click.option(
    "--say",
    "says",
    type=(str, str),
    multiple=True,
    metavar="ID[.FIELD] TEXT",
    help="Word this anew for this reader; the record stays as it is.",
)
@click.option("--first", "firsts", multiple=True, metavar="ID", help="Put this first.")
@click.option(
    "--name",
    "names",
    type=(str, str),
    multiple=True,
    metavar="PERSON WAY",
    help="What stands for a name: initials, role, leave-out, or as-written where they agreed.",
)
@click.option(
    "--format",
    "form_name",
    type=click.Choice(["md", "html", "json", "ics"]),
    help="Markdown, one HTML page, JSON, or a calendar of what has a day; by the file's ending.",
)
@click.option("--to", "path", type=FILE, metavar="FILE|-", help="The new file; - is stdout.")
@click.option("--preview", is_flag=True, help="Print the exact bytes and write nothing.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.pass_obj
def export(
    console: Console,
    /,
    form_name: str | None,
    path: Path | None,
    preview: bool,
    yes: bool,
    **asked: Any,
) -> None:
    """Write a chosen summary for the other person.

    It holds what the session offers and what is picked, and nothing else. What leaves is noted in
    the ledger; reflections and private notes never leave.
    """
    with opened(console) as journal:
        from mentorjournal.cli.composing import Asked, composed

        summary = composed(journal, form_name or _form_of(path), Asked(**asked))
        _explain(console, summary)
        if preview:
            console.put_bytes(summary.data)
            return
        if not yes:
            _show(console, summary, path)
            otherwise = "Nobody is here to look at the preview; --yes writes without asking."
            if not console.confirmed("Write file?", otherwise):
                console.say("Nothing was written.")
                return
        _write(console, summary, path)


def _form_of(path: Path | None) -> str:
    """Take the form from the ending of the file's name; Markdown where it tells none."""
    ending = path.suffix.removeprefix(".").casefold() if path else ""
    return {"htm": "html", "html": "html", "json": "json", "ics": "ics"}.get(ending, "md")


def _explain(console: Console, summary: Composed) -> None:
    """Tell on the terminal, and nowhere else, what stays and who is named."""
    if sys.stderr and sys.stderr.isatty():
        for line in summary.remarks():
            console.say(visible(line))
    for named in summary.page.blocked:
        console.warn(f"{one_line(named.name)} refused to be named, and is.")


def _show(console: Console, summary: Composed, path: Path | None) -> None:
    if console.has_person:
        target = "the other program" if path == _STDOUT else str(path or summary.file_name)
        console.say(f"\n{visible(summary.data.decode())}\nThis goes into {visible(target)}.")


def _write(console: Console, summary: Composed, path: Path | None) -> None:
    if path == _STDOUT:
        summary.write(None, console.deliver)
        return
    path = path or Path(summary.file_name)
    disclosed = summary.write(path, console.deliver)
    if console.json:
        console.put_json({"file": str(path), **_as_json(disclosed)})
    else:
        console.put(visible(str(path), keep_newlines=False))
    console.warn(f"Whoever holds {visible(str(path))} can read it; it cannot be called back.")


@command("ledger", example="mentorjournal ledger --with Ruth")
@click.option("--with", "partner", metavar="PERSON", help="Only what this person was given.")
@click.pass_obj
def ledger(console: Console, partner: str | None) -> None:
    """List what was disclosed, to whom and when.

    The newest is the first.
    """
    with opened(console) as journal:
        related = journal.related_to(journal.person_called(partner)) if partner else None
        lines = journal.notebook.ledger()
    for line in lines:
        if related is None or line.relationship in related:
            _print_disclosure(console, line)
    if not lines:
        console.say("Nothing has been disclosed.")


def _print_disclosure(console: Console, line: Disclosure) -> None:
    if console.json:
        console.put_json(_as_json(line))
        return
    day = moments.spoken(line.at.astimezone().date())
    console.put(
        f"{day:<22}  {one_line(line.to)}  {one_line(line.title)}"
        f"  {line.form}  {line.sha256[:_HASH_SHOWN]}  {one_line(line.file_name)}".rstrip()
    )


def _as_json(line: Disclosure) -> dict[str, str]:
    return {
        "at": moments.as_text(line.at),
        "relationship": line.relationship,
        "to": line.to,
        "title": line.title,
        "form": line.form,
        "sha256": line.sha256,
        "summary": line.summary,
        "file_name": line.file_name,
    }
