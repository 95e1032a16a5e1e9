"""Lists and filters, held against a plain model of what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.entries import Entry, Filter
from mentorjournal.domain.growth import Insight, Reflection
from mentorjournal.domain.people import Person
from mentorjournal.domain.record import Record, references
from mentorjournal.domain.sessions import Action, Feedback, Session, Topic
from mentorjournal.journal import Journal
from searching import SHARING
from storage.stores import empty, quick_journal

PEOPLE = [UUID(int=number) for number in range(1, 5)]
TAGS = ("talk", "Talk", "a b", "é", "e", "中文", '"', "*", "\0", "tag-1")
DAYS = [
    date(2024, 2, 29),
    date(2025, 2, 28),
    date(2025, 3, 1),
    date(2025, 12, 31),
    date(2026, 3, 1),
]

days = st.sampled_from(DAYS)
people = st.sampled_from(PEOPLE)
tags = st.lists(st.sampled_from(TAGS), max_size=2, unique=True).map(tuple)


def drawn(kind: type[Record], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Record]:
    ids = st.uuids(version=4)
    return st.builds(
        kind.model_validate, st.fixed_dictionaries({"id": ids, "tags": tags, **fields})
    )


kept_records = st.one_of(
    drawn(
        Action,
        text=st.just("promise"),
        on=days,
        due=st.none() | days,
        status=st.sampled_from(["open", "done", "moved"]),
        relationship=st.none() | people,
    ),
    drawn(
        Session,
        on=days,
        start=st.none() | st.sampled_from([time(9), time(17, 30)]),
        status=st.sampled_from(["planned", "held"]),
        people=st.lists(people, max_size=2, unique=True),
    ),
    drawn(
        Topic,
        text=st.just("topic"),
        on=days,
        relationship=people,
        state=st.sampled_from(["open", "parked"]),
    ),
    drawn(Feedback, on=days, person=people, status=st.just("used"), text=st.just("Kind words")),
)

filters = st.builds(
    Filter,
    kinds=st.lists(st.sampled_from(["action", "session", "topic", "goal"]), max_size=2).map(tuple),
    first=st.none() | days,
    last=st.none() | days,
    month_and_day=st.none() | st.sampled_from([(2, 29), (3, 1), (7, 7)]),
    related=st.lists(people.map(str), max_size=2).map(tuple),
    tag=st.just("") | st.sampled_from(TAGS),
    status=st.sampled_from(["", "", "open", "held", "used"]),
    due_by=st.none() | days,
    trash=st.booleans(),
)
"""Any mixture of conditions; most ask for nothing, so each of few conditions is met often."""


def is_wanted(record: Record, deleted: bool, wanted: Filter) -> bool:
    """Say in plain Python what the filter means."""
    day = record.day
    assert day is not None
    pointed = {str(record.id), *(str(to) for _, to in references(record))}
    status = getattr(record, "status", getattr(record, "state", None))
    due = isinstance(record, Action) and record.status == "open" and record.due
    return (
        deleted == wanted.trash
        and (not wanted.kinds or record.KIND in wanted.kinds)
        and (not wanted.first or day >= wanted.first)
        and (not wanted.last or day <= wanted.last)
        and (not wanted.month_and_day or (day.month, day.day) == wanted.month_and_day)
        and (not wanted.related or bool(pointed & set(wanted.related)))
        and (not wanted.tag or wanted.tag in record.tags)
        and (not wanted.status or status == wanted.status)
        and (not wanted.due_by or bool(due and due <= wanted.due_by))
    )


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Journal]:
    with quick_journal(tmp_path) as made:
        yield made


def ids(entries: list[Entry]) -> list[str]:
    return [entry.id for entry in entries]


@SHARING
@given(data=st.data(), held=st.lists(kept_records, max_size=12, unique_by=lambda each: each.id))
def test_a_filter_means_what_it_says(
    kept: Journal, data: st.DataObject, held: list[Record]
) -> None:
    empty(kept)
    kept.keep_all([*(Person(id=each, name="x", met_on=DAYS[0]) for each in PEOPLE), *held])
    buried = {each.id for each in held if data.draw(st.booleans())}
    for each in buried:
        kept.bury(each)
    for _ in range(8):
        wanted = data.draw(filters)
        wanted = replace(wanted, kinds=wanted.kinds or ("action", "session", "topic", "feedback"))
        made = list(enumerate(held))
        expected = [
            (f"{each.day} {each.clock}".rstrip(), number, str(each.id))
            for number, each in made
            if is_wanted(each, each.id in buried, wanted)
        ]
        newest_first = [record_id for _, _, record_id in sorted(expected, reverse=True)]
        assert ids(kept.entries.find(wanted)) == newest_first
        assert ids(kept.entries.find(wanted, 2)) == newest_first[:2]
        assert ids(list(kept.entries.each(wanted))) == newest_first
        assert kept.entries.count(wanted) == len(newest_first)


def insights(*words: str) -> list[Insight]:
    return [Insight(text=each, on=DAYS[0], tags=(each,)) for each in words]


def test_a_month_and_a_year_are_spans(kept: Journal) -> None:
    kept.keep_all([Insight(text=str(day), on=day) for day in DAYS])
    year = Filter(first=date(2025, 1, 1), last=date(2025, 12, 31))
    assert [each.title for each in kept.entries.find(year)] == [
        "2025-12-31",
        "2025-03-01",
        "2025-02-28",
    ]
    month = Filter(first=date(2025, 2, 1), last=date(2025, 2, 28))
    assert kept.entries.count(month) == 1


def test_the_hour_orders_a_day_and_belongs_to_it(kept: Journal) -> None:
    late = Reflection(on=DAYS[0], at=time(23, 59), title="late")
    kept.keep_all(
        [late, Reflection(on=DAYS[0], title="no hour"), Session(on=DAYS[0], start=time(9))]
    )
    day = Filter(first=DAYS[0], last=DAYS[0])
    assert [each.on for each in kept.entries.find(day)] == [
        "2024-02-29 23:59",
        "2024-02-29 09:00",
        "2024-02-29",
    ]
    assert kept.entries.find(day)[0].day == DAYS[0]


def test_a_tag_is_itself_alone(kept: Journal) -> None:
    kept.keep_all(insights(*TAGS))
    for tag in TAGS:
        assert [each.tags for each in kept.entries.find(Filter(tag=tag))] == [(tag,)]
    assert kept.entries.find(Filter(tag="tal")) == []


@pytest.mark.parametrize("hostile", ["' OR 1=1 --", '"', "%", "\udc80", "\0", "x" * 1_000_000])
def test_what_is_asked_for_is_never_a_query(kept: Journal, hostile: str) -> None:
    kept.keep_all(insights("one", "two"))
    assert kept.entries.find(Filter(tag=hostile)) == []
    assert kept.entries.find(Filter(status=hostile)) == []
    assert kept.entries.find(Filter(related=(hostile,))) == []
    assert kept.entries.find(Filter(kinds=(hostile,))) == []
    assert kept.entries.begins_with(hostile) == []


def test_entries_come_in_the_order_asked_for(kept: Journal) -> None:
    kept.keep_all(insights(*map(str, range(1_200))))
    order = kept.entries.order(Filter())
    assert len(order) == 1_200
    turned = order[::-1]
    assert [each.seq for each in kept.entries.at(turned)] == turned
    assert [each.seq for each in kept.entries.at([*turned[:3], 10**9, turned[0]])] == [
        *turned[:3],
        turned[0],
    ]
    assert len(list(kept.entries.each(Filter()))) == 1_200


@SHARING
@given(st.lists(st.uuids() | st.sampled_from([1, 2, 2**64, 3 << 120]).map(lambda i: UUID(int=i)),
                min_size=1, max_size=12, unique=True))  # fmt: skip
def test_short_ids_are_unique_and_minimal(kept: Journal, made: list[UUID]) -> None:
    empty(kept)
    kept.keep_all([Insight(id=each, text="x", on=DAYS[0]) for each in made])
    everything = list(map(str, made))
    for least in (1, 4):
        short = kept.entries.short_ids(everything, least)
        for each in everything:
            fitting = [other for other in everything if other.startswith(short[each])]
            assert fitting == [each]
            shorter = short[each][:-1]
            others = [other for other in everything if other.startswith(shorter)]
            assert len(short[each]) == least or len(others) > 1
            assert kept.entry(short[each]).id == each


def test_what_is_in_the_trash_is_in_no_list(kept: Journal) -> None:
    kept.keep_all([Insight(text="a heron", on=DAYS[0]), gone := Insight(text="herons", on=DAYS[1])])
    kept.bury(gone.id)
    for wanted in (Filter(), Filter(kinds=("insight",)), Filter(words="heron*")):
        assert [each.title for each in kept.entries.find(wanted)] == ["a heron"]
        assert kept.entries.count(wanted) == 1
    assert [each.title for each in kept.entries.find(Filter(trash=True))] == ["herons"]


def test_what_is_in_the_trash_counts_among_the_ids(kept: Journal) -> None:
    one, two = UUID("aaaaaaaa-0000-4000-8000-000000000000"), UUID(int=0xAAAAAAAB << 96)
    kept.keep_all([Insight(id=each, text="x", on=DAYS[0]) for each in (one, two)])
    kept.bury(two)
    assert kept.entries.short_ids([str(one)])[str(one)] == "aaaaaaaa"
    assert [each.deleted for each in kept.entries.begins_with("aaaa")] == [False, True]
    assert kept.entries.begins_with("aaaaaaab")[0].id == str(two)


def test_ids_that_nobody_has_can_be_shortened(kept: Journal) -> None:
    unknown = str(uuid4())
    assert kept.entries.short_ids([unknown]) == {unknown: unknown[:4]}
    assert kept.entries.short_ids([]) == {}


PLANS = {
    "record_by_day": Filter(),
    "record_by_day ": Filter(first=DAYS[0]),
    "record_by_kind": Filter(kinds=("goal",)),
    "record_by_kind ": Filter(due_by=DAYS[0]),
    "record_in_trash": Filter(trash=True),
    "link_back": Filter(related=("x",)),
    "VIRTUAL TABLE": Filter(tag="talk"),
}


@pytest.mark.parametrize(("index", "wanted"), PLANS.items())
def test_an_index_serves_each_list(kept: Journal, index: str, wanted: Filter) -> None:
    asked: list[str] = []
    kept.file.connection.set_trace_callback(asked.append)
    kept.entries.order(wanted)
    kept.file.connection.set_trace_callback(None)
    query = next(each for each in asked if each.startswith("SELECT seq"))
    plan = [row[3] for row in kept.file.connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert index.strip() in " ".join(plan)
    assert "SCAN record" not in [each.strip() for each in plan]
