"""Rows say what parts hold, and are read back as the same parts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.days import Reading
from mentorjournal.domain.growth import Milestone, Option, Strategy
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.shapes import Sort, shapes_of
from mentorjournal.errors import NotUnderstood
from mentorjournal.screens.editor import rows as editor_rows
from mentorjournal.screens.editor.forms import form_of
from mentorjournal.screens.editor.promises import whose, worded
from mentorjournal.screens.editor.reading import tags
from mentorjournal.screens.editor.rows import read_state, state_words
from mentorjournal.screens.editor.sheet import typed_tags
from mentorjournal.widgets.part_row import Part

TODAY = Reading(date(2026, 3, 26), "future")
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=30)
said = words.filter(lambda text: bool(text.strip()))
trimmed = said.map(str.strip)


@given(owner=st.sampled_from(["me", "partner", "both"]), text=trimmed | st.just("Ruth: read it"))
def test_a_promise_is_read_back_as_whose_it_was(owner: str, text: str) -> None:
    assert whose(worded(owner, text, ["Ruth Halloran"]), ["Ruth Halloran"]) == (owner, text)


def test_a_promise_of_somebody_with_a_title_begins_with_the_name() -> None:
    partners = ["Dr. Isolde\u202e Marchetti"]
    words = worded("partner", "ask the crew", partners)
    assert words.startswith("Isolde")
    assert whose(words, partners) == ("partner", "ask the crew")


@pytest.mark.parametrize(
    ("typed", "owner", "text"),
    [
        ("Send the draft", "me", "Send the draft"),
        ("Read the outline @me", "me", "Read the outline"),
        ("ruth: read it", "partner", "read it"),
        ("Ruth Halloran: read it", "partner", "read it"),
        ("both: rehearse", "both", "rehearse"),
        ("theirs: rehearse", "partner", "rehearse"),
        ("Read: chapter two", "me", "Read: chapter two"),
        ("at 17:30 call", "me", "at 17:30 call"),
    ],
)
def test_a_leading_name_says_whose_a_promise_is(typed: str, owner: str, text: str) -> None:
    assert whose(typed, ["Ruth Halloran"]) == (owner, text)


@given(
    state=st.sampled_from(["trying", "kept", "dropped"]),
    learned=st.just("") | trimmed | st.just("kept: it"),
)
def test_a_strategy_is_read_back_with_its_state(state: str, learned: str) -> None:
    assert read_state(state_words(state, learned)) == (state, learned)


@given(st.lists(st.builds(Milestone, title=said, due=st.none() | st.dates(), evidence=words)))
def test_milestones_that_nobody_touched_stay_the_same(milestones: list[Milestone]) -> None:
    rows = editor_rows.milestone_rows(milestones)
    assert editor_rows.milestones(rows, milestones, TODAY) == tuple(milestones)


@given(st.lists(st.builds(Strategy, text=said, learned=words)))
def test_strategies_that_nobody_touched_stay_the_same(strategies: list[Strategy]) -> None:
    rows = editor_rows.strategy_rows(strategies)
    assert editor_rows.strategies(rows, strategies) == tuple(strategies)


option = st.builds(
    lambda name, pro, con: Option.model_validate({"name": name, "for": pro, "against": con}),
    said, st.just("a / b") | words, words,
)  # fmt: skip


@given(st.lists(option))
def test_options_that_nobody_touched_stay_the_same(options: list[Option]) -> None:
    assert editor_rows.options(editor_rows.option_rows(options), options) == tuple(options)


@given(st.lists(st.tuples(st.integers(1000, 9999), st.integers(-5, 5), words)))
def test_points_are_read_back(points: list[tuple[int, int, str]]) -> None:
    assert editor_rows.points(editor_rows.point_rows(points)) == tuple(points)  # type: ignore[arg-type]


@pytest.mark.parametrize("extra", ["", "2019", "19 +3", "2019 +6", "2019 -12", "year 3"])
def test_a_point_without_year_and_height_is_refused(extra: str) -> None:
    with pytest.raises(NotUnderstood):
        editor_rows.points([Part(id="0", done=False, text="x", extra=extra)])


def test_a_point_with_nothing_beside_it_is_not_quoted_as_empty() -> None:
    with pytest.raises(NotUnderstood, match="A point has no year and height yet"):
        editor_rows.points([Part(id="0", done=False, text="the drought", extra=" ")])


def test_a_row_that_says_when_and_not_what_is_refused() -> None:
    with pytest.raises(NotUnderstood, match="Row 1"):
        editor_rows.milestones([Part(id="0", done=False, text=" ", extra="fri")], (), TODAY)


@given(st.lists(st.from_regex(r"[a-z]+( [a-z]+)?", fullmatch=True), unique=True))
def test_tags_are_read_back(kept: list[str]) -> None:
    shown = typed_tags(kept)
    if len(kept) > 1 or any(" " in tag for tag in kept):
        assert tags(shown) == tuple(kept)
    assert set(tags(shown)) == set(kept)


UNASKED = {
    "session": {"asides", "number", "moved_to", "relationship", "people"},
    "goal": {"history", "from", "led_to"},
    "reflection": {"share", "template", "answers"},
    "feedback": {"person", "relationship"},
    "action": {"from"},
    "topic": {"place"},
    "person": set(),
    "relationship": {"person", "agreement"},
}


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"summary"}))
def test_every_field_that_people_fill_in_has_its_blank(kind: str) -> None:
    """Those that have none are filled in by another blank, or by the program."""
    keys = {blank.key for blank in form_of(KINDS[kind])}
    assert set(shapes_of(KINDS[kind])) - keys - {"id", "linked"} == UNASKED.get(kind, set())


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"summary"}))
def test_the_blanks_of_a_choice_offer_every_choice(kind: str) -> None:
    shapes = shapes_of(KINDS[kind])
    for blank in form_of(KINDS[kind]):
        shape = shapes.get(blank.key)
        if shape and shape.sort is Sort.CHOICE:
            assert {value for value, _ in blank.choices} - {""} == set(shape.choices), blank.key
