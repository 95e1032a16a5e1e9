"""The writing area keeps what was typed, continues lists and looks private when it is."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from textual import events
from textual.screen import Screen
from textual.widgets import Input

from mentorjournal.widgets.markdown_marks import marks
from mentorjournal.widgets.writing import SLOW_FROM, Writing
from stage import seen
from widget_support import THEMES, Holder, drawn

HOSTILE = "a\x1b]52;c;aGk=\x07b\x9bc\u202ed [/nope]"


def holding(text: str = "", *, private: bool = False) -> Holder:
    return Holder(lambda: [Writing(text, title="Notes", private=private), Input()])


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("- one", "two", "- one\n- two"),
        ("  * one", "two", "  * one\n  * two"),
        ("9. one", "two", "9. one\n10. two"),
        ("- [x] one", "two", "- [x] one\n- [ ] two"),
        ("> one", "two", "> one\n> two"),
        ("- one\n- ", "", "- one\n"),
        ("1. one\n2. ", "x", "1. one\nx"),
        ("> one\n> ", "x", "> one\nx"),
        ("- [ ] ", "", ""),
        ("one", "two", "one\ntwo"),
        ("-one", "two", "-one\ntwo"),
        ("[] one", "two", "[] one\n[] two"),
        ("~ one", "two", "~ one\n~ two"),
    ],
)
async def test_enter_continues_a_list_and_ends_it_on_an_empty_item(
    before: str, typed: str, after: str
) -> None:
    app = holding(before)
    async with app.run_test() as pilot:
        writing = app.query_one(Writing)
        writing.move_cursor(writing.document.end)
        await pilot.press("enter", *typed)

        assert writing.text == after


async def test_enter_in_the_middle_of_an_item_splits_it_and_before_it_only_breaks() -> None:
    app = holding("- one two")
    async with app.run_test() as pilot:
        writing = app.query_one(Writing)
        writing.move_cursor((0, 5))
        await pilot.press("enter")
        assert writing.text == "- one\n-  two"

        writing.move_cursor((0, 0))
        await pilot.press("enter")
        assert writing.text == "\n- one\n-  two"


async def test_what_was_typed_can_be_undone_and_redone() -> None:
    app = holding("- one")
    async with app.run_test() as pilot:
        writing = app.query_one(Writing)
        writing.move_cursor((0, 5))
        await pilot.press("enter", "t", "w", "o")
        written = writing.text

        for _ in range(5):
            await pilot.press("ctrl+z")
        assert writing.text == "- one"

        for _ in range(5):
            await pilot.press("ctrl+y")
        assert writing.text == written


async def test_tab_leaves_for_the_next_field() -> None:
    app = holding()
    async with app.run_test() as pilot:
        await pilot.press("tab")

        assert isinstance(app.focused, Input)


async def test_a_hostile_text_is_shown_harmless_and_kept_as_it_is() -> None:
    app = holding()
    async with app.run_test(size=(60, 12)) as pilot:
        writing = app.query_one(Writing)
        app.post_message(events.Paste(HOSTILE))
        await pilot.pause()

        assert writing.text == HOSTILE
        assert drawn(writing)[0] == "a␛]52;c;aGk=␇b\ufffdc\ufffdd [/nope]"
        assert writing.cursor_location == (0, len(HOSTILE))


@pytest.mark.parametrize("text", ["one\u2028two\x0cthree\x85", "a\r\nb\nc", "end\n\n", ""])
async def test_a_text_nobody_edited_comes_back_as_it_was_given(text: str) -> None:
    app = holding(text)
    async with app.run_test() as pilot:
        writing = app.query_one(Writing)
        assert writing.value == text

        writing.value = text + "!"
        assert writing.value == text + "!"

        await pilot.press("x")
        assert writing.value == writing.text


async def test_a_private_text_says_so_in_its_border_by_words_and_form() -> None:
    app = holding("x", private=True)
    async with app.run_test(size=(60, 12)) as pilot:
        writing = app.query_one(Writing)
        await pilot.pause()
        assert str(writing.border_title) == "Notes · private, never shared"
        private_form = writing.styles.border.top[0]

        writing.private = False
        await pilot.pause()
        assert str(writing.border_title) == "Notes"
        assert writing.styles.border.top[0] != private_form


async def test_a_very_long_text_says_that_keys_are_slow() -> None:
    app = holding("a line of words\n" * (SLOW_FROM // 16))
    async with app.run_test(size=(60, 12)) as pilot:
        writing = app.query_one(Writing)
        await pilot.press("x")
        await pilot.pause()

        assert "outside editor" in str(writing.border_subtitle)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("## A heading", {"heading": ["## A heading"]}),
        ("> said @ben", {"quote": ["> said @ben"], "person": ["@ben"]}),
        ("- [x] done", {"bullet": ["-", "[x]"]}),
        ("12. item", {"bullet": ["12."]}),
        ("[] ask", {"bullet": ["[]"]}),
        ("! insight", {"bullet": ["!"]}),
        ("a **b c** d *e* _f_", {"bold": ["**b c**"], "italic": ["*e*", "_f_"]}),
        ("2 * 3 * 4, snake_case_word", {}),
        ("`code` [[Goal]]", {"code": ["`code`"], "link": ["[[Goal]]"]}),
        ("me@example.org #1 wow! !fri !+2w", {"date": ["!fri", "!+2w"]}),
        ("#speaking c#sharp @Åsa.Dahl", {"tag": ["#speaking"], "person": ["@Åsa.Dahl"]}),
    ],
)
def test_what_plays_a_part_is_found(line: str, parts: dict[str, list[str]]) -> None:
    found: dict[str, list[str]] = {}
    for mark in marks(line):
        found.setdefault(mark.part, []).append(line[mark.start : mark.end])

    assert found == parts


@pytest.mark.parametrize(
    "line", [lambda n: "*" * n, lambda n: "* " * n, lambda n: "a_" * n, lambda n: "`" * n,
             lambda n: "[[" * n, lambda n: "- [" * n, lambda n: " " * n]
)  # fmt: skip
def test_no_line_takes_long_to_colour(line: Callable[[int], str]) -> None:
    started = time.process_time()
    for length in (1_000, 2_000, 4_000, 1_000_000):
        list(marks(line(length)))

    assert time.process_time() - started < 1.0


@pytest.mark.parametrize("theme", THEMES)
async def test_writing_is_drawn_in_every_kind_of_theme(theme: str) -> None:
    app = holding("# A heading\n- @ben #tag !fri `code` **b** *i* [[g]]\n> q")
    app.theme = theme
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()

        assert drawn(app.query_one(Writing))[0] == "# A heading"


async def test_a_text_as_tall_as_the_last_one_is_drawn_when_it_came_behind_another_screen() -> None:
    app = holding("Worked with C.F. today")
    async with app.run_test() as pilot:
        writing = app.query_one(Writing)
        writing.read_only, writing.show_cursor = True, False
        await pilot.pause()
        await app.push_screen(Screen())
        await pilot.pause()
        writing.value = "Worked with Colin today"
        await pilot.pause()
        await app.pop_screen()
        await pilot.pause()

        assert "Worked with Colin today" in seen(app.screen)
