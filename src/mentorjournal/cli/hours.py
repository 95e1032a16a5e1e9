"""The command that tells what counts toward an award, and writes it out as evidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import FILE, command
from mentorjournal.cli.opening import opened
from mentorjournal.domain.amounts import spoken_minutes
from mentorjournal.domain.choice_words import spoken_choice
from mentorjournal.domain.plain import one_line, visible
from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.journal import Journal
    from mentorjournal.sharing.participation import ParticipationSheet
    from mentorjournal.views.hours import Hours

_STDOUT = Path("-")
NO_SCHEME = (
    "No award is kept yet; begin with:"
    ' mentorjournal scheme set "NAME" target=60 categories="Learning, Mentoring".'
)


@command(
    "hours",
    example="mentorjournal hours --scheme award\n"
    "mentorjournal hours --scheme award --format html --to evidence.html",
)
@click.option("--scheme", metavar="NAME", help="Only this award, by any part of its name.")
@click.option(
    "--format",
    "form_name",
    type=click.Choice(["md", "html", "csv"]),
    help="As evidence: participation and nothing else. By the file's ending if none is named.",
)
@click.option("--to", "path", type=FILE, metavar="FILE|-", help="The new file; - is stdout.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.pass_obj
def hours(
    console: Console, scheme: str | None, form_name: str | None, path: Path | None, yes: bool
) -> None:
    """Tell what counts toward an award, or write it out as evidence.

    Evidence tells days, kinds, times and categories, never a title or a note. Who has not agreed
    to be named is not.
    """
    with opened(console) as journal:
        found = _counted(journal, scheme)
        if not found:
            console.say(NO_SCHEME)
        elif form_name or path:
            _write_evidence(console, journal, found, form_name or _form_of(path), path, yes=yes)
        else:
            for each in found:
                _tell(console, journal, each)


def _counted(journal: Journal, scheme: str | None) -> list[Hours]:
    from mentorjournal.views.hours import hours as counted
    from mentorjournal.views.hours import scheme_called, schemes

    wanted = [scheme_called(journal, scheme)] if scheme is not None else schemes(journal)
    return [counted(journal, each) for each in wanted]


def _tell(console: Console, journal: Journal, found: Hours) -> None:
    if console.json:
        console.put_json(found.as_json())
        return
    console.put(console.paint(one_line(found.scheme.name), "cyan"))
    for line in found.standing:
        console.put(f"  {visible(line, keep_newlines=False)}")
    for bar in found.bars:
        console.put(f"  {one_line(bar.name)}: {bar.words}")
    _tell_activities(console, journal, found)
    console.put()


def _tell_activities(console: Console, journal: Journal, found: Hours) -> None:
    short = journal.entries.short_ids([str(each.session.id) for each in found.activities])
    for each in found.activities:
        session = each.session
        state = f"confirmed by {each.confirmed_by}" if each.is_confirmed else "not confirmed yet"
        words = (
            f"{session.on.day:>2} {session.on:%b} {session.on.year}",
            f"{spoken_minutes(session.minutes):>10}",
            f"{spoken_choice(session.kind):<12}",
            f"{one_line(each.category)} · {one_line(state)}",
        )
        console.put(f"  {console.paint(short[str(session.id)], 'cyan')}  {'  '.join(words)}")


# ---- evidence


def _form_of(path: Path | None) -> str:
    """Take the form from the ending of the file's name; Markdown where it tells none."""
    ending = path.suffix.removeprefix(".").casefold() if path else ""
    return {"htm": "html", "html": "html", "csv": "csv"}.get(ending, "md")


def _write_evidence(
    console: Console,
    journal: Journal,
    found: list[Hours],
    form_name: str,
    path: Path | None,
    *,
    yes: bool,
) -> None:
    from mentorjournal.desk.handing_out import hand_out
    from mentorjournal.sharing.participation import PARTICIPATION_FORMS
    from mentorjournal.views.evidence import evidence

    if len(found) > 1:
        names = " or ".join(each.scheme.name for each in found)
        raise NotUnderstood(f"Say which award, --scheme NAME: {names}.")
    sheet = evidence(journal, found[0])
    data = PARTICIPATION_FORMS[form_name](sheet)
    if path in (None, _STDOUT):
        console.deliver(data)
        return
    assert path is not None
    if yes or _agreed(console, sheet, path):
        hand_out(journal, sheet.title, form_name, data, path)
        _tell_written(console, path)


def _agreed(console: Console, sheet: ParticipationSheet, path: Path) -> bool:
    """Show what the file will say, and ask."""
    from mentorjournal.sharing.participation import as_markdown

    if console.has_person:
        console.say(f"\n{as_markdown(sheet).decode()}\nThis goes into {visible(str(path))}.")
    otherwise = "Nobody is here to look at it first; --yes writes without asking."
    if console.confirmed("Write file?", otherwise):
        return True
    console.say("Nothing was written.")
    return False


def _tell_written(console: Console, path: Path) -> None:
    if console.json:
        console.put_json({"file": str(path)})
    else:
        console.put(visible(str(path), keep_newlines=False))
    console.warn(f"Whoever holds {visible(str(path))} can read it; it cannot be called back.")
