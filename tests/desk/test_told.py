"""What a reader has already: the same words, as long as they are the same."""

from pathlib import Path

import pytest

from mentorjournal.desk.correspondence.told import told_before
from mentorjournal.desk.summaries import Span, gather, last_session, write_out
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.sessions import Action, Session
from mentorjournal.journal import Journal
from mentorjournal.sharing.choices import choices, selected
from mentorjournal.sharing.render import CALENDAR, FORMS
from mentorjournal.sharing.summary import compose
from sharing.desk import DAY


@pytest.fixture
def journal(journal: Journal) -> Journal:
    """A session with Ruth and what was promised in it."""
    ruth = journal.keep(Person(name="Ruth", name_consent="granted")).record
    bond = journal.keep(Relationship(person=ruth.id, my_role="mentoree", started=DAY)).record
    session = Session(on=DAY, relationship=bond.id, notes_shared="Rivers.")
    journal.keep(session)
    journal.keep(Action(text="Draft", on=DAY, due=DAY, relationship=bond.id, session=session.id))
    return journal


def written(journal: Journal, path: Path, form: str = "md") -> Relationship:
    bond = journal.relationships()[0].record
    material = gather(journal, bond, [last_session(journal, bond)], Span(DAY, DAY))
    selection = selected(material)
    chosen = CALENDAR if form == "ics" else FORMS[form]
    write_out(journal, material, selection, compose(material, selection), chosen, path)
    return bond


def test_what_was_sent_is_told_until_its_words_change(journal: Journal, tmp_path: Path) -> None:
    bond = written(journal, tmp_path / "a.md")
    action = journal.records.all_of(Action)[0].record
    session = journal.records.all_of(Session)[0].record
    told = told_before(journal, bond, [action, session])
    assert {(action.id, "text"), (session.id, "notes_shared")} <= set(told)
    journal.keep(action.model_copy(update={"text": "Draft and drawing"}))
    changed = journal.records.all_of(Action)[0].record
    after = told_before(journal, bond, [changed, session])
    assert (action.id, "text") not in after
    assert (session.id, "notes_shared") in after
    material = gather(journal, bond, [session], Span(DAY, DAY))
    news = {each.label: each.told is None for each in choices(material)}
    assert news["Promise: Draft and drawing"]
    assert not news["Session 19 August 2025 · notes for both"]


def test_a_calendar_tells_only_what_has_a_day(journal: Journal, tmp_path: Path) -> None:
    bond = written(journal, tmp_path / "a.ics", "ics")
    action = journal.records.all_of(Action)[0].record
    session = journal.records.all_of(Session)[0].record
    told = told_before(journal, bond, [action, session])
    assert (action.id, "text") in told
    assert (session.id, "notes_shared") not in told
