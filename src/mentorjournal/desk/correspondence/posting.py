"""Letting a page go: written, kept as sent and noted in the ledger, all or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal
from uuid import UUID, uuid4

from mentorjournal.desk.correspondence.shares import keep_fact
from mentorjournal.desk.correspondence.under_way import (
    announce,
    forget,
    is_announced,
    taken_away_on_failure,
)
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Disclosure, Kept
from mentorjournal.domain.letters import Letter
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.sessions import Session, Summary, SummaryItem
from mentorjournal.errors import CannotShare, ChangedMeanwhile
from mentorjournal.sharing.calendar_form import dated_part
from mentorjournal.sharing.choices import Selection, held_back
from mentorjournal.sharing.material import Material
from mentorjournal.sharing.page import Page
from mentorjournal.sharing.render import CALENDAR, FORMS, SEALED, Form, file_name
from mentorjournal.sharing.summary import check

if TYPE_CHECKING:
    from pathlib import Path

    from mentorjournal.journal import Journal
    from mentorjournal.sharing.sealed.envelope import Envelope
    from mentorjournal.sharing.sealed.pieces import Sort

_TRIES = 5

Purpose = Literal["summary", "reply", "takeback", "answer", "ending"]


@dataclass(frozen=True)
class Sealing:
    """How a sealed page is closed: to the reader's keys, or to a passphrase."""

    passphrase: str = field(default="", repr=False)
    """Empty for a contact, whose keys open it."""
    armored: bool = False
    """Whether it is a text that can be pasted into a mail."""


@dataclass(frozen=True)
class Errand:
    """What a page is for, as the reader's program is told it in a sealed one."""

    purpose: Purpose = "summary"
    in_reply_to: str = ""
    """The share id of the message that this one is about."""
    about: tuple[str, ...] = ()
    """Which of its pieces; all of it where none is named."""
    answer: Literal["", "deleted", "kept"] = ""
    sort: Sort = "paragraph"


@dataclass(frozen=True)
class Outgoing:
    """A page that is ready to leave."""

    material: Material
    selection: Selection
    page: Page
    form: Form
    sealing: Sealing = Sealing()
    """Heeded where the form is *sealed*."""
    errand: Errand = Errand()
    share: UUID = field(default_factory=uuid4)
    """The id by which both sides know the message; in a readable form it is in no byte."""

    def closed(self, sealing: Sealing) -> Outgoing:
        """Give the same page sealed."""
        return replace(self, form=SEALED, sealing=sealing)

    @property
    def preview(self) -> bytes:
        """The bytes that the reader gets to read; of a sealed page, what lies inside."""
        return self.form.render(self.page)

    @property
    def file_name(self) -> str:
        """Propose a name that tells no more than a day, or the share id."""
        if self.form is not SEALED:
            return file_name(self.page, self.form)
        day = f"{self.page.day.isoformat()}-" if self.page.day else ""
        return f"summary-{day}{self.share.hex[:8]}{self.form.ending}"


@dataclass(frozen=True)
class _Ready:
    """The bytes of a page, and of a sealed one what is noted of it."""

    data: bytes
    letter: Letter | None = None


Deliver = Callable[[bytes], None]
Afterwards = Callable[[Kept[Summary]], None]


def post(
    journal: Journal,
    outgoing: Outgoing,
    path: Path | None,
    deliver: Deliver | None = None,
    afterwards: Afterwards | None = None,
) -> tuple[Kept[Summary], bytes]:
    """Write the page to a new file, keep it as sent and note it in the ledger: all or nothing.

    Without a path the bytes go through ``deliver``, to another program; where that fails, nothing
    is noted. ``afterwards`` is done with the page as kept, in the same transaction. To seal with a
    passphrase takes seconds.
    """
    if outgoing.form is CALENDAR:
        outgoing = _calendar_part(outgoing)
    check(outgoing.page)
    for _ in range(_TRIES):
        ready = _ready(journal, outgoing)  # not in the transaction: a passphrase takes long
        with suppress(_Overtaken):
            hands = _Hands(path, deliver, afterwards)
            return _written(journal, outgoing, ready, hands), ready.data
    raise ChangedMeanwhile("Other messages to the same person are being written; try again.")


class _Overtaken(Exception):
    """Another message took the number meanwhile."""


@dataclass(frozen=True)
class _Hands:
    """Where the bytes of a page go, and what is done with it as kept."""

    path: Path | None
    deliver: Deliver | None
    afterwards: Afterwards | None


def _written(journal: Journal, outgoing: Outgoing, ready: _Ready, hands: _Hands) -> Kept[Summary]:
    """Note a page and set its bytes down, then give them their name; or raise _Overtaken."""
    sent = _as_sent(outgoing)
    page = announce(
        journal, hands.path,
        summary=str(sent.id), title=sent.title, reader=outgoing.material.reader,
    )  # fmt: skip
    with taken_away_on_failure(journal, page), journal.file.writing():
        if _is_overtaken(journal, ready.letter) or not is_announced(journal, page):
            raise _Overtaken
        kept = _noted(journal, outgoing, sent, ready, hands.path.name if hands.path else "")
        if hands.afterwards:
            hands.afterwards(kept)
        page.put_down(ready.data)
        if hands.deliver and not hands.path:
            hands.deliver(ready.data)
    page.complete()
    forget(journal, page)
    return kept


def _calendar_part(outgoing: Outgoing) -> Outgoing:
    page = dated_part(outgoing.page)
    told = {(each.record, each.field) for one in page.paragraphs for each in one.origins}
    return replace(outgoing, page=page, selection=frozenset(outgoing.selection & told))


def _ready(journal: Journal, outgoing: Outgoing) -> _Ready:
    if outgoing.form is not SEALED:
        return _Ready(outgoing.preview)
    from mentorjournal.desk.correspondence.contacts import contact_with
    from mentorjournal.desk.correspondence.identity import own_identity
    from mentorjournal.sharing.sealed.cards import read_card
    from mentorjournal.sharing.sealed.seal import seal_to_keys, seal_to_passphrase
    from mentorjournal.sharing.sealed.writing import digest, signed_message

    me = own_identity(journal)
    contact = contact_with(journal, outgoing.material.relationship.person)
    cards = [read_card(each.text.encode()) for each in contact.cards]
    if not cards and not outgoing.sealing.passphrase:
        raise CannotShare(
            f"You hold no card of {one_line(contact.person.name)}; add it first,"
            " or seal the page with a passphrase."
        )
    letter = _next_letter(journal, outgoing, me.signing_key)
    envelope = _envelope(outgoing, letter, [each.signing_key for each in cards])
    signed = signed_message(
        outgoing.page, envelope, me, outgoing.material.table, outgoing.errand.sort
    )
    armored = outgoing.sealing.armored
    if outgoing.sealing.passphrase:
        data = seal_to_passphrase(signed, outgoing.sealing.passphrase, armored)
    else:
        data = seal_to_keys(signed, [each.age_key for each in cards], armored)
    told = envelope.model_copy(update={"records": _pieces(outgoing)})
    written = replace(letter, digest=digest(signed), envelope=told.model_dump_json(by_alias=True))
    return _Ready(data, written)


def _pieces(outgoing: Outgoing) -> tuple[object, ...]:
    from mentorjournal.sharing.sealed.pieces import pieces_of

    return pieces_of(outgoing.page, outgoing.material.table, outgoing.errand.sort)


def _next_letter(journal: Journal, outgoing: Outgoing, key: str) -> Letter:
    """Give a message the number after the last one to the same person."""
    person = str(outgoing.material.relationship.person)
    before = journal.letterbox.letters(direction="sent", person=person, signing_key=key)
    last = before[-1] if before else None
    return Letter(
        direction="sent",
        kind=outgoing.errand.purpose,
        share=str(outgoing.share),
        person=person,
        relationship=str(outgoing.material.relationship.id),
        sequence=last.sequence + 1 if last else 1,
        digest="",
        previous=last.digest if last else "",
        signing_key=key,
        in_reply_to=outgoing.errand.in_reply_to,
        at=moments.now(),
        summary="",
        envelope="",
    )


def _envelope(outgoing: Outgoing, letter: Letter, reader_keys: list[str]) -> Envelope:
    from mentorjournal.sharing.sealed.envelope import Envelope, Kind, party

    return Envelope(
        kind=Kind(outgoing.errand.purpose),
        share=outgoing.share,
        sequence=letter.sequence,
        previous=letter.previous,
        sender=party(outgoing.page.writer, [letter.signing_key]),
        recipient=party(outgoing.page.reader, reader_keys),
        in_reply_to=UUID(outgoing.errand.in_reply_to) if outgoing.errand.in_reply_to else None,
        about=outgoing.errand.about,
        answer=outgoing.errand.answer,
    )


def _is_overtaken(journal: Journal, letter: Letter | None) -> bool:
    """Tell whether another message took the number meanwhile."""
    if letter is None:
        return False
    wanted = {"direction": "sent", "person": letter.person, "signing_key": letter.signing_key}
    before = journal.letterbox.letters(**wanted)
    return bool(before) and before[-1].sequence >= letter.sequence


def _noted(
    journal: Journal, outgoing: Outgoing, sent: Summary, ready: _Ready, written_as: str
) -> Kept[Summary]:
    kept = keep_fact(journal, sent)
    journal.notebook.disclose(
        Disclosure(
            at=kept.created,
            relationship=str(outgoing.material.relationship.id),
            to=outgoing.material.reader,
            title=outgoing.page.title,
            form=outgoing.form.name,
            sha256=hashlib.sha256(ready.data).hexdigest(),
            summary=str(kept.record.id),
            file_name=written_as,
        )
    )
    if ready.letter:
        journal.letterbox.keep_letter(replace(ready.letter, summary=str(kept.record.id)))
    return kept


def _as_sent(outgoing: Outgoing) -> Summary:
    fields: dict[UUID, list[str]] = {}
    for record, name in sorted(outgoing.selection, key=lambda each: (str(each[0]), each[1])):
        fields.setdefault(record, []).append(name)
    table = outgoing.material.table
    sessions = [each for each in fields if isinstance(table[each], Session)]
    return Summary(
        direction="sent",
        relationship=outgoing.material.relationship.id,
        session=sessions[0] if len(sessions) == 1 else None,
        on=moments.today(),
        title=outgoing.page.title,
        body=FORMS["md"].render(outgoing.page).decode(),
        items=tuple(SummaryItem(ref=ref, fields=tuple(names)) for ref, names in fields.items()),
        held_back=held_back(outgoing.material, outgoing.selection),
        exchange=outgoing.share.hex if outgoing.form is SEALED else "",
        form=outgoing.form.name,
    )
