"""The list of records: any length, any width, every key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.geometry import Size
from textual.widget import Widget

from mentorjournal.widgets.matches import matches
from mentorjournal.widgets.record_list import RecordList, Row
from mentorjournal.widgets.row_line import lower_line, upper_line
from widget_support import THEMES, Holder, drawn

TITLES = (
    "Working session with Ruth",
    "שלום עולם, מה שלומך היום ומחר ואחרי זה",
    "日本語のタイトルはとても長いです、本当に長い",
    "👩\u200d🔬 lab day, 👨\u200d👩\u200d👧\u200d👦 with family, ❤️\u200d🔥",
    "e\u0301te\u0301 Z" + "\u0335" * 40 + "algo",
    "[/nope] [@click=app.quit]hello[/] \x1b]52;c;aGk=\x07",
    "",
)


class Numbered:
    """Rows named by their number, which count how many were asked for."""

    def __init__(self, count: int, first: int = 0) -> None:
        self.count = count
        self.first = first
        self.asked = 0

    def __len__(self) -> int:
        return self.count

    def fetch(self, start: int, stop: int) -> Sequence[Row]:
        self.asked += stop - start
        return [self.row(number + self.first) for number in range(start, stop)]

    @staticmethod
    def row(number: int) -> Row:
        return Row(str(number), "12 Mar", "●", "session", f"Row {number}", "the detail")


class ListHolder(Holder):
    """Hold one list, filled from the start."""

    def __init__(self, rows: Numbered | None = None, lines: int = 1) -> None:
        self.rows = rows
        self.lines = lines
        super().__init__(self.widgets)

    def widgets(self) -> Iterable[Widget]:
        record_list = RecordList(lines=self.lines, empty="No records yet. [n] makes one.")
        if self.rows is not None:
            record_list.show(self.rows)
        yield record_list

    @property
    def list(self) -> RecordList:
        return self.query_one(RecordList)


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (["down", "j", "down", "up"], 2),
        (["G"], 99_999),
        (["end", "down"], 99_999),
        (["end", "home", "up"], 0),
        (["G", "g"], 0),
        (["pagedown", "pagedown", "pageup"], 19),
    ],
)
async def test_keys_move_the_cursor_and_keep_it_in_sight(keys: list[str], cursor: int) -> None:
    app = ListHolder(Numbered(100_000))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press(*keys)

        assert app.list.cursor == cursor
        assert any(line.startswith("▌") and f"Row {cursor}" in line for line in drawn(app.list))


async def test_only_what_is_in_sight_is_fetched() -> None:
    rows = Numbered(100_000)
    app = ListHolder(rows)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("G", "g", *["down"] * 50)

    assert rows.asked < 1_000


async def test_enter_opens_the_row_under_the_cursor() -> None:
    app = ListHolder(Numbered(10))
    async with app.run_test(message_hook=app.posted.append) as pilot:
        await pilot.press("down", "down", "enter")

    assert [event.row.id for event in app.seen(RecordList.Opened)] == ["2"]
    assert [event.row.id for event in app.seen(RecordList.Highlighted)] == ["0", "1", "2"]


async def test_a_click_selects_and_a_double_click_opens() -> None:
    app = ListHolder(Numbered(10), lines=2)
    async with app.run_test(message_hook=app.posted.append) as pilot:
        await pilot.click(RecordList, offset=(5, 7))
        assert app.list.cursor == 3
        assert not app.seen(RecordList.Opened)

        await pilot.double_click(RecordList, offset=(5, 4))

    assert [event.row.id for event in app.seen(RecordList.Opened)] == ["2"]


async def test_a_click_below_the_last_row_changes_nothing() -> None:
    app = ListHolder(Numbered(2))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.click(RecordList, offset=(5, 15))

        assert app.list.cursor == 0


async def test_the_cursor_follows_its_record_when_rows_come_before_it() -> None:
    app = ListHolder(Numbered(1000, first=5))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press(*["pagedown"] * 3)
        before, scrolled = app.list.row, app.list.scroll_offset.y

        app.list.show(Numbered(1005))
        await pilot.pause()

        assert app.list.row == before
        assert app.list.scroll_offset.y == scrolled + 5


async def test_the_cursor_stays_on_a_row_when_the_list_shrinks_or_starts_anew() -> None:
    app = ListHolder(Numbered(100))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("G")
        app.list.show(Numbered(3))
        assert app.list.cursor == 2

        app.list.show(Numbered(50), keep_cursor=False)
        assert app.list.cursor == 0


async def test_an_empty_list_says_what_it_is_for() -> None:
    app = ListHolder()
    async with app.run_test(size=(80, 20), message_hook=app.posted.append) as pilot:
        await pilot.press("down", "enter", "G", "pagedown")

        assert drawn(app.list)[0].strip() == "No records yet. [n] makes one."
        assert app.list.row is None
        assert not app.seen(RecordList.Opened)


@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize("width", [1, 2, 20, 33, 34, 59, 60, 80, 200])
@pytest.mark.parametrize("private", [False, True])
def test_every_line_of_a_row_is_as_wide_as_there_is_room(
    lines: int, width: int, private: bool
) -> None:
    for title in TITLES:
        row = Row("1", "12 Mar 2026", "●", "encouragement", title, title, private, ("day", "本"))

        upper = "".join(p.text for p in upper_line(row, max(width, 6), with_detail=lines == 1))
        lower = "".join(p.text for p in lower_line(row, max(width, 13)))

        assert cell_len(upper) == max(width, 6), (title, upper)
        assert cell_len(lower) == max(width, 13), (title, lower)


@pytest.mark.parametrize("width", [1, 3, 20, 200])
async def test_a_list_is_drawn_in_any_window(width: int) -> None:
    app = ListHolder(Numbered(100), lines=2)
    async with app.run_test(size=(width, 5)) as pilot:
        app.list.virtual_size = Size(width, 200)
        await pilot.press("down")

        assert all(cell_len(line) <= width for line in drawn(app.list))


@pytest.mark.parametrize(("width", "sign"), [(100, "◆ private"), (50, "◆ "), (20, "◆ ")])
def test_a_private_row_says_so_without_colour(width: int, sign: str) -> None:
    row = replace(Numbered.row(1), private=True)

    pieces = list(upper_line(row, width, with_detail=True))

    assert sign in "".join(piece.text for piece in pieces)


def test_words_that_were_searched_for_stand_out_in_any_case_and_accent() -> None:
    text = "Zoë met ZOE; the zoetrope"

    assert [text[start:end] for start, end in matches(text, ["zoe"])] == ["Zoë", "ZOE", "zoe"]
    assert list(matches(text, [])) == list(matches(text, [" "])) == []
    assert list(matches("a.b", ["."])) == [(1, 2)]
    assert [span[1] for span in matches("İstanbul", ["istanbul"])] == [8]


@pytest.mark.parametrize("theme", THEMES)
async def test_a_list_is_drawn_in_every_kind_of_theme(theme: str) -> None:
    app = ListHolder(Numbered(10))
    app.theme = theme
    async with app.run_test(size=(80, 20)):
        assert "Row 1" in "\n".join(drawn(app.list))


async def test_other_keys_can_be_given_by_the_ids_of_the_bindings() -> None:
    app = ListHolder(Numbered(10))
    async with app.run_test() as pilot:
        app.set_keymap({"list.up": "up,k"})
        await pilot.press("down", "down", "k", "up")

        assert app.list.cursor == 0
