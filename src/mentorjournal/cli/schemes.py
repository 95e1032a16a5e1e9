"""The commands that keep the awards toward which time counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import Family, command
from mentorjournal.cli.opening import opened
from mentorjournal.domain.plain import one_line
from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.domain.schemes import Scheme
    from mentorjournal.journal import Journal


@command("list", example="mentorjournal scheme list")
@click.pass_obj
def list_schemes(console: Console) -> None:
    """List the awards."""
    with opened(console) as journal:
        from mentorjournal.views.hours import schemes

        found = schemes(journal)
    for each in found:
        _put(console, each)
    if not found:
        console.say("No award is kept yet.")


@command(
    "set",
    example="mentorjournal scheme set 'Graduate Award' target=60"
    " categories='Learning: 1, Community' registered_on='20 feb'",
)
@click.argument("name")
@click.argument("typed", nargs=-1, metavar="[FIELD=VALUE]...")
@click.pass_obj
def set_scheme(console: Console, name: str, typed: tuple[str, ...]) -> None:
    """Make an award, or change the one of this name.

    FIELD is name, unit (hours, minutes, activities), target, registered_on, categories or rules.
    """
    fields = _fields(typed)
    with opened(console) as journal:
        from mentorjournal.desk.schemes import keep_scheme, typed_scheme

        before = _found(journal, name)
        scheme = typed_scheme(journal, fields if before else {"name": name, **_new(fields)}, before)
        keep_scheme(journal, scheme)
        console.say(f"{'Changed' if before else 'Made'} this award.")
        _put(console, scheme)


@command("remove", example="mentorjournal scheme remove 'Graduate Award'")
@click.argument("name")
@click.pass_obj
def remove(console: Console, name: str) -> None:
    """Take an award away.

    The sessions that counted toward it stay as they are.
    """
    with opened(console) as journal:
        from mentorjournal.desk.schemes import remove_scheme
        from mentorjournal.views.hours import scheme_called

        scheme = scheme_called(journal, name)
        remove_scheme(journal, scheme)
        console.say(f"Taken away: {one_line(scheme.name)}.")


def _fields(typed: tuple[str, ...]) -> dict[str, str]:
    fields = {}
    for each in typed:
        name, equals, value = each.partition("=")
        if not equals:
            raise NotUnderstood(f"“{each}” is no FIELD=VALUE.")
        fields[name] = value
    return fields


def _new(fields: dict[str, str]) -> dict[str, str]:
    """Let what is missing be said as missing."""
    return {"target": "", "categories": "", **fields}


def _found(journal: Journal, name: str) -> Scheme | None:
    """Find the award of exactly this name, to change it; None when it is to be made."""
    from mentorjournal.views.hours import schemes

    wanted = name.strip().casefold()
    return next((each for each in schemes(journal) if each.name.casefold() == wanted), None)


def _put(console: Console, scheme: Scheme) -> None:
    if console.json:
        console.put_json(scheme.model_dump(mode="json"))
        return
    names = ", ".join(one_line(each.name) for each in scheme.categories)
    console.put(f"{one_line(scheme.name)}: {scheme.target:g} {scheme.unit} in {names}")


scheme = Family("scheme", "Keep the awards toward which time counts.", [
    list_schemes, set_scheme, remove,
])  # fmt: skip
