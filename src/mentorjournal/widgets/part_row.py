"""One part of a list that is edited in place."""

from __future__ import annotations

from typing import ClassVar, TypedDict

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.widgets.inputs import Line


class Part(TypedDict):
    """One part; its id stays the same whatever becomes of its words and its place."""

    id: str
    done: bool
    text: str
    extra: str


class PartBox(Widget, can_focus=True):
    """A box that is ticked or not."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Done", id="part.done", tooltip="Done, or not done.")
    ]

    done: reactive[bool] = reactive(False)
    _hands_on = False

    class Ticked(Message):
        """The box was ticked or cleared."""

    class Typed(Message):
        """A letter was typed where only the space bar does anything."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    def render(self) -> Content:
        """Draw the box."""
        return Content("[x]" if self.done else "[ ]")

    def action_tick(self) -> None:
        """Tick the box, or clear it."""
        self.done = not self.done
        self.post_message(self.Ticked())

    def on_focus(self) -> None:
        """Take the space bar for a tick again."""
        self._hands_on = False

    def on_key(self, event: events.Key) -> None:
        """Hand letters on to the words: who comes by Tab and writes means those."""
        if not event.is_printable or not event.character or "+" in event.key:
            return
        if self._hands_on or event.key != "space":  # a space behind a letter is one between words
            event.stop()
            self._hands_on = True
            self.post_message(self.Typed(event.character))

    def on_click(self, event: events.Click) -> None:
        """Do what the space bar does."""
        event.stop()
        self.action_tick()


class PartLine(Line):
    """The words of a part; backspace in an empty one asks to remove the row."""

    class Emptied(Message):
        """Backspace was pressed where nothing is left."""

    def action_delete_left(self) -> None:
        """Take a letter away, or ask for the row to go."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Emptied())


class PartRow(HorizontalGroup):
    """One part as a row: a box, its words, a short second line."""

    def __init__(self, part: Part, *, with_done: bool, prompt: str, extra: str) -> None:
        super().__init__()
        self._part = part
        self.box = PartBox()
        self.box.set_reactive(PartBox.done, part["done"])
        self._with_done = with_done
        self.line = PartLine(part["text"], placeholder=prompt)
        self.line.add_class("part--text")
        self.extra = Line(part["extra"], placeholder=extra)
        self.extra.add_class("part--extra")
        self._with_extra = bool(extra)

    def compose(self) -> ComposeResult:
        """Set side by side what this sort of part has."""
        if self._with_done:
            yield self.box
        yield self.line
        if self._with_extra:
            yield self.extra

    def on_part_box_typed(self, event: PartBox.Typed) -> None:
        """Write in the words what was typed at the box."""
        event.stop()
        self.line.insert(event.letter, len(self.line.value))
        self.line.focus()

    @property
    def part(self) -> Part:
        """The part as it stands now."""
        return Part(
            id=self._part["id"],
            done=self.box.done,
            text=self.line.value,
            extra=self.extra.value,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not self.line.value.strip() and not self.extra.value.strip()
