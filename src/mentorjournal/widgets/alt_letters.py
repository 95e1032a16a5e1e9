"""Alt and a letter, understood at once however fast the next key comes."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple, cast

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

if TYPE_CHECKING:
    from collections.abc import MutableMapping


class _AltLetter(NamedTuple):
    """One key, as the library asks for the name of one."""

    value: str


def know_alt_letters() -> None:
    """Add Alt and each letter to the sequences that the library knows a terminal to send.

    A terminal sends escape and the letter, which the library takes for Alt only when nothing
    follows for a while. What waits after them while the program is busy, or on a slow line, would
    make them the two signs `^n` in somebody's sentence. Small letters begin no other sequence.
    """
    known = cast("MutableMapping[str, object]", ANSI_SEQUENCES_KEYS)
    for letter in ascii_lowercase:
        known.setdefault(f"\x1b{letter}", (_AltLetter(f"alt+{letter}"),))
