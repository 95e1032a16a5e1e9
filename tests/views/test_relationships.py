"""How relationships stand, what an ending holds, whom to write to, what asks to be looked at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.domain import moments
from mentorjournal.domain.agreement import QUESTIONS
from mentorjournal.domain.growth import Answer, Decision, Insight, Reflection
from mentorjournal.domain.people import Agreement, Person, Relationship, Review
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Action, Feedback, Session, Summary, Topic
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal
from mentorjournal.views.contacts import contacts
from mentorjournal.views.ending import ending, holding
from mentorjournal.views.halfway import halfway
from mentorjournal.views.kind_words import jar
from mentorjournal.views.looks import looks
from mentorjournal.views.overview import overview
from mentorjournal.views.people import acquaintance
from mentorjournal.views.relationships import Standing, agreement_state, standing, standings
from mentorjournal.views.serving import own_path, question_to_bring
from searching import SHARING
from storage.stores import empty
from strategies import records

TODAY = moments.today()
LINES = len(QUESTIONS)


@pytest.fixture
def ruth(journal: Journal) -> Person:
    return journal.keep(Person(name="Ruth", i_can_help_with="R")).record


def bond(person: Person, **fields: Any) -> Relationship:
    held = {"person": person.id, "my_role": "mentoree", "started": TODAY, "status": "working"}
    return Relationship.model_validate({**held, **fields})


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def stands(journal: Journal, kept: Relationship, *others: Record) -> Standing:
    journal.keep_all([kept, *others])
    return standing(journal, kept)


def test_a_standing_counts_what_is_between_two(journal: Journal, ruth: Person) -> None:
    one = bond(ruth)
    found = stands(
        journal, one,
        Session(on=ago(9), relationship=one.id, next_on=ago(-5)),
        Session(on=ago(30), relationship=one.id),
        Session(on=ago(2), relationship=one.id, status="cancelled"),
        Topic(text="mine", on=ago(3), relationship=one.id),
        Topic(text="talked about", on=ago(9), relationship=one.id, state="discussed"),
        Topic(text="theirs", on=ago(9), relationship=one.id, raised_by="partner", state="parked"),
        Action(text="later", on=ago(9), relationship=one.id, due=ago(-9)),
        Action(text="soon", on=ago(9), relationship=one.id, owner="partner", due=ago(-1)),
        Action(text="done", on=ago(9), relationship=one.id, status="done"),
    )  # fmt: skip
    assert (found.name, found.held, found.next_on) == ("Ruth", 2, ago(-5))
    assert found.last is not None
    assert found.last.on == ago(9)
    assert [each.title for each in found.topics.open] == ["mine"]
    assert found.topics.share == "2 of 3 mine"
    assert [each.text for each in found.promises] == ["soon", "later"]
    assert [each.text for each in found.owed_by("me")] == ["later"]


def test_quiet_is_told_by_its_day_and_only_when_nothing_is_ahead(
    journal: Journal, ruth: Person
) -> None:
    one = bond(ruth)
    found = stands(journal, one, Session(on=ago(40), relationship=one.id))
    assert found.quiet_since == ago(40)
    words = [each.words for each in looks(journal, [found], TODAY)]
    assert any("one line to write, if you want" in each for each in words)
    planned = Session(on=ago(-3), relationship=one.id, status="planned")
    assert stands(journal, one, planned).quiet_since is None


@pytest.mark.parametrize("status", ["preparing", "closing", "closed"])
def test_nobody_is_quiet_before_or_after_the_work(
    journal: Journal, ruth: Person, status: str
) -> None:
    one = bond(ruth, status=status)
    found = stands(journal, one, Session(on=ago(99), relationship=one.id))
    assert found.quiet_since is None


def test_a_pause_asks_nothing_of_anybody(journal: Journal, ruth: Person) -> None:
    one = bond(ruth, paused_until=ago(-10))
    found = stands(journal, one, Session(on=ago(99), relationship=one.id))
    assert (found.rests, found.quiet_since) == (True, None)
    assert not stands(journal, bond(ruth, paused_until=ago(1))).rests


def test_a_review_is_due_until_it_was_looked_at(journal: Journal, ruth: Person) -> None:
    agreement = Agreement(how="Video", review_on=ago(2), agreed_on=ago(70))
    assert stands(journal, bond(ruth, agreement=agreement)).review_due
    looked = agreement.model_copy(update={"reviewed_on": ago(1)})
    assert not stands(journal, bond(ruth, agreement=looked)).review_due
    ahead = agreement.model_copy(update={"review_on": ago(-2)})
    assert not stands(journal, bond(ruth, agreement=ahead)).review_due


def test_an_agreement_is_said_in_half_a_sentence() -> None:
    assert agreement_state(None, TODAY) == "not talked about yet"
    assert agreement_state(Agreement(how="Video"), TODAY) == f"1 of {LINES} lines · not agreed yet"
    half = Agreement(how="Video", version=2, confirmed_by_me=TODAY)
    expected = f"version 2 · 1 of {LINES} lines · agreed by me, not yet by them"
    assert agreement_state(half, TODAY) == expected


def test_theirs_stay_covered_until_mine_are_written(journal: Journal, ruth: Person) -> None:
    one = journal.keep(bond(ruth)).record
    journal.keep(Review(relationship=one.id, by="partner", on=ago(1), truth=2, worth=9, matters=5))
    covered = halfway(journal, one.id)
    assert (covered.theirs, covered.is_compared) == (None, False)
    assert all(gap.theirs is None for gap in covered.gaps)
    journal.keep(Review(relationship=one.id, on=ago(2), truth=3, worth=4, matters=5))
    compared = halfway(journal, one.id)
    assert [gap.name for gap in compared.gaps] == ["worth", "truth", "matters", "promises"]
    assert [gap.apart for gap in compared.gaps] == [5, 1, 0, None]


def test_numbers_of_another_season_are_not_compared(journal: Journal, ruth: Person) -> None:
    one = journal.keep(bond(ruth)).record
    journal.keep(Review(relationship=one.id, by="partner", on=ago(200), truth=2))
    journal.keep(Review(relationship=one.id, on=ago(2), truth=3))
    assert halfway(journal, one.id).theirs is None


def test_an_ending_knows_which_of_its_steps_are_done(journal: Journal, ruth: Person) -> None:
    one = bond(ruth, status="closing", ending_announced=ago(20))
    before = ending(journal, stands(journal, one))
    assert [each.name for each in before if each.done] == ["announce"]
    journal.keep_all([
        Feedback(person=ruth.id, on=ago(3), direction="given", kind="encouragement", text="Ten"),
        Reflection(on=ago(2), template="r.close-mentoree", relationship=one.id,
                   answers=(Answer(text="I can wait"),)),
        Summary(direction="sent", relationship=one.id, on=ago(9), title="Page", body="Words"),
    ])  # fmt: skip
    closed = one.model_copy(
        update={"redefined_as": "a postcard", "keep_private_notes_until": ago(-90),
                "status": "closed", "ended": TODAY}
    )  # fmt: skip
    assert all(each.done for each in ending(journal, stands(journal, closed)))
    assert holding(journal, standing(journal, closed)).sent == 1


def test_whom_to_write_to_comes_with_what_one_gave(journal: Journal, ruth: Person) -> None:
    journal.keep(ruth.model_copy(update={"next_contact": ago(-6)}))
    journal.keep(Person(name="Later", next_contact=ago(-30)))
    journal.keep(Feedback(person=ruth.id, on=ago(3), direction="given", text="Ten seconds"))
    assert [(each.name, each.gave) for each in contacts(journal)] == [("Ruth", "Ten seconds")]


def test_the_jar_holds_what_one_was_told_the_newest_first(journal: Journal, ruth: Person) -> None:
    def word(days: int, **fields: Any) -> Feedback:
        held = {"person": ruth.id, "on": ago(days), "kind": "encouragement", "text": f"{days}"}
        return Feedback.model_validate({**held, **fields})

    journal.keep_all([word(9), word(3), word(1, direction="given"), word(2, kind="idea")])
    assert [each.words for each in jar(journal)] == ["3", "9"]


def test_a_mentor_finds_whose_session_is_next_and_what_was_promised(
    journal: Journal, ruth: Person
) -> None:
    journal.notebook.set(roles=["mentor"])
    late = bond(journal.keep(Person(name="Late")).record, my_role="mentor")
    soon = bond(ruth, my_role="mentor")
    journal.keep_all([
        late, soon,
        Session(on=ago(-2), relationship=soon.id, status="planned"),
        Action(text="the list", on=ago(9), relationship=soon.id),
        Summary(direction="received", relationship=soon.id, on=ago(1), title="Page", body="Words"),
        Session(on=ago(3), relationship=soon.id),
        Reflection(on=ago(4), template="r.practice", answers=(Answer(text="Waited"),)),
        Reflection(on=ago(5), answers=(Answer(points=((2001, 3, "up"), (1999, -5, "low"))),)),
    ])  # fmt: skip
    home = overview(journal)
    assert [each.standing.name for each in home.serving] == ["Ruth", "Late"]
    assert [each.text for each in home.serving[0].promised] == ["the list"]
    assert (home.to_summarise, home.to_answer is not None) == (None, True)
    path = own_path(journal)
    assert (path.practice is not None, path.heights) == (True, [-5, 3])
    assert question_to_bring(journal, TODAY, "Ruth") == home.question


def test_what_asks_to_be_looked_at_leads_there(journal: Journal, ruth: Person) -> None:
    decision = Decision(question="Stay?", on=ago(99), status="decided", review_on=ago(1))
    orphan = Insight(text="I rule paths out", on=ago(1))
    told = Feedback(person=ruth.id, on=ago(2), text="Slower", status="answered")
    starts = bond(ruth, status="preparing")
    found = stands(journal, starts, decision, orphan, told)
    shown = looks(journal, [found], TODAY)
    assert [(each.record_id, each.door) for each in shown] == [
        (starts.id, "agreement"), (decision.id, ""), (told.id, ""), (orphan.id, ""),
    ]  # fmt: skip
    journal.keep(Action.model_validate({"text": "Ask", "on": TODAY, "from": str(orphan.id)}))
    assert orphan.id not in [each.record_id for each in looks(journal, [found], TODAY)]


def test_a_deleted_person_is_named_as_such(journal: Journal, ruth: Person) -> None:
    one = bond(ruth)
    journal.keep_all([one, Feedback(person=ruth.id, on=TODAY, kind="encouragement", text="Ten")])
    journal.bury(ruth.id)
    for _ in range(2):
        found = standing(journal, one)
        assert (found.person, found.name) == (None, "someone you deleted")
        assert jar(journal)[0].person == "someone you deleted"
        assert overview(journal).partners[str(one.id)] == "someone you deleted"
        journal.empty_trash()


@settings(SHARING, max_examples=20, deadline=None)
@given(st.lists(records(), max_size=6))
def test_no_record_is_too_odd_to_be_told_of(journal: Journal, made: list[Record]) -> None:
    empty(journal)
    try:
        journal.keep_all(made)
    except JournalError:
        return
    overview(journal)
    for each in standings(journal):
        ending(journal, each)
        holding(journal, each)
        halfway(journal, each.relationship.id)
    for kept in journal.people():
        acquaintance(journal, kept.record)
    contacts(journal)


def test_a_kind_word_of_the_middle_is_no_thanks_at_the_end(journal: Journal, ruth: Person) -> None:
    said = Feedback(on=ago(9), person=ruth.id, direction="given", kind="encouragement", text="So")
    goes_on = bond(ruth)
    steps = {each.name: each for each in ending(journal, stands(journal, goes_on, said))}
    assert not steps["thank"].done
    announced = goes_on.model_copy(update={"ending_announced": ago(9)})
    journal.keep(announced)
    steps = {each.name: each for each in ending(journal, standing(journal, announced))}
    assert (steps["thank"].done, steps["thank"].told) == (True, "So")
