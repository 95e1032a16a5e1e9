"""Plain lines of other programs, hostile ones among them."""

import json
import random
from contextlib import suppress
from datetime import UTC, date, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.days import Reading
from mentorjournal.domain.growth import Goal, Insight, Reflection
from mentorjournal.domain.plain import visible
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Session
from mentorjournal.errors import JournalError, NewerJournal, NotUnderstood
from mentorjournal.exchange.arrival import Refused
from mentorjournal.exchange.jsonl import read
from mentorjournal.resources import data_file
from strategies import text

READING = Reading(date(2026, 3, 5))


def loaded(
    *lines: str | bytes, as_kind: str | None = "reflection"
) -> tuple[list[Record], list[Refused]]:
    arrival = read(lines, as_kind, READING)
    records = list(arrival.records)
    assert list(arrival.whole) == []
    return records, arrival.refused


def plain(**fields: Any) -> str:
    return json.dumps({"date": "2024-03-05", "title": "T", "body": "B", **fields})


def test_a_plain_line_becomes_a_reflection_with_its_time_and_tags() -> None:
    records, refused = loaded(plain(date="2024-03-05T17:30:00", tags=["a", " b ", ""]))
    (reflection,) = records
    assert refused == []
    assert isinstance(reflection, Reflection)
    assert (reflection.on, reflection.at) == (date(2024, 3, 5), time(17, 30))
    assert (reflection.title, reflection.answers[0].text) == ("T", "B")
    assert reflection.tags == ("a", "b")


@pytest.mark.parametrize(
    ("written", "day", "clock"),
    [
        ("2024-03-05", date(2024, 3, 5), None),
        ("2024-03-05 07:05", date(2024, 3, 5), time(7, 5)),
        ("2024-03-05T00:00:00", date(2024, 3, 5), time(0)),
        (
            "2024-03-05T23:59:59.5+11:00",
            date(2024, 3, 5),
            time(23, 59, 59, 500000, timezone(timedelta(hours=11))),
        ),
        ("2024-03-05T23:59Z", date(2024, 3, 5), time(23, 59, tzinfo=UTC)),
        ("2024-02-29", date(2024, 2, 29), None),
        ("5 March 2024", date(2024, 3, 5), None),
        ("05/03/2024", date(2024, 3, 5), None),
    ],
)
def test_a_date_is_read_as_it_is_written(written: str, day: date, clock: time | None) -> None:
    records, refused = loaded(plain(date=written))
    assert refused == []
    (reflection,) = records
    assert isinstance(reflection, Reflection)
    assert (reflection.on, reflection.at) == (day, clock)


@pytest.mark.parametrize(
    "written",
    ["2023-02-29", "2024-02-30T10:00:00", "2024-03-05T25:00", "yesterday", "5 March", "03/04/24",
     "5 March 2024 at 5pm", "", "  ", "soon", "0000-01-01", "99999-01-01", "\ud800"],
)  # fmt: skip
def test_a_date_that_is_none_is_refused(written: str) -> None:
    records, refused = loaded(plain(date=written), plain(title="Other"))
    assert [record.headline for record in records] == ["Other"]
    assert [each.line for each in refused] == [1]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("", None),
        (" \t\r\n", None),
        ("{", "This is not JSON from character 2 on."),
        ("hello", "This is not JSON from character 1 on."),
        ("[1, 2]", "This is JSON, but not an object in curly brackets."),
        ('"text"', "This is JSON, but not an object in curly brackets."),
        ("[" * 10_000 + "]" * 10_000, "This is nested too deeply."),
        ('{"a":' * 200 + "1" + "}" * 200, "This is nested too deeply."),
        ('{"date": NaN}', "NaN is not a number."),
        ('{"date": -Infinity}', "-Infinity is not a number."),
        ('{"date": 1e999}', "“1e999” is too large a number."),
        ('{"date": ' + "9" * 5000 + "}", "There is a number in it with too many digits."),
        ('{"date": "2024-03-05", "date": "2024-03-06"}', "“date” is in it twice."),
        (plain(mood="good"), "“mood” is not known here; date, title, body, tags are."),
        (plain(**{"\x1b]0;x\x07": 1}), "“␛]0;x␇” is not known here; date, title, body, tags are."),
        (plain(title=7), "title: this must be a text."),
        (plain(body=["B"]), "body: this must be a text."),
        (plain(tags="a, b"), None),
        (plain(tags=[1]), "tags: this must be a list of texts."),
        (plain(date=None), "date: this must be a text."),
        (plain(title=" ", body="\n"), "A reflection needs at least one answer."),
        ('{"kind": "sonnet", "body": {}}', "“sonnet” is not a kind of record."),
        ('{"kind": {}, "body": {}}', "“{}” is not a kind of record."),
        ('{"kind": "insight", "body": "text"}', "body: this must be an object with"),
        ('{"kind": "insight", "body": {"text": "x"}}', "An insight needs its “on”."),
        ('{"kind": "insight", "body": {"text": " ", "on": "2024-03-05"}}', "text: there are no"),
        ('{"kind": "insight", "id": "7", "body": {"text": "x", "on": "2024-03-05"}}', "id: "),
        ('{"kind": "insight", "body": {"text": "\\ud800", "on": "2024-03-05"}}', "text: "),
        (b'{"date": "2024-03-05", "body": "\xff"}', "This is not text in UTF-8."),
        ('{"record": {}}', "“record” is not known here; date, title, body, tags are."),
    ],
)
def test_a_hostile_line_is_refused_in_a_sentence_and_the_others_are_kept(
    line: str | bytes, why: str | None
) -> None:
    records, refused = loaded(plain(title="Before"), line, plain(title="After"))
    headlines = [record.headline for record in records]
    assert [headlines[0], headlines[-1]] == ["Before", "After"]
    assert [each.line for each in refused] == ([2] if why else [])
    if why:
        assert refused[0].why.startswith(why)
        assert len(refused[0].why) < 200
        assert visible(refused[0].why) == refused[0].why


def test_an_empty_file_brings_nothing() -> None:
    assert loaded() == ([], [])
    assert loaded("\ufeff\r\n") == ([], [])


def test_a_mark_at_the_beginning_and_foreign_line_ends_do_no_harm() -> None:
    data = "\ufeff" + plain(title="One") + "\r\n" + plain(title="Two") + "\r\n"
    assert [r.headline for r in loaded(*data.encode().splitlines(True))[0]] == ["One", "Two"]
    assert [r.headline for r in loaded(*data.splitlines(True))[0]] == ["One", "Two"]


def test_a_line_of_ten_megabytes_is_kept_whole() -> None:
    (reflection,), refused = loaded(plain(body="long " * 2_000_000))
    assert refused == []
    assert len(reflection.model_dump()["answers"][0]["text"]) == 10_000_000


def test_foreign_text_cannot_command_a_terminal_and_half_characters_are_replaced() -> None:
    hostile = "\x1b]52;c;eA==\x07 \u202e \ud800"
    (reflection,), _ = loaded(plain(title=hostile, body=hostile, tags=[hostile]))
    assert isinstance(reflection, Reflection)
    for kept in (reflection.title, reflection.answers[0].text, *reflection.tags):
        assert kept == "␛]52;c;eA==␇ \ufffd \ufffd"


def test_our_own_lines_are_kept_exactly() -> None:
    line = {"kind": "insight", "body": {"text": "a\x1b]0;\u202e\r", "on": "2024-03-05"}}
    (insight,), _ = loaded(json.dumps(line))
    assert isinstance(insight, Insight)
    assert insight.text == "a\x1b]0;\u202e\r"


def test_the_same_file_gives_the_same_ids_and_identical_lines_are_all_kept() -> None:
    lines = [plain(), plain(title="Other"), plain(), plain()]
    first, second = loaded(*lines)[0], loaded(*lines)[0]
    assert first == second
    assert len({record.id for record in first}) == 4
    assert {r.id for r in loaded(*lines, as_kind="goal")[0]}.isdisjoint(r.id for r in first)


def test_the_order_of_a_lines_fields_makes_no_other_record() -> None:
    one = '{"date": "2024-03-05", "title": "T", "body": "B"}'
    other = '{"body":"B","title":"T","date":"2024-03-05"}'
    assert loaded(one)[0] == loaded(other)[0]


def test_parts_without_ids_get_the_same_ones_each_time() -> None:
    body = {"title": "Go.", "on": "2024-03-05", "milestones": [{"title": "a"}, {"title": "b"}]}
    line = json.dumps({"kind": "goal", "body": body})
    (goal,), refused = loaded(line)
    assert refused == []
    assert isinstance(goal, Goal)
    assert len({each.id for each in goal.milestones}) == 2
    assert loaded(line)[0] == [goal]


def test_each_kind_takes_title_and_body_where_it_has_room() -> None:
    (session,), _ = loaded(plain(date="2024-03-05T17:30"), as_kind="session")
    assert isinstance(session, Session)
    assert (session.title, session.notes_private, session.start) == ("T", "B", time(17, 30))
    (goal,), _ = loaded(plain(), as_kind="goal")
    assert isinstance(goal, Goal)
    assert (goal.title, goal.why) == ("T", "B")
    (insight,), _ = loaded(plain(), as_kind="insight")
    assert insight.headline == "T\n\nB"
    (insight,), _ = loaded(plain(title=None), as_kind="insight")
    assert insight.headline == "B"


def test_a_time_that_has_no_place_is_not_dropped_in_silence() -> None:
    records, refused = loaded(plain(date="2024-03-05T17:30"), as_kind="goal")
    assert records == []
    assert refused[0].why.startswith("A goal has no time of day, and this one says 17:30")
    assert len(loaded(plain(date="2024-03-05T00:00:00"), as_kind="goal")[0]) == 1


def test_plain_lines_need_to_be_told_their_kind() -> None:
    assert loaded(plain(), as_kind=None)[1] == [
        (1, "It does not say of which kind it is; name one, such as reflection.")
    ]
    with pytest.raises(NotUnderstood):
        read([], "sonnet", READING)


def test_a_file_of_a_format_that_is_not_known_is_refused_whole() -> None:
    with pytest.raises(NewerJournal):
        read(['{"format": "mentorjournal-archive/2"}'], None, READING)
    with pytest.raises(NotUnderstood):
        read(['{"format": "something-else/1"}'], None, READING)
    with pytest.raises(NotUnderstood):
        read(['{"format": "mentorjournal-sample/1"}'], None, READING)


@given(text, text, st.lists(text, max_size=3))
def test_no_word_of_a_plain_line_is_lost(title: str, body: str, tags: list[str]) -> None:
    records, refused = loaded(plain(title=title, body=body, tags=tags))
    if not visible(title).strip() and not visible(body).strip():
        assert (records, len(refused)) == ([], 1)
        return
    (reflection,) = records
    assert isinstance(reflection, Reflection)
    assert reflection.title == visible(title)
    assert not body.strip() or reflection.answers[0].text == visible(body)
    assert len(reflection.tags) == sum(bool(visible(tag, False).strip()) for tag in tags)


HEADERS = (
    '{"format": "mentorjournal-archive/1"}',
    '{"type": "journal", "format": "mentorjournal-sample/1", "owner": {"name": "N"}}',
    '{"type": "journal", "format": "mentorjournal-sample/1", "owner": {"name": "N"}, "created": 4}',
    "",
)
NAMES = ("type", "id", "kind", "body", "record", "setting", "ledger", "end", "name", "value", "on",
         "date", "tags", "title", "milestones", "checkins", "ratings", "share", "answers",
         "direction", "session", "text", "person", "revisions", "version", "format", "points",
         "direction", "items", "history", "counts_toward", "owner")  # fmt: skip
WORDS = ("goal", "skill", "scheme", "letter", "action", "insight", "2024-03-05", "x", "private")
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(WORDS) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(
    st.sampled_from(HEADERS),
    st.lists(st.dictionaries(st.sampled_from(NAMES), json_values, max_size=6), max_size=3),
)
def test_nothing_that_is_json_makes_it_stumble(header: str, lines: list[dict[str, Any]]) -> None:
    with suppress(JournalError):
        arrival = read([header, *map(json.dumps, lines)], "reflection", READING)
        taken = len([*arrival.records, *arrival.whole])
        assert taken + len(arrival.refused) >= len(lines) * (header in ("", HEADERS[0]))


def test_a_changed_character_in_a_sample_is_survived() -> None:
    lines = data_file("sample-mentoree.jsonl").read_text("utf-8").splitlines()
    chance = random.Random(7)
    for _ in range(60):
        number = chance.randrange(1, len(lines))
        place = chance.randrange(len(lines[number]))
        changed = lines[number][:place] + chance.choice('"{}[]0x,') + lines[number][place + 1 :]
        arrival = read([*lines[:number], changed, *lines[number + 1 :]], None, READING)
        taken = [*arrival.records, *arrival.whole]
        assert len(taken) + len(arrival.refused) >= len(lines) - 1, "no line goes without a word"
