"""What can be chosen, what is ticked, and what is refused."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import uuid4

import pytest

from mentorjournal.domain.growth import CheckIn, Goal, Insight, Rating, Resource, Skill
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.people import Agreement
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Action, Feedback, Session, Summary
from mentorjournal.domain.sharing_rules import ASK, Share, rules_of
from mentorjournal.errors import CannotShare
from mentorjournal.sharing.choices import choices, held_back, selected
from mentorjournal.sharing.layouts import LAYOUTS, ruled_fields, shareable
from mentorjournal.sharing.summary import compose
from sharing.desk import (
    DAY,
    GOAL,
    INSIGHT,
    JODIE,
    PROMISE,
    REFLECTION,
    SESSION,
    TAMSIN,
    TEVITA,
    WITH_JODIE,
    WITH_RUTH,
    markdown,
    material,
)


def listed(*records: Record) -> dict[str, bool]:
    """Give what is listed of these records, by label, and whether it is ticked."""
    table = material(*records)
    return {each.label: each.ticked for each in choices(table) if each.record != WITH_RUTH.id}


def test_a_session_offers_its_day_its_shared_notes_and_the_next_day() -> None:
    assert listed(SESSION) == {
        "Session 19 August 2025 · the day": True,
        "Session 19 August 2025 · notes for both": True,
        "Session 19 August 2025 · next session": True,
    }


def test_a_promise_is_one_choice_with_its_owner_and_its_due_day() -> None:
    (choice,) = [each for each in choices(material(PROMISE)) if each.kind == "action"]

    assert choice.label == "Promise: Send the draft"
    assert choice.fields == ("text", "owner", "due", "status")
    assert choice.share is Share.OFFER


def test_an_insight_waits_to_be_picked() -> None:
    assert listed(INSIGHT) == {"Insight: There is no gap.": False}


def test_the_own_share_of_a_record_raises_ask_and_lowers_offer() -> None:
    raised = INSIGHT.model_copy(update={"share": Share.OFFER})
    lowered = PROMISE.model_copy(update={"share": Share.ASK})

    assert list(listed(raised).values()) == [True]
    assert list(listed(lowered).values()) == [False]


def test_a_record_that_never_leaves_is_not_listed() -> None:
    assert listed(PROMISE.model_copy(update={"share": Share.NEVER}), REFLECTION) == {}


def test_fields_that_never_leave_are_not_listed() -> None:
    fields = {each.field for each in choices(material(SESSION, GOAL))}

    assert fields.isdisjoint({"notes_private", "importance", "area", "purpose", "tags", "share"})


def test_a_record_of_nobody_is_asked_for_even_where_its_rule_offers() -> None:
    own = Resource(title="A guide", on=DAY)
    shared = Resource(title="A guide", on=DAY, relationships=(WITH_RUTH.id,))

    assert list(listed(own).values()) == [False]
    assert list(listed(shared).values()) == [True]


@pytest.mark.parametrize(
    "record",
    [
        Action(text="Ring her", on=DAY, relationship=WITH_JODIE.id),
        Insight(text="She laughs late.", on=DAY, relationships=(WITH_JODIE.id,)),
        Feedback(person=JODIE.id, on=DAY, text="You wrote down what went wrong."),
        JODIE,
        WITH_JODIE,
    ],
    ids=lambda record: record.KIND,
)
def test_what_belongs_to_another_relationship_is_behind_a_wall(record: Record) -> None:
    table = material(record)

    assert not [each for each in choices(table) if each.record == record.id]
    with pytest.raises(CannotShare, match="behind its wall"):
        selected(table, [(record.id, None)])


def test_what_came_from_behind_a_wall_stays_there_however_far_it_came() -> None:
    session = Session(on=DAY, relationship=WITH_JODIE.id)
    seen = Insight.model_validate({"text": "She asks late.", "on": DAY, "from": str(session.id)})
    goal = Goal(title="Ask early", on=DAY, relationships=(WITH_JODIE.id,))
    checkin = CheckIn(goal=goal.id, on=DAY, progress=3, confidence=4)
    skill = Skill(name="Listening", on=DAY, relationships=(WITH_JODIE.id,))
    rating = Rating(skill=skill.id, on=DAY, level=4)
    table = material(seen, checkin, rating, roots=(session, goal, skill))

    assert {each.kind for each in choices(table)} == {"relationship"}


def test_a_record_that_belongs_to_both_may_go_to_either() -> None:
    both = INSIGHT.model_copy(update={"relationships": (WITH_JODIE.id, WITH_RUTH.id)})

    assert listed(both)


def test_two_records_that_came_from_each_other_do_not_turn_in_a_circle() -> None:
    first, second = uuid4(), uuid4()
    ring = [
        Insight.model_validate({"id": own, "text": "Round.", "on": DAY, "from": str(other)})
        for own, other in ((first, second), (second, first))
    ]

    assert len(listed(*ring)) == 2 or len(choices(material(*ring))) > 1


def test_an_agreement_is_ticked_only_when_it_is_news() -> None:
    def ticked(last: date | None) -> bool:
        table = material(last_summary=last)
        return next(each.ticked for each in choices(table) if each.field == "agreement")

    assert ticked(None)
    assert ticked(date(2025, 3, 5))
    assert not ticked(date(2025, 3, 6))


def test_picking_a_whole_goal_leaves_what_is_picked_on_its_own() -> None:
    table = material(GOAL)
    fields = {name for record, name in selected(table, [(GOAL.id, None)]) if record == GOAL.id}

    assert fields == {"title", "status", "milestones"}


def test_a_single_field_can_be_picked_and_dropped() -> None:
    table = material(GOAL, SESSION)
    chosen = selected(table, [(GOAL.id, "why")], [(SESSION.id, "notes_shared")])

    assert (GOAL.id, "why") in chosen
    assert (SESSION.id, "notes_shared") not in chosen
    assert (SESSION.id, "on") in chosen


def test_picking_a_due_day_picks_the_promise_and_dropping_it_leaves_the_promise() -> None:
    promise = PROMISE.model_copy(update={"share": Share.ASK})
    table = material(promise)

    assert (promise.id, "text") in selected(table, [(promise.id, "due")])
    chosen = selected(table, [(promise.id, None)], [(promise.id, "due")])
    assert (promise.id, "text") in chosen
    assert "29 August" not in markdown(compose(table, chosen))


def test_dropping_a_record_drops_all_of_it() -> None:
    assert selected(material(SESSION), drops=[(SESSION.id, None)]) == frozenset()


@pytest.mark.parametrize(
    ("record", "field", "why"),
    [
        (SESSION, "notes_private", "never leaves the journal"),
        (SESSION, "weather", "has no “weather”"),
        (REFLECTION, None, "lift a sentence from it into an insight"),
        (REFLECTION, "answers", "lift a sentence from it into an insight"),
        (INSIGHT.model_copy(update={"share": Share.NEVER}), None, "marked as never"),
        (GOAL, "if_then", "There is nothing in this goal's if_then"),
        (
            Summary(direction="sent", relationship=WITH_RUTH.id, on=DAY, title="T", body="B"),
            "body",
            "Nothing of a summary can be shared",
        ),
    ],
)
def test_a_pick_that_cannot_be_is_refused_in_a_sentence(
    record: Record, field: str | None, why: str
) -> None:
    with pytest.raises(CannotShare, match=why):
        selected(material(record), [(record.id, field)])


def test_picking_what_does_not_lie_on_the_table_is_refused() -> None:
    with pytest.raises(CannotShare):
        selected(material(SESSION), [(uuid4(), None)])
    with pytest.raises(CannotShare):
        selected(material(SESSION), drops=[(uuid4(), None)])


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (REFLECTION, "answers"),
        (SESSION, "notes_private"),
        (GOAL, "importance"),
        (INSIGHT.model_copy(update={"relationships": (WITH_JODIE.id,)}), "text"),
        (INSIGHT.model_copy(update={"share": Share.NEVER}), "text"),
    ],
)
def test_composing_looks_again_whoever_chose(record: Record, field: str) -> None:
    with pytest.raises(CannotShare):
        compose(material(record), frozenset({(record.id, field)}))


def test_composing_refuses_a_record_that_is_not_on_the_table() -> None:
    with pytest.raises(CannotShare):
        compose(material(), frozenset({(SESSION.id, "on")}))


class Vow(Record):
    """A kind that nobody has thought of here, with one field that got a rule."""

    KIND: ClassVar = "vow"

    text: Annotated[str, ASK]
    secret: str = "kept"
    on: date | None = None


def test_a_new_kind_gives_only_what_has_a_rule() -> None:
    vow = Vow(text="Walk at noon")
    table = material(vow)
    page = compose(table, selected(table, [(vow.id, None)]))

    assert [each.field for each in choices(table) if each.record == vow.id] == ["text"]
    assert "Walk at noon" in markdown(page)
    assert "kept" not in markdown(page)
    with pytest.raises(CannotShare):
        compose(table, frozenset({(vow.id, "secret")}))


def test_every_ruled_field_of_every_kind_has_its_place_and_no_other_field_has_one() -> None:
    for kind in KINDS.values():
        assert set(shareable(kind)) == set(ruled_fields(kind))
        assert all(rules_of(kind)[name].share is not Share.NEVER for name in shareable(kind))
        named = LAYOUTS.get(kind.KIND)
        placed = {named.lead, *named.follows, *named.labels} - {""} if named else set()
        assert placed <= set(kind.model_fields), kind.KIND


def test_boundaries_have_no_rule() -> None:
    assert "boundaries" not in ruled_fields(Agreement)


def test_what_stays_is_counted_by_kind() -> None:
    table = material(SESSION, GOAL, INSIGHT, REFLECTION, TEVITA, TAMSIN)
    chosen = selected(table, [(GOAL.id, "title")])

    assert held_back(table, chosen) == {
        "private note": 1,
        "insight": 1,
        "part of a goal": 1,
        "reflection": 1,
        "person": 2,
        "relationship": 1,
    }
