"""Records in and out of a real file: equal, with every version, their links and the trash."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.domain.entries import Filter, Kept
from mentorjournal.domain.growth import Goal, Insight, Milestone
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.people import Person
from mentorjournal.domain.record import Record, references
from mentorjournal.domain.sessions import Action, Summary
from mentorjournal.errors import (
    ChangedMeanwhile,
    DamagedJournal,
    JournalError,
    NotFound,
    NotUnderstood,
)
from mentorjournal.journal import Journal
from mentorjournal.storage.page_image import PageImage
from mentorjournal.storage.salvage import key_of
from searching import SHARING
from storage.stores import empty, quick_journal
from strategies import records
from support import PASSPHRASE

DAY = date(2026, 3, 26)
AT = datetime(2026, 3, 26, 12, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
ZONE = "+11:00"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Journal]:
    with quick_journal(tmp_path) as made:
        yield made


def insight(text: str = "seen") -> Insight:
    return Insight(text=text, on=DAY)


@SHARING
@given(record=records())
def test_what_is_kept_comes_back_equal(kept: Journal, record: Record) -> None:
    empty(kept)
    assert kept.records.keep([record], AT, ZONE) == 1
    found = kept.records.get(type(record), record.id)
    assert found.record == record
    assert (found.version, found.created, found.updated, found.zone) == (1, AT, AT, ZONE)
    assert found.deleted is None
    entry = kept.entry(str(record.id))
    assert kept.record_of(entry) == record
    assert (entry.title, entry.tags, entry.kind) == (record.headline, record.tags, record.KIND)
    assert set(entry.relationships) == set(map(str, record.belongs_to)) - {str(record.id)}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_record_of_each_kind_comes_back(kept: Journal, kind: type[Record]) -> None:
    @settings(max_examples=8)
    @given(record=records(kind))
    def check(record: Record) -> None:
        empty(kept)
        assert kept.keep(record).record == record
        assert [each.record for each in kept.records.all_of(kind)] == [record]

    check()


@SHARING
@given(record=records())
def test_an_unchanged_keep_makes_no_version(kept: Journal, record: Record) -> None:
    empty(kept)
    kept.keep(record)
    again = kept.records.find(record.id)
    assert again is not None
    assert kept.records.keep([again.record], LATER, ZONE) == 0
    assert kept.records.find(record.id) == again
    assert kept.records.revisions(record.id) == []


@SHARING
@given(data=st.data())
def test_every_earlier_version_is_there(kept: Journal, data: st.DataObject) -> None:
    empty(kept)
    kind = data.draw(st.sampled_from(list(KINDS.values())))
    record_id = uuid4()
    versions = [
        each.model_copy(update={"id": record_id})
        for each in data.draw(st.lists(records(kind), min_size=2, max_size=4))
    ]
    versions = [v for i, v in enumerate(versions) if i == 0 or v != versions[i - 1]]
    for number, version in enumerate(versions):
        kept.records.keep([version], AT + timedelta(number), ZONE)
    past = kept.records.revisions(record_id)
    assert [each.version for each in past] == list(range(1, len(versions)))
    assert [each.at for each in past] == [AT + timedelta(n) for n in range(len(versions) - 1)]
    for revision, version in zip(past, versions, strict=False):
        assert kind.model_validate({**revision.body, "id": record_id}) == version
    now = kept.records.get(kind, record_id)
    assert (now.record, now.version) == (versions[-1], len(versions))
    if kind is Summary:
        with pytest.raises(NotUnderstood, match="is finished"):
            kept.revert(now, 1)
        return
    for number, version in enumerate(versions, start=1):
        now = kept.revert(now, number)
        assert now.record == version


def test_a_change_over_an_older_version_is_refused_whole(kept: Journal) -> None:
    first = insight()
    seen = kept.keep(first)
    kept.keep(first.model_copy(update={"text": "theirs"}), over=seen.version)
    other = insight("beside it")
    mine = first.model_copy(update={"text": "mine"})
    with pytest.raises(ChangedMeanwhile):
        kept.records.keep([other, mine], AT, ZONE, over=seen.version)
    assert kept.records.get(Insight, first.id).record.text == "theirs"
    assert kept.records.find(other.id) is None
    assert len(kept.records.revisions(first.id)) == 1
    assert kept.entries.count(Filter(words="mine")) == 0


def test_a_change_over_a_record_that_went_to_the_trash_is_refused(kept: Journal) -> None:
    seen = kept.keep(insight())
    kept.bury(seen.record.id)
    with pytest.raises(ChangedMeanwhile):
        kept.keep(seen.record.model_copy(update={"text": "mine"}), over=seen.version)


def test_trash_and_back_are_versions(kept: Journal) -> None:
    seen = kept.keep(insight())
    kept.bury(seen.record.id)
    buried = kept.records.get(Insight, seen.record.id)
    assert (buried.record, buried.version) == (seen.record, 2)
    assert buried.deleted is not None
    kept.unbury(seen.record.id)
    back = kept.records.get(Insight, seen.record.id)
    assert (back.record, back.version, back.deleted) == (seen.record, 3, None)
    assert [each.deleted for each in kept.history(seen.record.id)] == [False, True, False]


def test_what_is_in_the_trash_already_stays_there_without_a_version(kept: Journal) -> None:
    seen = kept.keep(insight())
    kept.unbury(seen.record.id)
    kept.bury(seen.record.id)
    buried = kept.records.find(seen.record.id)
    kept.bury(seen.record.id)
    assert kept.records.find(seen.record.id) == buried
    assert len(kept.records.revisions(seen.record.id)) == 1


def test_the_trash_is_for_records_that_exist(kept: Journal) -> None:
    with pytest.raises(NotFound):
        kept.bury(uuid4())
    with pytest.raises(NotFound):
        kept.unbury(uuid4())


def links(journal: Journal) -> set[tuple[str, str, str]]:
    with journal.file.reading() as connection:
        return set(connection.execute("SELECT from_id, to_id, role FROM link"))


@SHARING
@given(data=st.data())
def test_links_are_the_references_to_what_is_there(kept: Journal, data: st.DataObject) -> None:
    empty(kept)
    record = data.draw(records())
    there = [Person(id=to, name="x") for _, to in references(record) if data.draw(st.booleans())]
    there = [each for each in there if each.id != record.id]
    kept.keep_all([record, *there])
    ids = {each.id for each in there} | {record.id}
    expected = {(str(record.id), str(to), role) for role, to in references(record) if to in ids}
    assert {each for each in links(kept) if each[0] == str(record.id)} == expected


def test_links_follow_edits(kept: Journal) -> None:
    one, two = insight("one"), insight("two")
    goal = Goal(title="g", on=DAY, milestones=(Milestone(id="m", title="t", evidence=str(one.id)),))
    kept.keep_all([goal, one, two])
    assert [each.record.id for each in kept.records.pointing_to(one.id)] == [goal.id]
    moved = goal.milestones[0].model_copy(update={"evidence": str(two.id)})
    kept.keep(goal.model_copy(update={"milestones": (moved,)}))
    assert links(kept) == {(str(goal.id), str(two.id), "milestones:m.evidence")}
    kept.keep(goal.model_copy(update={"milestones": ()}))
    assert links(kept) == set()


def test_what_is_in_the_trash_points_to_nothing(kept: Journal) -> None:
    one = insight("one")
    two = Insight(text="two", on=DAY, led_to=(one.id,))
    kept.keep_all([one, two])
    kept.bury(two.id)
    assert kept.records.pointing_to(one.id) == []
    kept.unbury(two.id)
    assert [each.record.id for each in kept.records.pointing_to(one.id)] == [two.id]


def test_an_id_stays_with_its_kind(kept: Journal) -> None:
    seen = kept.keep(insight())
    other = Person(id=seen.record.id, name="Ruth")
    with pytest.raises(NotUnderstood, match="of kind insight"):
        kept.keep_all([insight("beside it"), other])
    with pytest.raises(NotUnderstood):
        kept.restore([(Kept(other, 3, AT, LATER, ZONE), [])])
    assert kept.records.find(seen.record.id) == seen
    assert kept.entries.count(Filter()) == 1


def test_all_are_kept_or_none(kept: Journal) -> None:
    first = kept.keep(insight("first")).record
    made = [insight(f"number {number}") for number in range(5)]

    def one_fails() -> Iterator[Record]:
        yield from made
        yield first.model_copy(update={"text": "changed"})
        raise DamagedJournal("The third file cannot be read.")

    with pytest.raises(JournalError):
        kept.keep_all(one_fails())
    assert [each.record for each in kept.records.all_of(Insight)] == [first]
    assert kept.records.revisions(first.id) == []
    assert kept.entries.count(Filter(words="number")) == 0
    assert kept.keep_all(made) == len(made)


def test_a_person_without_a_day_stays_where_it_was_made(kept: Journal) -> None:
    person = Person(name="Ruth")
    kept.records.keep([person], AT, ZONE)
    kept.records.keep([person.model_copy(update={"where": "Perth"})], AT + timedelta(90), ZONE)
    assert kept.entry(str(person.id)).day == AT.date()


def test_a_record_is_asked_for_by_its_kind(kept: Journal) -> None:
    seen = kept.keep(insight())
    assert kept.records.get(Insight, seen.record.id) == seen
    with pytest.raises(NotFound, match="goal"):
        kept.records.get(Goal, seen.record.id)
    with pytest.raises(NotFound):
        kept.records.get(Insight, uuid4())
    assert kept.records.find(uuid4()) is None


def test_several_come_in_the_order_asked_for(kept: Journal) -> None:
    made = [insight(str(number)) for number in range(6)]
    kept.keep_all(made)
    wanted = [made[3].id, uuid4(), made[1].id, made[3].id]
    assert [each.record.headline for each in kept.records.find_all(wanted)] == ["3", "1"]


def test_all_of_a_kind_come_oldest_first_without_the_trash(kept: Journal) -> None:
    days = [date(2026, 1, 3), date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 1)]
    made = [Insight(text=str(n), on=day) for n, day in enumerate(days)]
    kept.keep_all(made)
    kept.bury(made[2].id)
    assert [each.record.text for each in kept.records.all_of(Insight)] == ["1", "3", "0"]
    assert len(kept.records.all_of(Insight, trash_too=True)) == 4


@pytest.mark.parametrize(
    ("column", "value"), [("kind", "dance"), ("body", "{}"), ("body", '{"text": 3}')]
)
def test_a_record_that_is_none_is_damage(kept: Journal, column: str, value: str) -> None:
    seen = kept.keep(insight())
    with kept.file.writing() as connection:
        connection.execute(f"UPDATE record SET {column} = ?", (value,))
    with pytest.raises(DamagedJournal):
        kept.records.find(seen.record.id)


def test_two_connections_see_each_other(tmp_path: Path, kept: Journal) -> None:
    with closing(Journal.open(tmp_path / "journal.db", PASSPHRASE)) as other:
        seen = kept.keep(insight("mine"))
        theirs = seen.record.model_copy(update={"text": "theirs"})
        assert other.keep(theirs, over=1).version == 2
        with pytest.raises(ChangedMeanwhile):
            kept.keep(seen.record.model_copy(update={"text": "more"}), over=1)
        assert kept.records.get(Insight, seen.record.id).record == theirs
        assert len(kept.entries.find(Filter(words="theirs"))) == 1


def test_two_connections_write_at_once_and_nothing_is_lost(tmp_path: Path, kept: Journal) -> None:
    count, record = 8, kept.keep(insight("base")).record

    def write(journal: Journal, name: str) -> None:
        for number in range(count):
            journal.keep(insight(f"{name} {number}"))
            journal.keep(record.model_copy(update={"text": f"{name} {number}"}))

    with closing(Journal.open(tmp_path / "journal.db", PASSPHRASE)) as other:
        threads = [
            threading.Thread(target=write, args=each)
            for each in ((kept, "one"), (other, "two"), (kept, "three"))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert kept.entries.count(Filter(kinds=("insight",))) == 3 * count + 1
    assert [each.version for each in kept.history(record.id)] == list(range(1, 3 * count + 2))


def test_a_body_is_stored_under_the_names_that_files_use(kept: Journal) -> None:
    there = kept.keep(insight()).record
    promise = Action.model_validate({"text": "t", "on": DAY, "from": str(there.id)})
    kept.keep(promise)
    body = kept.entry(str(promise.id)).body
    assert body["from"] == str(there.id)
    assert {"id", "tags", "came_from"}.isdisjoint(body)
    assert json.loads(json.dumps(kept.entry(str(promise.id)).as_json()))["body"] == body
    assert UUID(kept.entry(str(promise.id)).id) == promise.id


def test_an_emptied_trash_leaves_nothing_of_its_records(kept: Journal) -> None:
    goal = Goal(title="Marmalade", on=DAY)
    about, other = insight("about Marmalade"), insight("stays")
    about = about.model_copy(update={"led_to": (goal.id,)})
    kept.records.keep([goal, about, other], AT, ZONE)
    kept.records.keep([goal.model_copy(update={"title": "Marmalade again"})], LATER, ZONE)
    kept.notebook.keep_draft(str(goal.id), {"title": "Marmalade drafted"}, LATER)
    kept.records.bury(goal.id, LATER)
    assert kept.records.empty_trash() == 1
    assert kept.records.find(goal.id) is None
    assert kept.records.revisions(goal.id) == []
    assert kept.notebook.drafts() == []
    assert [each.title for each in kept.entries.find(Filter(words="marmalade"))] == [
        "about Marmalade"
    ]
    with kept.file.reading() as connection:
        for table in ("revision", "link"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM search").fetchone() == (2,)
    assert kept.records.empty_trash() == 0


def test_no_page_of_the_file_holds_a_word_of_an_emptied_trash(kept: Journal) -> None:
    kept.keep_all([insight(f"stays {number}") for number in range(20)])
    goal = Goal(title="Marmalade", why="Marmalade in every line. " * 1000, on=DAY)
    kept.records.keep([goal], AT, ZONE)
    kept.records.keep([goal.model_copy(update={"why": "Marmalade no more"})], LATER, ZONE)
    kept.records.bury(goal.id, LATER)
    assert kept.records.empty_trash() == 1
    path = kept.file.path
    kept.close()
    image = PageImage(path, key_of(path, PASSPHRASE))
    pages = [image.page(number) or b"" for number in image.numbers]
    assert any(b"stays 19" in page for page in pages)
    assert not any(b"Marmalade" in page for page in pages)
