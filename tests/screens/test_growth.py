"""Growth: the line of each skill, what it means, and what shows each dot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Static

from growing import HOSTILE, at_growth
from mentorjournal.domain import moments
from mentorjournal.domain.growth import Rating, Skill
from mentorjournal.journal import Journal
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.screens.growth import GrowthScreen
from mentorjournal.screens.record_view import RecordScreen
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.plot import Plot
from mentorjournal.widgets.record_list import RecordList
from stage import SIZES, press_each, seen
from storage.stores import quick_journal

DAY = date(2026, 3, 5)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """Nothing yet in the journal of Ruth, a mentor."""
    with quick_journal(tmp_path, "Ruth", "mentor") as made:
        yield made


@pytest.mark.parametrize("size", SIZES)
async def test_a_skill_shows_its_line_and_a_falling_one_is_explained(
    sample: Journal, size: tuple[int, int]
) -> None:
    async with at_growth(sample, size, "down") as pilot:
        screen = pilot.app.screen
        assert "Reading a river" in seen(screen)
        assert "●" in seen(screen)
        means = str(screen.query_one("#growth-means", Static).visual)
        assert "that is what learning looks like" in means
        assert "○" in str(screen.query_one("#ratings", Card).lines[0])


async def test_enter_on_a_rating_opens_what_shows_it(sample: Journal) -> None:
    async with at_growth(sample, (120, 36), "down", "tab", "down", "enter") as pilot:
        assert isinstance(pilot.app.screen, RecordScreen)
        assert "Landcare stream gauging" in seen(pilot.app.screen)
        await press_each(pilot, "escape", "up", "enter")
        assert "looking back" in seen(pilot.app.screen), "without evidence the rating itself"
        await press_each(pilot, "escape", "shift+tab", "enter")
        assert "Reading a river on the bank" in seen(pilot.app.screen)


async def test_a_skill_is_rated_from_its_line(journal: Journal) -> None:
    journal.keep(Skill(name="Waiting", on=DAY))
    async with at_growth(journal, (120, 36), "c") as pilot:
        assert isinstance(pilot.app.screen, EditorScreen)
        await press_each(pilot, "6", "tab", "tab", [*"Twelve"], "ctrl+s")
        (kept,) = journal.records.all_of(Rating)
        assert (kept.record.level, kept.record.view) == (6, "now")
        assert (kept.record.evidence, kept.record.on) == ("Twelve", moments.today())
        assert type(pilot.app.screen).__name__ == GrowthScreen.__name__
        assert len(pilot.app.screen.query_one(Plot).chart.lines[0].points) == 1


async def test_an_empty_place_says_what_it_is_for_and_asks_for_a_talent(journal: Journal) -> None:
    async with at_growth(journal) as pilot:
        drawn = seen(pilot.app.screen)
        assert "Press a to name the first one" in drawn
        assert "What do people bring to you without being told to?" in " ".join(drawn.split())
        await press_each(pilot, "A", [*"Listening"], "ctrl+s")
        assert journal.records.all_of(Skill)[0].record.kind == "talent"
        assert "without being told" not in seen(pilot.app.screen)


async def test_the_six_mentoring_skills_are_added_by_one_key_and_taken_back(
    journal: Journal,
) -> None:
    async with at_growth(journal, (120, 36), "M") as pilot:
        assert len(pilot.app.screen.query_one("#skills", RecordList)) == 6
        await press_each(pilot, "M")
        assert len(journal.records.all_of(Skill)) == 6
        await press_each(pilot, "u")
        assert len(pilot.app.screen.query_one("#skills", RecordList)) == 0


async def test_hostile_words_are_only_words(journal: Journal) -> None:
    skill = Skill(name=HOSTILE, on=DAY, why=HOSTILE)
    journal.keep_all([skill, Rating(skill=skill.id, on=DAY, level=3, evidence=HOSTILE)])
    async with at_growth(journal, (80, 24)) as pilot:
        assert "[/nope]" in seen(pilot.app.screen)
        assert not set("\x1b\x07\u202e") & set(seen(pilot.app.screen))


async def test_a_rating_can_be_shown_by_a_record_and_keeps_it_when_it_is_changed(
    sample: Journal,
) -> None:
    async with at_growth(sample, (120, 36), "down") as pilot:
        rating = next(
            kept for kept in sample.records.all_of(Rating) if kept.record.on == date(2025, 8, 16)
        )
        app = pilot.app
        assert hasattr(app, "write")
        app.write(str(rating.record.id), {})
        await press_each(pilot, "8", "ctrl+s")
    after = sample.records.get(Rating, rating.record.id).record
    assert (after.level, after.evidence) == (8, rating.record.evidence)
