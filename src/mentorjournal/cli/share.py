"""The command that shares a chosen summary: export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.leaving import Way, leave, way_options
from mentorjournal.cli.opening import opened

if TYPE_CHECKING:
    from pathlib import Path

    from mentorjournal.cli.console import Console


@command(
    "export",
    example="mentorjournal export --with Ruth --session last --preview\n"
    "mentorjournal export --with Ruth --pick a1b2.why --format html --to august.html\n"
    "mentorjournal export --with Ruth --since march --armor --to mail.txt",
)
@click.option("--with", "partner", metavar="PERSON", help="Whom it is for.")
@click.option("--relationship", metavar="ID", help="Of which relationship, if there are several.")
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
    type=click.Choice(["md", "html", "json", "ics", "sealed"]),
    help="Markdown, HTML, JSON, a calendar of what has a day, or sealed; by the file's ending if"
    " none is named, else sealed where you hold a card of the reader's, else Markdown.",
)
@way_options
@click.pass_obj
def export(console: Console, /, form_name: str | None, **asked: Any) -> None:
    """Write a chosen summary for the other person.

    It holds what the session offers and what is picked, and nothing else. What leaves is noted in
    the ledger; reflections and private notes never leave.
    """
    way = Way.taken_from(asked)
    with opened(console) as journal:
        from mentorjournal.cli.composing import Asked, composed
        from mentorjournal.desk.correspondence.posting import post

        form = form_name or ("sealed" if way.wants_seal else _form_of(way.path))
        summary = composed(journal, form, Asked(**asked))
        leave(
            console, journal, summary.outgoing, way,
            lambda *what: post(journal, *what), summary.remarks(),
        )  # fmt: skip


def _form_of(path: Path | None) -> str:
    """Take the form from the ending of the file's name; empty where it tells none."""
    ending = path.suffix.removeprefix(".").casefold() if path else ""
    forms = {"htm": "html", "html": "html", "json": "json", "ics": "ics", "age": "sealed"}
    return {**forms, "md": "md", "markdown": "md", "txt": "md"}.get(ending, "")
