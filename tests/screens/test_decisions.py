"""Decisions looked back on, the lifeline, and templates of one's own, on their screens."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from editor_support import HOSTILE, editor, opened, press
from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.domain.growth import Answer, Decision, Reflection
from mentorjournal.journal import Journal
from mentorjournal.screens.decisions import DecisionsScreen
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.screens.frame.asking import Show
from mentorjournal.screens.frame.filling_in import FillIn
from mentorjournal.screens.frame.picking import Pick
from mentorjournal.screens.lifeline import LifelineScreen
from mentorjournal.screens.templates import TemplatesScreen
from mentorjournal.widgets.card import Card
from stage import SIZES, Stage, seen, settle
from support import own_templates

DAY = date(2026, 3, 1)


@pytest.mark.parametrize("size", SIZES)
async def test_a_decision_asks_and_is_looked_back_on_in_one_dialog(
    journal: Journal, size: tuple[int, int]
) -> None:
    decision = Decision(
        question="Say it in the room?", on=DAY, status="decided", choice="Yes", expect="A minute",
        confidence_pct=70, review_on=date(2026, 3, 9),
    )  # fmt: skip
    journal.keep_all([Decision(question="Open?", on=date(2026, 4, 1)), decision])
    app = Stage(lambda: DecisionsScreen(journal, "goals"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.picture(f"decisions-{size[0]}")
        assert (
            "asks to be looked at again" in app.screen.query_one("#decisions", Card).lines[0].plain
        )
        await pilot.press("o")
        await settle(pilot)
        assert isinstance(app.screen, FillIn)
        await pilot.press("home", "tab", *"Kinder", "tab", *"Ask", "ctrl+s")
        await settle(pilot)
        kept = journal.records.get(Decision, decision.id).record
        assert (kept.status, kept.outcome, kept.lesson) == ("reviewed", "Kinder", "Ask")
        assert isinstance(app.screen, DecisionsScreen)


async def test_sureness_is_told_in_words_beside_the_plot(journal: Journal) -> None:
    journal.keep(
        Decision(question="Q", on=DAY, status="reviewed", confidence_pct=70, came_true="yes")
    )
    app = Stage(lambda: DecisionsScreen(journal, "goals"))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "The one thing you were about 70 % sure of happened." in seen(app.screen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_lifeline_is_drawn_and_told(journal: Journal, size: tuple[int, int]) -> None:
    points = ((2001, -5, HOSTILE), (2019, 3, "First job"))
    journal.keep(Reflection(on=DAY, answers=(Answer(prompt="career.line", points=points),)))
    app = Stage(lambda: LifelineScreen(journal, "reflections"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.picture(f"lifeline-{size[0]}")
        lines = [line.plain for line in app.screen.query_one("#points", Card).lines]
        assert lines[1] == "2019  +3 ↑ ▰▰▰▱▱  First job"
        assert not set("\x1b\x07\u202e") & set(seen(app.screen))


@pytest.mark.parametrize("size", SIZES)
async def test_a_template_of_ones_own_is_made_changed_and_removed(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = Stage(lambda: TemplatesScreen(journal, "reflections"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert len(app.screen.query_one("#templates", Card).lines) == 28
        await pilot.press("a", "enter", *"Fridays", "tab", "tab", "tab", *"What?", "ctrl+s")
        await settle(pilot)
        app.picture(f"templates-{size[0]}")
        (mine,) = own_templates(journal)
        assert (mine.name, len(mine.prompts)) == ("Fridays", 1)
        assert "yours" in app.screen.query_one("#templates", Card).lines[0].plain
        await pilot.press("e", "end", "!", "ctrl+s")
        await settle(pilot)
        assert own_templates(journal)[0].name == "Fridays!"
        await pilot.press("x", "down", "enter")
        await settle(pilot)
        assert own_templates(journal) == []


async def test_a_file_with_a_mistake_says_so_and_takes_nothing_in(
    journal: Journal, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}\n", encoding="utf-8")
    app = Stage(lambda: TemplatesScreen(journal, "reflections"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("I", *str(bad), "enter")
        await settle(pilot)
        assert isinstance(app.screen, FillIn)
        assert any("Line 1" in each.message for each in app._notifications)
        assert own_templates(journal) == []


async def test_every_template_and_every_question_can_be_chosen_by_a_few_letters(
    journal: Journal,
) -> None:
    app = editor(journal, "reflection")
    async with opened(app, (80, 24)) as pilot:
        asked = app.screen
        assert isinstance(asked, Pick)
        values = {value for value, _ in asked._all}
        book = journal.prompt_book
        assert {t.id for t in book.templates.values() if t.kind == "reflection"} < values
        assert set(book.prompts) < values
        await press(pilot, *"ordinarytuesday", "enter")
        assert isinstance(app.screen, EditorScreen)
        assert "on an ordinary" in seen(app.screen)


async def test_the_places_lead_to_these_screens(journal: Journal) -> None:
    app = MentorJournal(Settings(journal.file.path), journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for keys, name in (
            (("4", "t"), "WholeThreadScreen"),
            (("4", "4", "d"), "DecisionsScreen"),
            (("5", "v"), "LifelineScreen"),
            (("5", "5", "o"), "TemplatesScreen"),
        ):
            await pilot.press(*keys[:-1])
            await settle(pilot)
            await pilot.press(keys[-1])
            await settle(pilot)
            assert type(app.screen).__name__ == name
        app.screen.post_message(Show("lifeline"))
        await settle(pilot)
        assert isinstance(app.screen, LifelineScreen)
        assert "No line yet" in seen(app.screen)
