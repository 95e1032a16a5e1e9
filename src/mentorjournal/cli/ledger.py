"""The commands about what left, what is held, and what becomes of it: ledger, hand-back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.leaving import Way, as_json, leave, way_options
from mentorjournal.cli.opening import opened
from mentorjournal.cli.pages import relationship_called
from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line
from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.desk.correspondence.ledger import HeldPage, LedgerLine
    from mentorjournal.journal import Journal

_HASH_SHOWN = 12
_DAY_WIDTH = 22


@command(
    "ledger", example="mentorjournal ledger --with Ruth\nmentorjournal ledger --held --with Ruth"
)
@click.option("--with", "partner", metavar="PERSON", help="Only what this person was given.")
@click.option("--held", is_flag=True, help="What you hold of this person's, instead.")
@click.pass_obj
def ledger(console: Console, partner: str | None, held: bool) -> None:
    """List what was disclosed, to whom and when.

    The newest is the first. Before each line stands the id that takeback takes, and behind it what
    was asked back and what was answered.
    """
    if held and not partner:
        raise NotUnderstood("Say of whom: --held --with NAME.")
    with opened(console) as journal:
        from mentorjournal.desk.correspondence.ledger import ledger as lines_of

        if held:
            _print_held(console, journal, partner or "")
            return
        person = journal.person_called(partner) if partner else None
        lines = lines_of(journal, person)
        short = journal.entries.short_ids(
            [each.disclosure.summary for each in lines if each.disclosure.summary]
        )
    for line in lines:
        _print_line(console, line, short.get(line.disclosure.summary, NO_PAGE))
    if not lines:
        console.say("Nothing has been disclosed.")


NO_PAGE = "–"
"""What stands for the id where something was written of which no page is kept: evidence."""


def _print_line(console: Console, line: LedgerLine, short: str) -> None:
    told = line.disclosure
    if console.json:
        console.put_json({**as_json(told), **_message_as_json(line)})
        return
    day = moments.spoken(told.at.astimezone().date())
    number = f"no. {line.letter.sequence}" if line.letter else ""
    columns = (
        short, f"{day:<{_DAY_WIDTH}}", one_line(told.to), one_line(told.title), told.form,
        told.sha256[:_HASH_SHOWN], number, one_line(told.file_name), one_line(line.state),
    )  # fmt: skip
    console.put("  ".join(filter(None, columns)).rstrip())


def _message_as_json(line: LedgerLine) -> dict[str, Any]:
    letter = line.letter
    return {
        "share": letter.share if letter else "",
        "message": letter.kind if letter else "",
        "number": letter.sequence if letter else None,
        "take_backs": [each.model_dump(mode="json") for each in line.take_backs],
        "deleted_at_the_ending": line.was_returned,
        "answered_by": [each.summary for each in line.answers],
    }


def _print_held(console: Console, journal: Journal, partner: str) -> None:
    from mentorjournal.desk.correspondence.ledger import held_of

    held = held_of(journal, journal.person_called(partner))
    short = journal.entries.short_ids([str(each.kept.record.id) for each in held.pages])
    for page in held.pages:
        _print_page(console, page, short[str(page.kept.record.id)])
    if not held.pages:
        console.say(f"You hold no page of {one_line(held.contact.person.name)}'s.")
    elif not console.json:
        console.say("hand-back returns them, or deletes them, and says so.")


def _print_page(console: Console, page: HeldPage, short: str) -> None:
    summary = page.kept.record
    if console.json:
        console.put_json(
            {
                "id": str(summary.id),
                "on": summary.on.isoformat(),
                "title": summary.title,
                "standing": page.standing.value,
                "paragraphs": page.paragraphs,
                "deleted": page.gone,
                "made_of_it": [str(each.id) for each in page.made_of_it],
            }
        )
        return
    left = page.paragraphs - page.gone
    held = "1 paragraph" if left == 1 else f"{left} paragraphs"
    gone = f", {page.gone} deleted" if page.gone else ""
    made = f", {len(page.made_of_it)} of my own from it" if page.made_of_it else ""
    console.put(
        f"{short}  {moments.spoken(summary.on):<{_DAY_WIDTH}}  {one_line(summary.title)}"
        f"  ({page.standing}; {held if left else 'only the title is left'}{gone}{made})"
    )


@command(
    "hand-back",
    example="mentorjournal hand-back --with Asha --to papers.age\n"
    "mentorjournal hand-back --with Asha --delete",
)
@click.option("--with", "partner", metavar="PERSON", required=True, help="Whose pages.")
@click.option("--relationship", metavar="ID", help="Of which, if there are several.")
@click.option("--delete", is_flag=True, help="Delete them and say so, without sending them.")
@click.option("--keep", is_flag=True, help="Keep them and say so.")
@way_options
@click.pass_obj
def hand_back(
    console: Console,
    /,
    partner: str,
    relationship: str | None,
    delete: bool,
    keep: bool,
    **options: Any,
) -> None:
    """Return the pages that you hold of somebody's, and delete your copies.

    For the ending. What you made of them, promises and insights, is yours and stays.
    """
    if delete and keep:
        raise NotUnderstood("Give either --delete or --keep.")
    way = Way.taken_from(options)
    with opened(console) as journal:
        from mentorjournal.desk.correspondence.ending import close_papers, post_ending
        from mentorjournal.desk.correspondence.ledger import held_of
        from mentorjournal.desk.correspondence.receiving import relationship_of

        person = journal.person_called(partner)
        held = held_of(journal, person)
        ending = close_papers(
            journal,
            relationship_called(journal, relationship) or relationship_of(journal, person),
            held,
            "delete" if delete else "keep" if keep else "hand_back",
        )  # fmt: skip
        leave(console, journal, ending, way, lambda out, *to: post_ending(journal, out, held, *to))
