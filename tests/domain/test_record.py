"""What holds of every kind of record: its words, what it points to, where it belongs."""

import json
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from pydantic import ValidationError

from mentorjournal.domain.growth import Answer, Goal, Insight, Milestone, Reflection, Strategy
from mentorjournal.domain.kind_words import KIND_WORDS, kind_word, spoken_kind
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.people import Agreement, Person, Relationship, Review
from mentorjournal.domain.record import Record, mentioned, references, words_of
from mentorjournal.domain.sessions import Action, Feedback, Session
from mentorjournal.domain.shapes import Sort, shapes_of
from mentorjournal.domain.sharing_rules import Share
from mentorjournal.errors import NotUnderstood
from strategies import records

DAY = date(2026, 3, 26)
SOMETHING = "0191a1e2-0000-7abc-8000-00000000000f"


def test_the_words_for_the_kinds_are_the_kinds() -> None:
    assert tuple(KINDS) == KIND_WORDS
    assert spoken_kind("action") == "promise"
    assert spoken_kind("goal") == "goal"


@pytest.mark.parametrize(
    ("typed", "word"),
    [("Goals", "goal"), ("people", "person"), ("promises", "action"), ("check-in", "checkin"),
     ("summaries", "summary"), (" reflection ", "reflection")],
)  # fmt: skip
def test_a_kind_is_known_in_the_plural(typed: str, word: str) -> None:
    assert kind_word(typed) == word


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(NotUnderstood, match="dance"):
        kind_word("dance")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_names_fields_that_it_has(kind: type[Record]) -> None:
    shapes = shapes_of(kind)
    assert shapes[kind.DAY].sort is Sort.DAY
    assert kind.TEXT in shapes or kind is Reflection
    assert kind.PERSON is None or shapes[kind.PERSON].sort is Sort.REFERENCE
    assert all(
        shape.sort is not Sort.OTHER or name == "held_back" for name, shape in shapes.items()
    )


@given(records())
def test_a_record_comes_back_from_json_and_is_frozen(record: Record) -> None:
    assert type(record).model_validate_json(record.model_dump_json(by_alias=True)) == record
    with pytest.raises(ValidationError):
        record.id = uuid4()  # type: ignore[misc]  # that is what is tested


@given(records())
def test_a_record_always_has_a_headline_and_a_gist(record: Record) -> None:
    assert isinstance(record.headline, str)
    assert isinstance(record.gist, str)
    assert record.day is None or isinstance(record.day, date)
    assert record.clock == "" or len(record.clock) == len("17:30")
    assert record.never_leaves or record.KIND != "reflection"


def spoken(value: Any) -> list[str]:
    """List every text anywhere in a dumped record."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in spoken(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in spoken(inner)]
    return [value] if isinstance(value, str) else []


@given(records())
def test_words_are_texts_of_the_record(record: Record) -> None:
    everything = spoken(json.loads(record.model_dump_json(by_alias=True)))
    found = list(words_of(record))
    assert all(found)
    assert set(found) <= set(everything)
    assert str(record.id) not in found


def test_words_are_neither_codes_nor_choices_nor_references() -> None:
    goal = Goal(
        title="Give a talk",
        on=DAY,
        area="mentoring",
        tags=("stage",),
        milestones=(Milestone(id="abc", title="Draft", evidence=str(uuid4())),),
        strategies=(Strategy(text="Rehearse", learned="early"),),
        relationships=(uuid4(),),
    )
    assert list(words_of(goal)) == ["Give a talk", "Draft", "Rehearse", "early"]


@given(records())
def test_every_id_in_a_record_is_a_reference_with_its_role(record: Record) -> None:
    pointed = list(references(record))
    shapes = shapes_of(type(record))
    dumped = record.model_dump(by_alias=True)
    for name, shape in shapes.items():
        if shape.sort is Sort.REFERENCE and name != "id" and dumped[name]:
            held = dumped[name] if shape.several else (dumped[name],)
            assert [to for role, to in pointed if role == name] == list(held)
    assert (record.id not in [to for _, to in pointed]) or str(record.id) in str(dumped)


def test_a_reference_tells_its_part_and_the_part_it_points_to() -> None:
    there = uuid4()
    goal = Goal(title="t", on=DAY, milestones=(Milestone(id="m1", title="x", evidence=str(there)),))
    assert list(references(goal)) == [("milestones:m1.evidence", there)]
    promise = Action.model_validate({"text": "t", "on": DAY, "from": f"{there}#m1"})
    assert list(references(promise)) == [("from#m1", there)]


@pytest.mark.parametrize("words", ["", "Ruth", SOMETHING.upper(), f"see {SOMETHING}", "a-b#c"])
def test_words_are_no_mention(words: str) -> None:
    assert mentioned(words) is None


def test_a_mention_is_a_record_and_perhaps_a_part() -> None:
    there = uuid4()
    assert mentioned(str(there)) == (there, None)
    assert mentioned(f"{there}#m1") == (there, "m1")


def test_a_record_belongs_to_its_relationships() -> None:
    one, two = uuid4(), uuid4()
    own = Relationship(person=uuid4(), my_role="mentor", started=DAY)
    assert own.belongs_to == (own.id,)
    assert Action(text="t", on=DAY, relationship=one).belongs_to == (one,)
    assert Action(text="t", on=DAY).belongs_to == ()
    assert Insight(text="t", on=DAY, relationships=(one, two)).belongs_to == (one, two)
    assert Person(name="Ruth").belongs_to == ()


def test_headlines_say_what_there_is() -> None:
    held = Session(on=DAY, kind="shadowing", notes_private="secret", notes_shared="")
    assert (held.headline, held.gist) == ("Shadowing", "")
    assert Feedback(person=uuid4(), on=DAY, impact="It helped").headline == "It helped"
    assert Review(relationship=uuid4(), on=DAY, worth=7).headline.endswith("–, –, –, 7")
    page = Reflection(on=DAY, answers=(Answer(value=3), Answer(text="\n First line\nsecond")))
    assert page.headline == "First line"
    assert Reflection(on=DAY, answers=(Answer(value=3),)).headline == "Reflection"


def test_a_private_record_says_so() -> None:
    assert Insight(text="t", on=DAY, share=Share.NEVER).never_leaves
    assert not Insight(text="t", on=DAY, share=Share.OFFER).never_leaves
    assert Reflection(on=DAY, title="t", share=Share.OFFER).never_leaves


def test_what_a_kind_does_not_know_is_refused() -> None:
    with pytest.raises(ValidationError):
        Insight(text="t", on=DAY, mood="good")  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        Agreement(purpose="half \udc80")


def test_ids_are_made_anew() -> None:
    assert isinstance(Person(name="a").id, UUID)
    assert Person(name="a").id != Person(name="a").id
