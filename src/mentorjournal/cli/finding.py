"""The commands that find records: list, search, due."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.lines import print_entries
from mentorjournal.cli.opening import opened
from mentorjournal.domain import moments
from mentorjournal.domain.days import read_span
from mentorjournal.domain.entries import Entry, Filter
from mentorjournal.domain.kind_words import kind_word
from mentorjournal.domain.plain import one_line
from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.journal import Journal

F = TypeVar("F", bound=Callable[..., Any])


class Wanted(TypedDict):
    """The options that say which records are wanted."""

    first: str | None
    last: str | None
    on: str | None
    on_this_day: bool
    partner: str | None
    tag: str | None
    status: str | None
    due: bool
    trash: bool
    limit: int | None


def _filters(function: F) -> F:
    """Give a command the options by which records are chosen."""
    for option in reversed(
        (
            click.option("--from", "first", metavar="DATE", help="Nothing before this day."),
            click.option("--to", "last", metavar="DATE", help="Nothing after this day."),
            click.option("--on", metavar="DATE", help="Only this day, month or year."),
            click.option("--on-this-day", is_flag=True, help="Only today's day of any year."),
            click.option("--with", "partner", metavar="PERSON", help="Only with this person."),
            click.option("--tag", metavar="TAG", help="Only with this tag."),
            click.option("--status", metavar="S", help="Only with this status, such as open."),
            click.option("--due", is_flag=True, help="Only open promises due by today."),
            click.option("--trash", is_flag=True, help="Look in the trash instead."),
            click.option("--limit", type=click.IntRange(1, 2**31), metavar="N", help="At most N."),
        )
    ):
        function = option(function)
    return function


@command("list", example="mentorjournal list goal --status active\nmentorjournal list --on march")
@click.argument("kind", required=False)
@_filters
@click.pass_obj
def list_records(console: Console, kind: str | None, **wanted: Unpack[Wanted]) -> None:
    """List records, newest first.

    Every kind is listed unless one is named.
    """
    kinds = (kind_word(kind),) if kind else ()
    with opened(console) as journal:
        chosen = replace(_filter(journal, wanted, kinds), kinds=kinds)
        _print_found(console, journal, chosen, wanted["limit"])


@command("search", example="mentorjournal search '\"so what\" rehears*' --with Ruth")
@click.argument("words", nargs=-1, required=True)
@_filters
@click.pass_obj
def search(console: Console, words: tuple[str, ...], **wanted: Unpack[Wanted]) -> None:
    """Find records by their words, best match first.

    Accents and capitals do not matter; a phrase stands in quotes; a star ends the beginning of a
    word.
    """
    text = " ".join(words)
    if not any(letter.isalnum() for letter in text):
        raise NotUnderstood("There is no word to look for.")
    with opened(console) as journal:
        chosen = replace(_filter(journal, wanted), words=text)
        _print_found(console, journal, chosen, wanted["limit"])


@command("due", example="mentorjournal due --with Ruth")
@click.option("--with", "partner", metavar="PERSON", help="Only promises with this person.")
@click.pass_obj
def due(console: Console, partner: str | None) -> None:
    """List open promises by the day they are due.

    Those without a day come last.
    """
    with opened(console) as journal:
        chosen = Filter(kinds=("action",), status="open", related=_related(journal, partner))
        promises = sorted(journal.entries.each(chosen), key=_due_day)
        if console.json:
            print_entries(console, journal, promises)
        else:
            _print_promises(console, journal, promises)
        if not promises:
            console.say("No promise is open.")


def _filter(journal: Journal, wanted: Wanted, kinds: tuple[str, ...] = ()) -> Filter:
    first, last = _days(journal, wanted)
    today = moments.today()
    return Filter(
        first=first,
        last=last,
        month_and_day=(today.month, today.day) if wanted["on_this_day"] else None,
        related=_related(journal, wanted["partner"]),
        tag=_said("--tag", wanted["tag"]),
        status=_status(_said("--status", wanted["status"]), kinds),
        due_by=today if wanted["due"] else None,
        trash=wanted["trash"],
    )


def _said(option: str, words: str | None) -> str:
    """Give what an option says; an empty word is a mistake, not the wish for everything."""
    if words is not None and not words.strip():
        raise NotUnderstood(f"{option} needs a word.")
    return words or ""


def _status(status: str, kinds: tuple[str, ...]) -> str:
    """Refuse a status that none of the kinds has, every kind being meant where none is named."""
    if status:
        from mentorjournal.domain.kinds import statuses  # the models are heavy and seldom needed

        known = statuses(kinds)
        if status not in known:
            there_is = f"There is: {', '.join(known)}." if known else "This kind has none."
            raise NotUnderstood(f"There is no status {one_line(status)}. {there_is}")
    return status


def _days(journal: Journal, wanted: Wanted) -> tuple[date | None, date | None]:
    if wanted["on"] is not None:
        if wanted["first"] is not None or wanted["last"] is not None:
            raise NotUnderstood("Give either --on, or --from and --to.")
        return read_span(wanted["on"], journal.reading())
    first = None if wanted["first"] is None else read_span(wanted["first"], journal.reading())[0]
    last = None if wanted["last"] is None else read_span(wanted["last"], journal.reading())[1]
    if first and last and first > last:
        raise NotUnderstood(f"{moments.spoken(first)} is after {moments.spoken(last)}.")
    return first, last


def _related(journal: Journal, partner: str | None) -> tuple[str, ...]:
    return () if partner is None else journal.related_to(journal.person_called(partner))


def _print_found(console: Console, journal: Journal, chosen: Filter, limit: int | None) -> None:
    found: Iterable[Entry] = (
        journal.entries.find(chosen, limit) if limit else journal.entries.each(chosen)
    )
    if not print_entries(console, journal, found):
        console.say("Nothing was found.")


def _due_day(entry: Entry) -> str:
    return str(entry.body.get("due") or "9999-12-31")


def _print_promises(console: Console, journal: Journal, promises: list[Entry]) -> None:
    short = journal.entries.short_ids([entry.id for entry in promises])
    today = moments.today()
    for entry in promises:
        when, how_far = "no day", ""
        if entry.body.get("due"):
            day = date.fromisoformat(entry.body["due"])
            when, how_far = moments.spoken(day), moments.distance(day, today)
        owner = entry.body.get("owner", "me")
        console.put(
            f"{console.paint(short[entry.id], 'cyan')}  {when:<22}  {how_far:<13}"
            f"  {owner:<7}  {one_line(entry.title)}"
        )
