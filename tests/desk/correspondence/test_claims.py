"""Whose page may be spoken of, and whose name a message or a card may bear."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from desk.correspondence.two_books import Book
from mentorjournal.desk.correspondence.claims import NOT_THEIRS
from mentorjournal.desk.correspondence.contacts import KeyChanged, add_card
from mentorjournal.desk.correspondence.identity import my_card, own_identity
from mentorjournal.desk.correspondence.ledger import ledger
from mentorjournal.desk.correspondence.receiving import look_at, take_in
from mentorjournal.desk.correspondence.takebacks import (
    answer_request,
    ask_back,
    post_answer,
    post_request,
    requests,
)
from mentorjournal.domain.people import Person
from mentorjournal.errors import NotFound, NotUnderstood, Refused
from mentorjournal.sharing.page import Page, Paragraph, Section, Style
from mentorjournal.sharing.sealed.cards import card_text
from mentorjournal.sharing.sealed.envelope import Envelope, Kind, new_share, party
from mentorjournal.sharing.sealed.identity import Identity, new_identity
from mentorjournal.sharing.sealed.seal import seal_to_keys
from mentorjournal.sharing.sealed.writing import signed_message

Books = tuple[Book, Book]
EVE = new_identity()


def written(book: Book, signer: Identity, name: str, share: str, kind: str, **told: Any) -> bytes:
    """Write to a book's owner about a message, as somebody who knows its share id can."""
    reader = own_identity(book.journal)
    words = (Section("What I ask", (Paragraph(Style.BLOCK, "Please delete it."),)),)
    page = Page("Please", name, book.journal.name, sections=words)
    envelope = Envelope(
        kind=Kind(kind), share=new_share(), sequence=1, in_reply_to=UUID(share),
        sender=party(name, [signer.signing_key]),
        recipient=party(book.journal.name, [reader.signing_key]), **told,
    )  # fmt: skip
    return seal_to_keys(signed_message(page, envelope, signer), [reader.age_key])


def share_of(book: Book, kind: str) -> str:
    return book.journal.letterbox.letters(kind=kind)[-1].share


@pytest.mark.parametrize("is_contact", [False, True])
def test_somebody_else_cannot_ask_for_a_page_back(books: Books, is_contact: bool) -> None:
    asha, ruth = books
    ruth.receive(asha.send())
    if is_contact:
        add_card(ruth.journal, card_text(EVE, "Eve Other").encode())

    forged = written(ruth, EVE, "Asha Rao", share_of(ruth, "summary"), "takeback", about=("p1",))
    incoming = look_at(ruth.journal, forged)

    assert NOT_THEIRS in incoming.remarks
    assert len(incoming.remarks) == 2  # and one about the name
    with pytest.raises(NotFound):
        take_in(ruth.journal, incoming)
    if not is_contact:
        take_in(ruth.journal, incoming, ruth.bond)
    assert requests(ruth.journal) == []


def test_a_strangers_answer_is_not_noted(books: Books) -> None:
    asha, ruth = books
    ruth.receive(asha.send())
    sent = asha.last("sent")
    post_request(asha.journal, ask_back(asha.journal, sent, [1]), sent, asha.place())

    forged = written(
        asha, EVE, "Ruth Halloran", share_of(asha, "takeback"), "answer", answer="deleted"
    )
    take_in(asha.journal, look_at(asha.journal, forged), asha.bond)

    assert not any("Deleted" in line.state for line in ledger(asha.journal))
    assert not any(line.answers for line in ledger(asha.journal))


def test_a_request_that_overtook_its_page_waits_when_the_page_comes(books: Books) -> None:
    asha, ruth = books
    page = asha.send()
    sent = asha.last("sent")
    post_request(asha.journal, ask_back(asha.journal, sent, [1]), sent, request := asha.place())

    take_in(ruth.journal, ruth.look(request))
    assert requests(ruth.journal) == []
    ruth.receive(page)

    assert [each.what for each in requests(ruth.journal)] == ["paragraph 1"]


def test_a_request_that_is_repeated_is_answered_once(books: Books) -> None:
    asha, ruth = books
    ruth.receive(asha.send())
    sent = asha.last("sent")
    for _ in range(2):
        post_request(asha.journal, ask_back(asha.journal, sent, [1]), sent, path := asha.place())
        ruth.receive(path)
    waiting = requests(ruth.journal)[0]
    answer = answer_request(ruth.journal, waiting, deleted=True)
    post_answer(ruth.journal, answer, waiting, told := ruth.place())
    assert requests(ruth.journal) == []
    asha.receive(told)

    noted = asha.journal.records.get(type(sent.record), sent.record.id).record
    assert [each.answer for each in noted.take_backs] == ["Deleted."]
    with pytest.raises(NotUnderstood, match="deleted paragraph 1 already"):
        ask_back(asha.journal, asha.journal.records.get(type(noted), noted.id), [1])


@pytest.mark.parametrize(
    "name",
    ["Asha\u200b Rao", "Asha Ra\u043e", "Ash\u00e1 Rao", "Asha\u3164Rao", "ASHA RAO",
     "Asha Rao\u00ad", "\u0410sha Rao", "Asha", "AshaRao"],
)  # fmt: skip
def test_a_card_that_looks_like_a_contacts_does_not_pass_for_another(
    books: Books, name: str
) -> None:
    _, ruth = books
    with pytest.raises(KeyChanged):
        add_card(ruth.journal, card_text(new_identity(), name).encode())


def test_a_key_belongs_to_one_person(books: Books) -> None:
    asha, ruth = books
    bea = ruth.journal.keep(Person(name="Bea Lind")).record
    with pytest.raises(Refused, match="This is the key of Asha Rao"):
        add_card(ruth.journal, my_card(asha.journal).encode(), bea, "device")
