"""Everything out and in again: nothing may be different afterwards."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.days import Reading
from mentorjournal.domain.entries import Disclosure, Kept, Revision
from mentorjournal.domain.growth import Goal, Insight
from mentorjournal.domain.letters import HeldCard, Letter
from mentorjournal.exchange import archive
from mentorjournal.exchange.arrival import Arrival, Whole
from mentorjournal.exchange.jsonl import read
from strategies import disclosures, journal_settings, kept_records, moments, text

READING = Reading(date(2026, 3, 5))
ID = "3f2a91bc-0000-4000-8000-000000000001"
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def an_insight(text: str = "Seen.") -> Whole:
    return Whole(Kept(Insight(text=text, on=date(2026, 3, 5)), 1, NOON, NOON, "+11:00"))


def arrived(lines: Sequence[str]) -> tuple[Arrival, list[Whole]]:
    arrival = read(lines, None, READING)
    assert list(arrival.records) == []
    return arrival, list(arrival.whole)


@given(st.lists(kept_records(), max_size=4), journal_settings, st.lists(disclosures, max_size=2))
def test_an_archive_gives_back_what_was_put_into_it(
    kept: list[tuple[Kept[Any], list[Revision]]],
    kept_settings: Mapping[str, Any],
    ledger: list[Disclosure],
) -> None:
    whole = [Whole(each, tuple(revisions)) for each, revisions in kept]
    arrival, found = arrived(list(archive.lines(whole, kept_settings, ledger)))
    assert (found, arrival.settings, arrival.ledger) == (whole, kept_settings, ledger)
    assert arrival.refused == []


_ids = st.uuids().map(str)
letters = st.builds(
    Letter, direction=st.sampled_from(["sent", "received"]), kind=text, share=_ids, person=_ids,
    relationship=_ids, sequence=st.integers(1, 10**6), digest=text, previous=text,
    signing_key=text, in_reply_to=text, at=moments, summary=_ids, envelope=text,
)  # fmt: skip
cards = st.builds(
    HeldCard, person=_ids, text=text, signing_key=text, added=moments, retired=st.none() | moments
)


@given(st.lists(letters, max_size=3), st.lists(cards, max_size=3))
def test_letters_and_cards_come_back(came: list[Letter], held: list[HeldCard]) -> None:
    compared = [replace(each, verified=NOON) for each in held]
    arrival, _ = arrived(list(archive.lines([], {}, [], [*compared, *came])))
    assert (arrival.letters, arrival.cards, arrival.refused) == (came, held, [])


@pytest.mark.parametrize(
    "changed", [{"sequence": 0}, {"share": "x"}, {"direction": "up"}, {"at": "now"}, {"more": ""}]
)
def test_a_letter_that_is_none_is_refused(changed: dict[str, object]) -> None:
    one = Letter("sent", "summary", ID, ID, ID, 1, "", "", "", "", NOON, ID, "")
    lines = list(archive.lines([], {}, [], [one]))
    broken = json.dumps({"letter": {**json.loads(lines[1])["letter"], **changed}}) + "\n"
    assert arrived([lines[0], broken, lines[2]])[0].refused


@given(kept_records())
def test_a_line_of_an_archive_is_one_line_that_commands_no_terminal(
    kept: tuple[Kept[Any], list[Revision]],
) -> None:
    for line in archive.lines([Whole(kept[0], tuple(kept[1]))], {}, []):
        assert line.endswith("\n")
        assert len(line.splitlines()) == 1
        assert not any(c < " " or "\x7f" <= c <= "\x9f" or c == "\u202e" for c in line[:-1])


@given(kept_records())
def test_a_line_as_json_prints_it_is_the_same_record(
    kept: tuple[Kept[Any], list[Revision]],
) -> None:
    line = json.loads(list(archive.lines([Whole(kept[0])], {}, []))[1])["record"]
    printed = {
        name: line[name] for name in ("id", "kind", "on", "title", "tags", "relationships", "body")
    }
    arrival = read([json.dumps(printed)], None, READING)
    assert list(arrival.records) == [kept[0].record]
    assert arrival.refused == []


def test_an_archive_that_was_cut_says_so() -> None:
    lines = list(archive.lines([an_insight("One."), an_insight("Two.")], {"name": "Asha"}, []))
    arrival, found = arrived(lines[:-2])
    assert len(found) == 2
    assert arrival.refused == [
        (0, "The archive has no last line: it was cut, and what stood there is missing.")
    ]


def test_an_archive_with_a_line_missing_in_the_middle_says_so() -> None:
    lines = list(archive.lines([an_insight("One."), an_insight("Two.")], {}, []))
    arrival, found = arrived([lines[0], *lines[2:]])
    assert len(found) == 1
    assert [each.line for each in arrival.refused] == [0]


def test_a_damaged_line_is_named_and_the_others_are_kept() -> None:
    lines = list(archive.lines([an_insight(f"{n}.") for n in range(4)], {}, []))
    lines[2] = lines[2].replace('"version": 1', '"version": 0')
    lines[3] = lines[3][:-20]
    arrival, found = arrived(lines)
    assert [whole.kept.record.headline for whole in found] == ["0.", "3."]
    assert [each.line for each in arrival.refused] == [3, 4, 0]


def test_what_would_change_on_the_way_in_is_refused() -> None:
    goal = Whole(Kept(Goal(title="Go.", on=date(2026, 3, 5)), 1, NOON, NOON, "+11:00"))
    line = list(archive.lines([goal], {}, []))[1]
    for written, other in [
        ('"on": "2026-03-05", "area"', '"on": 1772668800, "area"'),
        ('"importance": null', '"importance": true'),
        ('"importance": null', '"importance": "7"'),
        ('"created": "2026-03-05T12:00:00.000000Z"', '"created": "2026-03-05T12:00:00.0Z"'),
        ('"tags": []', '"tags": "a, b"'),
        ('"milestones": []', '"milestones": [{"title": "x", "colour": "red"}]'),
    ]:
        assert written in line
        changed = line.replace(written, other)
        arrival, found = arrived(['{"format": "mentorjournal-archive/1"}', changed])
        assert found == [], other
        assert arrival.refused[0].line == 2


def test_the_same_record_twice_is_refused_the_second_time() -> None:
    whole = an_insight()
    arrival, found = arrived(list(archive.lines([whole, whole], {}, [])))
    assert found == [whole]
    assert arrival.refused[0] == (3, "A record with this id stands further up.")
