"""The commands about sessions: agenda, plan, prepare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.lines import print_entries
from mentorjournal.cli.opening import opened
from mentorjournal.domain import moments
from mentorjournal.domain.plain import first_name, one_line
from mentorjournal.errors import NotFound, NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorjournal.cli.console import Console
    from mentorjournal.domain.rhythm import Rhythm
    from mentorjournal.domain.sessions import Session
    from mentorjournal.journal import Journal
    from mentorjournal.views.agenda import Agenda

PARTNER = click.option("--with", "partner", metavar="PERSON", help="Only with this person.")


@command("agenda", example="mentorjournal agenda --with Ruth")
@PARTNER
@click.pass_obj
def agenda(console: Console, partner: str | None) -> None:
    """List what there is to talk about: open promises first, then open topics.

    There is one open list for each relationship that goes on.
    """
    with opened(console) as journal:
        found = _agendas(journal, partner)
        for each in found:
            if console.json:
                ids = [str(kept.record.id) for kept in (*each.promises, *each.topics)]
                print_entries(console, journal, [journal.entry(one) for one in ids])
            else:
                _print_agenda(console, journal, each)
        if not found:
            console.say("There is no relationship that goes on.")


@command("prepare", example='mentorjournal prepare --with Ruth "Speak or not at the forum?"')
@click.argument("one_thing", metavar="[ONE_THING]", default="")
@PARTNER
@click.pass_obj
def prepare(console: Console, one_thing: str, partner: str | None) -> None:
    """Show two prompts and the agenda of the next session.

    ONE_THING is what is worth the hour; it is kept with that session.
    """
    from mentorjournal.domain.sessions import Session
    from mentorjournal.views.planning import phase_ahead, prompts_before

    with opened(console) as journal:
        chosen = _next(_agendas(journal, partner))
        session = chosen.next_session
        if one_thing.strip():
            if session is None:
                raise NotFound("No session is planned; mentorjournal plan makes one.")
            kept = journal.records.get(Session, session.id)
            session = kept.record.model_copy(update={"purpose": one_thing.strip()})
            journal.keep(session, over=kept.version)
        if console.json:
            ids = [str(session.id)] if session else []
            ids += [str(kept.record.id) for kept in (*chosen.promises, *chosen.topics)]
            print_entries(console, journal, [journal.entry(one) for one in ids])
            return
        role = chosen.relationship.my_role
        phase = phase_ahead(journal, chosen.relationship)
        prompts = prompts_before(journal.prompt_book, role, phase)[:2]
        for prompt in prompts:
            console.put(prompt.asked(first_name(chosen.partner)))
        console.put(f"The one thing: {one_line(session.purpose) if session else ''}".rstrip())
        _print_agenda(console, journal, chosen)


@command(
    "plan",
    example="mentorjournal plan --with Ruth\nmentorjournal plan --on '10 dec' --start 17:30\n"
    "mentorjournal plan --times 6 --rhythm 'every 3 weeks' --preview",
)
@PARTNER
@click.option("--on", metavar="DATE", help="The day; else the one agreed, or of the rhythm.")
@click.option("--start", metavar="TIME", help="When it starts; else as the last time.")
@click.option("--minutes", metavar="N", help="How long; else as agreed.")
@click.option("--times", metavar="N", default="1", help="So many sessions at once, by the rhythm.")
@click.option("--rhythm", metavar="WORDS", help="Such as 'every 3 weeks'; else as agreed.")
@click.option("--preview", is_flag=True, help="Show the days and keep nothing.")
@click.pass_obj
def plan(
    console: Console,
    /,
    partner: str | None,
    times: str,
    rhythm: str | None,
    preview: bool,
    **typed: str | None,
) -> None:
    """Plan the next session and print its id; with --times those that follow it, too.

    The day is the one that was agreed last time, else it follows from the rhythm of the agreement.
    Each session of several can be moved or called off alone; one undo takes all of them back.
    """
    from mentorjournal.views.series import how_many, series

    with opened(console) as journal:
        chosen = _next(_agendas(journal, partner))
        first, count = _planned(journal, chosen, typed), how_many(times)
        planned = [first]
        if count > 1:
            planned = series(first, _rhythm(chosen, rhythm), count)
        if not preview:
            journal.records.keep(planned, moments.now(), moments.here())
        _say_plans(console, journal, chosen, planned, kept=not preview)


def _rhythm(chosen: Agenda, typed: str | None) -> Rhythm:
    """Read the rhythm that was typed, else the one that was agreed on."""
    from mentorjournal.domain.people import Agreement
    from mentorjournal.domain.rhythm import read_rhythm
    from mentorjournal.views.planning import rhythm_of

    agreed = rhythm_of(chosen.relationship.agreement or Agreement())
    if typed is None and agreed is not None:
        return agreed
    if typed is None:
        raise NotUnderstood("No rhythm is agreed on; say it, as with --rhythm 'every 3 weeks'.")
    return read_rhythm(typed)


def _planned(journal: Journal, chosen: Agenda, typed: dict[str, str | None]) -> Session:
    from mentorjournal.domain.making import make
    from mentorjournal.domain.sessions import Session
    from mentorjournal.views.planning import plan_of

    proposed = plan_of(journal, chosen.relationship)
    if typed["on"] is None and proposed.on is None:
        raise NotUnderstood(
            "Nothing says when the next session is; give a day with --on, or agree on a rhythm."
        )
    fields: dict[str, Any] = {
        "status": "planned",
        "on": proposed.on,
        "start": proposed.start,
        "minutes": proposed.minutes,
        "mode": proposed.mode,
        "relationship": chosen.relationship.id,
        "people": (chosen.relationship.person,),
    }
    fields |= {name: value for name, value in typed.items() if value is not None}
    return make(Session, fields, journal.reading("future"))


def _say_plans(
    console: Console, journal: Journal, chosen: Agenda, planned: Sequence[Session], *, kept: bool
) -> None:
    """Print the ids of what was kept, and say the days with the time elsewhere."""
    from mentorjournal.domain.people import Person
    from mentorjournal.views.series import sittings

    ids = [str(each.id) for each in planned] if kept else []
    if console.json:
        print_entries(console, journal, [journal.entry(each) for each in ids])
    else:
        short = journal.entries.short_ids(ids)
        for one in ids:
            console.put(short[one])
    person = journal.records.get(Person, chosen.relationship.person).record
    for each in sittings(journal, [person], planned):
        verb = "Planned for" if kept else "Would be"
        console.say(f"{verb} {each.words} · {each.session.minutes} minutes")


def _agendas(journal: Journal, partner: str | None) -> list[Agenda]:
    from mentorjournal.views.agenda import agenda_of, agendas

    if partner is None:
        return agendas(journal)
    person = journal.person_called(partner)
    relationship = journal.relationship_with(person.id)
    if relationship is None:
        raise NotFound(f"There is no relationship with {person.name} yet.")
    return [agenda_of(journal, relationship)]


def _next(agendas: list[Agenda]) -> Agenda:
    """Choose the agenda of the session that is next, or the only one there is."""
    if not agendas:
        raise NotFound("There is no relationship that goes on.")
    planned = [each for each in agendas if each.next_session]
    if len(agendas) > 1 and not planned:
        raise NotUnderstood("With whom? Say it with --with NAME.")
    return min(planned, key=_when, default=agendas[0])


def _when(agenda: Agenda) -> Any:
    session = agenda.next_session
    return (session.on, session.clock) if session else None


def _print_agenda(console: Console, journal: Journal, agenda: Agenda) -> None:
    ids = [str(kept.record.id) for kept in (*agenda.promises, *agenda.topics)]
    short, today = journal.entries.short_ids(ids), moments.today()
    session = agenda.next_session
    when = f"{moments.spoken(session.on)} {session.clock}".strip() if session else "not planned"
    console.put(f"{one_line(agenda.partner)}, next session: {when}")
    for kept in agenda.promises:
        promise = kept.record
        due = f"by {moments.spoken(promise.due)}" if promise.due else "no day"
        about = f"{one_line(agenda.owner_of(promise))}, {due}"
        console.put(_line(console, short[str(promise.id)], "promise", promise.text, about))
    for other in agenda.topics:
        topic = other.record
        since = moments.brief(topic.on, today)
        about = f"{one_line(agenda.raised_by(topic))}, since {since}"
        console.put(_line(console, short[str(topic.id)], "topic", topic.text, about))
    if not ids:
        console.put("  Nothing is open.")


def _line(console: Console, short: str, kind: str, text: str, about: str) -> str:
    return f"  {console.paint(short, 'cyan')}  {kind:<7}  {one_line(text)} ({about})"
