"""Both sample journals load whole, and not a word of them is lost."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid5

import pytest

from mentorjournal.domain.days import Reading
from mentorjournal.domain.growth import CheckIn, Goal, Rating, Skill
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.record import Record, mentioned, references
from mentorjournal.domain.sessions import Action, Feedback, Session, Summary, Topic
from mentorjournal.domain.sharing_rules import Share
from mentorjournal.exchange.arrival import Arrival
from mentorjournal.exchange.exact import NAMESPACE
from mentorjournal.exchange.jsonl import read
from mentorjournal.exchange.samples import FORMAT
from mentorjournal.resources import data_file

READING = Reading(date(2026, 3, 5))
SAMPLES = ("sample-mentoree.jsonl", "sample-mentor.jsonl")

IDS = (
    *("id", "ref", "person", "people", "relationship", "relationships", "session", "discussed_in"),
    *("goal", "goals", "skills", "verifier", "moved_to", "led_to", "about"),
    *("met_through", "from", "where", "evidence"),
)
"""The fields in which a text may be an id of the sample; it becomes an id of ours."""

WORDED: dict[str, dict[str, tuple[str, ...]]] = {
    "share": {"private": ("never",)},
    "name_consent": {"not granted": ("refused",)},
    "view": {"looking back": ("looking_back",)},
    "mode": {"in_person": ("in person",)},
    "direction": {"in": ("received",), "out": ("sent", "given")},
}
"""The choices that have another name here."""

UNSAID = ("type", "read_only", "owner")
"""What a record says by its kind: whose goal it is, that a received summary is read-only."""


def lines_of(name: str) -> list[str]:
    return data_file(name).read_text("utf-8").splitlines()


def loaded(name: str) -> tuple[Arrival, list[Record]]:
    arrival = read(lines_of(name), None, READING)
    return arrival, list(arrival.records)


def leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, name)
    else:
        yield name, value


@pytest.mark.parametrize("name", SAMPLES)
def test_every_line_of_a_sample_is_taken(name: str) -> None:
    arrival, records = loaded(name)
    lines = [json.loads(line) for line in lines_of(name)]
    inside = sum(len(line.get("checkins", [])) + len(line.get("ratings", [])) for line in lines)
    assert arrival.refused == []
    assert len(records) == len(lines) - 2 + inside
    assert len({record.id for record in records}) == len(records)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_leaf_of_a_line_is_kept_in_the_records_of_that_line(name: str) -> None:
    arrival, records = loaded(name)
    lines = [json.loads(line) for line in lines_of(name)]
    ours = ids_of(lines, arrival.settings["name"])
    for line in lines:
        kept = set(leaves(arrival.settings)) if "id" not in line else set[tuple[str, Any]]()
        for record in records:
            if of_line(record, ours.get(line.get("id", ""), "")):
                kept |= set(leaves(record.model_dump(mode="json", by_alias=True)))
        if line["type"] == "scheme":
            kept |= set(leaves(arrival.settings["schemes"]))
        values = {value for _, value in kept}
        for key, value in leaves(line):
            told = alternatives(key, value, ours)
            assert told & values or key in UNSAID or value == FORMAT, (key, value)


def ids_of(lines: list[dict[str, Any]], owner: str) -> dict[str, str]:
    """What stands here for each id of the file."""
    ids = {}
    for line in lines:
        if "id" in line:
            ids[line["id"]] = str(uuid5(NAMESPACE, f"{owner}\n{line['id']}"))
            for part in (*line.get("milestones", ()), *line.get("strategies", ())):
                ids[part["id"]] = f"{ids[line['id']]}#{part['id']}"
    return ids


def of_line(record: Record, our_id: str) -> bool:
    """Whether a record came from the line with this id of ours."""
    inside = {CheckIn: "goal", Rating: "skill"}.get(type(record))
    return our_id in (str(record.id), str(getattr(record, inside)) if inside else "")


def alternatives(key: str, value: Any, ours: dict[str, str]) -> set[Any]:
    """How a leaf of the sample may be written in our records."""
    if key in IDS and value in ours:
        return {value, ours[value]} if key == "id" else {ours[value]}
    if key == "start":
        return {f"{value}:00"}
    if isinstance(value, str) and value in WORDED.get(key, {}):
        return set(WORDED[key][value])
    return {value}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_reference_of_a_sample_leads_to_a_record_or_a_part(name: str) -> None:
    _, records = loaded(name)
    by_id = {record.id: record for record in records}
    for record in records:
        for role, target in references(record):
            assert target in by_id
            part = role.partition("#")[2]
            goal = by_id[target]
            if part:
                assert isinstance(goal, Goal)
                assert part in {each.id for each in (*goal.milestones, *goal.strategies)}


def test_evidence_points_to_a_milestone() -> None:
    _, records = loaded("sample-mentoree.jsonl")
    ratings = [record.evidence for record in records if isinstance(record, Rating)]
    parts = [mention[1] for mention in map(mentioned, ratings) if mention and mention[1]]
    assert parts == ["g3m2", "g3m4"]


def test_the_words_of_the_samples_become_ours() -> None:
    arrival, records = loaded("sample-mentor.jsonl")
    assert arrival.settings["name"] == "Ruth Halloran"
    assert arrival.settings["called"] == "Ruth"
    assert arrival.settings["timezone"] == "Australia/Sydney"
    assert arrival.settings["roles"] == ["mentor", "mentoree"], "most met first"
    assert [scheme["id"] for scheme in arrival.settings["schemes"]] == ["sch-cpd"]
    one = {type(r): r for r in reversed(records)}
    assert {r.name_consent for r in records if isinstance(r, Person)} == {"granted", "refused"}
    assert {r.direction for r in records if isinstance(r, Summary)} == {"sent", "received"}
    assert {r.direction for r in records if isinstance(r, Feedback)} == {"given", "received"}
    assert {r.view for r in records if isinstance(r, Rating)} == {"now", "looking_back"}
    assert {r.share for r in records if isinstance(r, Topic)} == {Share.OFFER, Share.NEVER}
    session = one[Session]
    assert isinstance(session, Session)
    assert session.counts_toward is not None
    assert session.counts_toward.scheme == "sch-cpd"
    assert [r.take_backs[0].what for r in records if isinstance(r, Summary) and r.take_backs]
    assert all(r.agreement for r in records if isinstance(r, Relationship))


def test_what_belongs_to_a_private_skill_or_goal_is_private() -> None:
    for name in SAMPLES:
        _, records = loaded(name)
        private = {r.id for r in records if isinstance(r, Skill | Goal) and r.never_leaves}
        inside = [r for r in records if isinstance(r, Rating | CheckIn)]
        assert inside
        for record in inside:
            owner = record.skill if isinstance(record, Rating) else record.goal
            assert record.never_leaves == (owner in private)


def test_a_promise_was_made_on_the_day_of_its_session() -> None:
    _, records = loaded("sample-mentoree.jsonl")
    days = {r.id: r.on for r in records if isinstance(r, Session)}
    promises = [r for r in records if isinstance(r, Action) and r.session]
    assert promises
    assert all(promise.on == days[promise.session] for promise in promises if promise.session)


def test_the_same_sample_gives_the_same_records_and_another_owner_others() -> None:
    assert loaded(SAMPLES[0])[1] == loaded(SAMPLES[0])[1]
    first, second = ({r.id for r in loaded(name)[1]} for name in SAMPLES)
    assert not first & second


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"type": "sonnet", "id": "x"}, "“sonnet” is not a type that a sample journal has."),
        ({"type": "summary", "id": "x"}, "“summary” is not a type that a sample journal has."),
        ({"type": ["goal"], "id": "x"}, "type: this must be a text."),
        ({"type": "goal"}, "id: this must be a text."),
        ({"type": "action", "id": "x", "text": "Go.", "session": ["s"]}, "session: this must be"),
        ({"type": "topic", "id": "x", "text": "a", "relationship": "r"}, "It points to “r”, which"),
        ({"type": "feedback", "id": "x", "direction": {"a": 1}}, ""),
        ({"type": "goal", "id": "x", "title": "a", "owner": "partner"}, "owner: this can only be"),
        ({"type": "goal", "id": "x", "title": "a", "checkins": 4}, "checkins: this must be a list"),
        ({"type": "person", "id": "x", "name": "N", "colour": "red"}, "“colour” is not a field"),
        ({"type": "person", "id": "x", "name": "N", "met_on": "2025-02-30"}, "met_on: "),
        ({"type": "skill", "id": "x", "name": "S", "ratings": [{"on": "2025-01-01"}]}, "A rating"),
        ({"type": "scheme", "id": "x", "\ud800": 1}, "There is half a character"),
        (
            {"type": "scheme", "id": "x", "name": "A", "target": 0, "categories": []},
            "An award needs",
        ),
    ],
)
def test_a_line_that_does_not_fit_is_refused_and_the_others_are_kept(
    line: dict[str, Any], why: str
) -> None:
    journal = {"type": "journal", "format": "mentorjournal-sample/1", "owner": {"name": "N"}}
    good = {"type": "person", "id": "p", "name": "Ruth"}
    lines = [json.dumps(each) for each in (journal, line, good, good)]
    arrival = read(lines, None, READING)
    assert [record.headline for record in arrival.records] == ["Ruth"]
    assert [each.line for each in arrival.refused] == [2, 4]
    assert arrival.refused[0].why.startswith(why)
