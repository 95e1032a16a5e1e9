"""The commands about what came: receive, inbox, accept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.command import FILE, command
from mentorjournal.cli.incoming import read_incoming
from mentorjournal.cli.opening import opened
from mentorjournal.cli.pages import page_called, relationship_called
from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line, visible
from mentorjournal.errors import NotFound, Refused

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.desk.correspondence.answering import OfferedPromise
    from mentorjournal.desk.correspondence.receiving import Incoming
    from mentorjournal.desk.correspondence.takebacks import Request
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.sessions import Summary
    from mentorjournal.journal import Journal


@command(
    "receive",
    example="mentorjournal receive summary-2026-04-17-3f2a91bc.age\n"
    "mentorjournal receive - --as Ruth < mail.txt",
)
@click.argument("file", type=FILE, metavar="FILE|-")
@click.option("--as", "partner", metavar="PERSON", help="Who wrote it, where no key tells.")
@click.option("--relationship", metavar="ID", help="Where it belongs, if there are several.")
@click.option(
    "--seal-passphrase-file",
    "words",
    type=FILE,
    metavar="FILE",
    help="What a passphrase-sealed one was sealed with; else you are asked.",
)
@click.option("--preview", is_flag=True, help="Look at it and keep nothing.")
@click.pass_obj
def receive(
    console: Console,
    /,
    file: Path,
    partner: str | None,
    relationship: str | None,
    words: Path | None,
    preview: bool,
) -> None:
    """Check what somebody sent you, show it, and keep it read-only.

    It says who signed it and whether you compared their key. Nothing in it is run or followed.
    """
    received = read_incoming(file)
    with opened(console) as journal:
        from mentorjournal.desk.correspondence.receiving import take_in

        sender = journal.person_called(partner) if partner else None
        incoming = _looked_at(console, journal, received, sender, words)
        _show(console, incoming)
        if preview:
            return
        try:
            kept = take_in(journal, incoming, relationship_called(journal, relationship))
        except NotFound as error:
            raise NotFound(f"{error} Say whom it is from: --as NAME.") from error
        _tell_kept(console, journal, kept)


def _looked_at(
    console: Console, journal: Journal, received: bytes, sender: Any, words: Path | None
) -> Incoming:
    """Open it; where a passphrase is needed, read it from its file or ask."""
    from mentorjournal.cli.opening import ask_passphrase, read_secret
    from mentorjournal.desk.correspondence.receiving import look_at

    try:
        return look_at(journal, received, read_secret(words, "passphrase") if words else "", sender)
    except Refused as error:
        if error.reason != "needs_passphrase":
            raise
        if not console.has_person:
            raise Refused(f"{error} Then: --seal-passphrase-file FILE.", error.reason) from error
    typed = ask_passphrase("Passphrase of this file: ", "--seal-passphrase-file")
    return look_at(journal, received, typed, sender)


def _show(console: Console, incoming: Incoming) -> None:
    name = one_line(incoming.sender.name) if incoming.sender else one_line(incoming.sent_by)
    console.say(f"From {name}: {incoming.standing}." if name else f"It is {incoming.standing}.")
    for remark in incoming.remarks:
        console.warn(remark)
    if not console.json:
        console.put(visible(incoming.page).rstrip("\n"))


def _tell_kept(console: Console, journal: Journal, kept: Kept[Summary]) -> None:
    from mentorjournal.desk.correspondence.answering import offered_promises
    from mentorjournal.desk.correspondence.takebacks import requests

    entry = journal.entry(str(kept.record.id))
    short = journal.entries.short_ids([entry.id])[entry.id]
    if console.json:
        console.put_json(entry.as_json())
    console.say(f"Kept, read-only, as {short}.")
    promises = [each for each in offered_promises(journal, kept.record) if not each.accepted]
    if promises:
        told = "a promise" if len(promises) == 1 else f"{len(promises)} promises"
        console.say(f"It tells {told}; accept {short} takes them into your list.")
    for request in requests(journal):
        if request.message.record.id == kept.record.id:
            console.say(_request_words(request, short))


def _request_words(request: Request, short: str) -> str:
    return (
        f"It {visible(request.sentence)}. Delete it and tell them: answer {short} --delete;"
        f" keep it and tell them: answer {short} --keep"
    )


@command("inbox", example="mentorjournal inbox --with Ruth")
@click.option("--with", "partner", metavar="PERSON", help="Only what this person wrote.")
@click.pass_obj
def inbox(console: Console, partner: str | None) -> None:
    """List the pages you were given, and what waits for your answer.

    The newest is the first.
    """
    with opened(console) as journal:
        pages = _received(journal, partner)
        short = journal.entries.short_ids([str(each.record.id) for each in pages])
        for each in pages:
            _print_page(console, journal, each, short[str(each.record.id)])
    if not pages:
        console.say("Nothing has been received yet: receive takes a file in.")


def _received(journal: Journal, partner: str | None) -> list[Kept[Summary]]:
    from mentorjournal.domain.sessions import Summary

    related = journal.related_to(journal.person_called(partner)) if partner else None
    found = [
        kept
        for kept in journal.records.all_of(Summary)
        if kept.record.direction == "received"
        and (related is None or str(kept.record.relationship) in related)
    ]
    return sorted(found, key=lambda kept: kept.created, reverse=True)


def _print_page(console: Console, journal: Journal, kept: Kept[Summary], short: str) -> None:
    from mentorjournal.desk.correspondence.answering import offered_promises
    from mentorjournal.desk.correspondence.standing import standing_of
    from mentorjournal.desk.correspondence.takebacks import requests

    summary = kept.record
    offered = [each for each in offered_promises(journal, summary) if not each.accepted]
    asks = [each for each in requests(journal) if each.message.record.id == summary.id]
    standing = standing_of(journal, summary)
    if console.json:
        entry = journal.entry(str(summary.id)).as_json()
        waits = {"promises": len(offered), "asks": [each.what for each in asks]}
        console.put_json({**entry, "standing": standing.value, **waits})
        return
    name = journal.partner_names().get(str(summary.relationship), summary.sent_by)
    promises = "1 promise" if len(offered) == 1 else f"{len(offered)} promises"
    waits_for = [f"{promises} to accept"] if offered else []
    waits_for += [f"asks for {each.what} back" for each in asks]
    console.put(
        f"{short}  {moments.spoken(summary.on):<22}  {one_line(name)} ({standing})"
        f"  {one_line(summary.title)}{'  · ' if waits_for else ''}{', '.join(waits_for)}"
    )


ALL_THERE = "Every promise on it is in your list already."
NO_PROMISE = (
    "No promise is known on it: a sealed page tells them, and on one written by hand each line that"
    " begins with “- [ ]” is one. Add one yourself: mentorjournal add promise …"
)


@command("accept", example="mentorjournal accept a1b2\nmentorjournal accept a1b2 3 5")
@click.argument("summary_id", metavar="ID")
@click.argument("paragraphs", nargs=-1, type=click.IntRange(min=1), metavar="[PARAGRAPH]...")
@click.pass_obj
def accept(console: Console, /, summary_id: str, paragraphs: Sequence[int]) -> None:
    """Put promises of a received page into your own list.

    All of them, or those of the paragraphs named. What its writer promised is theirs in your
    list, and what you promised is yours.
    """
    with opened(console) as journal:
        from mentorjournal.desk.correspondence.answering import accept_promise, offered_promises

        summary = page_called(journal, summary_id).record
        partner = one_line(journal.partner_names().get(str(summary.relationship), "theirs"))
        offered = offered_promises(journal, summary)
        chosen = _chosen(offered, paragraphs)
        nothing = ALL_THERE if offered else NO_PROMISE
        is_readable = any(each.passage.piece is None for each in chosen)
        made = [accept_promise(journal, summary, each).record for each in chosen]
        short = journal.entries.short_ids([str(each.id) for each in made])
        for action in made:
            if console.json:
                console.put_json(journal.entry(str(action.id)).as_json())
                continue
            due = f", due {moments.spoken(action.due)}" if action.due else ""
            whose = {"me": "mine", "partner": partner, "both": "both"}[action.owner]
            console.put(f"{short[str(action.id)]}  {whose}: {one_line(action.text)}{due}")
    if is_readable:
        console.say("Nobody but the words says whose these are: edit ID owner=me makes one yours.")
    if not made:
        console.say(nothing)


def _chosen(offered: list[OfferedPromise], paragraphs: Sequence[int]) -> list[OfferedPromise]:
    if not paragraphs:
        return [each for each in offered if not each.accepted]
    by_number = {each.passage.number: each for each in offered}
    for number in paragraphs:
        if number not in by_number:
            known = ", ".join(map(str, by_number)) or "none"
            raise NotFound(f"Paragraph {number} is no promise; those that are: {known}.")
    return [by_number[number] for number in dict.fromkeys(paragraphs)]
