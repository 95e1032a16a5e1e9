"""The fields of a form: what they hold, what they say, which keys they take."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

import pytest
from textual import events
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Select, Static

from mentorjournal.errors import NotUnderstood
from mentorjournal.widgets.choices import Choices
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.fields import (
    ChoiceField,
    DateField,
    ScaleField,
    TagsField,
    TextField,
    WritingField,
)
from mentorjournal.widgets.part_row import PartBox, PartRow
from mentorjournal.widgets.rows import Part, PartsField
from stage import burst
from widget_support import THEMES, Holder, drawn

ROLES = [("mentoree", "I am mentored"), ("mentor", "I mentor"), ("both", "both [/nope]")]
AREAS = [(area, area) for area in "abcdefghijkl"]


def understand(text: str) -> str:
    if text != "fri":
        raise NotUnderstood(f"I do not know the day “{text}” [/nope].")
    return "Fri 27 Nov 2026"


def parts() -> PartsField:
    numbers = count(10)
    return PartsField(
        "parts",
        "Milestones",
        value=[
            Part(id="1", done=True, text="first", extra="12 Sep"),
            Part(id="2", done=False, text="second", extra=""),
        ],
        with_done=True,
        extra="due",
        new_id=lambda: str(next(numbers)),
    )


def form() -> Iterable[Widget]:
    yield TextField("title", "Title", value="A [b]title[/b]", hint="In your words")
    yield DateField("due", "Due", understand=understand, value="fri")
    yield ChoiceField("role", "Role", ROLES, value="mentor")
    yield ChoiceField("area", "Area", AREAS, value="b")
    yield ScaleField("importance", "Importance", value="3")
    yield TagsField("tags", "Tags")
    yield parts()
    yield WritingField("why", "Why", value="because", private=True)


class Form(Holder):
    """A form in an app whose digits lead elsewhere."""

    CSS = ".body { layout: vertical; overflow-y: auto; }"
    BINDINGS = [Binding("1,2,3,0", "away", "Away")]

    def __init__(self) -> None:
        super().__init__(form)

    def action_away(self) -> None:
        raise AssertionError("a digit typed into a field led away")

    def field(self, key: str) -> Field[object]:
        return next(each for each in self.query(Field) if each.key == key)

    @property
    def edited(self) -> list[str]:
        return [event.key for event in self.seen(Field.Edited)]


NEW_VALUES: list[tuple[str, object]] = [
    ("title", "other"),
    ("due", "sat"),
    ("role", "both"),
    ("role", ""),
    ("area", "c"),
    ("area", ""),
    ("importance", "10"),
    ("importance", ""),
    ("tags", "a, b"),
    ("parts", [Part(id="7", done=True, text="x", extra="y")]),
    ("parts", []),
    ("why", "why\nnot"),
]


async def test_a_form_holds_what_it_was_given() -> None:
    app = Form()
    async with app.run_test(size=(80, 60), message_hook=app.posted.append) as pilot:
        await pilot.pause()
        values = {each.key: each.value for each in app.query(Field)}

    assert values["title"] == "A [b]title[/b]"
    assert (values["role"], values["area"], values["importance"]) == ("mentor", "b", "3")
    assert [part["id"] for part in values["parts"]] == ["1", "2"]
    assert values["why"] == "because"
    assert app.edited == []


@pytest.mark.parametrize(("key", "value"), NEW_VALUES)
async def test_a_value_that_is_set_comes_back_and_posts_nothing(key: str, value: object) -> None:
    app = Form()
    async with app.run_test(size=(80, 60), message_hook=app.posted.append) as pilot:
        await pilot.pause()
        app.field(key).value = value
        await pilot.pause()

        assert app.field(key).value == value
        assert app.edited == []


async def test_typing_keeps_what_is_there_and_says_that_it_was_edited() -> None:
    app = Form()
    async with app.run_test(size=(80, 60), message_hook=app.posted.append) as pilot:
        await pilot.press("1", "!")

        assert app.field("title").value == "A [b]title[/b]1!"
        assert set(app.edited) == {"title"}


async def test_an_error_stands_under_the_field_in_words_until_it_is_edited() -> None:
    app = Form()
    async with app.run_test(size=(80, 60)) as pilot:
        field = app.field("title")
        field.error = "Say what [/nope] it is."
        await pilot.pause()
        words = field.query_one(".field--error", Static)
        assert drawn(words) == ["✗ Say what [/nope] it is."]

        await pilot.press("x")
        await pilot.pause()
        assert field.error == ""
        assert not words.display


async def test_the_understood_date_stands_beside_the_line_as_one_types() -> None:
    app = Form()
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("tab")
        field = app.field("due")
        aside = field.query_one(".field--aside", Static)
        await pilot.pause()
        assert drawn(aside) == ["= Fri 27 Nov 2026"]

        await pilot.press("x")
        await pilot.pause()
        assert " ".join(drawn(aside)) == "? I do not know the day “frix” [/nope]."
        assert field.error == ""

        await pilot.press("tab")
        await pilot.pause()
        assert field.error == "I do not know the day “frix” [/nope]."

        field.value = ""
        await pilot.pause()
        assert drawn(aside) in ([], [""])


async def test_arrows_take_one_of_a_few_choices() -> None:
    app = Form()
    async with app.run_test(size=(100, 60), message_hook=app.posted.append) as pilot:
        choices = app.field("role").query_one(Choices)
        choices.focus()
        await pilot.pause()
        assert drawn(choices) == ["( ) I am mentored  (•) I mentor  ( ) both [/nope]"]

        await pilot.press("right")
        assert app.field("role").value == "both"
        await pilot.press("right")
        assert app.field("role").value == "mentoree"
        await pilot.press("left", "left")
        assert app.field("role").value == "mentor"

        await pilot.click(Choices, offset=(6, 0))
        assert app.field("role").value == "mentoree"
    assert set(app.edited) == {"role"}


async def test_choices_take_more_lines_in_a_narrow_window() -> None:
    app = Form()
    async with app.run_test(size=(40, 60)) as pilot:
        await pilot.pause()

        assert drawn(app.query_one(Choices)) == [
            "( ) I am mentored  (•) I mentor",
            "( ) both [/nope]",
        ]


async def test_many_choices_open_as_a_list() -> None:
    app = Form()
    async with app.run_test(size=(100, 60), message_hook=app.posted.append) as pilot:
        app.field("area").query_one(Select).focus()
        await pilot.press("enter", "down", "enter")
        await pilot.pause()

        assert app.field("area").value == "c"
    assert set(app.edited) == {"area"}


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["1", "0"], "10"),
        (["0"], "0"),
        (["1", "2"], "2"),
        (["right", "right"], "5"),
        (["left"] * 5, "0"),
        (["backspace"], ""),
        (["backspace", "right"], "0"),
        (["backspace", "left"], "10"),
        (["x"], "3"),
    ],
)
async def test_a_number_is_typed_or_moved(keys: list[str], value: str) -> None:
    app = Form()
    async with app.run_test(size=(100, 60)) as pilot:
        field = app.field("importance")
        field.query_one("Scale").focus()
        await pilot.press(*keys)

        assert field.value == value


async def test_a_number_is_drawn_in_signs_and_figures() -> None:
    app = Form()
    async with app.run_test(size=(100, 60)) as pilot:
        scale = app.query_one("Scale")
        await pilot.pause()
        assert drawn(scale) == ["▰▰▰▱▱▱▱▱▱▱  3/10"]

        await pilot.click("Scale", offset=(9, 0))
        assert app.field("importance").value == "8"


async def test_tags_are_read_once_each_without_their_sign() -> None:
    app = Form()
    async with app.run_test(size=(100, 60)):
        field = app.query_one(TagsField)
        field.value = "#speaking, work  speaking,,#Ünï"

        assert field.tags == ["speaking", "work", "Ünï"]


async def test_a_hostile_line_is_shown_harmless_and_kept_as_it_is() -> None:
    app = Form()
    async with app.run_test(size=(100, 60)) as pilot:
        field = app.query_one(TextField)
        field.value = ""
        app.post_message(events.Paste("a\x1b]52;\x07\u202eb"))
        await pilot.pause()

        assert field.value == "a\x1b]52;\x07\u202eb"
        assert drawn(field.line) == ["a␛]52;␇\ufffdb"]


async def test_enter_adds_a_part_below_and_backspace_takes_an_empty_one_away() -> None:
    app = Form()
    async with app.run_test(size=(100, 60), message_hook=app.posted.append) as pilot:
        field = app.query_one(PartsField)
        field.query("PartLine").first().focus()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("n", "e", "w")
        assert [(part["id"], part["text"]) for part in field.value] == [
            ("1", "first"),
            ("10", "new"),
            ("2", "second"),
        ]

        await pilot.press(*["backspace"] * 4)
        await pilot.pause()
        assert [part["text"] for part in field.value] == ["first", "second"]
        assert len(field.query("PartRow")) == 2

        await pilot.press("!")
        assert field.value[0]["text"] == "first!"
    assert set(app.edited) == {"parts"}


async def test_a_letter_typed_on_the_box_of_a_part_goes_to_its_words() -> None:
    app = Form()
    async with app.run_test(size=(100, 60)) as pilot:
        field = app.query_one(PartsField)
        field.query("PartBox").last().focus()
        await pilot.press("M", "a", "space", "o")
        assert field.value[1]["text"] == "secondMa o"
        assert not field.value[1]["done"]


async def test_a_part_moves_with_its_id_its_tick_and_the_focus() -> None:
    app = Form()
    async with app.run_test(size=(100, 60)) as pilot:
        field = app.query_one(PartsField)
        field.query("PartLine").first().focus()
        await pilot.press("alt+down", "alt+down")
        await pilot.pause()
        await pilot.press("!")
        assert [(p["id"], p["done"], p["text"], p["extra"]) for p in field.value] == [
            ("2", False, "second", ""),
            ("1", True, "first!", "12 Sep"),
        ]

        await pilot.press("ctrl+up", "down", "up", "?")
        assert [part["text"] for part in field.value] == ["first!?", "second"]


async def test_the_space_bar_ticks_a_part() -> None:
    app = Form()
    async with app.run_test(size=(100, 60), message_hook=app.posted.append) as pilot:
        field = app.query_one(PartsField)
        field.query("PartBox").last().focus()
        await pilot.press("space")
        await pilot.pause()

        assert [part["done"] for part in field.value] == [True, True]
        assert drawn(field.query("PartBox").last()) == ["[x]"]
    assert set(app.edited) == {"parts"}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [(100, 60), (60, 20), (40, 15)])
async def test_a_form_is_drawn_in_every_theme_and_size(theme: str, size: tuple[int, int]) -> None:
    app = Form()
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        await pilot.pause()

        assert app.query_one(TextField).line.region.height == 1
        assert app.query_one("PartRow").region.height == 1


async def test_who_comes_to_a_box_and_writes_writes_in_the_words_beside_it() -> None:
    app = Holder(lambda: [parts()])
    async with app.run_test() as pilot:
        box = app.query(PartBox)[1]
        box.focus()
        await pilot.press("space")
        await pilot.pause()
        burst(pilot, "exclamation_mark", "space", "o", "k")
        await pilot.pause()
        row = app.query(PartRow)[1]
        assert (row.part["done"], row.part["text"]) == (True, "second! ok")
