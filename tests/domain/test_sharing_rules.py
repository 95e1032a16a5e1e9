"""Never, ask, offer: a field without a rule never leaves, whatever its record wishes."""

from typing import Annotated, ClassVar

import pytest
from pydantic import Field

from mentorjournal.domain.growth import Goal, Insight, Milestone, Reflection
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.people import Agreement, Person
from mentorjournal.domain.record import Part, Record
from mentorjournal.domain.sessions import Action, Session, Summary, Topic
from mentorjournal.domain.sharing_rules import (
    ASK,
    ASK_ALONE,
    NEVER,
    OFFER,
    Rule,
    Share,
    effective,
    rules_of,
)

NEVER_LEAVE = {
    Person: {"note_private", "shown_as", "name_consent", "met_through"},
    Agreement: {"boundaries"},
    Session: {"notes_private", "purpose", "agenda", "title", "reason"},
    Topic: {"note_private"},
    KINDS["decision"]: {"state_of_mind"},
    KINDS["feedback"]: {"my_response"},
    Goal: {"importance", "relationships", "skills"},
    Summary: {"held_back", "items", "note_private", "body"},
}


class Forgetful(Record):
    """A kind whose author thought of no rules."""

    KIND: ClassVar = "forgetful"
    text: str
    parts: tuple[str, ...] = ()


class Half(Part):
    """A part with one rule, beside other annotations."""

    said: Annotated[str, Field(min_length=1), OFFER]
    kept: str = ""


def test_a_kind_without_rules_leaks_nothing() -> None:
    assert set(rules_of(Forgetful).values()) == {NEVER}
    assert rules_of(Forgetful).keys() == Forgetful.model_fields.keys()


def test_a_rule_is_found_among_other_annotations() -> None:
    assert rules_of(Half) == {"said": OFFER, "kept": NEVER}


@pytest.mark.parametrize(("model", "fields"), NEVER_LEAVE.items())
def test_what_is_private_has_no_rule(model: type[Part], fields: set[str]) -> None:
    assert {rules_of(model)[name] for name in fields} == {NEVER}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_is_about_the_record_never_leaves(kind: type[Record]) -> None:
    for name in ("id", "tags", "share", "relationship", "relationships", "goal", "session"):
        assert rules_of(kind).get(name, NEVER) is NEVER
    assert not [
        name for name in rules_of(kind) if "private" in name and rules_of(kind)[name] != NEVER
    ]


def test_nothing_of_a_reflection_has_a_rule() -> None:
    assert set(rules_of(Reflection).values()) == {NEVER}


def test_what_is_offered_is_a_short_list() -> None:
    offered = {
        f"{word}.{name}"
        for word, kind in KINDS.items()
        for name, rule in rules_of(kind).items()
        if rule.share is Share.OFFER
    }
    assert offered == {
        "session.on", "session.notes_shared", "session.next_on", "topic.text", "action.text",
        "action.owner", "action.due", "action.status", "action.done_on", "action.result",
        "relationship.agreement", "resource.title", "resource.kind", "resource.where",
        "resource.why", "resource.state", "resource.takeaway",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "own", "expected"),
    [
        (NEVER, None, Share.NEVER),
        (NEVER, Share.ASK, Share.NEVER),
        (NEVER, Share.OFFER, Share.NEVER),
        (ASK, None, Share.ASK),
        (ASK, Share.NEVER, Share.NEVER),
        (ASK, Share.OFFER, Share.OFFER),
        (ASK_ALONE, Share.OFFER, Share.ASK),
        (ASK_ALONE, Share.NEVER, Share.NEVER),
        (OFFER, None, Share.OFFER),
        (OFFER, Share.ASK, Share.ASK),
        (OFFER, Share.NEVER, Share.NEVER),
        (OFFER, Share.OFFER, Share.OFFER),
    ],
)
def test_a_record_lowers_its_rules_and_never_raises_never(
    rule: Rule, own: Share | None, expected: Share
) -> None:
    assert effective(rule, own) is expected


def test_inner_parts_have_rules_of_their_own() -> None:
    assert rules_of(Milestone)["title"] == ASK
    assert rules_of(Milestone)["evidence"] == NEVER
    assert rules_of(Goal)["why"] == ASK_ALONE
    assert rules_of(Insight)["came_from"] == rules_of(Action)["came_from"] == NEVER
