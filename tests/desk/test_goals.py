"""What an owner does with a goal, and what a decision becomes when it is looked back on."""

from datetime import date

import pytest
from hypothesis import given, settings

from mentorjournal.desk import goals as moves
from mentorjournal.desk.decisions import looked_back_on
from mentorjournal.domain.growth import Decision, Goal, Milestone
from mentorjournal.errors import NotUnderstood
from strategies import records

DAY = date(2026, 3, 26)


def goal() -> Goal:
    milestones = tuple(Milestone(id=name, title=name) for name in "abc")
    return Goal(title="Win the placement", on=DAY, milestones=milestones)


def test_every_shape_and_end_stays_in_the_history() -> None:
    shaped = moves.reshaped(goal(), "Forty hours", "They said no", DAY)
    assert (shaped.title, shaped.status, shaped.history[0].was) == (
        "Forty hours", "reshaped", "Win the placement",
    )  # fmt: skip
    over = moves.ended(shaped, "released", "It was never mine", DAY)
    assert (over.status, over.ended_on, moves.is_under_way(over)) == ("released", DAY, False)
    again = moves.taken_up(over, DAY)
    assert (again.status, again.ended_on) == ("active", None)
    assert "It was never mine" in again.history[-1].because
    with pytest.raises(NotUnderstood):
        moves.ended(goal(), "active", "", DAY)
    with pytest.raises(NotUnderstood):
        moves.reshaped(goal(), " ", "", DAY)


@settings(max_examples=40)
@given(records(Goal))
def test_taking_a_goal_up_again_loses_no_word(one: object) -> None:
    assert isinstance(one, Goal)
    again = moves.taken_up(one, DAY)
    assert again.history[:-1] == one.history
    assert one.ended_note in again.history[-1].because


@settings(max_examples=40)
@given(records(Goal))
def test_another_shape_stands_behind_the_earlier_ones(one: object) -> None:
    assert isinstance(one, Goal)
    shaped = moves.reshaped(one, "Forty hours", "They said no", DAY)
    assert shaped.history[:-1] == one.history
    assert (shaped.history[-1].was, shaped.history[-1].because) == (one.title, "They said no")


def test_milestones_are_added_ticked_and_moved() -> None:
    one = moves.with_milestone(goal(), " d ", DAY)
    assert [each.title for each in one.milestones] == ["a", "b", "c", "d"]
    one = moves.with_milestone_moved(one, "a", 1)
    assert [each.title for each in one.milestones] == ["b", "a", "c", "d"]
    assert moves.with_milestone_moved(one, "b", -1) == one
    done = moves.with_milestone_ticked(one, "a", DAY)
    assert [each.done_on for each in done.milestones] == [None, DAY, None, None]
    assert moves.with_milestone_ticked(done, "a", DAY) == one
    with pytest.raises(NotUnderstood):
        moves.with_milestone(one, "", None)


def test_a_strategy_says_what_it_taught() -> None:
    one = moves.with_strategy(goal(), "", "Script it", "trying", "")
    (tried,) = one.strategies
    one = moves.with_strategy(one, tried.id, "Script it", "dropped", "Then I read it")
    assert [(each.id, each.state, each.learned) for each in one.strategies] == [
        (tried.id, "dropped", "Then I read it")
    ]


def test_a_decision_is_looked_back_on_again_and_again() -> None:
    decision = Decision(question="So?", on=DAY, choice="Yes", status="decided")
    once = looked_back_on(decision, "partly", "It rained", "")
    assert (once.status, once.came_true, once.outcome) == ("reviewed", "partly", "It rained")
    assert looked_back_on(once, "", "It rained twice", "Ask").came_true is None
    with pytest.raises(NotUnderstood) as refused:
        looked_back_on(decision, "", " ", "")
    assert "outcome" in refused.value.fields
