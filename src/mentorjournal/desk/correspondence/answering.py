"""What a reader does with a received page: accept its promises, take a sentence, answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from mentorjournal.desk.correspondence.notes import note_to, relationship_named
from mentorjournal.desk.correspondence.passages import Passage, letter_of, passages
from mentorjournal.desk.correspondence.posting import Deliver, Errand, Outgoing, post
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.growth import Insight
from mentorjournal.domain.sessions import Action, Feedback, Summary
from mentorjournal.errors import NotFound, NotUnderstood

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from mentorjournal.journal import Journal

Owner = Literal["me", "partner", "both"]
ReplySort = Literal["question", "correction", "thanks"]

_OWNERS: dict[str, Owner] = {"writer": "partner", "reader": "me", "both": "both", "": "partner"}
"""Who made a promise, seen from the reader's side; where nobody is told it is its writer's."""

_OPEN_POINT = re.compile(r"[-*] \[ ?\]\s+")
"""What an open point of a list begins with, as people write promises by hand."""

_HEADINGS: dict[ReplySort, str] = {
    "question": "A question",
    "correction": "A correction",
    "thanks": "Thank you",
}


@dataclass(frozen=True)
class OfferedPromise:
    """A promise on a received page, and whether it stands in my own list."""

    passage: Passage
    text: str
    owner: Owner
    """As I see it: *me* is the reader."""
    due: date | None
    accepted: UUID | None
    """The promise in my list that was made of it."""


def offered_promises(journal: Journal, summary: Summary) -> list[OfferedPromise]:
    """List the promises that a page tells.

    A sealed page says which paragraphs are promises, and whose. Of a readable one the program knows
    only what its writer ticked off: an open point ``- [ ]``. It is mine when it begins with my
    name, else its writer's.
    """
    _require_received(summary)
    pointing = [kept.record for kept in journal.records.pointing_to(summary.id)]
    mine = {each.came_from: each.id for each in pointing if isinstance(each, Action)}
    told = ((each, _promise_told(journal, each)) for each in passages(journal, summary))
    return [
        OfferedPromise(each, *promise, mine.get(_mention(summary, each)))
        for each, promise in told
        if promise
    ]


def _promise_told(journal: Journal, passage: Passage) -> tuple[str, Owner, date | None] | None:
    """Read the words of a promise, whose it is and its day; None when it is none."""
    piece = passage.piece
    if piece:
        is_promise = piece.sort == "promise"
        return (piece.text, _OWNERS[piece.owner], piece.due) if is_promise else None
    point = _OPEN_POINT.match(passage.words)
    if point is None:
        return None
    words = " ".join(passage.words[point.end() :].split())
    first = words.partition(" ")[0].rstrip(":").casefold()
    is_mine = bool(first) and first in journal.name.casefold().split()
    return (words, "me" if is_mine else "partner", None) if words else None


def accept_promise(journal: Journal, summary: Summary, promise: OfferedPromise) -> Kept[Action]:
    """Put a promise into my own list, linked to the page; NotUnderstood when it is there."""
    with journal.file.writing():
        now = {each.passage.id: each for each in offered_promises(journal, summary)}
        if promise.passage.id not in now:
            raise NotFound("That promise no longer stands on the page.")
        if now[promise.passage.id].accepted:
            raise NotUnderstood("That promise is in your list already.")
        return journal.keep(
            Action.model_validate(
                {
                    "text": promise.text,
                    "on": moments.today(),
                    "owner": promise.owner,
                    "due": promise.due,
                    "relationship": summary.relationship,
                    "session": summary.session,
                    "from": _mention(summary, promise.passage),
                }
            )
        )


def take_sentence(journal: Journal, summary: Summary, sentence: str) -> Kept[Insight]:
    """Make an insight of a sentence of a page, in its words or in other ones."""
    if not sentence.strip():
        raise NotUnderstood("There are no words in the sentence.")
    fields = {"text": sentence.strip(), "on": moments.today(), "from": str(summary.id)}
    return journal.keep(
        Insight.model_validate({**fields, "relationships": (summary.relationship,)})
    )


def reply(
    journal: Journal, summary: Summary, sort: ReplySort, text: str, about: tuple[int, ...] = ()
) -> Outgoing:
    """Make the page that answers a received one with one question, a correction or thanks.

    ``about`` are the paragraphs that it speaks of. ``post_reply`` sends it.
    """
    _require_received(summary)
    ids = {each.number: each.id for each in passages(journal, summary)}
    missing = [str(each) for each in about if each not in ids]
    if missing:
        raise NotFound(f"There is no paragraph {missing[0]} in this; it has {len(ids)}.")
    letter = letter_of(journal, summary)
    errand = Errand(
        "reply", letter.share if letter else "", tuple(ids[each] for each in about), sort=sort
    )
    bond = relationship_named(journal, summary.relationship)
    title = f"{_HEADINGS[sort]}, about “{summary.title}”"
    return note_to(journal, bond, title, {_HEADINGS[sort]: text}, errand)


def post_reply(
    journal: Journal, outgoing: Outgoing, path: Path | None, deliver: Deliver | None = None
) -> tuple[Kept[Summary], bytes]:
    """Write the reply out; thanks are also kept as the encouragement that I gave."""

    def remember(_: Kept[Summary]) -> None:
        text = "\n\n".join(each.text for each in outgoing.page.paragraphs)
        journal.keep(
            Feedback(
                direction="given",
                kind="encouragement",
                person=outgoing.material.relationship.person,
                relationship=outgoing.material.relationship.id,
                on=moments.today(),
                text=text,
                status="sent",
            )
        )

    is_thanks = outgoing.errand.sort == "thanks"
    return post(journal, outgoing, path, deliver, remember if is_thanks else None)


def keep_kind_word(journal: Journal, summary: Summary, words: str) -> Kept[Feedback]:
    """Put words of a received page into the encouragement jar."""
    _require_received(summary)
    if not words.strip():
        raise NotUnderstood("There are no words to keep.")
    bond = relationship_named(journal, summary.relationship)
    return journal.keep(
        Feedback(
            direction="received",
            kind="encouragement",
            person=bond.person,
            relationship=bond.id,
            session=summary.session,
            on=summary.on,
            text=words.strip(),
        )
    )


def _mention(summary: Summary, passage: Passage) -> str:
    return f"{summary.id}#{passage.id}"


def _require_received(summary: Summary) -> None:
    if summary.direction != "received":
        raise NotUnderstood("That is a page you sent; only received ones are answered.")
