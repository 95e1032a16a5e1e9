"""Taking in what somebody wrote: looked at first, then kept read-only under its relationship.

To look changes nothing. What is kept is text that cannot command anything; nobody but its writer
changes it, and no record is made of it unless the reader says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.desk.correspondence.claims import NOT_THEIRS, page_spoken_of, remarks_on_name
from mentorjournal.desk.correspondence.identity import own_identities
from mentorjournal.desk.correspondence.shares import keep_fact
from mentorjournal.desk.correspondence.standing import Standing, whose
from mentorjournal.desk.correspondence.takebacks import (
    note_answer,
    note_earlier_requests,
    note_request,
)
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.letters import Letter
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.sessions import Summary
from mentorjournal.errors import Ambiguous, NotFound, NotUnderstood, Refused

if TYPE_CHECKING:
    from mentorjournal.journal import Journal
    from mentorjournal.sharing.sealed.arrival import Arrival
    from mentorjournal.sharing.sealed.reading import Received, Unsigned

_LONGEST_TITLE = 120


@dataclass(frozen=True)
class Incoming:
    """Something that came, looked at and not kept yet."""

    title: str
    page: str
    """Markdown, safe to show."""
    sender: Person | None
    """Whose it is; None where neither the key nor anybody told."""
    sent_by: str
    """The name on it; words of the writer's, believed no more than the key."""
    standing: Standing
    remarks: tuple[str, ...]
    """Sentences that the reader must see: a gap, a fork, what was made visible."""
    message: Received | None = None
    """The signed message; None for a readable text."""
    about: Kept[Summary] | None = None
    """The summary here that it is about."""
    oversteps: bool = False
    """Whether it speaks of a page that is none of its writer's business."""

    @property
    def kind(self) -> str:
        """The message's purpose: summary, reply, takeback, answer or ending."""
        return self.message.envelope.kind.value if self.message else "summary"


def look_at(
    journal: Journal, file: bytes, passphrase: str = "", sender: Person | None = None
) -> Incoming:
    """Open and check what came; raises Refused with the one reason why it is not taken in.

    ``sender`` says whose it is where the key cannot: a readable text, a key without a card.
    KeyChanged when a card of theirs tells another key.
    """
    from mentorjournal.sharing.sealed.mending import mended
    from mentorjournal.sharing.sealed.reading import Form, open_message, read_unsigned, recognise
    from mentorjournal.sharing.sealed.refusals import Reason

    file = mended(file)
    if recognise(file) is Form.CARD:
        raise Refused("This is a contact card; add it with: card add.", "card")
    mine = own_identities(journal)
    try:
        return _message(journal, open_message(file, mine, passphrase), sender)
    except Refused as error:
        if error.reason != Reason.UNSIGNED:
            raise
    return _readable(journal, read_unsigned(file, mine, passphrase), sender)


def _readable(journal: Journal, text: Unsigned, sender: Person | None) -> Incoming:
    name = sender.name if sender else ""
    before = _same_page(journal, text.page)
    if before:
        raise Refused("You have received this very page before.", "replay")
    return Incoming(
        _title(text.page), text.page, sender, name, Standing.UNSIGNED, _cleaned(text.was_cleaned)
    )


def _same_page(journal: Journal, page: str) -> bool:
    received = (kept.record for kept in journal.records.all_of(Summary))
    return any(each.direction == "received" and each.body == page for each in received)


def _message(journal: Journal, received: Received, sender: Person | None) -> Incoming:
    from mentorjournal.sharing.sealed.arrival import Seen, Turn, arrival

    person, standing = whose(journal, received.signer, sender)
    letters = journal.letterbox.letters(direction="received", signing_key=received.signer)
    turn = arrival(received, [Seen(UUID(e.share), e.sequence, e.digest) for e in letters])
    if turn.turn is Turn.REPLAY:
        raise Refused(turn.sentence, "replay")
    if any(each.share == str(received.envelope.share) for each in letters):
        raise Refused(turn.sentence, "fork")
    about, oversteps = page_spoken_of(journal, received, person, standing)
    return Incoming(
        title=_title(received.page),
        page=received.page,
        sender=person,
        sent_by=one_line(received.envelope.sender.name),
        standing=standing,
        remarks=(
            *remarks_on_name(journal, received.envelope.sender.name, person),
            *([NOT_THEIRS] if oversteps else ()),
            *_turn(turn),
            *_cleaned(received.was_cleaned),
        ),
        message=received,
        about=about,
        oversteps=oversteps,
    )


def _turn(turn: Arrival) -> tuple[str, ...]:
    return (turn.sentence,) if turn.sentence else ()


def _cleaned(was_cleaned: bool) -> tuple[str, ...]:
    words = "It held characters that command a terminal or hide; they stand there as signs."
    return (words,) if was_cleaned else ()


def _title(page: str) -> str:
    line = one_line(page, _LONGEST_TITLE).lstrip("#").strip()
    return line.replace("\\", "") or "A page without a title"


def take_in(
    journal: Journal, incoming: Incoming, relationship: Relationship | None = None
) -> Kept[Summary]:
    """Keep what came, read-only; a message seen meanwhile is refused once more.

    Without a relationship it goes to the one with its sender; Ambiguous when there are several.
    A request to take something back is noted with the summary that it is about, and so is the
    answer to one.
    """
    with journal.file.writing():
        _refuse_seen(journal, incoming)
        where = relationship or _relationship(journal, incoming)
        if incoming.sender and where.person != incoming.sender.id:
            raise NotUnderstood("That relationship is with somebody else.")
        kept = keep_fact(journal, _as_received(incoming, where))
        if incoming.message:
            journal.letterbox.keep_letter(_letter(incoming, kept.record, where))
            _note(journal, incoming)
        return kept


def _refuse_seen(journal: Journal, incoming: Incoming) -> None:
    if incoming.message:
        share = str(incoming.message.envelope.share)
        if journal.letterbox.letters(direction="received", share=share):
            raise Refused("You have received this very message before.", "replay")


def _relationship(journal: Journal, incoming: Incoming) -> Relationship:
    if incoming.about:
        found = journal.records.find(incoming.about.record.relationship)
        if found and isinstance(found.record, Relationship):
            return found.record
    if incoming.sender is None:
        raise NotFound(
            f"Nobody here is known to have written this; it says “{incoming.sent_by}”."
            if incoming.sent_by
            else "Nothing in this says who wrote it."
        )
    return relationship_of(journal, incoming.sender)


def relationship_of(journal: Journal, person: Person) -> Relationship:
    """Answer the one relationship with a person that goes on; Ambiguous when there are several."""
    theirs = [k.record for k in journal.relationships() if k.record.person == person.id]
    if not theirs:
        raise NotFound(
            f"There is no relationship with {one_line(person.name)} yet; begin one first."
        )
    going_on = [each for each in theirs if each.status != "closed"] or theirs[:1]
    if len(going_on) > 1:
        short = journal.entries.short_ids([str(each.id) for each in going_on])
        several = ", ".join(f"{one_line(e.headline)} ({short[str(e.id)]})" for e in going_on)
        raise Ambiguous(f"There are several relationships with this person: {several}.")
    return going_on[0]


def _as_received(incoming: Incoming, relationship: Relationship) -> Summary:
    message = incoming.message
    return Summary(
        direction="received",
        relationship=relationship.id,
        session=incoming.about.record.session if incoming.about else None,
        on=moments.today(),
        title=incoming.title,
        body=incoming.page,
        exchange=message.envelope.share.hex if message else "",
        form="sealed" if message else "readable",
        sent_by=incoming.sent_by,
        received_on=moments.today(),
    )


def _letter(incoming: Incoming, summary: Summary, relationship: Relationship) -> Letter:
    assert incoming.message is not None  # only messages have one
    told = incoming.message.envelope
    return Letter(
        direction="received",
        kind=told.kind.value,
        share=str(told.share),
        person=str(relationship.person),
        relationship=str(relationship.id),
        sequence=told.sequence,
        digest=incoming.message.digest,
        previous=told.previous,
        signing_key=incoming.message.signer,
        in_reply_to="" if incoming.oversteps else str(told.in_reply_to or ""),
        at=moments.now(),
        summary=str(summary.id),
        envelope=told.model_dump_json(by_alias=True),
    )


def _note(journal: Journal, incoming: Incoming) -> None:
    """Note a request or an answer with the summary that it is about."""
    assert incoming.message is not None  # only messages ask and answer
    told, about = incoming.message.envelope, incoming.about
    if told.kind == "takeback" and about and about.record.direction == "received":
        note_request(journal, about, told.about)
    if told.kind == "answer" and about:
        note_answer(journal, incoming.message)
    if told.kind == "summary":
        note_earlier_requests(journal, str(told.share))


def mark_opened(journal: Journal, kept: Kept[Summary]) -> None:
    """Note the first day on which a received summary was opened."""
    if kept.record.direction == "received" and kept.record.opened_on is None:
        keep_fact(journal, kept.record.model_copy(update={"opened_on": moments.today()}))
