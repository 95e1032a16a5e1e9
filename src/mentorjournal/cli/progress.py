"""How far a command is: one line on stderr that is written over, where a person sees it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console

_TOLD_EVERY = 250


@contextmanager
def counting(console: Console) -> Iterator[Callable[[int], None]]:
    """Give what tells how many records came so far."""
    with _line(console) as tell:
        yield lambda number: None if number % _TOLD_EVERY else tell(f"{number:,} records")


@contextmanager
def doing(console: Console, what: str) -> Iterator[Callable[[float], None]]:
    """Give what tells how much is done of something, from 0 to 1."""
    with _line(console) as tell:
        tell(f"{what} …")
        yield lambda done: tell(f"{what} … {done:4.0%}")


@contextmanager
def _line(console: Console) -> Iterator[Callable[[str], None]]:
    shown = bool(sys.stderr and sys.stderr.isatty() and not console.quiet)
    told = ""

    def tell(text: str) -> None:
        nonlocal told
        if shown and text != told:
            told = text
            click.echo(f"\r{text}", err=True, nl=False)

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r\033[K", err=True, nl=False)
