"""Every field of every record can be said in words, without the insides showing."""

from __future__ import annotations

from datetime import date, time
from uuid import uuid4

from hypothesis import given

from mentorjournal.desk.wording import field_texts, label_of
from mentorjournal.domain.growth import (
    Answer,
    Decision,
    Goal,
    Insight,
    Milestone,
    Option,
    Reflection,
    Strategy,
)
from mentorjournal.domain.people import Agreement, Person, Relationship
from mentorjournal.domain.record import Record, mentioned, words_of
from mentorjournal.domain.sessions import Action, Feedback, Session
from mentorjournal.domain.sharing_rules import Share
from mentorjournal.journal import Journal
from searching import SHARING
from strategies import records

DAY = date(2026, 3, 26)


def texts(journal: Journal, record: Record) -> dict[str, str]:
    return {each.name: each.text for each in field_texts(journal, record)}


@SHARING
@given(record=records())
def test_every_record_can_be_worded_and_no_word_is_lost(journal: Journal, record: Record) -> None:
    worded = field_texts(journal, record)
    assert all(each.text and each.label for each in worded)
    everything = "\n".join(each.text for each in worded)
    elsewhere = {"items", "held_back"}
    shown = record.model_copy(update=dict.fromkeys(elsewhere & record.model_fields_set, ()))
    for text in words_of(shown):
        assert text in everything or mentioned(text)


def test_days_hours_and_names_are_said(journal: Journal) -> None:
    ruth = journal.keep(Person(name="Ruth")).record
    between = journal.keep(
        Relationship(person=ruth.id, my_role="mentoree", programme="STEM", started=DAY)
    ).record
    held = Session(
        on=DAY,
        start=time(17, 30),
        minutes=0,
        people=(ruth.id, uuid4()),
        relationship=between.id,
        next_on=DAY,
    )
    said = texts(journal, held)
    assert said["start"] == "17:30"
    assert said["minutes"] == "0"
    assert said["people"] == "Ruth, someone you deleted"
    assert said["relationship"] == "Ruth · STEM"
    assert said["next_on"] == "Thu 26 March 2026"
    assert "on" not in said
    assert "id" not in said


def test_a_mention_is_said_by_what_it_points_to(journal: Journal) -> None:
    goal = Goal(title="Talk", on=DAY, milestones=(Milestone(id="m1", title="Draft"),))
    journal.keep(goal)
    for mention, words in (
        (str(goal.id), "Talk"),
        (f"{goal.id}#m1", "Talk: Draft"),
        (f"{goal.id}#gone", "Talk"),
        (str(uuid4()), "a record that is no longer there"),
        ("a walk", "a walk"),
    ):
        promise = Action.model_validate({"text": "t", "on": DAY, "from": mention})
        assert texts(journal, promise)["came_from"] == words


def test_parts_stand_one_a_line(journal: Journal) -> None:
    goal = Goal(
        title="Talk",
        on=DAY,
        milestones=(
            Milestone(title="Draft", done_on=DAY, due=DAY, evidence="eight pages"),
            Milestone(title="Rehearse", due=DAY),
        ),
        strategies=(Strategy(text="Mirror", state="kept", learned="slower"),),
    )
    said = texts(journal, goal)
    assert said["milestones"] == (
        "✓ Draft  Thu 26 March 2026: eight pages\n○ Rehearse  by Thu 26 March 2026"
    )
    assert said["strategies"] == "kept · Mirror: slower"
    option = Option.model_validate({"name": "Stay", "for": "calm"})
    assert texts(journal, Decision(question="Go?", on=DAY, options=(option,)))["options"] == (
        "Stay\n  for: calm"
    )


def test_answers_stand_under_their_questions(journal: Journal) -> None:
    prompt = next(iter(journal.prompt_book.prompts.values()))
    page = Reflection(
        on=DAY,
        answers=(
            Answer(prompt=prompt.id, value=3),
            Answer(prompt="gone", text="said"),
            Answer(points=((2020, -2, "left"), (2024, 3, "came"))),
        ),
    )
    assert texts(journal, page)["answers"].splitlines() == [
        f"▸ {prompt.asked('')}",
        "▰▰▰▱▱▱▱▱▱▱ 3/10",
        "",
        "said",
        "",
        "2020  -2  left",
        "2024  +3  came",
    ]


def test_a_template_is_said_by_its_name(journal: Journal) -> None:
    template = next(t for t in journal.prompt_book.templates.values() if t.kind == "reflection")
    page = Reflection(on=DAY, title="t", template=template.id)
    assert texts(journal, page)["template"] == template.name


def private(journal: Journal, record: Record) -> set[str]:
    return {each.name for each in field_texts(journal, record) if each.private}


def test_what_can_never_be_shared_says_so(journal: Journal) -> None:
    held = Session(on=DAY, notes_private="p", notes_shared="s", purpose="x")
    assert private(journal, held) == {"notes_private"}
    said = Feedback(person=uuid4(), on=DAY, text="t", my_response="r")
    assert private(journal, said) == {"my_response"}
    page = Reflection(on=DAY, title="t", answers=(Answer(text="x"),), share=Share.OFFER)
    assert private(journal, page) == {"answers"}
    assert private(journal, Insight(text="t", on=DAY, share=Share.OFFER)) == set()
    agreed = Relationship(
        person=uuid4(),
        my_role="peer",
        started=DAY,
        keep_private_notes_until=DAY,
        agreement=Agreement(boundaries=("family",)),
    )
    assert "keep_private_notes_until" not in private(journal, agreed)


def test_labels_are_words() -> None:
    assert label_of("notes_private") == "Notes"
    assert label_of("more_of") == "More of"


def test_a_long_text_wants_lines_of_its_own(journal: Journal) -> None:
    insight = Insight.model_validate({"text": "x", "on": DAY, "from": "y" * 61})
    short, long = field_texts(journal, insight)
    assert (short.is_long, long.is_long) == (False, True)
