"""The trash: read, taken out again, or emptied by hand after a question."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

import pytest
from textual.pilot import Pilot

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.domain.entries import Filter
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.record_lists import TimelineScreen, TrashScreen
from mentorjournal.screens.record_view import RecordScreen
from mentorjournal.widgets.record_list import RecordList
from stage import SIZES, sample_journal, seen, settle

TRASH = Filter(trash=True)


@pytest.fixture
def sample(tmp_path: Path) -> Journal:
    journal = sample_journal(tmp_path / "journal.db")
    for each in journal.entries.find(Filter(kinds=("insight",)), 3):
        journal.bury(UUID(each.id))
    return journal


@asynccontextmanager
async def in_the_trash(
    journal: Journal, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Pilot[None]]:
    app = MentorJournal(Settings(journal.file.path), journal)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "2", "T")
        assert isinstance(app.screen, TrashScreen)
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_trash_lists_what_was_thrown_away(sample: Journal, size: tuple[int, int]) -> None:
    async with in_the_trash(sample, size) as pilot:
        assert len(pilot.app.screen.query_one(RecordList)) == 3
        await press(pilot, "escape")
        assert type(pilot.app.screen) is TimelineScreen


@pytest.mark.parametrize("key", ["r", "u"])
async def test_a_record_is_taken_out_again(sample: Journal, key: str) -> None:
    async with in_the_trash(sample) as pilot:
        await press(pilot, key)
        assert sample.entries.count(TRASH) == 2
        assert len(pilot.app.screen.query_one(RecordList)) == 2
        await press(pilot, "escape", "u")
        assert sample.entries.count(TRASH) == 3


async def test_enter_opens_a_record_that_can_be_read_and_taken_out_but_not_changed(
    sample: Journal,
) -> None:
    async with in_the_trash(sample) as pilot:
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, RecordScreen)
        assert "in the trash" in seen(screen)
        assert not screen.check_action("edit", ())
        assert not screen.check_action("bury", ())
        await press(pilot, "r")
        assert "in the trash" not in seen(screen)
        assert screen.check_action("edit", ())
        assert sample.entries.count(TRASH) == 2


async def test_the_trash_is_emptied_only_after_a_yes(sample: Journal) -> None:
    async with in_the_trash(sample) as pilot:
        await press(pilot, "X")
        assert type(pilot.app.screen) is Ask
        await press(pilot, "enter")
        assert sample.entries.count(TRASH) == 3
        await press(pilot, "X", "down", "enter")
        assert sample.entries.count(TRASH) == 0
        assert "The trash is empty" in seen(pilot.app.screen)
        await press(pilot, "X")
        assert len(pilot.app.screen_stack) == 2


async def test_the_palette_leads_to_trash_and_backups(sample: Journal) -> None:
    app = MentorJournal(Settings(sample.file.path), sample)
    async with app.run_test() as pilot:
        await settle(pilot)
        commands = {each.title for each in app.get_system_commands(app.screen)}
        assert {"Trash", "Backups", "Lock", "Suspend"} <= commands
