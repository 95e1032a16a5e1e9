"""The paragraphs of a page that went or came: what can be spoken of, accepted, asked for back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorjournal.errors import DamagedJournal, NotFound

if TYPE_CHECKING:
    from mentorjournal.domain.letters import Letter
    from mentorjournal.domain.sessions import Summary
    from mentorjournal.journal import Journal
    from mentorjournal.sharing.sealed.envelope import Envelope, Piece

_MARKS = re.compile(r"(?m)^\s*(?:[-*>]|#{1,6})\s+|\*\*|\\(?=[^\w\s])")

GONE = "[taken back]"
"""What stands in the place of a paragraph that was deleted on request."""


@dataclass(frozen=True)
class Passage:
    """One numbered paragraph of a page."""

    number: int
    words: str
    """Its lines, as Markdown."""
    lines: tuple[int, int]
    """Its first and its last line in the body, counted from 1."""
    piece: Piece | None = None
    """What the message says of it for the program; None on a readable page."""

    @property
    def id(self) -> str:
        """The name by which both sides know it: ``p2``."""
        return f"p{self.number}"

    @property
    def spoken(self) -> str:
        """Its words without the signs of Markdown that stand most often, for a list."""
        return _MARKS.sub("", self.words)

    @property
    def is_gone(self) -> bool:
        """Whether it was deleted because its writer asked."""
        return self.words.strip() == GONE


def passages(journal: Journal, summary: Summary) -> tuple[Passage, ...]:
    """List the paragraphs of a summary, numbered as its writer and its reader both see them."""
    letter = letter_of(journal, summary)
    body = summary.body.split("\n")
    if letter is None:
        return tuple(_blocks(body))
    pieces = envelope_of(letter).records
    return tuple(
        Passage(int(each.id.removeprefix("p")), _lines(body, each.lines), each.lines, each)
        for each in pieces
    )


def passage_numbered(journal: Journal, summary: Summary, number: int) -> Passage:
    """Find one paragraph; NotFound says how many there are."""
    found = passages(journal, summary)
    for each in found:
        if each.number == number:
            return each
    raise NotFound(f"There is no paragraph {number} in this; it has {len(found)}.")


def letter_of(journal: Journal, summary: Summary) -> Letter | None:
    """Find the message that a summary is the page of; None for a readable one."""
    return next(iter(journal.letterbox.letters(summary=str(summary.id))), None)


def envelope_of(letter: Letter) -> Envelope:
    """Read the part for the program, which was checked when it came; DamagedJournal otherwise."""
    from mentorjournal.sharing.sealed.envelope import Envelope

    try:
        return Envelope.model_validate_json(letter.envelope)
    except ValueError as error:
        raise DamagedJournal("What the journal knows of a message cannot be read.") from error


def without(summary: Summary, gone: Iterable[Passage]) -> Summary:
    """Give the summary with a sign in the place of these paragraphs; every other line stays."""
    body = summary.body.split("\n")
    for each in gone:
        first, last = each.lines
        body[first - 1 : last] = [GONE, *[""] * (last - first)]
    return summary.model_copy(update={"body": "\n".join(body)})


def _lines(body: list[str], lines: tuple[int, int]) -> str:
    return "\n".join(body[lines[0] - 1 : lines[1]]).strip("\n")


def _blocks(body: list[str]) -> Iterator[Passage]:
    """List with a number what stands between empty lines, each point of a list, and no heading."""
    number, start = 0, 0
    for at, line in enumerate([*body, ""], 1):
        ends = not line.strip() or line.startswith(("- ", "* "))
        if ends and start and _is_spoken(body[start - 1]):
            number += 1
            yield Passage(number, _lines(body, (start, at - 1)), (start, at - 1))
        if ends:
            start = at if line.strip() else 0
        elif not start:
            start = at


def _is_spoken(line: str) -> bool:
    """Whether a block is the writer's, and not a heading or the line that says from whom."""
    return not line.startswith("#") and not (line.startswith("From ") and " to " in line)
