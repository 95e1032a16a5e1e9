"""The thread: what led to what, however it is tied, and whatever is tied in circles."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.domain.growth import CheckIn, Decision, Goal, Insight, Reflection
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.sessions import Action
from mentorjournal.journal import Journal
from mentorjournal.storage.links import Bead
from mentorjournal.views.thread import Weave, as_json, asking, weave, weave_around

DAY = date(2026, 3, 26)


def insight(text: str = "I see", **fields: Any) -> Insight:
    return Insight.model_validate({"text": text, "on": DAY, **fields})


def test_the_thread_is_found_however_it_is_tied(journal: Journal) -> None:
    page = Reflection(on=DAY, title="A page")
    goal = Goal(title="Speak", on=DAY)
    decision = Decision(question="Speak?", on=DAY, led_to=(goal.id,))
    seen = insight(led_to=[decision.id]).model_copy(update={"came_from": str(page.id)})
    promise = Action(text="Rehearse", on=DAY, goal=goal.id)
    checkin = CheckIn(goal=goal.id, on=DAY, progress=3, confidence=2)
    journal.keep_all([page, goal, decision, seen, promise, checkin])

    found = weave(journal)

    assert found.onward[str(seen.id)] == [str(decision.id)]
    assert found.onward[str(decision.id)] == [str(goal.id)]
    assert found.onward[str(goal.id)] == [str(promise.id)], "a check-in is no step"
    whole = {str(each.id) for each in (seen, decision, goal, promise)}
    assert {bead.id for bead in weave_around(journal, str(page.id)).beads} == whole
    assert {bead.id for bead in weave_around(journal, str(promise.id)).beads} == whole


def test_an_insight_that_led_to_nothing_asks_until_something_comes_of_it(journal: Journal) -> None:
    alone, other = insight("alone"), insight("another")
    journal.keep_all([alone, other, Decision(question="So?", on=DAY, **{"from": str(other.id)})])  # type: ignore[arg-type]
    assert [bead.title for bead in asking(journal)] == ["alone"]
    promise = Action(text="Do it", on=DAY, **{"from": str(alone.id)})  # type: ignore[arg-type]
    journal.keep(promise)
    assert asking(journal) == []
    journal.bury(promise.id)
    assert [bead.title for bead in asking(journal)] == ["alone"]


def test_circles_and_records_that_lead_to_themselves_do_no_harm(journal: Journal) -> None:
    first, second = insight("first"), insight("second")
    first = first.model_copy(update={"led_to": (second.id, first.id)})
    second = second.model_copy(update={"led_to": (first.id, uuid4())})
    journal.keep_all([first, second])
    around = weave_around(journal, str(first.id))
    assert {bead.title for bead in around.beads} == {"first", "second"}
    assert len(list(as_json(around))) == 2
    assert asking(journal) == []


def test_the_thread_of_one_relationship_leaves_the_other_out(journal: Journal) -> None:
    people = [Person(name=name) for name in ("Ruth", "Bea")]
    both = [Relationship(person=each.id, my_role="mentoree", started=DAY) for each in people]
    told = [insight(each.id.hex, relationships=(each.id,)) for each in both]
    journal.keep_all([*people, *both, *told])
    found = weave(journal, (str(both[0].id),))
    assert [bead.title for bead in found.beads] == [both[0].id.hex]


ids = st.sampled_from("abcdef")


@settings(max_examples=60)
@given(st.dictionaries(ids, st.lists(ids, max_size=4)))
def test_what_is_connected_ends_and_goes_both_ways(onward: dict[str, list[str]]) -> None:
    back = {name: [one for one, led in onward.items() if name in led] for name in "abcdef"}
    beads = [Bead(name, "insight", "2026-01-01", name, "", "") for name in "abcdef"]
    found = Weave(beads, onward, back)
    for one in "abcdef":
        near = found.connected(one)
        assert one in near
        assert all(one in found.connected(other) for other in near)
