"""Benefits and the shelf: what answers each line, what is worth reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from growing import HOSTILE, at_growth
from mentorjournal.domain.benefits import BENEFITS
from mentorjournal.domain.growth import Resource
from mentorjournal.journal import Journal
from mentorjournal.screens.benefits import BenefitsScreen
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.screens.growth import GrowthScreen
from mentorjournal.screens.record_view import RecordScreen
from mentorjournal.screens.shelf import ShelfScreen
from mentorjournal.views.shelf import next_state, shelf
from mentorjournal.widgets.card import Card
from stage import SIZES, press_each, sample_journal, seen

BOTH_SAMPLES = list(zip(("mentoree", "mentor", "mentoree"), SIZES, strict=True))
DAY = date(2026, 3, 5)


@pytest.mark.parametrize(("which", "size"), BOTH_SAMPLES)
async def test_each_line_is_walked_to_the_records_that_answer_it(
    tmp_path: Path, which: str, size: tuple[int, int]
) -> None:
    sample = sample_journal(tmp_path / "sample.db", which)
    async with at_growth(sample, size, "B") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, BenefitsScreen)
        assert len(screen.query_one(Card).lines) == len(BENEFITS)
        await press_each(pilot, ["down"] * 9)
        assert screen.marked
        assert screen.marked.benefit.side == which
        await press_each(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, RecordScreen)
        await press_each(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, GrowthScreen)


async def test_a_line_without_an_answer_says_what_would_be_one_and_a_begins_it(
    journal: Journal,
) -> None:
    async with at_growth(journal, (40, 15), "B", "down") as pilot:
        drawn = " ".join(seen(pilot.app.screen).replace("│", " ").split())
        assert "a begins one sentence you now see" in drawn
        await press_each(pilot, "a")
        assert isinstance(pilot.app.screen, EditorScreen)
        assert pilot.app.screen.kind.KIND == "insight"


async def test_the_shelf_holds_what_is_in_use_first(journal: Journal) -> None:
    states = ("used", "wanted", "lent to Ann", "using")
    journal.keep_all([Resource(title=each, on=DAY, state=each) for each in states])
    assert [each.title for each in shelf(journal)] == ["using", "wanted", "lent to Ann", "used"]
    assert [next_state(each) for each in ("", "wanted", "using", "used", "lent")] == [
        "wanted", "using", "used", "wanted", "wanted",
    ]  # fmt: skip


async def test_a_resource_moves_on_and_back_and_is_opened(journal: Journal) -> None:
    book = Resource(title=f"A book {HOSTILE}", on=DAY, state="wanted", takeaway="Wait.")
    journal.keep(book)
    async with at_growth(journal, (40, 15), "L", "space") as pilot:
        assert journal.records.get(Resource, book.id).record.state == "using"
        assert not set("\x1b\x07\u202e") & set(seen(pilot.app.screen))
        await press_each(pilot, "u")
        assert journal.records.get(Resource, book.id).record.state == "wanted"
        await press_each(pilot, "enter")
        assert isinstance(pilot.app.screen, RecordScreen)


async def test_an_empty_shelf_says_what_it_is_for(journal: Journal) -> None:
    async with at_growth(journal, (80, 24), "L") as pilot:
        assert isinstance(pilot.app.screen, ShelfScreen)
        assert "Press a to add the first" in " ".join(seen(pilot.app.screen).split())
        await press_each(pilot, "a", [*"Maps"], "ctrl+s")
        assert journal.records.all_of(Resource)[0].record.state == "wanted"
