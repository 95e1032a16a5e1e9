"""What a person does with a journal: keep, find, take back, follow the thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from mentorjournal.domain.entries import Filter
from mentorjournal.domain.growth import Goal, Insight
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.sessions import Action, Session
from mentorjournal.errors import Ambiguous, CannotUnlock, ChangedMeanwhile, JournalExists, NotFound
from mentorjournal.journal import Journal
from mentorjournal.storage.journal_file import SCHEMA_VERSION, JournalFile
from storage.stores import quick_journal
from support import PASSPHRASE

DAY = date(2026, 3, 26)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with quick_journal(tmp_path) as made:
        yield made


def insight(text: str = "seen") -> Insight:
    return Insight(text=text, on=DAY)


def test_a_journal_opens_again_with_all_in_it(path: Path) -> None:
    with closing(Journal.create(path, PASSPHRASE, name="Asha", role="mentor")) as made:
        kept = made.keep(insight())
        code = made.file.key.secret
    with closing(Journal.open(path, PASSPHRASE)) as again:
        assert again.records.get(Insight, kept.record.id) == kept
        assert (again.name, again.roles) == ("Asha", ["mentor"])
    with closing(Journal.open_with_key(path, code)) as again:
        assert again.entries.count(Filter()) == 1
    with pytest.raises(CannotUnlock):
        Journal.open(path, "wrong")
    with pytest.raises(JournalExists):
        Journal.create(path, PASSPHRASE)


def test_a_file_without_tables_gets_them_when_it_is_opened(path: Path) -> None:
    JournalFile.create(path, PASSPHRASE).close()
    with closing(Journal.open(path, PASSPHRASE)) as journal:
        assert journal.file.version == SCHEMA_VERSION
        assert journal.entries.find(Filter()) == []
        assert (journal.name, journal.roles) == ("", [])


def test_the_name_on_summaries_is_the_one_one_is_called_by(journal: Journal) -> None:
    journal.notebook.set(name="Asha Rao", called="")
    assert journal.name == "Asha Rao"
    journal.notebook.set(called="Ash")
    assert journal.name == "Ash"


def test_days_are_read_as_the_settings_say(journal: Journal) -> None:
    assert journal.reading().day_first
    journal.notebook.set(day_first=False)
    assert not journal.reading("future").day_first
    assert journal.reading("future").lean == "future"


def test_any_beginning_of_an_id_finds_the_record(journal: Journal) -> None:
    one = Insight(id=UUID(int=0xABCDE << 108), text="one", on=DAY)
    two = Insight(id=UUID(int=0xABCDF << 108), text="two", on=DAY)
    journal.keep_all([one, two])
    assert journal.find(" ABCDE ").record == one
    assert journal.find(str(two.id)).record == two
    with pytest.raises(Ambiguous) as refused:
        journal.find("abc")
    assert "abcde (insight)" in str(refused.value)
    for nothing in ("", " ", "abcd0", "%", "' OR 1=1", "\udc80", "x" * 10**6, "abcde\0"):
        with pytest.raises(NotFound):
            journal.entry(nothing)


def test_a_history_ends_with_what_is(journal: Journal) -> None:
    kept = journal.keep(Insight(text="one", on=DAY, tags=("a",)))
    kept = journal.keep(kept.record.model_copy(update={"text": "two", "tags": ()}), over=1)
    journal.bury(kept.record.id)
    past = journal.history(kept.record.id)
    assert [(each.version, each.body["text"], each.deleted) for each in past] == [
        (1, "one", False),
        (2, "two", False),
        (3, "two", True),
    ]
    assert [each.body["tags"] for each in past] == [["a"], [], []]
    assert past[0].body.keys() == past[2].body.keys()
    with pytest.raises(NotFound):
        journal.history(uuid4())


def test_an_earlier_version_is_taken_back_as_a_new_one(journal: Journal) -> None:
    first = journal.keep(Insight(text="one", on=DAY, tags=("a",)))
    second = journal.keep(first.record.model_copy(update={"text": "two", "tags": ()}))
    back = journal.revert(second, 1)
    assert (back.record, back.version) == (first.record, 3)
    assert journal.revert(back, 3) == back
    with pytest.raises(NotFound, match="version 9"):
        journal.revert(back, 9)
    with pytest.raises(ChangedMeanwhile):
        journal.revert(second, 1)


def test_the_thread_goes_back_and_on(journal: Journal) -> None:
    session = Session(on=date(2026, 1, 1))
    goal = Goal(title="goal", on=date(2026, 1, 3))
    seen = Insight.model_validate(
        {"text": "seen", "on": "2026-01-02", "led_to": [goal.id], "from": str(session.id)}
    )
    promise = Action(text="do", on=date(2026, 1, 4), goal=goal.id)
    journal.keep_all([promise, seen, goal, session])

    def names(record: Session | Goal | Insight | Action) -> tuple[list[str], list[str]]:
        thread = journal.thread(record)
        back = [each.record.KIND for each in thread.came_from]
        return back, [each.record.KIND for each in thread.led_to]

    assert names(session) == ([], ["insight"])
    assert names(seen) == (["session"], ["goal"])
    assert names(goal) == (["insight"], ["action"])
    assert names(promise) == (["goal"], [])
    journal.bury(seen.id)
    assert names(goal) == ([], ["action"])
    assert names(session) == ([], [])


def test_a_record_is_no_part_of_its_own_thread(journal: Journal) -> None:
    record_id = uuid4()
    itself = Insight(id=record_id, text="x", on=DAY, led_to=(record_id,))
    journal.keep(itself)
    thread = journal.thread(itself)
    assert (list(thread.came_from), list(thread.led_to)) == ([], [])


def test_relationships_that_go_on_come_first_then_the_newest(journal: Journal) -> None:
    ruth = journal.keep(Person(name="Ruth")).record

    def between(started: date, status: str) -> Relationship:
        made = Relationship.model_validate(
            {"person": ruth.id, "my_role": "peer", "started": started, "status": status}
        )
        return journal.keep(made).record

    old = between(date(2020, 1, 1), "working")
    closed = between(date(2026, 1, 1), "closed")
    new = between(date(2024, 1, 1), "agreeing")
    assert [kept.record.id for kept in journal.relationships()] == [new.id, old.id, closed.id]
    assert journal.relationship_with(ruth.id) == new
    assert journal.relationship_with(uuid4()) is None
    assert set(journal.related_to(ruth)) == {
        str(each) for each in (ruth.id, new.id, old.id, closed.id)
    }
    assert journal.partner_names() == dict.fromkeys(map(str, (new.id, old.id, closed.id)), "Ruth")


def test_what_is_related_to_a_person_is_all_between_the_two(journal: Journal) -> None:
    ruth, chen = (journal.keep(Person(name=name)).record for name in ("Ruth", "Chen"))
    between = journal.keep(Relationship(person=ruth.id, my_role="peer", started=DAY)).record
    journal.keep_all([Action(text="hers", on=DAY, relationship=between.id), insight("own")])
    found = journal.entries.find(Filter(related=journal.related_to(ruth), kinds=("action",)))
    assert [each.title for each in found] == ["hers"]
    assert journal.entries.find(Filter(related=journal.related_to(chen))) == [
        journal.entry(str(chen.id))
    ]


def test_an_entry_is_opened_as_its_record(journal: Journal) -> None:
    kept = journal.keep(insight())
    entry = journal.entry(str(kept.record.id))
    assert journal.opened(entry) == kept
    assert journal.record_of(entry) == kept.record
    assert entry.as_json()["body"]["text"] == "seen"


def test_the_prompts_that_ship_are_at_hand(journal: Journal) -> None:
    assert journal.prompt_book.prompts
    assert journal.prompt_book is journal.prompt_book
