"""How hard a passphrase is to guess, and words for whoever wants a better one."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import cache
from math import log2

from mentorjournal.resources import data_file

SUGGESTED_WORDS = 6
MOST_LOOKED_AT = 72
"""Characters that are judged: the judging of a thousand takes many seconds."""

LEVELS = 5
_WORDS = (
    "guessed at once",
    "weak: hours of guessing",
    "fair: would hold off the curious",
    "good: hard to guess",
    "strong: nobody will guess it",
)
_MORE_WORDS = "Another word or two that do not belong with the rest make it better."
_HABITS = {
    "spatial": "Keys that lie side by side are tried early.",
    "repeat": "Repetition is tried early.",
    "sequence": "Runs such as abc or 654 are tried early.",
    "date": "Days and years are tried early.",
}
"""What guessers know of us, by the judge's names for it."""

_GUESSES_LOG10 = (5.0, 8.0, 11.0, 14.0)
"""From how many guesses on a passphrase is on the next level; each costs a tenth of a second."""

WORTH_ADVICE = 3
"""Below this level a person is told to take a better one."""


@dataclass(frozen=True)
class Strength:
    """How far a passphrase withstands guessing: a level from 1 to LEVELS, and words for it."""

    level: int
    words: str
    advice: str = ""
    """What would make it better; empty where it is strong."""

    @property
    def is_weak(self) -> bool:
        """Whether a better one should be taken."""
        return self.level < WORTH_ADVICE


def strength(passphrase: str) -> Strength:
    """Judge a passphrase; this takes long enough to be kept off a drawing thread."""
    from zxcvbn import zxcvbn  # 40 ms to import: only when there is something to judge

    if not passphrase:
        return Strength(1, "empty")
    judged = zxcvbn(passphrase[:MOST_LOOKED_AT])
    passed = sum(float(judged["guesses_log10"]) >= needed for needed in _GUESSES_LOG10)
    found = {each["pattern"] for each in judged["sequence"]}
    habits = [advice for pattern, advice in _HABITS.items() if pattern in found]
    advice = " ".join([*habits[:1], _MORE_WORDS]) if passed + 1 < LEVELS else ""
    return Strength(passed + 1, _WORDS[passed], advice)


def suggested() -> str:
    """Draw a new passphrase of plain words by chance."""
    return " ".join(secrets.choice(_words()) for _ in range(SUGGESTED_WORDS))


def suggested_bits() -> int:
    """Say how many bits of chance are in a suggested passphrase."""
    return int(SUGGESTED_WORDS * log2(len(_words())))


@cache
def _words() -> tuple[str, ...]:
    return tuple(data_file("words.txt").read_text(encoding="utf-8").split())
