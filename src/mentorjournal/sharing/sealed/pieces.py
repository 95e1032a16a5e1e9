"""Which lines of the readable page can be spoken of, and which of them are promises."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Literal
from uuid import UUID

from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Action
from mentorjournal.sharing.markdown_form import Block, laid_out
from mentorjournal.sharing.page import Page, Paragraph, spelled
from mentorjournal.sharing.sealed.envelope import MOST_PIECES, Piece

Sort = Literal["paragraph", "promise", "question", "correction", "thanks"]
_OWNERS: dict[str, Literal["writer", "reader", "both"]] = {
    "me": "writer",
    "partner": "reader",
    "both": "both",
}


def pieces_of(
    page: Page, records: Mapping[UUID, Record], sort: Sort = "paragraph"
) -> tuple[Piece, ...]:
    """Name the pieces of a page as the message that is written from it does."""
    return pieces_among(laid_out(page), records, sort)


def pieces_among(
    blocks: Iterable[Block], records: Mapping[UUID, Record], sort: Sort = "paragraph"
) -> tuple[Piece, ...]:
    """Give numbers to the covering line and the paragraphs in reading order.

    Whatever comes from a promise among `records` is one, with those of its owner and day that were
    chosen; all else is of the given sort. Nothing goes in that does not stand on the page.
    """
    return tuple(islice(_numbered(blocks, records, sort), MOST_PIECES))


def _numbered(
    blocks: Iterable[Block], records: Mapping[UUID, Record], sort: Sort
) -> Iterator[Piece]:
    spoken = (each for each in blocks if each.paragraph or each.is_cover)
    for number, block in enumerate(spoken, 1):
        piece = Piece(id=f"p{number}", sort=sort, lines=block.lines)
        promise = _promise(block.paragraph, records) if block.paragraph else None
        yield piece.model_copy(update=promise) if promise else piece


def _promise(paragraph: Paragraph, records: Mapping[UUID, Record]) -> dict[str, object] | None:
    """Tell what a promise says, as far as it was chosen; None for what has no words."""
    for origin in paragraph.origins:
        record = records.get(origin.record)
        if isinstance(record, Action) and origin.field == "text" and paragraph.text:
            chosen = {each.field for each in paragraph.origins if each.record == record.id}
            return {
                "sort": "promise",
                "text": paragraph.text,
                "owner": _OWNERS[record.owner] if "owner" in chosen else "",
                "due": record.due if "due" in chosen else None,
            }
    return None


def stands_on(piece: Piece, lines: list[str]) -> bool:
    """Whether the page says on these lines what a piece says for the program.

    Only letters and digits are compared, as Markdown escapes the signs between them.
    """
    first, last = piece.lines
    if not first <= last <= len(lines):
        return False
    told = (piece.text, spelled(piece.due) if piece.due else "")
    return not any(told) or says("".join(lines[first - 1 : last]), told)


def says(markdown: str, told: Iterable[str]) -> bool:
    """Whether all of these words stand in a Markdown text, as far as letters and digits go."""
    said = _letters(markdown)
    return all(_letters(each) in said for each in told)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
