"""Backups on a screen: when the last was made, that it opens, and the way back to it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from mentorjournal.config import keep_setting
from mentorjournal.domain import moments
from mentorjournal.domain.growth import Insight
from mentorjournal.journal import Journal
from mentorjournal.screens.backups import BackupsScreen
from mentorjournal.screens.frame.asking_secret import AskSecret
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.storage import key_file
from mentorjournal.storage.generations import keep_generation, list_generations
from mentorjournal.storage.rekeying import change_passphrase
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.secret_line import SecretLine
from stage import SIZES, Stage, opened, press_each, seen, settle
from support import PASSPHRASE

DAY = date(2026, 3, 26)


@pytest.fixture
def journal(journal: Journal) -> Journal:
    """One insight."""
    journal.keep(Insight(text="Before", on=DAY))
    return journal


@asynccontextmanager
async def at_the_backups(
    journal: Journal, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Pilot[None]]:
    async with opened(journal, size) as pilot:
        await press_each(pilot, "comma", "f3")
        assert isinstance(pilot.app.screen, BackupsScreen)
        yield pilot


def copies(pilot: Pilot[None]) -> list[str]:
    return [line.plain for line in pilot.app.screen.query_one("#copies", Card).lines]


def texts(journal: Journal) -> list[str]:
    return [kept.record.text for kept in journal.records.all_of(Insight)]


@pytest.mark.parametrize("size", SIZES)
async def test_b_makes_a_copy_and_the_screen_says_when(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = Stage(lambda: BackupsScreen(journal, "home"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "There is no copy" in seen(app.screen)
        await press_each(pilot, "b")
        assert len(list_generations(journal.file.path)) == 1
        assert "The last good copy" in seen(app.screen)
        assert copies(pilot)[0].endswith("✓ opens")


async def test_the_copy_of_the_day_is_there_and_escape_goes_back(journal: Journal) -> None:
    async with at_the_backups(journal) as pilot:
        assert "first opening of a day" in copies(pilot)[0]
        await press_each(pilot, "escape")
        assert pilot.app.current_mode == "settings"


async def test_p_reads_every_page_of_a_copy_without_asking(journal: Journal) -> None:
    keep_generation(journal.file, "daily", moments.now() - timedelta(days=2))
    app = Stage(lambda: BackupsScreen(journal, "home"))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "2 days ago" in seen(app.screen)
        await press_each(pilot, "p")
        assert copies(pilot)[0].endswith("✓ opens")
        assert any("records in it: 1" in each.message for each in app._notifications)


async def test_a_damaged_copy_is_found_out(journal: Journal) -> None:
    copy = keep_generation(journal.file, "daily", moments.now())
    with copy.path.open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 1]))
    async with at_the_backups(journal) as pilot:
        await press_each(pilot, "p")
        assert copies(pilot)[0].endswith("! does not open")


async def test_a_copy_from_before_a_change_of_passphrase_asks_for_the_old_one(
    journal: Journal,
) -> None:
    keep_generation(journal.file, "passphrase", moments.now())
    change_passphrase(journal.file, "another lamp")
    async with at_the_backups(journal) as pilot:
        assert copies(pilot)[0].endswith("old passphrase")
        await press_each(pilot, "p")
        assert isinstance(pilot.app.screen, AskSecret)
        pilot.app.screen.query_one(SecretLine).value = PASSPHRASE
        await press_each(pilot, "enter")
        assert copies(pilot)[0].endswith("✓ opens")


async def test_restoring_asks_keeps_what_it_replaces_and_goes_on(journal: Journal) -> None:
    keep_generation(journal.file, "asked", moments.now())
    journal.keep(Insight(text="After", on=DAY))
    async with at_the_backups(journal) as pilot:
        await press_each(pilot, "r")
        assert isinstance(pilot.app.screen, Ask)
        await press_each(pilot, "enter")
        assert texts(journal) == ["Before", "After"]
        await press_each(pilot, "r", "down", "enter")
        assert texts(journal) == ["Before"]
        assert "what a restore replaced" in copies(pilot)[0]
        await press_each(pilot, "r", "down", "enter")
        assert texts(journal) == ["Before", "After"]
        await press_each(pilot, "2")
        assert "After" in seen(pilot.app.screen)


async def test_a_copy_that_needed_a_key_file_opens_with_the_one_the_settings_name(
    journal: Journal, tmp_path: Path
) -> None:
    key_file.make(tmp_path / "journal.key")
    change_passphrase(journal.file, "with a file", key_file=key_file.read(tmp_path / "journal.key"))
    keep_generation(journal.file, "daily", moments.now() - timedelta(days=2))
    change_passphrase(journal.file, PASSPHRASE)
    keep_setting("key_file", str(tmp_path / "journal.key"))
    app = Stage(lambda: BackupsScreen(journal, "home"))
    async with app.run_test() as pilot:
        await settle(pilot)
        await press_each(pilot, "p")
        app.screen.query_one(SecretLine).value = "with a file"
        await press_each(pilot, "enter")
        assert copies(pilot)[0].endswith("✓ opens")
