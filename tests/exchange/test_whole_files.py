"""Exports of other journal programs: Day One and jrnl, each as one JSON file."""

import json
from datetime import date, time, timedelta, timezone
from typing import Any

import pytest

from mentorjournal.domain.days import Reading
from mentorjournal.domain.growth import Reflection
from mentorjournal.errors import NotUnderstood
from mentorjournal.exchange import whole_files
from mentorjournal.exchange.arrival import Arrival

JRNL = {
    "tags": {"@work": 1, "@ruth": 1},
    "entries": [
        {
            "title": "The first talk with Ruth.",
            "body": "We spoke of @work.\n\nShe asked what I avoid.\n",
            "date": "2024-03-01",
            "time": "09:30",
            "tags": ["@work", "@ruth"],
            "starred": True,
        },
        {
            "title": "A page without more.",
            "body": "",
            "date": "2024-03-02",
            "time": "21:05",
            "tags": [],
            "starred": False,
        },
    ],
}
"""As jrnl 4 writes it."""

DAY_ONE = {
    "metadata": {"version": "1.0"},
    "entries": [
        {
            "uuid": "6E0C7A1B9F4D4E7F8D33A2C1B0E4F5A6",
            "creationDate": "2024-03-01T20:30:00Z",
            "modifiedDate": "2024-03-01T20:41:12Z",
            "timeZone": "Australia/Sydney",
            "text": "# First talk with Ruth\n\nIt went well\\. 3\\-4 things \\(at least\\)\\!",
            "richText": '{"meta":{"version":1},"contents":[{"text":"First talk"}]}',
            "tags": ["mentoring", "Ruth"],
            "starred": True,
            "isAllDay": False,
            "location": {"latitude": -33.86, "longitude": 151.2},
            "photos": [{"identifier": "AA", "md5": "bb", "type": "jpeg"}],
        },
        {
            "uuid": "7F0C7A1B9F4D4E7F8D33A2C1B0E4F5A7",
            "creationDate": "2024-03-03T01:00:00Z",
            "timeZone": "Mars/Olympus",
            "text": "No heading, only words.",
        },
    ],
}
"""As Day One 2024 writes it."""


def read(source: str, content: Any, kind: str | None = None) -> Arrival:
    text = content if isinstance(content, str) else json.dumps(content)
    return whole_files.read(source, text.encode(), kind, Reading(date(2026, 4, 1)))


def reflections(arrival: Arrival) -> list[Reflection]:
    return [each for each in arrival.records if isinstance(each, Reflection)]


def test_jrnl_gives_day_hour_words_and_tags() -> None:
    first, second = reflections(read("jrnl", JRNL))
    assert (first.on, first.at, first.title) == (
        date(2024, 3, 1),
        time(9, 30),
        "The first talk with Ruth.",
    )
    assert first.gist == "We spoke of @work.\n\nShe asked what I avoid."
    assert first.tags == ("work", "ruth", "starred")
    assert first.never_leaves
    assert (second.title, second.answers, second.tags) == ("A page without more.", (), ())


def test_day_one_gives_the_day_and_the_hour_of_its_place() -> None:
    arrival = read("dayone", DAY_ONE)
    first, second = reflections(arrival)
    assert (first.on, first.at) == (date(2024, 3, 2), time(7, 30, tzinfo=_EAST))
    assert (first.title, first.gist) == (
        "First talk with Ruth",
        "It went well. 3-4 things (at least)!",
    )
    assert first.tags == ("mentoring", "Ruth", "starred")
    assert (second.on, second.title, second.gist) == (
        date(2024, 3, 3),
        "",
        "No heading, only words.",
    )
    assert "a picture or other file stays" in arrival.remarks[0]


_EAST = timezone(timedelta(hours=11))


def test_the_same_export_makes_the_same_ids() -> None:
    for source, content in (("jrnl", JRNL), ("dayone", DAY_ONE)):
        first, second = ([each.id for each in read(source, content).records] for _ in range(2))
        assert first == second


def test_what_could_command_a_terminal_is_made_visible() -> None:
    hostile = {"entries": [{"date": "2024-03-01", "title": "\x1b]0;x\x07", "body": "\u202e"}]}
    (page,) = reflections(read("jrnl", hostile))
    assert "\x1b" not in page.title
    assert "\u202e" not in page.gist


def test_an_entry_that_cannot_be_taken_is_refused_alone() -> None:
    broken = {
        "entries": [
            {"date": "2024-03-01", "time": "09:30", "title": "Kept", "body": ""},
            {"date": "soon", "title": "x", "body": "y"},
            ["no entry"],
            {"date": "2024-03-01", "title": 7, "body": "y"},
        ]
    }
    arrival = read("jrnl", broken)
    assert [each.title for each in reflections(arrival)] == ["Kept"]
    assert [each.line for each in arrival.refused] == [2, 3, 4]


@pytest.mark.parametrize("source", ["jrnl", "dayone"])
@pytest.mark.parametrize("text", ["", "[]", "{}", "PK\x03\x04", '{"entries": {}}', "[" * 99999])
def test_another_file_is_refused_with_what_to_do(source: str, text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"unpack it|jrnl --format json"):
        read(source, text)
