"""What this machine keeps besides the journal: how many copies, where, and where notes lie.

It is one person's choice for all that a run of the program does, made where the settings are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Keeping:
    """How copies of the journal are kept."""

    days: int = 7
    """For how many days that have a copy the last one stays; so for weeks and months."""
    weeks: int = 4
    months: int = 12
    most_bytes: int = 2_000_000_000
    """How much room all thinned copies of a journal may take together."""
    folder: Path | None = None
    """Where they are kept; None is the folder ``backups`` beside the journal."""
    notes: Path | None = None
    """Where the first bytes of journals are noted, which are no secret; None is nowhere."""


_CHOICE = [Keeping()]


def choose(keeping: Keeping) -> None:
    """Keep copies in this way from now on."""
    _CHOICE[:] = [keeping]


def chosen() -> Keeping:
    """Say how copies are to be kept."""
    return _CHOICE[0]
