"""What a message says for the program: from whom to whom, which one it is, and what its lines are.

It holds no id of a journal's record and no time: the share id is drawn for the message alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID, uuid4

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from mentorjournal.domain.plain import visible

FORMAT = "mentorjournal-message/1"
HIGHEST_SEQUENCE = 10**6
MOST_PIECES = 20_000
"""What comes after these has no name; no reader speaks of paragraph 20,001."""
MOST_LINES = 300_000
"""Of a page."""
MOST_KEYS = 32


def _harmless(text: str) -> str:
    """Refuse what would have to be made visible: the writer's program has done that."""
    if text != visible(text, keep_newlines=False):
        raise ValueError("not one line of plain text")
    return text


Digest = Annotated[str, StringConstraints(pattern=r"^(?:[0-9a-f]{64})?$")]
PieceId = Annotated[str, StringConstraints(pattern=r"^p[1-9][0-9]{0,5}$")]
Plain = Annotated[str, AfterValidator(_harmless)]
SigningKey = Annotated[str, StringConstraints(min_length=68, max_length=68)]


class Kind(StrEnum):
    """What a message is for."""

    SUMMARY = "summary"
    REPLY = "reply"
    """A question, a correction or thanks, about a summary."""
    TAKEBACK = "takeback"
    """A request to delete paragraphs of a summary, or all of it."""
    ANSWER = "answer"
    """What was done about a take-back."""
    ENDING = "ending"
    """What was handed back or deleted when the relationship ended."""


class _Strict(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, populate_by_name=True, str_min_length=0
    )


class Party(_Strict):
    """One side of a message: a name, and the signing keys by which it is known."""

    name: Plain
    """As it stands on the page, from where it is taken when the message is written."""
    keys: Annotated[tuple[SigningKey, ...], Field(max_length=MOST_KEYS)] = ()
    """None for a reader without the program; one for a writer."""


class Piece(_Strict):
    """Some lines of the readable page that can be spoken of: accepted, asked for back."""

    id: PieceId
    """``p1``, ``p2`` and so on in reading order: of this message alone."""
    sort: Literal["paragraph", "promise", "question", "correction", "thanks"] = "paragraph"
    lines: tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]]
    """Its first and its last line on the readable page, counted from 1."""
    text: Plain = ""
    """Of a promise, its plain words, which stand on those lines."""
    owner: Literal["", "writer", "reader", "both"] = ""
    """Of a promise, who made it."""
    due: date | None = None
    """Of a promise, its day, where that was shared."""

    @model_validator(mode="after")
    def _says_what_its_sort_says(self) -> Piece:
        is_promise = self.sort == "promise"
        if is_promise != bool(self.text) or (not is_promise and (self.owner or self.due)):
            raise ValueError("only a promise has words, an owner and a day")
        return self


class Envelope(_Strict):
    """The whole of the part for the program."""

    format: Literal["mentorjournal-message/1"] = "mentorjournal-message/1"
    kind: Kind
    share: UUID
    """Drawn by `new_share` for each message."""
    sequence: Annotated[int, Field(ge=1, le=HIGHEST_SEQUENCE)]
    """Counts the messages of this writer to this reader, from 1."""
    previous: Digest = ""
    """`digest` of the message before this one to the same reader; empty for the first."""
    sender: Annotated[Party, Field(alias="from")]
    recipient: Annotated[Party, Field(alias="to")]
    in_reply_to: UUID | None = None
    """The share id of the message that this one is about."""
    about: Annotated[tuple[PieceId, ...], Field(max_length=MOST_PIECES)] = ()
    """Which pieces of that message; none means all of it."""
    answer: Literal["", "deleted", "kept"] = ""
    """What was done, in an answer and in an ending."""
    records: Annotated[tuple[Piece, ...], Field(max_length=MOST_PIECES)] = ()
    """Filled in from the page when the message is written."""

    @model_validator(mode="after")
    def _numbers_its_pieces(self) -> Envelope:
        last = 0
        for number, piece in enumerate(self.records, 1):
            first, end = piece.lines
            if piece.id != f"p{number}" or not last < first <= end:
                raise ValueError("the pieces are not in reading order")
            last = end
        return self

    def piece(self, name: str) -> Piece | None:
        """Find a piece by its id."""
        return next((each for each in self.records if each.id == name), None)


def new_share() -> UUID:
    """Draw a share id: by chance alone, so that it tells no time."""
    return uuid4()


def party(name: str, keys: Sequence[str] = ()) -> Party:
    """Make one side of a message."""
    return Party(name=name, keys=tuple(keys))
