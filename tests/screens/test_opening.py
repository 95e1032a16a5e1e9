"""What opening a screen leaves for later, and that nobody notices."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input

from editor_support import SIZES, editor, opened, press, settle, type_in
from mentorjournal.domain.growth import Goal
from mentorjournal.journal import Journal
from mentorjournal.screens.editor.form import Form
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.screens.frame.fitting import fit
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.fold import Fold
from widget_support import Holder


async def test_what_is_folded_away_is_mounted_when_it_is_opened(journal: Journal) -> None:
    app = editor(journal, "goal", title="Speak in public", tags="talk")
    async with opened(app) as pilot:
        form, fold = app.screen.query_one(Form), app.screen.query_one(Fold)
        tags = form.field("tags")
        assert not tags.is_attached
        assert form.values()["tags"] == "talk"

        tags.value = "talk, courage"
        fold.query_one("CollapsibleTitle").focus()
        await press(pilot, "enter")

        assert tags.is_mounted
        assert tags.query_one(Input).value == form.values()["tags"] == "talk, courage"


@pytest.mark.parametrize("share", ["", "offer"])
async def test_a_choice_is_kept_whether_or_not_it_was_unfolded(
    journal: Journal, share: str
) -> None:
    app = editor(journal, "goal", title="Speak in public")
    async with opened(app) as pilot:
        app.screen.query_one(Form).field("share").value = share
        await type_in(pilot, "tags", "talk")
        await press(pilot, "ctrl+s")

    (kept,) = journal.records.all_of(Goal)
    assert (kept.record.share or "") == share
    assert kept.record.tags == ("talk",)


async def test_a_problem_in_what_is_folded_away_is_brought_into_sight(journal: Journal) -> None:
    app = editor(journal, "goal", title="Speak in public")
    async with opened(app) as pilot:
        form = app.screen.query_one(Form)
        form.field("on").value = "the day the cows come home"
        await press(pilot, "ctrl+s")

        assert form.field("on").query(".field--error")
        assert app.focused is form.field("on").query_one(Input)


async def test_words_under_a_field_come_and_go(journal: Journal) -> None:
    app = editor(journal, "goal")
    async with opened(app) as pilot:
        title = app.screen.query_one(Form).field("title")
        assert not title.query(".field--error, .field--remark")

        title.error = "Say where you want to get to."
        title.remark("Another goal is called this.")
        await pilot.pause()
        told = [each.classes for each in title.query("Static")][1:]
        assert told == [{"field--remark"}, {"field--error"}]

        title.error = ""
        await pilot.pause()
        assert not title.query_one(".field--error").display


@pytest.mark.parametrize("kind", ["session", "goal"])
async def test_who_leaves_while_the_form_is_coming_is_let_go(journal: Journal, kind: str) -> None:
    app = editor(journal, kind)
    async with app.run_test(size=(120, 36)) as pilot:
        while app.editor.shown_form is None:
            await pilot.pause(0.005)
        app.editor.action_leave()
        await settle(pilot)

        assert not isinstance(app.screen, EditorScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_screen_is_fitted_as_the_library_would(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = editor(journal, "goal")
    async with opened(app, size):
        by_the_library = set(app.editor.classes)
        for name in by_the_library:
            app.editor.remove_class(name)
        fit(app.editor)

        assert app.editor.classes == by_the_library - {"-broad", "-middling"}


async def test_of_a_long_card_the_lines_in_sight_are_drawn() -> None:
    asked: list[int] = []

    class Watched(Card):
        def render_line(self, y: int):  # type: ignore[no-untyped-def]
            asked.append(y)
            return super().render_line(y)

    card = Watched("Decisions", [Content(f"line {at}") for at in range(500)], pick=True)
    app = Holder(lambda: [VerticalScroll(card)])
    async with app.run_test(size=(40, 12)) as pilot:
        card.focus()
        await pilot.pause()
        assert asked
        assert max(asked) < 40

        card.cursor = 400
        await pilot.pause()
        await pilot.pause()
        assert 400 in asked
        assert "line 400" in card.render_line(400).text
