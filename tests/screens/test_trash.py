"""The trash: read, taken out again, or emptied by hand after a question."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
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
from stage import SIZES, opened, press_each, seen, settle

TRASH = Filter(trash=True)


@pytest.fixture
def sample(sample: Journal) -> Journal:
    """Three insights in the trash."""
    for each in sample.entries.find(Filter(kinds=("insight",)), 3):
        sample.bury(UUID(each.id))
    return sample


@asynccontextmanager
async def in_the_trash(
    journal: Journal, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Pilot[None]]:
    async with opened(journal, size) as pilot:
        await press_each(pilot, "2", "T")
        assert isinstance(pilot.app.screen, TrashScreen)
        yield pilot


@pytest.mark.parametrize("size", SIZES)
async def test_the_trash_lists_what_was_thrown_away(sample: Journal, size: tuple[int, int]) -> None:
    async with in_the_trash(sample, size) as pilot:
        assert len(pilot.app.screen.query_one(RecordList)) == 3
        await press_each(pilot, "escape")
        assert type(pilot.app.screen) is TimelineScreen


@pytest.mark.parametrize("key", ["r", "u"])
async def test_a_record_is_taken_out_again(sample: Journal, key: str) -> None:
    async with in_the_trash(sample) as pilot:
        await press_each(pilot, key)
        assert sample.entries.count(TRASH) == 2
        assert len(pilot.app.screen.query_one(RecordList)) == 2
        await press_each(pilot, "escape", "u")
        assert sample.entries.count(TRASH) == 3


async def test_enter_opens_a_record_that_can_be_read_and_taken_out_but_not_changed(
    sample: Journal,
) -> None:
    async with in_the_trash(sample) as pilot:
        await press_each(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, RecordScreen)
        assert "in the trash" in seen(screen)
        assert not screen.check_action("edit", ())
        assert not screen.check_action("bury", ())
        await press_each(pilot, "r")
        assert "in the trash" not in seen(screen)
        assert screen.check_action("edit", ())
        assert sample.entries.count(TRASH) == 2


async def test_the_trash_is_emptied_only_after_a_yes(sample: Journal) -> None:
    async with in_the_trash(sample) as pilot:
        await press_each(pilot, "X")
        assert type(pilot.app.screen) is Ask
        await press_each(pilot, "enter")
        assert sample.entries.count(TRASH) == 3
        await press_each(pilot, "X", "down", "enter")
        assert sample.entries.count(TRASH) == 0
        assert "The trash is empty" in seen(pilot.app.screen)
        await press_each(pilot, "X")
        assert len(pilot.app.screen_stack) == 2


async def test_the_palette_leads_to_trash_and_backups(sample: Journal) -> None:
    app = MentorJournal(Settings(sample.file.path), sample)
    async with app.run_test() as pilot:
        await settle(pilot)
        commands = {each.title for each in app.get_system_commands(app.screen)}
        assert {"Trash", "Backups", "Lock", "Suspend"} <= commands
