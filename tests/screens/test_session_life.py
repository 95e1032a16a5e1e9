"""What a session touches, and how it is planned: goals, the order of topics, several at once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from editor_support import acquaint, editor, opened, press, screen_text, type_in
from mentorjournal.desk.undoing import take_back
from mentorjournal.domain import moments
from mentorjournal.domain.growth import Goal, Insight
from mentorjournal.domain.sessions import Action, Session, Topic
from mentorjournal.journal import Journal
from mentorjournal.views.agenda import agenda_of
from mentorjournal.views.goals import goal_story
from mentorjournal.views.thread import weave_around
from support import PASSPHRASE

TODAY = moments.today()


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.create(tmp_path / "journal.db", PASSPHRASE, name="Asha", role="mentoree")


def letters(words: str) -> list[str]:
    return ["space" if each == " " else each for each in words]


async def test_the_goals_that_were_touched_are_ticked_and_found_again(journal: Journal) -> None:
    _, relationship = acquaint(journal)
    goals = [
        Goal(title="Speak at the forum", on=TODAY, relationships=(relationship.id,)),
        Goal(title="Read a gauge record", on=TODAY - timedelta(days=3)),
        Goal(title="An old one", on=TODAY, status="released"),
    ]
    journal.keep_all(goals)

    async with opened(editor(journal, "session")) as pilot:
        await pilot.press(*letters("We spoke"), "alt+g", "space")
        await pilot.pause()
        shown = screen_text(pilot)
        assert "[x] Speak at the forum" in shown
        assert "[ ] Read a gauge record" in shown
        assert "An old one" not in shown
        await press(pilot, "ctrl+s")

    kept = journal.records.all_of(Session)[0]
    assert kept.record.goals == (goals[0].id,)
    assert goal_story(journal, goals[0]).sessions == (kept.record,)
    assert goals[0].id in {each.record.id for each in journal.thread(kept.record).led_to}
    assert kept.record.id in {each.record.id for each in journal.thread(goals[0]).came_from}
    assert str(goals[0].id) in weave_around(journal, str(kept.record.id)).by_id


async def test_topics_are_put_in_another_order_and_stay_in_it(journal: Journal) -> None:
    _, relationship = acquaint(journal)
    topics = [
        Topic(text=text, relationship=relationship.id, on=TODAY - timedelta(days=days))
        for text, days in (("The forum", 9), ("The exam", 5), ("The move", 2))
    ]
    journal.keep_all(topics)

    async with opened(editor(journal, "session", status="planned")) as pilot:
        await press(pilot, "alt+o")
        await pilot.press("shift+tab", "home", "J")
        await pilot.pause()
        await type_in(pilot, "on", (TODAY + timedelta(days=3)).isoformat())
        await press(pilot, "ctrl+s")

    def order() -> list[str]:
        return [each.record.text for each in agenda_of(journal, relationship).topics]

    assert order() == ["The exam", "The forum", "The move"]
    journal.keep(Topic(text="A new one", relationship=relationship.id, on=TODAY))
    assert order() == ["The exam", "The forum", "The move", "A new one"]


async def test_several_sessions_are_seen_kept_and_taken_back_at_once(journal: Journal) -> None:
    person, relationship = acquaint(journal)
    journal.keep(person.model_copy(update={"zone": "Pacific/Kiritimati"}))

    async with opened(editor(journal, "session", status="planned")) as pilot:
        await type_in(pilot, "on", "2027-01-29")
        await type_in(pilot, "start", "17:30")
        await type_in(pilot, "times", "\b3")
        await type_in(pilot, "by_rhythm", "every 4 weeks")
        await pilot.pause()
        assert "3  Fri 26 March 2027 17:30 · " in screen_text(pilot)
        await press(pilot, "ctrl+s")

    planned = [kept.record for kept in journal.records.all_of(Session)]
    days = sorted(each.on.isoformat() for each in planned)
    assert days == ["2027-01-29", "2027-02-26", "2027-03-26"]
    assert {each.relationship for each in planned} == {relationship.id}
    assert "and 2 more" in take_back(journal)
    assert [kept for kept in journal.records.all_of(Session) if not kept.deleted] == []


async def test_one_of_several_moves_alone(journal: Journal) -> None:
    acquaint(journal)
    async with opened(editor(journal, "session", status="planned")) as pilot:
        await type_in(pilot, "on", "2027-01-29")
        await type_in(pilot, "times", "99")
        await press(pilot, "ctrl+s")
        assert "Plan 1 to 52 sessions at once." in screen_text(pilot)
        await pilot.press("backspace", "backspace", "2")
        await press(pilot, "ctrl+s")
        assert "is no rhythm I understand" in screen_text(pilot)
        await type_in(pilot, "by_rhythm", "weekly")
        await press(pilot, "ctrl+s")
    kept = {each.record.on.isoformat(): each for each in journal.records.all_of(Session)}

    async with opened(editor(journal, "session", kept["2027-02-05"])) as pilot:
        await press(pilot, "alt+x")
        await type_in(pilot, "moves_to", "2027-02-08")
        await press(pilot, "ctrl+s")

    now = {k.record.on.isoformat(): k.record.status for k in journal.records.all_of(Session)}
    assert now == {"2027-01-29": "planned", "2027-02-05": "cancelled", "2027-02-08": "planned"}


async def test_a_mark_in_the_other_box_puts_the_row_where_it_belongs(journal: Journal) -> None:
    acquaint(journal)
    async with opened(editor(journal, "session")) as pilot:
        await type_in(pilot, "insights_had", "[] Call Chen !fri")
        await type_in(pilot, "promises_made", "! I see it now")
        await pilot.pause()
        await pilot.press("tab")
        await press(pilot, "ctrl+s")

    (promise,) = [kept.record for kept in journal.records.all_of(Action)]
    (insight,) = [kept.record for kept in journal.records.all_of(Insight)]
    assert (promise.text, insight.text) == ("Call Chen", "I see it now")
    assert promise.due is not None
