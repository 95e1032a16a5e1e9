"""Tying records of the thread together, undoing that, and lifting sentences."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from mentorjournal.desk.lifting import lifted, say_where_from, sentences_of
from mentorjournal.desk.linking import led_on, set_apart, tie, untie
from mentorjournal.domain.growth import Answer, Decision, Goal, Insight, Reflection
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Action
from mentorjournal.errors import JournalError, NotUnderstood
from mentorjournal.journal import Journal
from mentorjournal.views.thread import weave
from strategies import records

DAY = date(2026, 3, 26)


@settings(max_examples=40)
@given(records(Insight, Decision, Goal), records(Insight, Decision, Goal, Action))
def test_what_was_tied_can_be_set_apart_again(source: Record, target: Record) -> None:
    try:
        tied = led_on(source, target)
    except NotUnderstood:
        return
    source, target = (tied if each.id == tied.id else each for each in (source, target))
    with pytest.raises(NotUnderstood, match="linked already"):
        led_on(source, target)
    for each in set_apart(source, target):
        source, target = (each if old.id == each.id else old for old in (source, target))
    with pytest.raises(NotUnderstood):
        set_apart(source, target)


def test_a_reflection_leads_to_an_insight_by_what_the_insight_says(journal: Journal) -> None:
    page, seen = Reflection(on=DAY, title="A page"), Insight(text="I see", on=DAY)
    goal, promise = Goal(title="Speak", on=DAY), Action(text="Rehearse", on=DAY)
    journal.keep_all([page, seen, goal, promise])
    for pair in ((page, seen), (seen, goal), (goal, promise)):
        tie(journal, pair[0].id, pair[1].id)
    ways = weave(journal).onward
    assert [ways[str(each.id)] for each in (page, seen, goal)] == [
        [str(each.id)] for each in (seen, goal, promise)
    ]
    assert journal.records.get(Action, promise.id).record.goal == goal.id
    untie(journal, goal.id, promise.id)
    assert str(goal.id) not in weave(journal).onward


def test_what_already_says_where_it_came_from_is_not_overwritten() -> None:
    first, second = (Reflection(on=DAY, title=title) for title in "ab")
    seen = led_on(first, Insight(text="I see", on=DAY))
    with pytest.raises(NotUnderstood, match="says already where it came from"):
        led_on(second, seen)


def test_a_record_leads_neither_to_itself_nor_to_a_page() -> None:
    seen = Insight(text="I see", on=DAY)
    with pytest.raises(NotUnderstood, match="to itself"):
        led_on(seen, seen)
    with pytest.raises(NotUnderstood, match="nothing that something leads to"):
        led_on(seen, Reflection(on=DAY, title="A page"))


def test_a_sentence_is_lifted_with_where_it_came_from(journal: Journal) -> None:
    page = Reflection(on=DAY, answers=(Answer(text="She waited. I spoke."),))
    kept = journal.keep(page)
    assert sentences_of(page) == ["She waited.", "I spoke."]
    seen = lifted(journal.records.find_all([page.id])[0], " I spoke. ")
    assert (seen.text, seen.came_from) == ("I spoke.", str(page.id))
    with pytest.raises(NotUnderstood):
        lifted(journal.records.find_all([kept.record.id])[0], " ")
    journal.bury(page.id)
    with pytest.raises(JournalError, match="in the trash"):
        lifted(journal.records.find_all([page.id])[0], "I spoke.")


def test_what_was_lifted_before_its_page_was_kept_finds_it_afterwards(journal: Journal) -> None:
    seen, page = Insight(text="I spoke.", on=DAY), Reflection(on=DAY, title="A page")
    journal.keep_all([seen, page])
    say_where_from(journal, [seen.id], page)
    assert journal.records.get(Insight, seen.id).record.came_from == str(page.id)
