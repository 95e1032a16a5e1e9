"""Write a corpus of entries as JSON lines: the same bytes for the same numbers, every time.

    python bench/corpus.py --n 10000 --out corpus.jsonl

Each line has `date`, `title`, `body` and `tags`. The entries are spread over ten years, oldest
first, with Markdown bodies of 200 to 2,000 characters. Every thousandth entry holds the rare
word and every tenth the common one; neither occurs elsewhere. Each title carries the entry's
number, so that it can be told on a screen.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import TypedDict

RARE, COMMON = "lapwing", "bearing"

_START = datetime(2015, 6, 1, 7, 30)  # noqa: DTZ001 - the lines of other programs name no zone
_MINUTES = 10 * 365 * 24 * 60

_PEOPLE = ("Ines", "Tomás", "Ruth", "Babak", "Šárka", "Noor", "Wren", "Kalani", "Jürgen", "Mei")
_THINGS = (
    "the roster",
    "a hard letter",
    "the field survey",
    "our next talk",
    "the budget",
    "a second draft",
    "the river model",
    "an old promise",
    "the interview",
    "the handover",
    "a quiet week",
    "the first lecture",
)
_DEEDS = (
    "went over",
    "put off",
    "took apart",
    "came back to",
    "argued about",
    "rehearsed",
    "wrote down",
    "gave away",
    "asked about",
    "finished",
)
_TURNS = (
    "It took longer than planned.",
    "Next time I want to begin with the question.",
    "That was kinder than I expected, and more exact.",
    "I noticed how quickly I explain instead of listening.",
    "We agreed on one small step before Friday.",
    "Nobody had asked for it, and it helped all the same.",
)
_SUBJECTS = ("Working session", "Three questions", "Week in review", "After the talk", "Loose ends")
_TAGS = ("writing", "courage", "planning", "listening", "rest", "teaching", "career", "craft")


class Entry(TypedDict):
    """One line of the corpus."""

    date: str
    title: str
    body: str
    tags: list[str]


@dataclass(frozen=True)
class Writer:
    """Makes up entries from one stream of chance."""

    chance: Random

    def pick(self, words: Sequence[str]) -> str:
        """Take one; only `random()` is the same on every version of Python."""
        return words[int(self.chance.random() * len(words))]

    def sentence(self) -> str:
        """Say something that could have happened, or draw a lesson from it."""
        if self.chance.random() < 0.3:
            return self.pick(_TURNS)
        return f"{self.pick(_PEOPLE)} and I {self.pick(_DEEDS)} {self.pick(_THINGS)}."

    def paragraph(self) -> str:
        """Write plain sentences, a list, promises, a heading with text, or a quote."""
        sentences = [self.sentence() for _ in range(2 + int(self.chance.random() * 4))]
        lines = "\n".join(sentences)
        shapes = (
            " ".join(sentences),
            " ".join(sentences),
            "- " + lines.replace("\n", "\n- "),
            "- [ ] " + lines.replace("\n", "\n- [x] "),
            f"## {self.pick(_SUBJECTS)}\n\n{' '.join(sentences)}",
            f"> {sentences[0]}\n\n**{sentences[1]}** {' '.join(sentences[2:])}",
        )
        return self.pick(shapes)

    def body(self, planted: str) -> str:
        """Write paragraphs up to a length that is mostly short and sometimes long."""
        wanted = 260 + int(1500 * self.chance.random() ** 2)
        text = f"{self.sentence()} {planted}".rstrip()
        while len(text) < wanted:
            text += "\n\n" + self.paragraph()
        return text[:2000]

    def tags(self) -> list[str]:
        """Choose none, one or two."""
        count = int(self.chance.random() * 3)
        return sorted({self.pick(_TAGS) for _ in range(count)})


def planted_words(number: int) -> str:
    """Say which searched words the entry holds."""
    rare = f"A {RARE} called. " if number % 1000 == 500 else ""
    common = f"I lost my {COMMON}." if number % 10 == 3 else ""
    return rare + common


def newest_with_rare(count: int) -> int:
    """Give the number of the newest of so many entries that holds the rare word."""
    return max(number for number in range(1, count + 1) if RARE in planted_words(number))


def entries(count: int, seed: int) -> Iterator[Entry]:
    """Make the entries, oldest first, numbered from 1."""
    writer = Writer(Random(seed))
    minutes = sorted(int(writer.chance.random() * _MINUTES) for _ in range(count))
    for number, minute in enumerate(minutes, start=1):
        yield Entry(
            date=(_START + timedelta(minutes=minute)).isoformat(timespec="seconds"),
            title=f"{writer.pick(_SUBJECTS)} {number} with {writer.pick(_PEOPLE)}",
            body=writer.body(planted_words(number)),
            tags=writer.tags(),
        )


def write(count: int, seed: int, path: Path) -> None:
    """Write the corpus to a file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for entry in entries(count, seed):
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def main() -> None:
    """Read the options and write the corpus to a file or to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--n", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=Path("/dev/stdout"))
    options = parser.parse_args()
    write(options.n, options.seed, options.out)


if __name__ == "__main__":
    main()
