"""What every list does: to the trash and back, to its ends; notices that leave room for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.desk.undoing import take_back
from mentorjournal.domain.entries import Filter
from mentorjournal.domain.growth import Decision, Goal
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.sessions import Session, Topic
from mentorjournal.journal import Journal
from mentorjournal.screens.decisions import DecisionsScreen
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.screens.home.screen import HomeScreen
from mentorjournal.screens.record_lists import GoalsScreen, SessionsScreen, TimelineScreen
from mentorjournal.screens.record_view import RecordScreen
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.fields import DateField
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.record_list import RecordList
from stage import SIZES, Stage, burst, seen, settle
from support import PASSPHRASE

DAY = date(2026, 3, 5)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal.create(tmp_path / "journal.db", PASSPHRASE, "Asha", "mentoree")
    yield journal
    journal.close()


def app_on(journal: Journal) -> MentorJournal:
    return MentorJournal(Settings(journal.file.path), journal)


def notices(app: MentorJournal) -> list[str]:
    return [each.message for each in app._notifications]


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


def with_ruth(journal: Journal) -> Relationship:
    ruth = journal.keep(Person(name="Ruth Halloran")).record
    bond = Relationship(person=ruth.id, my_role="mentoree", programme="Northmarch", started=DAY)
    return journal.keep(bond).record


@pytest.mark.parametrize("size", SIZES)
async def test_x_moves_the_marked_record_to_the_trash_and_u_takes_it_back(
    journal: Journal, size: tuple[int, int]
) -> None:
    for title in ("Speak at the winter forum before people whom I do not know", "Read"):
        journal.keep(Goal(title=title, on=DAY))
    app = app_on(journal)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        marked = app.screen.query_one(RecordList).row
        assert isinstance(app.screen, GoalsScreen)
        assert marked is not None
        await press(pilot, "x")
        assert journal.entries.count(Filter(kinds=("goal",))) == 1
        assert notices(app)[0].startswith("In the trash: ")
        assert notices(app)[0].endswith(" · u takes it back")
        await press(pilot, "u")
        assert journal.entries.count(Filter(kinds=("goal",))) == 2
        assert len(notices(app)) == 1
        assert "Out of the trash again" in notices(app)[0]


@pytest.mark.parametrize("size", SIZES)
async def test_a_notice_takes_one_line_and_the_place_of_the_one_before(
    journal: Journal, size: tuple[int, int]
) -> None:
    for number in range(3):
        journal.keep(Goal(title=f"{number} " + "a long way to go " * 9, on=DAY))
    app = app_on(journal)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        await press(pilot, "x", "x")
        toasts = list(app.screen.query(Toast))
        assert [each.size.height for each in toasts] == [1]
        assert "u takes it back" in seen(app.screen)


async def test_g_goes_to_the_ends_of_lists_cards_and_pages(journal: Journal) -> None:
    made = [journal.keep(Decision(question=f"Question {n}", on=DAY)).record for n in range(4)]
    async with Stage(lambda: DecisionsScreen(journal, "goals")).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        card = pilot.app.screen.query_one("#decisions", Card)
        await press(pilot, "G")
        assert card.cursor == 3
        await press(pilot, "g")
        assert card.cursor == 0

    long = journal.keep(made[0].model_copy(update={"expect": "Much. \n" * 60})).record
    stage = Stage(lambda: RecordScreen(journal, long.id, "goals"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        page = pilot.app.screen.query_one("#whole")
        await press(pilot, "G")
        await pilot.wait_for_scheduled_animations()
        assert page.scroll_y == page.max_scroll_y > 0
        await press(pilot, "g")
        await pilot.wait_for_scheduled_animations()
        assert page.scroll_y == 0


async def test_the_cursor_follows_a_decision_that_was_looked_back_on(journal: Journal) -> None:
    for number in range(3):
        journal.keep(Decision(question=f"Q{number}", on=DAY, status="decided", review_on=DAY))
    async with Stage(lambda: DecisionsScreen(journal, "goals")).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, DecisionsScreen)
        marked = screen._listed[0].id
        await press(pilot, "o")
        await press(pilot, "home", "tab", *"Kinder", "ctrl+s")
        assert screen._listed[2].id == marked
        assert screen.query_one("#decisions", Card).cursor == 2


@pytest.mark.parametrize(
    ("role", "words"), [("mentoree", "who mentors you"), ("mentor", "whom you mentor")]
)
@pytest.mark.parametrize("size", SIZES)
async def test_a_new_journal_leads_on_by_one_key_each(
    tmp_path: Path, role: str, words: str, size: tuple[int, int]
) -> None:
    journal = Journal.create(tmp_path / "new.db", PASSPHRASE, "Asha", role)
    app = app_on(journal)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        drawn = seen(app.screen)
        assert "Three things to try" in drawn
        assert words in drawn
        assert "plans the next one" not in drawn
        await press(pilot, "M")
        assert isinstance(app.screen, EditorScreen)
        assert app.screen.kind is Relationship


async def test_the_things_to_try_grow_fewer_and_go_with_the_first_session(
    journal: Journal,
) -> None:
    with_ruth(journal)
    app = app_on(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "Two things to try" in seen(app.screen)
        journal.keep(Session(on=DAY))
        assert isinstance(app.screen, HomeScreen)
        app.screen.reload()
        await settle(pilot)
        assert "to try" not in seen(app.screen)


async def test_after_a_kept_thought_keys_do_what_they_say(journal: Journal) -> None:
    app = app_on(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "i", *"Rain", "enter")
        assert journal.entries.count(Filter()) == 1
        await press(pilot, "u")
        assert journal.entries.count(Filter()) == 0
        assert app.screen.query_one("#quick", Line).value == ""


async def test_words_typed_straight_behind_i_are_no_commands(journal: Journal) -> None:
    app = app_on(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        assert isinstance(app.screen, TimelineScreen)
        burst(pilot, *"ik walks")
        await pilot.pause(1.0)
        await settle(pilot)
        assert app.screen.query_one("#quick", Line).value == "k walks"


async def test_words_typed_straight_behind_a_capital_of_home_are_no_commands(
    journal: Journal,
) -> None:
    app = app_on(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        burst(pilot, *"Gmy talk")
        await pilot.pause(1.0)
        await settle(pilot)
        assert isinstance(app.screen, EditorScreen)
        assert app.screen.form.values()["title"] == "my talk"


async def test_no_key_is_lost_while_the_dialog_of_kinds_closes(journal: Journal) -> None:
    app = app_on(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "g")
        burst(pilot, "enter", *"Speak")
        await pilot.pause(0.3)
        await settle(pilot)
        assert isinstance(app.screen, EditorScreen)
        assert app.screen.form.values()["title"] == "Speak"


async def test_topics_and_undo_name_the_other_person(journal: Journal) -> None:
    bond = with_ruth(journal)
    told = take_back(journal)
    assert "the relationship with Ruth Halloran" in told
    journal.unbury(bond.id)
    journal.keep(Topic(text="Floods", relationship=bond.id, on=DAY, raised_by="partner"))
    async with Stage(lambda: TimelineScreen(journal)).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "raised by Ruth Halloran · open" in seen(pilot.app.screen)


async def test_a_session_that_was_moved_looks_like_none_that_was_held(journal: Journal) -> None:
    later = journal.keep(Session(on=DAY, title="Later")).record
    journal.keep(Session(on=DAY, title="Sooner", status="cancelled", moved_to=later.id))
    async with Stage(lambda: SessionsScreen(journal)).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        lines = seen(pilot.app.screen).splitlines()
    assert any("● session" in each and "Later" in each for each in lines)
    assert any("→ session" in each and "Sooner" in each for each in lines)
    async with app_on(journal).run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "→ moved" in seen(pilot.app.screen)


async def test_what_nobody_wrote_is_offered_to_be_replaced(journal: Journal) -> None:
    app = app_on(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "S")
        assert isinstance(app.screen, EditorScreen)
        field = app.screen.form.field("on")
        assert isinstance(field, DateField)
        assert field.line.offered == field.line.value != ""
