"""Pages between two journals, through files only: sent, received, answered."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desk.correspondence.two_books import Book
from mentorjournal.desk.correspondence.answering import (
    accept_promise,
    keep_kind_word,
    offered_promises,
    post_reply,
    reply,
    take_sentence,
)
from mentorjournal.desk.correspondence.contacts import (
    add_card,
    contact_of,
    contacts,
    remove_cards,
)
from mentorjournal.desk.correspondence.identity import my_card, own_identity, renew_keys
from mentorjournal.desk.correspondence.ledger import held_of, ledger
from mentorjournal.desk.correspondence.passages import passages
from mentorjournal.desk.correspondence.posting import Sealing, post
from mentorjournal.desk.correspondence.receiving import look_at, mark_opened, take_in
from mentorjournal.desk.correspondence.standing import Standing, standing_of
from mentorjournal.desk.entering import change
from mentorjournal.desk.wording import field_texts
from mentorjournal.domain.sessions import Feedback
from mentorjournal.errors import JournalError, NotFound, NotUnderstood, Refused
from mentorjournal.sharing.render import FORMS
from mentorjournal.sharing.sealed.seal import seal_to_keys

Books = tuple[Book, Book]


def test_a_sealed_page_arrives_as_it_was_previewed(books: Books) -> None:
    for writer, reader in (books, books[::-1]):
        preview = writer.summary().preview.decode()
        kept = reader.receive(writer.send()).record
        assert kept.body == preview
        assert kept.body == writer.last("sent").record.body
        assert (kept.direction, kept.sent_by) == ("received", writer.journal.name)
        assert kept.relationship == reader.bond.id
        assert standing_of(reader.journal, kept) is Standing.VERIFIED
        shown = {each.name: each.text for each in field_texts(reader.journal, kept)}
        assert shown["sent_by"] == f"{writer.journal.name} (verified)"
        assert "nobody-reads-this" not in kept.body


def test_the_very_same_file_is_taken_in_once(books: Books) -> None:
    asha, ruth = books
    path = asha.send()
    ruth.receive(path)
    with pytest.raises(Refused, match="before"):
        ruth.look(path)


def test_a_gap_is_named_and_so_is_what_fills_it(books: Books) -> None:
    asha, ruth = books
    first, second, third = asha.send(), asha.send(), asha.send()
    ruth.receive(first)
    late = ruth.look(third)
    assert "One message" in late.remarks[0]
    take_in(ruth.journal, late)
    assert "before others" in ruth.look(second).remarks[0]


def test_a_fork_is_named(books: Books, tmp_path: Path) -> None:
    asha, ruth = books
    ruth.receive(asha.send())
    with asha.journal.file.writing() as connection:
        connection.execute("DELETE FROM letter")  # an older copy of the journal was put back
    forked = ruth.look(asha.send())
    assert "does not follow" in forked.remarks[0]


def test_a_page_for_somebody_else_is_not_opened(books: Books, tmp_path: Path) -> None:
    asha, ruth = books
    path = asha.send()
    with pytest.raises(Refused, match="somebody else"):
        asha.look(path)
    assert ruth.look(path).sender == ruth.partner


def test_a_page_whose_writer_is_unknown_needs_somebody_to_say_whose_it_is(books: Books) -> None:
    asha, ruth = books
    remove_cards(ruth.journal, contact_of(ruth.journal, ruth.partner))
    path = asha.send()
    seen = ruth.look(path)
    assert (seen.sender, seen.standing) == (None, Standing.UNKNOWN_KEY)
    with pytest.raises(NotFound, match="Asha Rao"):
        take_in(ruth.journal, seen)
    told = look_at(ruth.journal, path.read_bytes(), sender=ruth.partner)
    kept = take_in(ruth.journal, told)
    assert standing_of(ruth.journal, kept.record) is Standing.UNKNOWN_KEY
    add_card(ruth.journal, my_card(asha.journal).encode())
    assert standing_of(ruth.journal, kept.record) is Standing.NOT_VERIFIED


def test_renewed_keys_go_on_when_the_old_ones_signed_them(books: Books) -> None:
    asha, ruth = books
    before = asha.send()
    card = renew_keys(asha.journal)
    after = asha.send()
    ruth.receive(before)
    with pytest.raises(JournalError, match="another key"):
        look_at(ruth.journal, after.read_bytes(), sender=ruth.partner)
    assert add_card(ruth.journal, card.encode()).outcome == "successor"
    assert ruth.look(after).standing is Standing.VERIFIED
    assert asha.look(ruth.send()).page  # sealed to the new key
    assert [each.remarks for each in [ruth.look(after)]] == [()]


def test_keys_renewed_twice_before_the_card_is_added_are_followed(books: Books) -> None:
    asha, ruth = books
    renew_keys(asha.journal)
    page = asha.send()
    card = renew_keys(asha.journal)
    assert card.count("BEGIN MENTORJOURNAL CARD") == 2
    assert add_card(ruth.journal, card.encode()).outcome == "successor"
    assert ruth.look(asha.send()).standing is Standing.VERIFIED
    assert asha.look(ruth.send()).page
    assert add_card(ruth.journal, card.encode()).outcome == "known"
    with pytest.raises(JournalError, match="another key"):
        look_at(ruth.journal, page.read_bytes(), sender=ruth.partner)


def test_a_card_between_that_another_key_signed_is_refused(books: Books) -> None:
    asha, ruth = books
    renew_keys(asha.journal)
    newest = renew_keys(asha.journal).partition("\n\n")[0]
    others = renew_keys(ruth.journal)
    with pytest.raises(Refused, match="several contact cards"):
        add_card(ruth.journal, f"{newest}\n\n{others}".encode())
    with pytest.raises(JournalError, match="another key"):
        add_card(ruth.journal, newest.encode())


def test_a_passphrase_opens_for_who_has_no_card_here(books: Books) -> None:
    asha, ruth = books
    path = asha.place()
    post(asha.journal, asha.summary().closed(Sealing("six plain words", armored=True)), path)
    with pytest.raises(Refused) as raised:
        ruth.look(path)
    assert raised.value.reason == "needs_passphrase"
    seen = look_at(ruth.journal, path.read_bytes(), "six plain words")
    assert seen.page == asha.last("sent").record.body


def test_a_readable_page_is_vouched_for_by_nobody(books: Books) -> None:
    asha, ruth = books
    page = FORMS["md"].render(asha.summary().page)
    with pytest.raises(NotFound):
        take_in(ruth.journal, look_at(ruth.journal, page))
    kept = take_in(ruth.journal, look_at(ruth.journal, page, sender=ruth.partner))
    assert standing_of(ruth.journal, kept.record) is Standing.UNSIGNED
    assert next(each.words for each in passages(ruth.journal, kept.record)) == "We spoke of rivers."
    with pytest.raises(Refused, match="before"):
        look_at(ruth.journal, page, sender=ruth.partner)


def test_a_page_that_the_stock_program_sealed_is_mine_alone_and_vouched_for_by_nobody(
    books: Books,
) -> None:
    _, ruth = books
    sealed = seal_to_keys(b"# From a train\n\nHello.\n", [own_identity(ruth.journal).age_key], True)
    seen = look_at(ruth.journal, sealed, sender=ruth.partner)
    assert (seen.title, seen.standing) == ("From a train", Standing.UNSIGNED)


def test_a_page_that_went_or_came_is_finished(books: Books) -> None:
    asha, ruth = books
    for kept, journal in ((ruth.receive(asha.send()), ruth.journal),
                          (asha.last("sent"), asha.journal)):  # fmt: skip
        for typed in ({"body": "x"}, {"title": "x"}, {"take_backs": ()}):
            with pytest.raises(NotUnderstood, match="finished"):
                change(journal, kept, typed)
        with pytest.raises(NotUnderstood, match="finished"):
            journal.revert(kept, 1)
        assert change(journal, kept, {"note_private": "mine"}) != kept.record


def test_what_commands_a_terminal_arrives_as_signs(books: Books) -> None:
    _, ruth = books
    seen = look_at(
        ruth.journal, b"# Hello\n\n\x1b]52;c;aGk=\x07 \xe2\x80\xae evil", sender=ruth.partner
    )
    assert "\x1b" not in seen.page
    assert "\u202e" not in seen.page
    assert seen.remarks


def test_promises_are_accepted_once_and_from_my_side(books: Books) -> None:
    asha, ruth = books
    page = ruth.receive(asha.send()).record
    offered = offered_promises(ruth.journal, page)
    assert [(each.text, each.owner) for each in offered] == [
        ("Send the draft", "partner"), ("Ask two people", "me"),
    ]  # fmt: skip
    mine = accept_promise(ruth.journal, page, offered[1]).record
    assert (mine.owner, mine.relationship) == ("me", ruth.bond.id)
    assert mine.due == offered[1].due
    assert mine.came_from == f"{page.id}#{offered[1].passage.id}"
    assert [bool(each.accepted) for each in offered_promises(ruth.journal, page)] == [False, True]
    with pytest.raises(NotUnderstood, match="already"):
        accept_promise(ruth.journal, page, offered[1])
    assert mine in ruth.journal.thread(page).led_to[0].__dict__.values()


def test_a_sentence_becomes_an_insight_and_a_kind_word_is_kept(books: Books) -> None:
    asha, ruth = books
    page = ruth.receive(asha.send()).record
    insight = take_sentence(ruth.journal, page, " Rivers. ").record
    assert (insight.text, insight.came_from) == ("Rivers.", str(page.id))
    assert insight.relationships == (ruth.bond.id,)
    kind = keep_kind_word(ruth.journal, page, "Thank you.").record
    assert (kind.kind, kind.direction, kind.person) == (
        "encouragement",
        "received",
        ruth.partner.id,
    )
    with pytest.raises(NotUnderstood):
        take_sentence(ruth.journal, page, " ")


def test_a_question_goes_back_and_stands_beside_what_it_is_about(books: Books) -> None:
    asha, ruth = books
    page = ruth.receive(asha.send()).record
    mark_opened(ruth.journal, ruth.last("received"))
    answer = reply(ruth.journal, page, "question", "What were you not afraid of?", (1,))
    post_reply(ruth.journal, answer, path := ruth.place())
    seen = asha.look(path)
    assert seen.kind == "reply"
    assert seen.about
    assert seen.about.record.id == asha.last("sent").record.id
    assert "not afraid" in take_in(asha.journal, seen).record.body
    assert ledger(asha.journal)[0].state == "answered"
    assert ruth.last("received").record.opened_on


def test_thanks_are_kept_as_the_kind_word_that_was_given(books: Books) -> None:
    asha, ruth = books
    page = ruth.receive(asha.send()).record
    post_reply(ruth.journal, reply(ruth.journal, page, "thanks", "You drew it well."), ruth.place())
    (given,) = ruth.journal.records.all_of(Feedback)
    assert (given.record.direction, given.record.text) == ("given", "You drew it well.")


def test_a_reply_needs_words_and_a_page_that_came(books: Books) -> None:
    asha, ruth = books
    page = ruth.receive(asha.send()).record
    for text, about in ((" ", ()), ("x", (99,))):
        with pytest.raises(JournalError):
            reply(ruth.journal, page, "question", text, about)
    with pytest.raises(NotUnderstood):
        reply(asha.journal, asha.last("sent").record, "question", "x")


def test_what_i_hold_of_hers(books: Books) -> None:
    asha, ruth = books
    page = ruth.receive(asha.send()).record
    accept_promise(ruth.journal, page, offered_promises(ruth.journal, page)[1])
    (held,) = held_of(ruth.journal, ruth.partner).pages
    assert (held.kept.record.id, held.paragraphs, held.gone) == (page.id, 4, 0)
    assert [each.headline for each in held.made_of_it] == ["Ask two people"]


def test_a_file_that_cannot_be_written_leaves_nothing_behind(books: Books) -> None:
    asha, _ = books
    with pytest.raises(JournalError):
        post(asha.journal, asha.summary(), asha.folder / "none" / "x.age")
    assert asha.journal.letterbox.letters() == []
    assert ledger(asha.journal) == []


@pytest.mark.parametrize(
    ("name", "is_partner"), [("Asha", True), ("Asha Rao-Menon Asha Rao", True), ("Rao", True),
                             ("Ash", False), ("Nobody Known", False)],
)  # fmt: skip
def test_a_card_that_bears_a_part_of_a_partners_name_is_theirs(
    books: Books, name: str, is_partner: bool
) -> None:
    asha, ruth = books
    remove_cards(ruth.journal, contact_of(ruth.journal, ruth.partner))
    asha.journal.notebook.set(name=name)
    added = add_card(ruth.journal, my_card(asha.journal).encode())
    assert (added.contact.person.id == ruth.partner.id, added.was_made) == (
        is_partner, not is_partner,
    )  # fmt: skip


def test_a_card_of_somebody_deleted_is_nobodys(books: Books) -> None:
    asha, ruth = books
    path, old = asha.send(), ruth.partner
    ruth.journal.bury(old.id)
    assert ruth.look(path).sender is None
    assert contacts(ruth.journal) == []
    added = add_card(ruth.journal, my_card(asha.journal).encode())
    assert added.was_made
    assert ruth.look(path).sender == added.contact.person
    ruth.journal.empty_trash()
    assert [each.person for each in contacts(ruth.journal)] == [added.contact.person]


def test_two_at_once_get_different_numbers(books: Books) -> None:
    asha, _ = books
    places = [asha.place() for _ in range(6)]
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda path: post(asha.journal, asha.summary(), path), places))
    letters = asha.journal.letterbox.letters(direction="sent")
    assert [each.sequence for each in letters] == [1, 2, 3, 4, 5, 6]
    assert [each.previous for each in letters[1:]] == [each.digest for each in letters[:-1]]
