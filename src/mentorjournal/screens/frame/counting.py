"""Counts of records in the words that people have for them."""

from collections.abc import Mapping

from mentorjournal.domain.kind_words import spoken_kind

NOT_COUNTABLE = ("feedback",)


def counted_kinds(counts: Mapping[str, int]) -> str:
    """Say how many of each kind: ``2 promises · 1 insight``; nothing where there are none."""
    return " · ".join(_several(number, what) for what, number in counts.items())


def _several(number: int, what: str) -> str:
    """Count in words: ``2 promises``, ``a part of 2 goals``."""
    if what.startswith("part of a "):
        return f"part of {_several(number, what.removeprefix('part of a '))}"
    spoken = spoken_kind(what)
    if number == 1 or spoken in NOT_COUNTABLE:
        return f"{number} {spoken}"
    return f"{number} {'people' if spoken == 'person' else _plural(spoken)}"


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
