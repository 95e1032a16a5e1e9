"""Links in a text: chosen while one writes, read where they lead, told of when that is gone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from editor_support import acquaint
from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.desk.summaries import Span, gather
from mentorjournal.desk.wording import field_texts
from mentorjournal.domain import moments
from mentorjournal.domain.growth import Goal, Insight, Resource
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Session
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.linking import PickLink
from mentorjournal.views.inline_links import text_links
from stage import seen, settle
from support import PASSPHRASE

TODAY = moments.today()
GOAL = Goal(title="Speak at the forum", on=TODAY)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal.create(tmp_path / "journal.db", PASSPHRASE, name="Asha", role="mentoree")
    acquaint(journal)
    journal.keep(GOAL)
    return journal


def session(journal: Journal, notes: str, **fields: Any) -> Session:
    (bond,) = journal.relationships()
    record = Session(on=TODAY, notes_shared=notes, relationship=bond.record.id, **fields)
    return journal.keep(record).record


def letters(words: str) -> list[str]:
    return ["space" if each == " " else each for each in words]


async def written(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 15)])
async def test_two_brackets_offer_records_and_the_reading_view_leads_there(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = MentorJournal(Settings(journal=journal.file.path), journal)

    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await written(pilot, "S", *letters("We spoke of "), "[", "[", *letters("forum"))
        picking: object = app.screen
        assert isinstance(picking, PickLink)
        assert "Speak at the forum" in seen(app.screen)
        await written(pilot, "enter", *letters(" and went"))
        await written(pilot, "ctrl+s")
        (kept,) = journal.records.all_of(Session)
        assert kept.record.notes_shared == "We spoke of [[Speak at the forum]] and went"
        assert [each.to for each in kept.record.linked] == [GOAL.id]
        app.show("record", kept.record.id)
        await settle(pilot)
        await written(pilot, "tab")
        await written(pilot, "down", "down", "down")
        assert "[[ link" in seen(app.screen)
        await written(pilot, "enter")
        assert "Goals › Speak" in seen(app.screen)


async def test_what_is_typed_stays_when_no_record_is_chosen(journal: Journal) -> None:
    app = MentorJournal(Settings(journal=journal.file.path), journal)

    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await written(pilot, "S", "[", "[", *letters("a plan"), "escape", *letters(" x"))
        await written(pilot, "enter", "[", "[", *letters("by hand]] y"))
        await written(pilot, "ctrl+s")

    (kept,) = journal.records.all_of(Session)
    assert kept.record.notes_shared == "[[a plan x\n[[by hand]] y"
    assert kept.record.linked == ()


def test_a_link_stays_when_the_other_is_called_otherwise(journal: Journal) -> None:
    record = session(journal, "We spoke of [[speak at the FORUM]].")
    journal.keep(GOAL.model_copy(update={"title": "Sing at the forum"}))
    journal.keep(record.model_copy(update={"notes_shared": f"{record.notes_shared} Twice."}))

    (kept,) = journal.records.all_of(Session)
    links = text_links(journal, kept.record)
    assert [each.record.headline for each in links.mentions] == ["Sing at the forum"]
    goal = journal.records.get(Goal, GOAL.id).record
    assert [each.record.id for each in text_links(journal, goal).mentioned_in] == [kept.record.id]
    assert journal.thread(kept.record).led_to == [], "a word of it is no step of the thread"


def test_of_several_of_one_title_the_day_says_which(journal: Journal) -> None:
    day = TODAY - timedelta(days=30)
    old = journal.keep(GOAL.model_copy(update={"id": Goal(title="x", on=day).id, "on": day})).record
    newest = session(journal, "[[Speak at the forum]]")
    dated = session(journal, f"[[Speak at the forum · {day.isoformat()}]]")
    assert [each.to for each in newest.linked] == [GOAL.id]
    assert [each.to for each in dated.linked] == [old.id]


def test_a_link_to_what_is_in_the_trash_or_gone_says_so(journal: Journal) -> None:
    record = session(journal, "We spoke of [[Speak at the forum]].")

    def shown(of: Record) -> str:
        return next(each.text for each in field_texts(journal, of) if each.name == "notes_shared")

    assert shown(record) == "We spoke of [[Speak at the forum]]."
    journal.bury(GOAL.id)
    assert shown(record) == "We spoke of [[Speak at the forum]] (in the trash)."
    assert text_links(journal, record).mentions == []
    journal.empty_trash()
    assert shown(record) == "We spoke of [[Speak at the forum]] (no longer there)."


def test_text_that_is_no_link_stays_as_it_is(journal: Journal) -> None:
    insight = journal.keep(Insight(text="a[[1, 2]] [[ ]] [[x\ny]] [[", on=TODAY)).record
    assert insight.linked == ()


def test_what_only_names_a_session_is_not_offered_with_its_summary(journal: Journal) -> None:
    (bond,) = journal.relationships()
    held = session(journal, "We spoke.", title="The hard one")
    book = Resource(
        title="A book",
        on=TODAY - timedelta(days=90),
        why=f"See [[The hard one · {TODAY.isoformat()}]]",
        relationships=(bond.record.id,),
    )
    named = journal.keep(book).record
    assert [each.to for each in named.linked] == [held.id]
    table = gather(journal, bond.record, [held], Span(TODAY, None)).table
    assert named.id not in table
