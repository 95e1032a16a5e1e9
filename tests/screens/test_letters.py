"""Two people with the real interface, and files between them: there, back, and taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from desk.correspondence.two_books import Book, two_books
from mentorjournal.app import MentorJournal
from mentorjournal.desk.correspondence.contacts import contact_of
from mentorjournal.desk.correspondence.identity import my_card, renew_keys
from mentorjournal.desk.correspondence.ledger import ledger
from mentorjournal.domain.growth import Insight
from mentorjournal.domain.sessions import Action, Session, Summary
from mentorjournal.screens.contacts.comparing import CompareScreen
from mentorjournal.screens.frame.closing import Closing
from mentorjournal.screens.frame.letter import LetterScreen
from mentorjournal.screens.inbox.page import PageScreen
from mentorjournal.widgets.check_lines import CheckLines
from mentorjournal.widgets.choices import Choices
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.places import Places
from mentorjournal.widgets.reading import Reading
from mentorjournal.widgets.writing import Writing
from stage import SIZES, opened, press_each, seen, settle

HOSTILE = (
    "[@click=app.quit]out[/] [/nope] \x1b]52;c;aGk=\x07 \x1b[2J [a](http://x.example) \u202eabc"
)


@pytest.fixture
def books(tmp_path: Path) -> Iterator[tuple[Book, Book]]:
    with two_books(tmp_path) as both:
        yield both


async def take_in(pilot: Pilot[Any], path: Path) -> None:
    """Receive a file from the inbox, keep it, and stand on its page."""
    await press_each(pilot, "0", "r")
    pilot.app.screen.query_one("#receive-path", Line).value = f"'{path}'"
    await press_each(pilot, "enter", "ctrl+s")
    assert isinstance(pilot.app.screen, PageScreen)


async def write_letter(pilot: Pilot[Any], path: Path) -> None:
    """Write the page that stands ready."""
    screen = pilot.app.screen
    assert isinstance(screen, LetterScreen)
    assert screen.focused
    assert screen.focused.id == "letter-keep"
    screen.query_one("#closing-path", Line).value = str(path)
    await press_each(pilot, "tab", "enter")


async def test_from_home_the_sealed_summary_is_written_with_four_keys(
    books: tuple[Book, Book],
) -> None:
    asha, ruth = books
    async with opened(asha.journal, can_lock=False) as pilot:
        pressed = ["s", "w", "tab", "enter"]
        await press_each(pilot, *pressed)
        assert len(pressed) <= 4
    line = ledger(asha.journal)[0]
    assert line.disclosure.form == "sealed"
    written = next(Path.home().glob("summary-*.age"))
    assert "We spoke of rivers." in ruth.look(written).page


async def test_a_page_is_received_its_promise_accepted_and_it_is_answered(
    books: tuple[Book, Book], tmp_path: Path
) -> None:
    asha, ruth = books
    sent, answered = asha.send(), tmp_path / "answer.age"
    async with opened(ruth.journal, can_lock=False) as pilot:
        await take_in(pilot, sent)
        assert "verified" in seen(pilot.app.screen)
        assert "We spoke of rivers." in pilot.app.screen.query_one(Reading).text
        await press_each(pilot, "tab", "down", "space")
        await press_each(pilot, "shift+tab", *["down"] * 6, "l", "ctrl+s")
        await press_each(pilot, "a", "enter", "ctrl+s", *"Why", "ctrl+s")
        await write_letter(pilot, answered)
    mine = [k.record for k in ruth.journal.records.all_of(Action)]
    assert ("me", "Ask two people") in {(e.owner, e.text) for e in mine if e.came_from}
    (insight,) = ruth.journal.records.all_of(Insight)
    assert insight.record.text in ruth.last("received").record.body
    async with opened(asha.journal, can_lock=False) as pilot:
        await take_in(pilot, answered)
        assert "Why" in pilot.app.screen.query_one(Reading).text
    assert ledger(asha.journal)[0].state == "answered"


async def test_an_answer_that_is_begun_is_there_until_its_file_is_written(
    books: tuple[Book, Book], tmp_path: Path
) -> None:
    asha, ruth = books
    sent = asha.send()
    async with opened(ruth.journal, can_lock=False) as pilot:
        await take_in(pilot, sent)
        await press_each(pilot, "a", "enter", "ctrl+s", [*"Why not"])
        assert isinstance(pilot.app, MentorJournal)
        pilot.app.keep_drafts()  # as a lock does
    async with opened(ruth.journal, can_lock=False) as pilot:
        await press_each(pilot, "0", "enter", "a", "enter", "ctrl+s")
        assert pilot.app.screen.query_one(Writing).value == "Why not"
        await press_each(pilot, "ctrl+s", "escape")
        assert pilot.app.screen.query_one(Writing).value == "Why not"
        await press_each(pilot, "ctrl+s")
        await write_letter(pilot, tmp_path / "answer.age")
    assert (tmp_path / "answer.age").exists()
    assert [each for each, _ in ruth.journal.notebook.drafts() if "words" in each] == []


async def test_a_paragraph_is_asked_back_deleted_and_that_is_told(
    books: tuple[Book, Book], tmp_path: Path
) -> None:
    asha, ruth = books
    ruth.receive(asha.send())
    asked, told = tmp_path / "asked.age", tmp_path / "told.age"
    async with opened(asha.journal, can_lock=False) as pilot:
        await press_each(pilot, "0", "L", "t", "space", "ctrl+s", "ctrl+s")
        await write_letter(pilot, asked)
    async with opened(ruth.journal, can_lock=False) as pilot:
        await take_in(pilot, asked)
        assert "asks you to delete paragraph 1" in seen(pilot.app.screen)
        await press_each(pilot, "a", "enter", "ctrl+s")
        await write_letter(pilot, told)
    pages = [k.record for k in ruth.journal.records.all_of(Summary)]
    assert not any("We spoke of rivers." in each.body for each in pages)
    asha.receive(told)
    assert "Deleted" in ledger(asha.journal)[-1].state


async def test_what_waits_is_counted_and_marked_by_word(books: tuple[Book, Book]) -> None:
    asha, ruth = books
    ruth.receive(asha.send())
    async with opened(ruth.journal, can_lock=False) as pilot:
        assert pilot.app.screen.query_one(Places).counts == {"inbox": 1}
        await press_each(pilot, "0")
        assert "unread · Asha Rao" in seen(pilot.app.screen)
        await press_each(pilot, "enter", "escape")
        assert "unread" not in seen(pilot.app.screen)
        assert pilot.app.screen.query_one(Places).counts == {"inbox": 0}


async def test_a_pasted_mail_is_received_and_a_pasted_card_goes_to_the_contacts(
    books: tuple[Book, Book], tmp_path: Path
) -> None:
    asha, ruth = books
    outgoing = tmp_path / "mail.txt"
    async with opened(asha.journal, can_lock=False) as pilot:
        await press_each(pilot, "s")
        pilot.app.screen.query_one("#closing-armor", Choices).taken = 1
        pilot.app.screen.query_one("#closing-path", Line).value = str(outgoing)
        await press_each(pilot, "w", "tab", "enter")
    quoted = "See below.\n" + "".join(f"> {e}\n" for e in outgoing.read_text().splitlines())
    async with opened(ruth.journal, can_lock=False) as pilot:
        await press_each(pilot, "0", "r")
        pilot.app.screen.query_one("#receive-paste", Writing).text = quoted
        await press_each(pilot, "ctrl+s")
        assert "We spoke of rivers." in pilot.app.screen.query_one(Reading).text
        await press_each(pilot, "escape", "r")
        pilot.app.screen.query_one("#receive-paste", Writing).text = my_card(asha.journal)
        await press_each(pilot, "ctrl+s")
        notices = [each.message for each in pilot.app._notifications]
        assert any("You hold this card" in each for each in notices)


async def test_a_new_key_under_a_known_name_is_blocked_and_explained(
    tmp_path: Path, books: tuple[Book, Book]
) -> None:
    asha, ruth = books
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    with two_books(stranger) as (other, _):
        card = my_card(other.journal)
    before = contact_of(ruth.journal, ruth.partner).cards
    async with opened(ruth.journal, can_lock=False) as pilot:
        await press_each(pilot, "0", "c", "a")
        pilot.app.screen.query_one(Writing).text = card
        await press_each(pilot, "ctrl+s")
        assert "another key" in seen(pilot.app.screen)
        assert "second device" in seen(pilot.app.screen)
        await press_each(pilot, "enter")
        assert contact_of(ruth.journal, ruth.partner).cards == before
        await press_each(pilot, "a")
        pilot.app.screen.query_one(Writing).text = renew_keys(asha.journal)
        await press_each(pilot, "ctrl+s")
    contact = contact_of(ruth.journal, ruth.partner)
    assert contact.cards != before
    assert contact.verified


async def test_a_safety_number_is_compared_and_only_then_verified(tmp_path: Path) -> None:
    with two_books(tmp_path, compared=False) as (asha, _):
        async with opened(asha.journal, can_lock=False) as pilot:
            await press_each(pilot, "0", "c", "v")
            assert isinstance(pilot.app.screen, CompareScreen)
            assert "█" in seen(pilot.app.screen)
            await press_each(pilot, "enter")
            assert not contact_of(asha.journal, asha.partner).verified
            await press_each(pilot, "v", "tab", "enter")
        assert contact_of(asha.journal, asha.partner).verified


async def test_drawn_words_seal_a_page_for_someone_without_a_card(
    books: tuple[Book, Book], tmp_path: Path
) -> None:
    asha, ruth = books
    path = tmp_path / "words.age"
    async with opened(asha.journal, can_lock=False) as pilot:
        await press_each(pilot, "s")
        closing = pilot.app.screen.query_one(Closing)
        closing.query_one("#closing-form", Choices).taken = 1
        await settle(pilot)
        words = closing.sealing.passphrase
        assert len(words.split()) >= 6
        assert "another way" in dict(pilot.app.screen.query_one(CheckLines).told)["FORM"]
        closing.query_one("#closing-path", Line).value = str(path)
        await press_each(pilot, "w", "tab", "enter")
    async with opened(ruth.journal, can_lock=False) as pilot:
        await press_each(pilot, "0", "r")
        pilot.app.screen.query_one("#receive-path", Line).value = str(path)
        await press_each(pilot, "enter", *words, "enter")
        assert "We spoke of rivers." in pilot.app.screen.query_one(Reading).text


async def test_papers_are_handed_back_at_the_ending(
    books: tuple[Book, Book], tmp_path: Path
) -> None:
    asha, ruth = books
    ruth.receive(asha.send())
    path = tmp_path / "back.age"
    async with opened(ruth.journal, can_lock=False) as pilot:
        await press_each(pilot, "0", "L", "p")
        pilot.app.screen.query_one(OptionList).highlighted = 0
        await press_each(pilot, "enter")
        assert "rivers" in pilot.app.screen.query_one(Writing).text
        await write_letter(pilot, path)
    assert "rivers" in asha.look(path).page
    assert all("rivers" not in k.record.body for k in ruth.journal.records.all_of(Summary))


@pytest.mark.parametrize("size", SIZES)
async def test_a_hostile_page_is_only_words(
    books: tuple[Book, Book], size: tuple[int, int]
) -> None:
    asha, ruth = books
    (session,) = asha.journal.records.all_of(Session)
    asha.journal.keep(session.record.model_copy(update={"notes_shared": HOSTILE}))
    sent = await asyncio.to_thread(asha.send)
    async with opened(ruth.journal, size, can_lock=False) as pilot:
        await take_in(pilot, sent)
        app = pilot.app
        assert "[@click=app.quit]out" in app.screen.query_one(Reading).text
        await press_each(pilot, "ctrl+a", "ctrl+c", "l")
        assert "\x1b" not in seen(app.screen)
        assert "\u202e" not in seen(app.screen)
        assert not app.clipboard


@pytest.mark.parametrize(
    ("keys", "size"), list(zip(["0", "0r", "0c", "0L", "9"], cycle(SIZES), strict=False))
)
async def test_an_empty_place_says_what_it_is_for_and_the_key_to_begin(
    tmp_path: Path, keys: str, size: tuple[int, int]
) -> None:
    with two_books(tmp_path) as (asha, _):
        for kept in asha.journal.records.all_of(Session):
            asha.journal.bury(kept.record.id)
        asha.journal.letterbox.forget_cards(str(asha.partner.id))
        async with opened(asha.journal, size, can_lock=False) as pilot:
            await press_each(pilot, *keys)
            says = " ".join(seen(pilot.app.screen).split())
            began = {"0": "takes one in", "0r": "A file that came", "0c": "a takes theirs in",
                     "0L": "s writes one", "9": "c here sums up"}[keys]  # fmt: skip
            words = "".join(each for each in says if each.isalnum())
            assert "".join(each for each in began if each.isalnum()) in words
