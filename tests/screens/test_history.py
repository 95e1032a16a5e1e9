"""The history of a record: every version, what each changed, and the way back."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.desk.differences import CAME, GONE, SAME, differences, version_texts
from mentorjournal.desk.wording import FieldText
from mentorjournal.domain.growth import Goal, Insight
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import OpenRecord
from mentorjournal.screens.goal.screen import GoalScreen
from mentorjournal.screens.history import HistoryScreen
from mentorjournal.widgets.card import Card
from stage import SIZES, Stage, seen, settle

DAY = date(2026, 3, 26)


def three_versions(journal: Journal) -> Goal:
    first = Goal(title="Speak at the forum", on=DAY, why="I hide behind my drawings.")
    journal.keep(first)
    second = first.model_copy(update={"title": "Speak at the winter forum"})
    journal.keep(second)
    journal.keep(second.model_copy(update={"why": "", "tags": ("voice",)}))
    return first


def text(words: str, name: str = "why") -> list[FieldText]:
    return [FieldText(name, name.capitalize(), words, private=False)]


def test_a_changed_word_is_told_from_the_words_around_it() -> None:
    (change,) = differences(text("Speak at the forum"), text("Speak at the winter forum"))
    gone, came = change.lines
    assert (gone.sign, gone.text) == (GONE, "Speak at the forum")
    assert [piece for piece, changed in came.pieces if changed] == ["winter "]


def test_lines_that_stayed_are_shown_only_beside_a_change() -> None:
    before = [f"line {number}" for number in range(20)]
    after = [*before[:10], "something else altogether", *before[10:]]
    (change,) = differences(text("\n".join(before)), text("\n".join(after)))
    assert [line.sign for line in change.lines] == [SAME, CAME, SAME]


def test_a_field_that_came_or_went_is_a_change_and_one_that_stayed_is_none() -> None:
    both = [*text("a", "one"), *text("b", "two")]
    assert [each.label for each in differences(text("a", "one"), both)] == ["Two"]
    assert [each.label for each in differences(both, text("a", "one"))] == ["Two"]
    assert differences(both, both) == []


def test_the_day_the_tags_and_the_wish_about_sharing_are_part_of_a_version(
    journal: Journal,
) -> None:
    insight = Insight(text="Rivers bend", on=DAY, tags=("river",), share="never")  # type: ignore[arg-type]
    assert {"Thu 26 March 2026", "#river", "never shared"} <= {
        each.text for each in version_texts(journal, insight)
    }


@pytest.mark.parametrize("size", SIZES)
async def test_every_version_says_what_it_changed(journal: Journal, size: tuple[int, int]) -> None:
    goal = three_versions(journal)
    journal.bury(goal.id)
    app = Stage(lambda: HistoryScreen(journal, goal.id, "goals"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.picture(f"history-{size[0]}")
        lines = [line.plain for line in app.screen.query_one("#versions", Card).lines]
        assert len(lines) == 4
        for line, words in zip(
            lines,
            ["moved to the trash, now", "changed Why, Tags", "changed Title", "written"],
            strict=True,
        ):
            assert line.endswith(words)
        await pilot.press("down", "down")
        await settle(pilot)
        drawn = seen(app.screen)
        assert "− Speak at the forum" in drawn
        assert "+ Speak at the winter forum" in drawn


async def test_r_reverts_to_the_marked_version_and_u_takes_that_back(journal: Journal) -> None:
    goal = three_versions(journal)
    app = MentorJournal(Settings(journal.file.path), journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.screen.post_message(OpenRecord(goal.id))
        await settle(pilot)
        await pilot.press("h")
        await settle(pilot)
        assert type(app.screen) is HistoryScreen
        await pilot.press("down", "down", "r")
        await settle(pilot)
        assert journal.records.get(Goal, goal.id).record == goal
        assert len(app.screen.query_one("#versions", Card).lines) == 4
        await pilot.press("r")
        await settle(pilot)
        assert journal.records.get(Goal, goal.id).version == 4
        await pilot.press("u")
        await settle(pilot)
        assert journal.records.get(Goal, goal.id).record.tags == ("voice",)
        await pilot.press("escape")
        await settle(pilot)
        assert type(app.screen).__name__ == GoalScreen.__name__


async def test_a_hostile_version_is_only_words(journal: Journal) -> None:
    bad = "[/nope][@click=app.quit]x[/]\x1b]0;t\x07\u202e"
    goal = Goal(title=bad, on=DAY, why=f"{bad}\nmore")
    journal.keep(goal)
    journal.keep(goal.model_copy(update={"title": f"{bad}!", "why": bad}))
    app = Stage(lambda: HistoryScreen(journal, goal.id, "goals"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "[/nope]" in seen(app.screen)
        assert not set("\x1b\x07\u202e") & set(seen(app.screen))
