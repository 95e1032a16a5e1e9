"""What is made of a long text is made once, while a page is put together key by key."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar, TypeVarTuple

LONG = 20_000
"""Letters from which on it is worth remembering what was made of a text."""
_REMEMBERED = 4

Rest = TypeVarTuple("Rest")
R = TypeVar("R")


def of_long_texts(make: Callable[[str, *Rest], R]) -> Callable[[str, *Rest], R]:
    """Remember what was made of the last few long texts, and of what else was given with them.

    What is remembered ends with the process, as it does when the journal is locked.
    """
    remembered = lru_cache(maxsize=_REMEMBERED)(make)

    @wraps(make)
    def made(text: str, *rest: *Rest) -> R:
        return remembered(text, *rest) if len(text) >= LONG else make(text, *rest)

    return made
