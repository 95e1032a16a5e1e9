"""What is shown can neither command a terminal nor disguise itself."""

from __future__ import annotations

import time
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorjournal.domain.plain import (
    MARKS_IN_A_ROW,
    first_name,
    one_line,
    visible,
    visible_in_place,
)

HOSTILE = "\x1b\x07\x00\x9b\x7f\r\u202e\u2066\u2028\ud800\u0301\t\n"
texts = st.text(st.one_of(st.characters(), st.sampled_from(HOSTILE)))


def harmless(character: str) -> bool:
    return category(character) not in ("Cc", "Cs", "Zl", "Zp") or character in "\t\n"


@given(texts)
@example("\r\r\n\n")
def test_nothing_that_commands_a_terminal_is_left(text: str) -> None:
    shown = visible(text)

    assert all(map(harmless, shown))
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(shown)
    shown.encode()


@given(texts, st.booleans())
def test_what_is_visible_stays_as_it_is(text: str, keep_newlines: bool) -> None:
    shown = visible(text, keep_newlines)

    assert visible(shown, keep_newlines) == shown


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_an_ordinary_text_is_unchanged(text: str) -> None:
    assert visible(text) == text


@given(texts)
def test_in_place_every_character_keeps_its_column(text: str) -> None:
    shown = visible_in_place(text)

    assert len(shown) == len(text)
    assert all(map(harmless, shown))


@given(texts, st.integers(0, 30))
def test_one_line_is_one_line_no_longer_than_asked(text: str, width: int) -> None:
    line = one_line(text, width)

    assert "\n" not in line
    assert "\t" not in line
    assert len(line) <= width


@pytest.mark.parametrize(
    "text",
    [
        "שלום עולם, مرحبا بالعالم\u200f!",
        "e\u0301te\u0301, Nguyễn, Å, בְּרֵאשִׁית",
        "👩\u200d🔬 👨\u200d👩\u200d👧\u200d👦 ❤️\u200d🔥 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣",
        "ཧྐྵྨླྺྼྻྂ",
        "a\tb\n\nc",
    ],
)
def test_scripts_accents_and_joined_emoji_stay_whole(text: str) -> None:
    assert visible(text) == text == visible_in_place(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("\x9b31m", "\ufffd31m"),
        ("safe\u202egnp.exe", "safe\ufffdgnp.exe"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("half \ud83d", "half \ufffd"),
        ("a\u2028b\u2029c\x85d", "a\ufffdb\ufffdc\ufffdd"),
    ],
)
def test_what_was_hidden_can_be_seen(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_tower_of_marks_is_capped() -> None:
    tower = "Z" + "\u0335" * 500 + "algo"

    assert visible(tower) == "Z" + "\u0335" * MARKS_IN_A_ROW + "algo"
    assert len(visible_in_place(tower)) == len(tower)
    assert visible_in_place(tower).count("\u0335") == MARKS_IN_A_ROW


def test_without_newlines_all_is_one_line() -> None:
    assert visible("a\r\nb\tc\nd", keep_newlines=False) == "a b c d"


@pytest.mark.parametrize(
    ("text", "width", "line"),
    [
        ("\n\n  first\nsecond", None, "first"),
        ("a long sentence", 7, "a long…"),
        ("short", 5, "short"),
        ("short", 0, ""),
        ("", 5, ""),
    ],
)
def test_the_first_line_that_says_something(text: str, width: int | None, line: str) -> None:
    assert one_line(text, width) == line


@pytest.mark.parametrize(
    "line", ["an ordinary line\n", "日本語の文章です。\n", "👍🏽👍🏽\n", "\x1b[31m\n"]
)
def test_a_megabyte_takes_no_noticeable_time(line: str) -> None:
    text = line * (1_000_000 // len(line))

    started = time.process_time()
    visible(text)

    assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Ruth Halloran", "Ruth"),
        ("Dr. Isolde Marchetti", "Isolde"),
        ("Prof Dr Adaeze Brook", "Adaeze"),
        ("Mr.", "Mr."),
        ("  ", ""),
    ],
)
def test_nobody_is_called_by_a_title(name: str, called: str) -> None:
    assert first_name(name) == called
