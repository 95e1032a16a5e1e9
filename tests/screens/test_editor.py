"""Sessions, and whom they are with, written as a person does, on a real journal."""

from __future__ import annotations

from datetime import date

import pytest

from editor_support import (
    SIZES,
    UNDECIDED,
    acquaint,
    editor,
    field,
    opened,
    press,
    screen_text,
    type_in,
)
from mentorjournal.domain import moments
from mentorjournal.domain.growth import Insight
from mentorjournal.domain.sessions import Action, Feedback, Session
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.dialogs import Ask


@pytest.mark.parametrize("size", SIZES)
async def test_a_session_with_promises_and_an_insight_is_written_down(
    journal: Journal, size: tuple[int, int]
) -> None:
    _, relationship = acquaint(journal)
    app = editor(journal, "session")

    async with opened(app, size) as pilot:
        await type_in(pilot, "minutes", "")
        await pilot.press("backspace", "backspace", "4", "5")
        await type_in(pilot, "notes_shared", "We spoke about the draft.")
        await type_in(pilot, "notes_private", "I was nervous.")
        await type_in(pilot, "promises_made", "Send the draft")
        await pilot.press("tab", *"+2w", "enter")
        await pilot.pause()
        await pilot.press(*"Ruth:", "space", *"read", "space", *"it")
        await type_in(pilot, "insights_had", "Silence helps me")
        await press(pilot, "ctrl+s")

    session = journal.records.all_of(Session)[0].record
    assert app.answer == session.id
    assert session.minutes == 45
    assert session.notes_shared == "We spoke about the draft."
    assert session.notes_private == "I was nervous."
    assert session.relationship == relationship.id
    mine, theirs = (kept.record for kept in journal.records.all_of(Action))
    assert (mine.owner, mine.text) == ("me", "Send the draft")
    assert mine.due is not None
    assert (mine.due - moments.today()).days == 14
    assert (theirs.owner, theirs.text, theirs.session) == ("partner", "read it", session.id)
    assert theirs.relationship == relationship.id
    insight = journal.records.all_of(Insight)[0].record
    assert (insight.text, insight.came_from) == ("Silence helps me", str(session.id))


async def test_a_new_name_is_asked_about_and_kept_with_the_session(journal: Journal) -> None:
    app = editor(journal, "session")

    async with opened(app) as pilot:
        await type_in(pilot, "who", "Ruth Halloran")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, Ask)
        assert "Add Ruth Halloran?" in screen_text(pilot)
        assert journal.people() == []
        await press(pilot, "enter")

    person, relationship = journal.people()[0].record, journal.relationships()[0].record
    session = journal.records.all_of(Session)[0].record
    assert person.name == "Ruth Halloran"
    assert (relationship.person, relationship.my_role) == (person.id, "mentoree")
    assert (session.relationship, session.people) == (relationship.id, (person.id,))


async def test_a_slip_in_a_name_adds_nobody(journal: Journal) -> None:
    acquaint(journal)
    app = editor(journal, "session")

    async with opened(app) as pilot:
        await type_in(pilot, "who", "x")
        await press(pilot, "ctrl+s")
        await press(pilot, "escape")
        assert app.answer == UNDECIDED
        await type_in(pilot, "who", "")
        await pilot.press("backspace")
        await press(pilot, "ctrl+s")

    assert [kept.record.name for kept in journal.people()] == ["Ruth Halloran"]
    assert len(journal.records.all_of(Session)) == 1


async def test_part_of_a_longer_name_is_not_taken_for_somebody_else(journal: Journal) -> None:
    acquaint(journal, "Joanne Smith")
    app = editor(journal, "feedback")

    async with opened(app) as pilot:
        field(pilot, "who").value = ""
        await type_in(pilot, "who", "Ann")
        await type_in(pilot, "text", "Well put")
        await press(pilot, "ctrl+s")
        await press(pilot, "enter")

    given = journal.records.all_of(Feedback)[0].record
    names = {kept.record.id: kept.record.name for kept in journal.people()}
    assert names[given.person] == "Ann"
    assert given.relationship is None


async def test_the_promises_of_a_session_are_shown_and_ticked(journal: Journal) -> None:
    person, relationship = acquaint(journal)
    session = Session(on=date(2026, 3, 12), relationship=relationship.id, people=(person.id,))
    promise = Action(
        text="read it", on=date(2026, 3, 12), owner="partner", session=session.id,
        relationship=relationship.id, result="twice",
    )  # fmt: skip
    journal.keep_all([session, promise])
    kept = journal.records.find(session.id)
    app = editor(journal, "session", kept)

    async with opened(app) as pilot:
        assert "Ruth: read it" in [row["text"] for row in field(pilot, "promises_made").value]
        await type_in(pilot, "promises_made", "")
        await pilot.press("shift+tab", "space")
        await press(pilot, "ctrl+s")

    done = journal.records.get(Action, promise.id).record
    assert (done.status, done.done_on) == ("done", moments.today())
    assert (done.owner, done.text, done.result) == ("partner", "read it", "twice")
    assert journal.records.get(Session, session.id).version == 1


async def test_an_emptied_promise_goes_to_the_trash(journal: Journal) -> None:
    session = Session(on=date(2026, 3, 12))
    promise = Action(text="ab", on=date(2026, 3, 12), session=session.id)
    journal.keep_all([session, promise])
    app = editor(journal, "session", journal.records.find(session.id))

    async with opened(app) as pilot:
        await type_in(pilot, "promises_made", "")
        await pilot.press("backspace", "backspace")
        await press(pilot, "ctrl+s")

    assert journal.records.get(Action, promise.id).deleted is not None


async def test_an_outline_fills_empty_notes_and_no_others(journal: Journal) -> None:
    app = editor(journal, "session")

    async with opened(app) as pilot:
        await press(pilot, "ctrl+t")
        await press(pilot, "down", "enter")
        notes = field(pilot, "notes_shared").value
        assert notes.startswith("## Promises from last time\n")
        await press(pilot, "ctrl+t")
        assert not isinstance(app.screen, Ask)
        assert field(pilot, "notes_shared").value == notes


async def test_whom_a_workshop_was_shared_with_does_not_make_it_theirs(journal: Journal) -> None:
    acquaint(journal)
    kept = journal.keep(Session(on=date(2026, 3, 12), kind="workshop"))

    async with opened(editor(journal, "session", kept)) as pilot:
        await type_in(pilot, "who", "Ruth")
        await press(pilot, "ctrl+s")

    session = journal.records.get(Session, kept.record.id).record
    assert (len(session.people), session.relationship) == (1, None)


async def test_a_session_begun_from_a_relationship_is_with_its_person(journal: Journal) -> None:
    acquaint(journal)
    tevita, relationship = acquaint(journal, "Tevita Fa")

    async with opened(editor(journal, "session", relationship=str(relationship.id))) as pilot:
        assert field(pilot, "who").value == "Tevita Fa"
        await press(pilot, "ctrl+s")

    session = journal.records.all_of(Session)[0].record
    assert (session.people, session.relationship) == ((tevita.id,), relationship.id)


async def test_typing_replaces_a_partner_who_was_only_offered(journal: Journal) -> None:
    acquaint(journal)
    async with opened(editor(journal, "session")) as pilot:
        who = field(pilot, "who")
        assert who.value == "Ruth Halloran"
        await type_in(pilot, "who", "Ru")
        assert who.value == "Ru"
        await pilot.press("tab", "shift+tab", "end", *"th")
        assert who.value == "Ruth", "what was typed is not selected again"


async def test_a_bad_day_is_gone_to_in_its_very_row(journal: Journal) -> None:
    acquaint(journal)
    async with opened(editor(journal, "session")) as pilot:
        await type_in(pilot, "promises_made", "Send it")
        await pilot.press("tab", *"2026-12-01")
        await pilot.pause()
        assert "= Tue 1 December 2026" in screen_text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"Read", "tab", *"31", "space", *"feb")
        await type_in(pilot, "purpose", "Talk")
        await press(pilot, "ctrl+s")
        made = field(pilot, "promises_made")
        assert "31 feb" in made.error
        assert pilot.app.focused is list(made.query(".part--extra"))[1]
        assert journal.records.all_of(Session) == []
