"""Where a command speaks: data on stdout, talk on stderr, questions on the terminal."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, replace
from functools import cached_property
from os import environ
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click

from mentorjournal.config import Settings, read_settings, use
from mentorjournal.errors import CannotWrite, NotUnderstood

_UNSEEN = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
"""What JSON leaves as it is although a terminal may obey it."""


@dataclass
class Console:
    """What one run was told by the options that work everywhere, and how it speaks."""

    journal: Path | None = None
    passphrase_file: Path | None = None
    passphrase_command: str | None = None
    key_file: Path | None = None
    json: bool = False
    quiet: bool = False
    no_color: bool = False
    locked: str = ""
    """How a program begins that locked itself; empty for every other."""

    @cached_property
    def settings(self) -> Settings:
        """The settings of this run: what the options say goes over the file and the environment."""
        settings = read_settings()
        if self.journal:
            settings = replace(settings, journal=self.journal)
        if self.key_file:
            settings = replace(settings, key_file=self.key_file)
        if self.passphrase_command is not None:
            settings = replace(settings, passphrase_command=self.passphrase_command)
        return use(settings)

    def put(self, text: str = "") -> None:
        """Print a line of data; what a person wrote in it has been made visible by the caller."""
        click.echo(text)

    def put_json(self, value: Any) -> None:
        """Print one JSON object on a line, in which no character commands a terminal."""
        text = json.dumps(value, ensure_ascii=not _speaks_unicode())
        click.echo(_UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text))

    def put_bytes(self, data: bytes) -> None:
        """Print bytes as they are."""
        click.echo(data, nl=False)

    def deliver(self, data: bytes) -> None:
        """Print bytes so that a failure to do so is known; CannotWrite where nobody listens."""
        if sys.stdout is None:
            raise CannotWrite("There is nowhere to print it: standard output is closed.")
        self.put_bytes(data)
        sys.stdout.flush()

    def say(self, text: str) -> None:
        """Tell the person something, unless they want quiet."""
        if not self.quiet:
            click.echo(text, err=True)

    def warn(self, text: str) -> None:
        """Tell the person something that must not be missed."""
        click.echo(self.paint(text, "red"), err=True)

    def paint(self, text: str, colour: str) -> str:
        """Colour a text where colours are wanted; without a terminal none is printed."""
        if self.no_color or environ.get("NO_COLOR"):
            return text
        return click.style(text, fg=colour)

    def confirmed(self, question: str, otherwise: str) -> bool:
        """Ask on the terminal; where there is none, refuse with the sentence ``otherwise``."""
        if not self.has_person:
            raise NotUnderstood(otherwise)
        return click.confirm(question, err=True)

    @property
    def has_person(self) -> bool:
        """Whether somebody is there to answer a question."""
        return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())

    @property
    def width(self) -> int | None:
        """How many columns a line of data has; None where it may be of any length."""
        if not (sys.stdout and sys.stdout.isatty()):
            return None
        return max(20, get_terminal_size().columns)


def _speaks_unicode() -> bool:
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    return encoding.replace("-", "").startswith("utf")
