"""What all commands have in common: the options that work everywhere, and help with an example."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from mentorjournal.cli.console import Console
from mentorjournal.cli.contents import EVERYWHERE

FILE = click.Path(path_type=Path, readable=False)  # what can be read we say ourselves


class Command(click.Command):
    """A command that takes the options that work everywhere."""

    def __init__(self, *args: Any, example: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(options_everywhere())
        self.example = example

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse what is not text; file names may be any bytes."""
        rest = super().parse_args(ctx, args)
        for value in ctx.params.values():
            for each in value if isinstance(value, tuple) else (value,):
                if isinstance(each, str) and not each.isascii():
                    _refuse_unwritable(each)
        return rest

    def format_epilog(
        self,
        ctx: click.Context,  # noqa: ARG002  click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """End the help with the example."""
        _write_example(formatter, self.example)


def _write_example(formatter: click.HelpFormatter, example: str) -> None:
    with formatter.section("Example"):
        for line in example.splitlines():
            formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def command(
    name: str, example: str, cls: type[Command] = Command
) -> Callable[[Callable[..., Any]], Command]:
    """Make a function a command; its docstring is the help."""
    return click.command(name, cls=cls, example=example)


def options_everywhere() -> list[click.Option]:
    """Make the options that are accepted before and after every command."""
    return [_option(*each) for each in EVERYWHERE]


def _option(name: str, value: str, text: str) -> click.Option:
    shape: dict[str, Any] = {"is_flag": True}
    if value:
        shape = {"metavar": value, "type": FILE if value == "FILE" else str}
    return click.Option([name], help=text, expose_value=False, callback=_note, **shape)


def _note(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
    console = ctx.ensure_object(Console)
    if value not in (None, False) and parameter.name:
        setattr(console, parameter.name, value)


def _refuse_unwritable(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise click.UsageError("An argument holds bytes that are no text here.") from error


class Family(click.Group):
    """Commands that are called by two words; the first line of help tells what they are about."""

    def __init__(self, name: str, about: str, members: Sequence[Command]) -> None:
        super().__init__(name, help=about, params=[*options_everywhere()], no_args_is_help=False)
        self.example = "\n".join(each.example for each in members)
        for each in members:
            self.add_command(each)

    def format_epilog(
        self,
        ctx: click.Context,  # noqa: ARG002  click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """End the help with the examples of the members."""
        _write_example(formatter, self.example)
