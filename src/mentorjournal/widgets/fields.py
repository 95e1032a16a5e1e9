"""The fields that forms are made of; each holds one value under one key."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Unpack

from textual import events, on
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Select, Static, TextArea

from mentorjournal.domain.plain import visible
from mentorjournal.errors import NotUnderstood
from mentorjournal.widgets.choices import Choices
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.placing import Placing
from mentorjournal.widgets.scale import Scale
from mentorjournal.widgets.writing import Writing

MOST_IN_SIGHT = 8
"""Up to this many choices stand side by side; more open as a list."""


class TextField(Field[str]):
    """One line of text."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        value: str = "",
        placeholder: str = "",
        hint: str = "",
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(key, label, hint=hint, **placing)
        self.line = Line(value, placeholder=placeholder)

    def entry(self) -> Widget:
        """Give the line to type into."""
        return self.line

    def read(self) -> str:
        """Read the line."""
        return self.line.value

    def write(self, value: str) -> None:
        """Replace the line, with the cursor at its end."""
        self.line.value = value
        self.line.cursor_position = len(value)

    @on(Input.Changed)
    def _line_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.edited()


class TagsField(TextField):
    """Tags, with commas or spaces between them."""

    @property
    def tags(self) -> list[str]:
        """Each tag once, in the order typed, without its `#`."""
        words = (word.lstrip("#") for word in re.split(r"[,\s]+", self.value))
        return list(dict.fromkeys(filter(None, words)))


class DateField(TextField):
    """A date in any words; what was understood stands beside it as one types.

    `understand` returns the words to show, or raises NotUnderstood or ValueError with a sentence:
    a question beside the line while one types, an error once the field is left.
    """

    def __init__(
        self,
        key: str,
        label: str,
        *,
        understand: Callable[[str], str],
        value: str = "",
        placeholder: str = "fri, 12 dec, +2w",
        hint: str = "",
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(key, label, value=value, placeholder=placeholder, hint=hint, **placing)
        self.understand = understand
        self._aside = Static(classes="field--aside")
        self._beside: HorizontalGroup | None = None
        self._told = ""
        self._complaint = ""

    def entry(self) -> Widget:
        """Give the line, with what was understood beside it once there is something."""
        self.explain()
        shown = [self.line, self._aside] if self._told else [self.line]
        self._beside = HorizontalGroup(*shown)
        return self._beside

    def on_mount(self) -> None:
        """Say what was understood of the first value."""
        super().on_mount()
        self.explain()

    def write(self, value: str) -> None:
        """Replace the line and say what was understood of it."""
        super().write(value)
        self.explain()

    def edited(self) -> None:
        """Say what was understood, then what every field says."""
        self.explain()
        super().edited()

    def explain(self) -> None:
        """Say what is understood now; also called when `understand` would answer otherwise."""
        words = self._asides(self.value.strip())
        if words == self._told:
            return
        self._told = words
        self._aside.update(Content(visible(words, keep_newlines=False)))
        if self._beside is not None and self._beside.is_attached and not self._aside.is_attached:
            self._beside.mount(self._aside)

    def _asides(self, typed: str) -> str:
        self._complaint = ""
        if not typed:
            return ""
        try:
            return f"= {self.understand(typed)}"
        except (NotUnderstood, ValueError) as unclear:
            self._complaint = str(unclear)
            return f"? {unclear}"

    @on(events.DescendantBlur)
    def _complain(self) -> None:
        if self._complaint:
            self.error = self._complaint


class ChoiceField(Field[str]):
    """One of some choices, each a value and the words for it.

    A value that is none of the choices is read back as the empty string.
    """

    def __init__(
        self,
        key: str,
        label: str,
        choices: Sequence[tuple[str, str]],
        *,
        value: str = "",
        hint: str = "",
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(key, label, hint=hint, **placing)
        self._values = [choice for choice, _ in choices]
        self._words_for = [words for _, words in choices]
        self._taken = self._index(value)
        self._shown: Choices | Select[int] | None = None

    def _index(self, value: str) -> int:
        return self._values.index(value) if value in self._values else -1

    def entry(self) -> Widget:
        """Give the choices in sight, or a list that opens."""
        if len(self._values) <= MOST_IN_SIGHT:
            self._shown = Choices(self._words_for, self._taken)
        else:
            options = [(Content(visible(t)), at) for at, t in enumerate(self._words_for)]
            value = _option(self._taken)
            self._shown = Select(options, value=value, prompt="choose", compact=True)
        return self._shown

    def read(self) -> str:
        """Read which choice is taken."""
        if isinstance(self._shown, Choices):
            self._taken = self._shown.taken
        elif self._shown is not None and self._shown.is_mounted:
            chosen = self._shown.selection
            self._taken = -1 if chosen is None else chosen
        return self._values[self._taken] if self._taken >= 0 else ""

    def write(self, value: str) -> None:
        """Take a choice, or none."""
        self._taken = self._index(value)
        if isinstance(self._shown, Choices):
            self._shown.taken = self._taken
        elif self._shown is not None:
            self._shown.value = _option(self._taken)

    @on(Choices.Changed)
    @on(Select.Changed)
    def _choice_changed(self, event: Choices.Changed | Select.Changed) -> None:
        event.stop()
        self.edited()


class ScaleField(Field[str]):
    """A number from 0 to 10 as text, or the empty string."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        value: str = "",
        hint: str = "",
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(key, label, hint=hint, **placing)
        self.scale = Scale(_number(value))

    def entry(self) -> Widget:
        """Give the scale."""
        return self.scale

    def read(self) -> str:
        """Read the number."""
        return "" if self.scale.number is None else str(self.scale.number)

    def write(self, value: str) -> None:
        """Set the number, or none."""
        self.scale.number = _number(value)

    @on(Scale.Changed)
    def _number_changed(self, event: Scale.Changed) -> None:
        event.stop()
        self.edited()


class WritingField(Field[str]):
    """A text of many lines."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        value: str = "",
        placeholder: str = "",
        private: bool = False,
        links: bool = False,
        hint: str = "",
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(key, "", hint=hint, **placing)
        self.writing = Writing(value, title=label, placeholder=placeholder, private=private)
        self.writing.links = links

    def entry(self) -> Widget:
        """Give the area, which carries the label in its border."""
        return self.writing

    def read(self) -> str:
        """Read the text."""
        return self.writing.value

    def write(self, value: str) -> None:
        """Replace the text, and with it what can be undone."""
        self.writing.value = value

    @on(TextArea.Changed)
    def _text_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.edited()


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdecimal() else None


def _option(index: int) -> Any:
    """Give what the list that opens calls a choice, or none."""
    return index if index >= 0 else Select.NULL
