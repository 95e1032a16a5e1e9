"""Records out of what was typed: the fields' own sorts, and one sentence for what does not fit."""

from contextlib import suppress
from datetime import date, time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorjournal.domain.days import Reading
from mentorjournal.domain.growth import Answer, CheckIn, Decision, Goal, Milestone, Reflection
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.making import make, part_line, read_clock, understand
from mentorjournal.domain.people import AgreementChange, Relationship
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Action, Session, Summary, SummaryItem
from mentorjournal.domain.shapes import Sort, attribute_of, shapes_of
from mentorjournal.domain.sharing_rules import Share
from mentorjournal.errors import NotUnderstood
from strategies import NASTY, records

TODAY = date(2026, 3, 26)
READING = Reading(TODAY)


def problems_of(kind: type[Record], fields: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(NotUnderstood) as refused:
        make(kind, fields, READING)
    assert all(each in str(refused.value) for each in refused.value.fields.values())
    return refused.value.fields


def test_every_sort_of_field_can_be_typed() -> None:
    made = make(
        Session,
        {
            "on": "yesterday",
            "start": "5.30pm",
            "minutes": "45",
            "kind": "one to one",
            "status": "p",
            "people": "",
            "relationship": "",
            "next_on": "fri",
            "notes_shared": " as typed \n",
            "tags": "talk, a b ,",
            "share": "never",
            "counts_toward": '{"scheme": "chartered", "category": "learning"}',
        },
        READING,
    )
    assert made.on == date(2026, 3, 25)
    assert made.start == time(17, 30)
    assert (made.minutes, made.kind, made.status) == (45, "one_to_one", "planned")
    assert (made.people, made.relationship) == ((), None)
    assert made.next_on == date(2026, 3, 27)
    assert made.notes_shared == " as typed \n"
    assert made.tags == ("talk", "a b")
    assert made.share is Share.NEVER
    assert made.counts_toward is not None
    assert made.counts_toward.category == "learning"


def test_days_are_looked_for_where_the_field_lies() -> None:
    promise = make(Action, {"text": "call", "on": "1 dec", "due": "1 dec"}, READING)
    assert (promise.on, promise.due) == (date(2025, 12, 1), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("kind", "field", "typed"),
    [
        (Session, "on", "someday"),
        (Session, "on", "30 feb"),
        (Session, "start", "late"),
        (Session, "start", "25:00"),
        (Session, "minutes", "-1"),
        (Session, "minutes", "an hour"),
        (Session, "minutes", "9" * 5_000),
        (Session, "kind", "dance"),
        (Session, "kind", ""),
        (Session, "relationship", "ruth"),
        (Session, "people", "ruth, chen"),
        (Session, "colour", "green"),
        (Session, "title", "\udc80"),
        (Session, "counts_toward", "hours"),
        (Session, "counts_toward", "{"),
        (Goal, "title", " \n"),
        (Goal, "importance", "11"),
        (Goal, "milestones", "[{]"),
        (Goal, "milestones", "[{" * 100_000),
        (Goal, "milestones", '[{"due": "2026-01-01"}]'),
        (Goal, "milestones", "talk !someday"),
        (CheckIn, "progress", "11"),
        (CheckIn, "confidence", ""),
        (CheckIn, "goal", None),
        (Decision, "confidence_pct", "101"),
        (Summary, "items", "a line"),
        (Summary, "held_back", "much"),
    ],
)
def test_what_does_not_fit_is_said_of_its_field(kind: type[Record], field: str, typed: Any) -> None:
    problems = problems_of(kind, {field: typed})
    assert field in problems
    sentence = problems[field]
    assert field in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_what_is_missing_is_said_field_by_field() -> None:
    assert problems_of(CheckIn, {"on": "today"}) == {
        "goal": "A check-in needs its goal.",
        "progress": "A check-in needs its progress.",
        "confidence": "A check-in needs its confidence.",
    }


def test_a_reflection_without_words_is_refused_in_a_sentence() -> None:
    assert list(problems_of(Reflection, {"on": "today"}).values()) == [
        "A reflection needs at least one answer."
    ]


def test_parts_may_be_typed_as_json() -> None:
    milestones = ' [ {"title": "Draft", "due": "2026-04-01"}, {"title": "[x] kept"} ]'
    goal = make(Goal, {"title": "Talk", "on": TODAY, "milestones": milestones}, READING)
    assert [each.title for each in goal.milestones] == ["Draft", "[x] kept"]
    assert goal.milestones[0].due == date(2026, 4, 1)


def test_no_parts_can_be_typed_two_ways() -> None:
    for nothing in ("", "[]", " [ ] \n"):
        goal = make(Goal, {"title": "Talk", "on": TODAY, "milestones": nothing}, READING)
        assert goal.milestones == ()


def test_parts_may_be_typed_one_a_line() -> None:
    typed = (
        "[x] Ask Chen\n\n- [ ] Draft it !12 sep\n[] Rehearse\n[draft] is a word here !  \nWow!\n"
    )
    goal = make(Goal, {"title": "Talk", "on": TODAY, "milestones": typed}, READING)
    assert [(each.title, each.due, each.done_on) for each in goal.milestones] == [
        ("Ask Chen", None, TODAY),
        ("Draft it", date(2026, 9, 12), None),
        ("Rehearse", None, None),
        ("[draft] is a word here !", None, None),
        ("Wow!", None, None),
    ]


def test_marks_that_a_part_has_no_place_for_stay_in_its_words() -> None:
    typed = "[x] Say no more often !fri"
    goal = make(Goal, {"title": "Talk", "on": TODAY, "strategies": typed}, READING)
    assert goal.strategies[0].text == typed


@pytest.mark.parametrize(
    ("part", "field"), [(Milestone, "title"), (Answer, "text"), (AgreementChange, "what")]
)
def test_a_line_fills_the_words_and_never_a_code(part: Any, field: str) -> None:
    assert part_line(part, "seen", READING) == {field: "seen"}


def test_a_part_of_references_cannot_be_a_line() -> None:
    with pytest.raises(NotUnderstood):
        part_line(SummaryItem, "seen", READING)


def test_a_long_line_is_read_at_once() -> None:
    line = "a" + " " * 500_000 + "b" + " !c" * 100_000
    assert part_line(Milestone, line + " ! ", READING)["title"].endswith("!")
    with pytest.raises(NotUnderstood):
        part_line(Milestone, line, READING)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("17:30", time(17, 30)),
        ("5.30pm", time(17, 30)),
        (" 9 AM ", time(9)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("7h05", time(7, 5)),
        ("0:00", time(0)),
    ],
)
def test_a_time_of_day(typed: str, meant: time) -> None:
    assert read_clock(typed) == meant


@pytest.mark.parametrize("typed", ["", "17", "24:00", "12:60", "13pm", "0am", "5:3", "½ pm"])
def test_what_is_no_time_of_day(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_clock(typed)


@given(records())
def test_a_record_is_made_of_its_own_values(record: Record) -> None:
    assert make(type(record), record.model_dump(by_alias=True), READING) == record


fields = st.sampled_from([(kind, name) for kind in KINDS.values() for name in shapes_of(kind)])
shreds = st.sampled_from(
    ["[", "]", "{", "}", '"', "[x] ", " !", "fri", "12", "-1", "1e99", "NaN", ":", ",", "null",
     '{"title": ', '[{"text": "a"}]', "\n", "\0", "\udc80", "٣", "never", "a" * 12, "\u2028"]
)  # fmt: skip


@given(fields, st.text(st.characters(), max_size=20) | st.lists(shreds, max_size=6).map("".join))
@example((Goal, "milestones"), "[{" * 50_000)
def test_typed_values_are_understood_or_refused_in_a_sentence(
    field: tuple[type[Record], str], typed: str
) -> None:
    kind, name = field
    with suppress(NotUnderstood):
        assert isinstance(make(kind, {name: typed}, READING), kind)


@given(fields, st.sampled_from(NASTY))
def test_a_text_is_kept_as_it_was_typed(field: tuple[type[Record], str], typed: str) -> None:
    kind, name = field
    if shapes_of(kind)[name].sort is not Sort.TEXT or shapes_of(kind)[name].several:
        return
    ready, problems = understand(kind, {name: typed}, READING)
    assert (ready, problems) == ({name: typed}, {})


def test_the_names_of_files_and_of_python_are_both_known() -> None:
    assert attribute_of(Action, "from") == "came_from"
    assert attribute_of(Action, "text") == "text"
    assert "from" in shapes_of(Action)
    assert shapes_of(Relationship)["agreement"].part is not None
