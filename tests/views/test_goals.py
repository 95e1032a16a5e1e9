"""How a goal stands, in words: stretch, and milestones beyond its end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.domain.growth import CheckIn, Goal, Milestone
from mentorjournal.domain.shapes import Sort, shapes_of
from mentorjournal.views.goals import GoalStory, as_json, beyond

DAY = date(2026, 3, 26)


def story(importance: int | None, confidence: int | None, **fields: Any) -> GoalStory:
    goal = Goal.model_validate({"title": "Speak", "on": DAY, "importance": importance, **fields})
    checkins = (
        () if confidence is None
        else (CheckIn(goal=goal.id, on=DAY, progress=4, confidence=confidence),)
    )  # fmt: skip
    return GoalStory(goal, checkins)


@pytest.mark.parametrize(
    ("importance", "confidence", "words"),
    [
        (9, 3, "It matters 9/10, and you are 3/10 sure of it: a stretch."),
        (9, 8, "It matters 9/10, and you are 8/10 sure of it: within reach."),
        (3, 2, "It matters 3/10, and you are 2/10 sure of it: a stretch. Is it still yours?"),
        (3, 9, "within reach. What would a bolder version be?"),
        (9, None, "It matters 9/10; a check-in would say how sure you are."),
        (None, 5, "You are 5/10 sure of it; how much it matters is not said yet."),
        (None, None, ""),
    ],
)
def test_the_stretch_is_said_in_words(
    importance: int | None, confidence: int | None, words: str
) -> None:
    told = story(importance, confidence).stretch
    assert told == words or (words and told.endswith(words))


def test_a_goal_that_ended_is_no_stretch_any_more() -> None:
    assert story(9, 3, status="released", ended_on=DAY).stretch == ""


def test_a_milestone_beyond_the_goals_end_is_said_plainly() -> None:
    late = Milestone(title="Talk", due=date(2026, 5, 1))
    assert story(5, 5, target=date(2026, 4, 1)).beyond(late) == "after the goal's end, 1 Apr"
    assert beyond(date(2026, 4, 1), date(2026, 4, 1)) == ""
    assert beyond(None, DAY) == beyond(DAY, None) == ""


def test_nobody_but_the_owner_has_a_number_in_a_goal() -> None:
    for kind in (Goal, CheckIn):
        references = {n for n, each in shapes_of(kind).items() if each.sort is Sort.REFERENCE}
        assert not references & {"person", "owner", "by"}
        assert "owner" not in kind.model_fields


def test_its_numbers_are_given_as_json() -> None:
    told = as_json(story(9, 3))
    assert told["checkins"] == [{"on": "2026-03-26", "progress": 4, "confidence": 3, "note": ""}]
