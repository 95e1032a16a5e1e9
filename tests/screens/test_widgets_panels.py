"""Top bar, key line, places and cards: what they show in the room they have."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from mentorjournal.widgets.card import Card, SignCard
from mentorjournal.widgets.key_line import KeyLine
from mentorjournal.widgets.places import Place, Places
from mentorjournal.widgets.top_bar import TopBar
from widget_support import THEMES, Holder, drawn

NAMES = (
    "Home", "Timeline", "Sessions", "Goals", "Reflections",
    "Feedback", "People", "Growth", "Share", "Inbox",
)  # fmt: skip
PLACES = [Place(str((at + 1) % 10), name.lower(), name, name[:4]) for at, name in enumerate(NAMES)]
LINES = [Content("[ ] send the draft"), Content("[x] ask Dr Dahl"), Content("third")]


def bar() -> Iterable[Widget]:
    top = TopBar()
    top.crumb = "Sessions › 14 · [/nope]"
    top.state = "✓ saved"
    yield top


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (70, ["▞ mentorjournal", "Sessions › 14 · [/nope]", "✓ saved"]),
        (44, ["▞", "Sessions › 14 · [/nope]", "✓ saved"]),
        (26, ["▞", "Sessions ›…", "✓ saved"]),
        (9, ["✓ saved"]),
    ],
)
async def test_the_state_is_the_last_to_be_cut(width: int, words: list[str]) -> None:
    app = Holder(bar)
    async with app.run_test(size=(width, 5)) as pilot:
        await pilot.pause()
        (line,) = drawn(app.query_one(TopBar))

    assert re.split(r" {2,}", line) == words
    assert len(line) == width - 2


class Keys(Holder):
    """An app with more keys than fit."""

    BINDINGS = [
        Binding("n", "note('new')", "New"),
        Binding("slash", "note('search')", "Search"),
        Binding("h", "note('hidden')", "Hidden", show=False),
        Binding("question_mark,f1", "help", "Help"),
        Binding("s", "note('share')", "Share"),
        Binding("d", "off", "Off"),
    ]
    done: tuple[str, ...] = ()

    def action_note(self, what: str) -> None:
        self.done = (*self.done, what)

    def action_help(self) -> None:
        self.done = (*self.done, "help")

    def action_off(self) -> None:
        raise AssertionError

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        return None if action == "off" else True


def keys_only() -> Iterable[Widget]:
    yield KeyLine()


def keys_and_input() -> Iterable[Widget]:
    yield Input()
    yield KeyLine()


async def test_the_keys_that_work_are_shown_with_help_at_the_end() -> None:
    app = Keys(keys_only)
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        words = [entry.words for entry in app.query_one(KeyLine).shown()]

        assert words == ["New", "Search", "Share", "Off", "Help"]
        assert drawn(app.query_one(KeyLine)) == ["n New  / Search  s Share  d Off  ? Help"]


async def test_in_a_small_window_help_keeps_its_place() -> None:
    app = Keys(keys_only)
    async with app.run_test(size=(18, 5)) as pilot:
        await pilot.pause()

        assert drawn(app.query_one(KeyLine)) == ["n New  ? Help"]


async def test_keys_that_would_be_typed_are_not_offered() -> None:
    app = Keys(keys_and_input)
    async with app.run_test(size=(80, 5)) as pilot:
        app.query_one(Input).focus()
        await pilot.pause()

        assert drawn(app.query_one(KeyLine)) == ["f1 Help"]


async def test_a_click_does_what_the_key_does_unless_it_is_off() -> None:
    app = Keys(keys_only)
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        for column in (1, 9, 29, 35, 6, 70):
            await pilot.click(KeyLine, offset=(column, 0))

    assert app.done == ("new", "search", "help")


def places() -> Iterable[Widget]:
    column = Places(PLACES, "timeline")
    column.counts = {"inbox": 2}
    yield column


async def test_places_stand_in_a_column_with_a_bar_at_the_current_one() -> None:
    app = Holder(places)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        lines = drawn(app.query_one(Places))

    assert lines[:2] == [" 1  Home", "▌2  Timeline"]
    assert lines[9] == " 0  Inbox         2"


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (89, " 1 Home▌2 Timeline 3 Sess 4 Goal 5 Refl 6 Feed 7 Peop 8 Grow 9 Shar 0 Inbo (2)"),
        (74, " 1 Home▌2 Time 3 Sess 4 Goal 5 Refl 6 Feed 7 Peop 8 Grow 9 Shar 0 Inbo (2)"),
        (60, " 1▌2 Timeline 3 4 5 6 7 8 9 0 (2)"),
        (40, "▌2 Timeline"),
        (8, "▌2 Time…"),
    ],
)
async def test_in_a_narrow_window_places_are_one_line(width: int, line: str) -> None:
    app = Holder(places)
    async with app.run_test(size=(width, 20)) as pilot:
        await pilot.pause()
        lines = drawn(app.query_one(Places))

    assert len(lines) == 1
    assert lines[0].startswith(line)


@pytest.mark.parametrize(
    ("size", "offset", "chosen"),
    [
        ((100, 30), (4, 3), ["sessions"]),
        ((100, 30), (4, 20), []),
        ((60, 20), (14, 0), ["sessions"]),
        ((60, 20), (55, 0), []),
    ],
)
async def test_a_click_chooses_a_place(
    size: tuple[int, int], offset: tuple[int, int], chosen: list[str]
) -> None:
    app = Holder(places)
    async with app.run_test(size=size, message_hook=app.posted.append) as pilot:
        await pilot.pause()
        await pilot.click(Places, offset=offset)

    assert [event.place_id for event in app.seen(Places.Chosen)] == chosen


async def test_in_a_low_window_the_current_place_stays_in_sight() -> None:
    app = Holder(places)
    async with app.run_test(size=(100, 6)) as pilot:
        app.query_one(Places).current = "inbox"
        await pilot.pause()

        assert drawn(app.query_one(Places))[-1].startswith("▌0  Inbox")


def cards() -> Iterable[Widget]:
    yield Card("Promises [3]", LINES, hint="[space] done", pick=True, id="pick")
    yield Card("The jar", [Content("a kind word that is long")], wrap=True, id="whole")
    yield Card("Goals", empty="n sets the first one", id="empty")


async def test_a_card_opens_and_ticks_the_line_that_is_marked() -> None:
    app = Holder(cards)
    async with app.run_test(message_hook=app.posted.append) as pilot:
        app.query_one("#pick").focus()
        await pilot.press("down", "down", "down", "up", "space", "enter")

    assert [event.index for event in app.seen(Card.Toggled)] == [1]
    assert [event.index for event in app.seen(Card.Opened)] == [1]


async def test_a_card_without_lines_to_pick_opens_as_a_whole() -> None:
    app = Holder(cards)
    async with app.run_test(message_hook=app.posted.append) as pilot:
        app.query_one("#whole").focus()
        await pilot.press("space", "down", "enter")

    assert [(event.card.id, event.index) for event in app.seen(Card.Opened)] == [("whole", -1)]
    assert not app.seen(Card.Toggled)


async def test_a_card_draws_its_words_as_they_are() -> None:
    app = Holder(cards)
    async with app.run_test(size=(60, 20)) as pilot:
        app.query_one("#pick").focus()
        await pilot.pause()

        assert drawn(app.query_one("#pick"))[0].startswith("▌[ ] send the")
        assert "Promises [3]" in app.export_screenshot().replace("&#160;", " ")
        assert drawn(app.query_one("#empty"))[0].startswith(" n sets the")


async def test_lines_shown_later_replace_the_first_ones() -> None:
    app = Holder(cards)
    async with app.run_test(size=(100, 30)) as pilot:
        card = app.query_one("#pick", Card)
        card.focus()
        await pilot.press("down", "down")

        card.show([Content("only [/nope]")])
        await pilot.pause()

        assert card.cursor == 0
        assert drawn(card) == ["▌only [/nope]"]


async def test_a_long_line_is_cut_and_a_wrapped_one_is_not() -> None:
    long = [Content("日本語 " * 20)]
    app = Holder(lambda: [Card("a", long, id="a"), Card("b", long, wrap=True, id="b")])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert len(drawn(app.query_one("#a"))) == 1
        assert drawn(app.query_one("#a"))[0].endswith("…")
        assert len(drawn(app.query_one("#b"))) > 1


async def test_a_line_with_a_sign_goes_on_below_its_first_word() -> None:
    app = Holder(lambda: [SignCard("Steps", [Content("✓ thank them, exactly")], wrap=True)])
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        assert [each.rstrip() for each in drawn(app.query_one(SignCard))] == [
            " ✓ thank them,",
            "   exactly",
        ]


async def test_the_marked_line_stays_in_sight_when_there_is_room_for_few() -> None:
    many = [Content(str(number)) for number in range(50)]
    app = Holder(lambda: [Card("many", many, pick=True, classes="-grow")])
    async with app.run_test(size=(60, 12)) as pilot:
        card = app.query_one(Card)
        card.focus()
        await pilot.press(*["down"] * 30)

        assert "▌30" in drawn(card)


@pytest.mark.parametrize("theme", THEMES)
async def test_panels_are_drawn_in_every_kind_of_theme(theme: str) -> None:
    app = Holder(lambda: [*bar(), *places(), *cards(), *keys_only()])
    app.theme = theme
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "send the draft" in drawn(app.query_one("#pick"))[0]
