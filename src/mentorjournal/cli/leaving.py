"""How a page leaves by a command: what to mind is told, it is shown, and then it is written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mentorjournal.cli.command import FILE
from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line, visible
from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.desk.correspondence.contacts import Contact
    from mentorjournal.desk.correspondence.posting import Deliver, Outgoing, Sealing
    from mentorjournal.domain.entries import Disclosure, Kept
    from mentorjournal.domain.sessions import Summary
    from mentorjournal.journal import Journal

STDOUT = Path("-")

F = TypeVar("F", bound=Callable[..., Any])
Post = Callable[["Outgoing", "Path | None", "Deliver | None"], "tuple[Kept[Summary], bytes]"]


@dataclass(frozen=True)
class Way:
    """Where a page goes and how it is closed, as the options say."""

    path: Path | None
    preview: bool
    yes: bool
    armor: bool
    passphrase_sealed: bool
    seal_passphrase_file: Path | None

    @classmethod
    def taken_from(cls, options: dict[str, Any]) -> Way:
        """Take these options out of all that were given."""
        way = cls(**{each.name: options.pop(each.name) for each in fields(cls)})
        if way.seal_passphrase_file and not way.passphrase_sealed:
            raise NotUnderstood("--seal-passphrase-file goes with --passphrase-sealed.")
        return way

    @property
    def wants_seal(self) -> bool:
        """Whether an option can only be meant for a sealed page."""
        return self.armor or self.passphrase_sealed


_OPTIONS = (
    click.option("--to", "path", type=FILE, metavar="FILE|-", help="The new file; - is stdout."),
    click.option("--armor", is_flag=True, help="Seal it as a text that can be pasted into a mail."),
    click.option("--passphrase-sealed", is_flag=True, help="Seal it with a passphrase."),
    click.option(
        "--seal-passphrase-file", type=FILE, metavar="FILE", help="Read that passphrase from here."
    ),
    click.option("--preview", is_flag=True, help="Print the exact page and write nothing."),
    click.option("--yes", is_flag=True, help="Write without asking."),
)


def way_options(command: F) -> F:
    """Give a command the options of `Way`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def leave(
    console: Console,
    journal: Journal,
    outgoing: Outgoing,
    way: Way,
    post: Post,
    remarks: Iterator[str] | None = None,
) -> None:
    """Tell what is to be minded, show the page, ask, and write it with ``post``."""
    from mentorjournal.desk.correspondence.contacts import contact_with
    from mentorjournal.desk.correspondence.posting import Sealing

    if way.wants_seal:
        outgoing = outgoing.closed(Sealing(armored=way.armor))
    contact = contact_with(journal, outgoing.material.relationship.person)
    _explain(console, outgoing, remarks, _fate(outgoing, way, contact))
    if way.preview:
        console.put_bytes(outgoing.preview)
        return
    if not way.yes:
        _show(console, outgoing, way.path)
        otherwise = "Nobody is here to look at the preview; --yes writes without asking."
        if not console.confirmed("Write file?", otherwise):
            console.say("Nothing was written.")
            return
    if way.passphrase_sealed:
        outgoing = outgoing.closed(_by_passphrase(console, way))
    _write(console, journal, outgoing, way, post)


def _explain(
    console: Console, outgoing: Outgoing, remarks: Iterator[str] | None, fate: str
) -> None:
    """Tell on the terminal, and nowhere else, what stays and who is named."""
    from mentorjournal.cli.composing import names_and_doors

    if sys.stderr and sys.stderr.isatty():
        for line in (*(remarks or names_and_doors(outgoing.page)), fate):
            console.say(visible(line))
    for named in outgoing.page.blocked:
        console.warn(f"{one_line(named.name)} refused to be named, and is.")


def _fate(outgoing: Outgoing, way: Way, contact: Contact) -> str:
    """Say who can read the file."""
    from mentorjournal.sharing.render import SEALED

    name = one_line(contact.person.name)
    if outgoing.form is not SEALED:
        return "The file can be read by whoever holds it; a work mailbox belongs to the employer."
    if way.passphrase_sealed:
        return "The file is sealed: whoever has the passphrase can read it."
    told = f"The file is sealed to {name} ({contact.standing})."
    if contact.cards and not contact.verified:
        told += f' Compare the safety number: mentorjournal card verify "{name}"'
    return told


def _show(console: Console, outgoing: Outgoing, path: Path | None) -> None:
    if console.has_person:
        target = "the other program" if path == STDOUT else str(path or outgoing.file_name)
        console.say(f"\n{visible(outgoing.preview.decode())}\nThis goes into {visible(target)}.")


def _by_passphrase(console: Console, way: Way) -> Sealing:
    from mentorjournal.cli.opening import read_secret
    from mentorjournal.desk.correspondence.posting import Sealing

    if way.seal_passphrase_file:
        return Sealing(read_secret(way.seal_passphrase_file, "passphrase"), way.armor)
    return Sealing(_chosen_words(console, may_ask=not way.yes), way.armor)


def _chosen_words(console: Console, *, may_ask: bool) -> str:
    """Draw words by chance and print them once; a person at the terminal may choose others."""
    from mentorjournal.cli.choosing import judge
    from mentorjournal.domain.passphrases import suggested

    words = suggested()
    click.echo(f"The passphrase of this file: {words}", err=True)
    click.echo("It is not kept anywhere: tell it on another way than the file's.", err=True)
    if not (may_ask and console.has_person):
        return words
    own: str = click.prompt(
        "Enter takes these words; or type your own", default="", show_default=False,
        hide_input=True, err=True,
    )  # fmt: skip
    if own:
        judge(console, own)
    return own or words


def _write(console: Console, journal: Journal, outgoing: Outgoing, way: Way, post: Post) -> None:
    from mentorjournal.sharing.render import SEALED

    if way.path == STDOUT:
        post(outgoing, None, console.deliver)
        return
    path = way.path or Path(outgoing.file_name)
    post(outgoing, path, console.deliver)
    if console.json:
        console.put_json({"file": str(path), **as_json(journal.notebook.ledger()[0])})
    else:
        console.put(visible(str(path), keep_newlines=False))
    if outgoing.form is SEALED:
        console.say("It is sealed and noted in the ledger; it cannot be called back.")
    else:
        console.warn(f"Whoever holds {visible(str(path))} can read it; it cannot be called back.")


def as_json(line: Disclosure) -> dict[str, str]:
    """Give a disclosure in the form that ``--json`` prints."""
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
