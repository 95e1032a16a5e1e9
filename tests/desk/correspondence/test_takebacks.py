"""Asking for words back: deleted and told, or kept and told, and nothing in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.correspondence.two_books import Book
from mentorjournal.desk.correspondence.answering import accept_promise, offered_promises
from mentorjournal.desk.correspondence.ending import close_papers, post_ending
from mentorjournal.desk.correspondence.ledger import held_of, ledger
from mentorjournal.desk.correspondence.passages import GONE, passages
from mentorjournal.desk.correspondence.posting import post
from mentorjournal.desk.correspondence.takebacks import (
    READABLE,
    answer_request,
    ask_back,
    post_answer,
    post_request,
    request_in,
    requests,
)
from mentorjournal.domain.entries import Filter
from mentorjournal.domain.sessions import Action
from mentorjournal.errors import NotFound, NotUnderstood
from mentorjournal.sharing.render import FORMS

Books = tuple[Book, Book]


def asked(books: Books, *numbers: int) -> None:
    """Let Asha send a page and ask for a part of it back."""
    asha, ruth = books
    ruth.receive(asha.send())
    sent = asha.last("sent")
    request = ask_back(asha.journal, sent, numbers, "It was right to say once.")
    assert "rivers" not in request.preview.decode()
    post_request(asha.journal, request, sent, path := asha.place())
    ruth.receive(path)


def everything_kept(book: Book) -> str:
    """Read every table of the journal but the ones that only count."""
    with book.journal.file.reading() as connection:
        rows = [
            row
            for table in ("record", "revision", "letter", "draft", "search_data")
            for row in connection.execute(f"SELECT * FROM {table}")
        ]
    return "\n".join(map(str, rows))


@pytest.mark.parametrize("numbers", [(1,), ()])
def test_deleted_and_told(books: Books, numbers: tuple[int, ...]) -> None:
    asha, ruth = books
    asked(books, *numbers)
    page = ruth.journal.records.all_of(type(ruth.last("received").record))[-2].record
    (waiting,) = requests(ruth.journal)
    assert waiting.about.record.title == waiting.about.record.title
    assert "Wednesdays" in waiting.asked_for[0].words
    answer = answer_request(ruth.journal, waiting, deleted=True)
    post_answer(ruth.journal, answer, waiting, path := ruth.place())
    assert requests(ruth.journal) == []
    left = next(
        k.record
        for k in ruth.journal.records.all_of(type(page))
        if k.record.id == waiting.about.record.id
    )
    assert GONE in left.body
    assert "Wednesdays" not in left.body
    assert left.take_backs[0].answer == "Deleted."
    theirs = [s for s in everything_kept(ruth).split("\n") if str(left.id) in s]
    assert theirs
    assert not any("Wednesdays" in each for each in theirs)
    found = ruth.journal.entries.each(Filter(kinds=("summary",), words="wednesdays"))
    assert [each.id for each in found] == []
    asha.receive(path)
    told = next(
        line for line in ledger(asha.journal) if line.letter and line.letter.kind == "summary"
    )
    assert "Deleted" in told.state
    if numbers:
        assert "Send the draft" in left.body
        assert [each.is_gone for each in passages(ruth.journal, left)] == [
            True,
            False,
            False,
            False,
        ]


def test_kept_and_told(books: Books) -> None:
    asha, ruth = books
    asked(books, 1)
    waiting = request_in(ruth.journal, ruth.last("received").record)
    answer = answer_request(ruth.journal, waiting, deleted=False, words="I need it for the form.")
    post_answer(ruth.journal, answer, waiting, path := ruth.place())
    assert "Wednesdays" in ruth.journal.find(str(waiting.about.record.id)).record.body  # type: ignore[attr-defined]
    kept = asha.receive(path)
    assert "for the form" in kept.record.body
    assert any("Kept" in line.state for line in ledger(asha.journal))
    with pytest.raises(NotFound):
        request_in(ruth.journal, waiting.message.record)


def test_a_request_that_failed_to_be_written_was_not_made(books: Books) -> None:
    asha, ruth = books
    ruth.receive(asha.send())
    sent = asha.last("sent")
    request = ask_back(asha.journal, sent, [1])
    with pytest.raises(Exception, match="no folder"):
        post_request(asha.journal, request, sent, asha.folder / "none" / "x")
    assert asha.last("sent").record.take_backs == ()


def test_an_answer_that_cannot_be_written_deletes_nothing(books: Books) -> None:
    _, ruth = books
    asked(books, 1)
    (waiting,) = requests(ruth.journal)
    answer = answer_request(ruth.journal, waiting, deleted=True)
    with pytest.raises(Exception, match="no folder"):
        post_answer(ruth.journal, answer, waiting, ruth.folder / "none" / "x")
    assert requests(ruth.journal) == [waiting]


def test_only_what_was_sent_can_be_asked_for_back(books: Books) -> None:
    asha, ruth = books
    ruth.receive(asha.send())
    with pytest.raises(NotUnderstood):
        ask_back(ruth.journal, ruth.last("received"), [1])
    with pytest.raises(NotFound, match="it has 4"):
        ask_back(asha.journal, asha.last("sent"), [9])


def test_a_promise_accepted_before_stays_mine(books: Books) -> None:
    asha, ruth = books
    page = ruth.receive(asha.send()).record
    accept_promise(ruth.journal, page, offered_promises(ruth.journal, page)[1])
    sent = asha.last("sent")
    number = offered_promises(ruth.journal, page)[1].passage.number
    post_request(asha.journal, ask_back(asha.journal, sent, [number]), sent, path := asha.place())
    ruth.receive(path)
    (waiting,) = requests(ruth.journal)
    post_answer(
        ruth.journal, answer_request(ruth.journal, waiting, deleted=True), waiting, ruth.place()
    )
    assert "Ask two people" in {k.record.text for k in ruth.journal.records.all_of(Action)}
    (held,) = (each for each in held_of(ruth.journal, ruth.partner).pages if each.gone)
    assert held.gone == 1


@pytest.mark.parametrize("ending", ["hand_back", "delete", "keep"])
def test_at_the_ending_pages_go_back_or_are_deleted_or_are_kept_and_said(
    books: Books, ending: str
) -> None:
    asha, ruth = books
    ruth.receive(asha.send())
    held = held_of(ruth.journal, ruth.partner)
    page = close_papers(ruth.journal, ruth.bond, held, ending)  # type: ignore[arg-type]
    post_ending(ruth.journal, page, held, path := ruth.place())
    body = asha.receive(path).record.body
    assert ("Wednesdays" in body) is (ending == "hand_back")
    told = ledger(asha.journal)[0].state
    assert told == ("" if ending == "keep" else "deleted at the ending")
    received = ruth.last("received").record
    assert ("Wednesdays" in received.body) is (ending == "keep")
    mine = [s for s in everything_kept(ruth).split("\n") if "'summary'" in s or "p1" in s]
    assert any("Wednesdays" in each for each in mine) is (ending == "keep")
    if ending != "keep":
        with pytest.raises(NotFound):
            close_papers(ruth.journal, ruth.bond, held_of(ruth.journal, ruth.partner), "delete")


def test_of_a_readable_file_nobody_says_that_it_was_deleted(books: Books) -> None:
    asha, ruth = books
    ruth.receive(asha.send())
    post(asha.journal, replace(asha.summary(), form=FORMS["md"]), asha.folder / "page.md")
    held = held_of(ruth.journal, ruth.partner)
    page = close_papers(ruth.journal, ruth.bond, held, "delete")
    post_ending(ruth.journal, page, held, path := ruth.place())
    asha.receive(path)
    assert {line.disclosure.form: line.state for line in ledger(asha.journal)} == {
        "md": "", "sealed": "deleted at the ending",
    }  # fmt: skip


def test_a_request_for_a_readable_page_says_that_its_reader_has_to_look(books: Books) -> None:
    asha, ruth = books
    post(asha.journal, replace(asha.summary(), form=FORMS["md"]), asha.folder / "page.md")
    request = ask_back(asha.journal, asha.last("sent"), [])
    assert READABLE in request.preview.decode()
    post_request(asha.journal, request, asha.last("sent"), path := asha.place())
    ruth.receive(path)
    assert requests(ruth.journal) == []
