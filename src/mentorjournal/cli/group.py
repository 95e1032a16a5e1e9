"""The commands as one program: each is loaded only when it is run."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from mentorjournal import __version__
from mentorjournal.cli.command import options_everywhere
from mentorjournal.cli.console import Console
from mentorjournal.cli.contents import COMMANDS, overview
from mentorjournal.reopening import ASLEEP, LOCKED_STATES, fall_asleep


class Program(click.Group):
    """All commands; without one the interface opens."""

    def __init__(self) -> None:
        params: list[click.Parameter] = [*options_everywhere(), _version_option(), _locked_option()]
        super().__init__("mentorjournal", params=params, invoke_without_command=True)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Name the commands without loading them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the module of a command."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module = import_module(f"mentorjournal.cli.{COMMANDS[cmd_name][0]}")
        for found in vars(module).values():
            if isinstance(found, click.Command) and found.name == cmd_name:
                return found
        raise LookupError(cmd_name)

    def get_help(self, ctx: click.Context) -> str:  # noqa: ARG002  click's signature
        """Answer the help that is also given without click."""
        return overview().rstrip("\n")

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, or open the interface."""
        answer = super().invoke(ctx)
        if ctx.invoked_subcommand is None:
            raise click.exceptions.Exit(_interface(ctx.ensure_object(Console)))
        return answer


def _version_option() -> click.Option:
    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_print_version
    )


def _locked_option() -> click.Option:
    """Make the option by which a program that locked itself begins anew; not meant for people."""
    return click.Option(
        ["--locked"], type=click.Choice(LOCKED_STATES), hidden=True, expose_value=False,
        callback=_note_locked,
    )  # fmt: skip


def _note_locked(ctx: click.Context, _: click.Parameter, state: str | None) -> None:
    ctx.ensure_object(Console).locked = state or ""


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"mentorjournal {__version__}")
        ctx.exit()


def _interface(console: Console) -> int:
    """Open the interface; the options that tell the passphrase open the journal with it.

    After a lock a person types it, whatever the settings say.
    """
    if console.locked == ASLEEP:
        fall_asleep()
    from mentorjournal.cli.interface import show
    from mentorjournal.cli.opening import opened, tells_passphrase

    if not console.locked and tells_passphrase(console) and console.settings.journal.exists():
        with opened(console, to_look_at=True) as journal:
            return show(console.settings, journal)
    return show(console.settings)
