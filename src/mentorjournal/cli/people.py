"""The commands about people: relationships, agreement, halfway, contacts, jar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.opening import opened
from mentorjournal.cli.typed import TypedCommand, sorted_out, words_after
from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line, visible
from mentorjournal.errors import NotFound, NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.people import Agreement, Relationship
    from mentorjournal.journal import Journal
    from mentorjournal.views.relationships import Standing


def _between(journal: Journal, person: str) -> Kept[Relationship]:
    """Find the relationship with a person, by part of the name; NotFound without one."""
    from mentorjournal.domain.people import Relationship

    someone = journal.person_called(person)
    found = journal.relationship_with(someone.id)
    if found is None:
        raise NotFound(f"There is no relationship with {someone.name} yet.")
    return journal.records.get(Relationship, found.id)


@command("relationships", example="mentorjournal relationships\nmentorjournal relationships Ruth")
@click.argument("person", required=False)
@click.pass_obj
def relationships(console: Console, person: str | None) -> None:
    """Tell how each relationship stands.

    Those that go on come first.
    """
    from mentorjournal.views.relationships import standing, standings

    with opened(console) as journal:
        found = [standing(journal, _between(journal, person).record)] if person else None
        for each in standings(journal) if found is None else found:
            if console.json:
                console.put_json(_as_json(each))
            else:
                _print_standing(console, each)


def _as_json(standing: Standing) -> dict[str, Any]:
    bond, agreement = standing.relationship, standing.relationship.agreement
    return {
        "id": str(bond.id),
        "name": standing.name,
        "my_role": bond.my_role,
        "status": bond.status,
        "rests_until": _day(bond.paused_until) if standing.rests else None,
        "agreement_version": agreement.version if agreement else None,
        "review_due": standing.review_due,
        "sessions_held": standing.held,
        "last_session": _day(standing.last.on if standing.last else None),
        "next_on": _day(standing.next_on),
        "open_topics": len(standing.topics.open),
        "topics_raised": standing.topics.all,
        "topics_raised_by_me": standing.topics.mine,
        "open_promises": len(standing.promises),
        "quiet_since": _day(standing.quiet_since),
        "redefined_as": bond.redefined_as,
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _print_standing(console: Console, standing: Standing) -> None:
    console.put(console.paint(one_line(standing.name), "cyan"))
    for label, words in _told(standing):
        if words:
            console.put(f"  {label}: {one_line(words)}")


def _told(standing: Standing) -> Iterator[tuple[str, str]]:
    from mentorjournal.views.relationships import agreement_state, status_words

    bond, today = standing.relationship, standing.today
    yield "I am", f"the {bond.my_role} · {status_words(standing)}"
    yield "programme", bond.programme
    yield "agreement", agreement_state(bond.agreement, today)
    yield "sessions", f"{standing.held} held"
    day = standing.next_on
    yield "next", f"{moments.spoken(day)}, {moments.distance(day, today)}" if day else "no day yet"
    yield "to talk about", "; ".join(each.title for each in standing.topics.open)
    yield "topics raised", standing.topics.share
    yield "I promised", "; ".join(each.text for each in standing.owed_by("me"))
    yield "they promised", "; ".join(each.text for each in standing.owed_by("partner"))
    yield "halfway", "it is time for the numbers" if standing.review_due else ""
    quiet = standing.quiet_since
    yield "quiet", f"since {moments.spoken(quiet)}: one line to write, if you want" if quiet else ""
    yield "from here", bond.redefined_as


@command(
    "agreement",
    cls=TypedCommand,
    example="mentorjournal agreement Ruth\n"
    "mentorjournal agreement Ruth limits='danger to somebody' review_on=+10w\n"
    "mentorjournal agreement Ruth --yes me",
)
@click.argument("person")
@click.argument("typed", nargs=-1, metavar="[LINE=TEXT]...")
@click.option("--yes", "side", type=click.Choice(["me", "partner"]), help="Who agrees to it.")
@click.option("--looked-again", is_flag=True, help="You looked at it again together.")
@click.option("--versions", "history", is_flag=True, help="Every version and what it changed.")
@click.pass_context
def agreement(
    context: click.Context, /, person: str, typed: tuple[str, ...], **options: Any
) -> None:
    """Show or change what was agreed, line by line.

    An empty LINE= takes an answer out. Once it was agreed, a change makes a new version.
    """
    console: Console = context.obj
    text, lines = sorted_out(typed, words_after(context))
    if text:
        raise NotUnderstood("Say which line: LINE=TEXT, such as limits='danger to somebody'.")
    with opened(console) as journal:
        kept = _between(journal, person)
        after = _changed(journal, kept.record, lines, options)
        if after != kept.record:
            kept = journal.keep(after, kept.version)
        if options["history"]:
            _print_versions(console, journal, kept)
        else:
            _print_agreement(console, kept.record)


def _changed(
    journal: Journal, bond: Relationship, lines: dict[str, str], options: dict[str, Any]
) -> Relationship:
    from mentorjournal.desk.agreements import answer, look_again, say_yes
    from mentorjournal.domain.agreement import QUESTIONS

    known = [each.line for each in QUESTIONS]
    for line, typed in lines.items():
        if line not in known:
            raise NotUnderstood(f"There is no line {one_line(line)}; there is {', '.join(known)}.")
        bond = answer(bond, line, typed, journal.reading("future"))
    if options["looked_again"]:
        bond = look_again(bond, moments.today())
    if options["side"]:
        bond = say_yes(bond, options["side"], moments.today())
    return bond


def _print_agreement(console: Console, bond: Relationship) -> None:
    from mentorjournal.domain.agreement import QUESTIONS, said
    from mentorjournal.views.relationships import agreement_state

    agreement: Agreement | None = bond.agreement
    if console.json:
        console.put_json(agreement.model_dump(mode="json") if agreement else {})
        return
    console.put(agreement_state(agreement, moments.today()))
    for question in QUESTIONS:
        private = " (private)" if question.line == "boundaries" else ""
        label = console.paint(f"{question.line}{private}:", "cyan")
        words = " · ".join(visible(said(agreement, question.line)).splitlines())
        console.put(f"{label} {words or '–'}")


def _print_versions(console: Console, journal: Journal, kept: Kept[Relationship]) -> None:
    from mentorjournal.desk.agreements import versions

    for each in versions(journal, kept):
        changed = [change.label for change in each.changes]
        if console.json:
            told = {"version": each.number, "on": _day(each.on), "note": each.note}
            console.put_json(told | {"changed": changed})
            continue
        day = f", {moments.spoken(each.on)}" if each.on else ""
        console.put(console.paint(f"version {each.number}{day}", "cyan"))
        if each.note:
            console.put(f"  changed: {one_line(each.note)}")
        for change in each.changes:
            for line in change.lines:
                console.put(f"  {line.sign} {one_line(line.text)}")


@command("halfway", example="mentorjournal halfway Ruth")
@click.argument("person")
@click.pass_obj
def halfway(console: Console, person: str) -> None:
    """Compare the halfway numbers, the widest gap first.

    Until your own are written, the other person's are not shown.
    """
    from mentorjournal.views.halfway import halfway as compared

    with opened(console) as journal:
        numbers = compared(journal, _between(journal, person).record.id)
    for gap in numbers.gaps:
        if console.json:
            console.put_json(
                {"question": gap.name, "mine": gap.mine, "theirs": gap.theirs, "apart": gap.apart}
            )
            continue
        told = [f"{whose} {number}" for whose, number in (("you", gap.mine), ("they", gap.theirs))
                if number is not None]  # fmt: skip
        apart = "" if gap.apart is None else f" ({gap.apart} apart)"
        console.put(f"{gap.words} {', '.join(told) or 'not yet'}{apart}")


@command("contacts", example="mentorjournal contacts")
@click.pass_obj
def contacts(console: Console) -> None:
    """List whom you meant to write to by a week from now."""
    from mentorjournal.views.contacts import contacts as meant

    with opened(console) as journal:
        found = meant(journal)
        for each in found:
            if console.json:
                console.put_json(
                    {"id": str(each.person.id), "name": each.name, "on": _day(each.on),
                     "i_can_help_with": each.person.i_can_help_with, "gave": each.gave}
                )  # fmt: skip
                continue
            console.put(f"{moments.spoken(each.on)}  {one_line(each.name)}")
            for label, words in (("I can help with", each.person.i_can_help_with),
                                 ("I said last", each.gave)):  # fmt: skip
                if words:
                    console.put(f"  {label}: {one_line(words)}")
    if not found:
        console.say("Nobody is waiting for a line from you this week.")


@command("jar", example="mentorjournal jar")
@click.option("--all", "every", is_flag=True, help="All of them, not only the newest.")
@click.pass_obj
def jar(console: Console, every: bool) -> None:
    """Read a kind word that you were told."""
    from mentorjournal.views.kind_words import jar as kept_words

    with opened(console) as journal:
        words = kept_words(journal)
    for word in words if every else words[:1]:
        said = word.feedback
        if console.json:
            console.put_json(
                {"id": str(said.id), "on": _day(said.on), "person": word.person,
                 "situation": said.situation, "words": word.words}
            )  # fmt: skip
            continue
        console.put(f"“{visible(word.words)}”")
        console.put(f"  {one_line(word.person)}, {moments.spoken(said.on)}")
    if not words:
        console.say('Nothing is in the jar yet: mentorjournal add feedback "…" kind=encouragement')
