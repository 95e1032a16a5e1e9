"""What every field of a form has: a label, something to fill in, words when it is wrong."""

from __future__ import annotations

from typing import Any, Generic, TypeVar, Unpack

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.domain.plain import visible
from mentorjournal.widgets.placing import Placing

Value = TypeVar("Value")


class Field(VerticalGroup, Generic[Value]):
    """Something to fill in, known in its form by `key`."""

    _is_there = False

    class Edited(Message):
        """The value is another one than before, by the hand of a person."""

        def __init__(self, field: Field[Any], key: str) -> None:
            super().__init__()
            self.field = field
            self.key = key

        @property
        def control(self) -> Field[Any]:
            """The field, so that `@on` can select it."""
            return self.field

    def __init__(
        self,
        key: str,
        label: str,
        *,
        hint: str = "",
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(name=key, **placing)
        self.key = key
        self._label = Content(visible(label))
        self._hint = Content(visible(hint))
        self._error = ""
        self._words = Static(classes="field--error")
        self._remark = Static(classes="field--remark")
        self._known: Value | None = None
        for each in (self._remark, self._words):
            each.display = False

    def compose(self) -> ComposeResult:
        """Stack label, what is filled in, hint, remark and error."""
        if self._label:
            yield Static(self._label, classes="field--label")
        yield self.entry()
        if self._hint:
            yield Static(self._hint, classes="field--hint")

    def on_mount(self) -> None:
        """Tell of changes from the first value on, and say what was to be said before."""
        self._known = self.value
        self._is_there = True
        for words in (self._remark, self._words):
            self._bring_in(words)

    def _bring_in(self, words: Static) -> None:
        """Bring words in once there are some: most fields never have any."""
        if self._is_there and words.display and not words.is_attached:
            below = self._words if words is self._remark and self._words.is_attached else None
            self.mount(words, before=below)

    def entry(self) -> Widget:
        """Give what is filled in."""
        raise NotImplementedError

    def wrong_entry(self) -> Widget | None:
        """Find the very part of the entry that is wrong, where a field has several."""
        return None

    def read(self) -> Value:
        """Read what stands in the entry; others ask `value`."""
        raise NotImplementedError

    def write(self, value: Value) -> None:
        """Put a value into the entry; others set `value`."""
        raise NotImplementedError

    @property
    def value(self) -> Value:
        """What stands in the field; setting it posts no `Edited`."""
        return self.read()

    @value.setter
    def value(self, value: Value) -> None:
        self.write(value)
        self._known = self.read()
        self.error = ""

    @property
    def error(self) -> str:
        """What is wrong with the value, in a sentence; shown under it; empty when nothing is."""
        return self._error

    @error.setter
    def error(self, sentence: str) -> None:
        self._error = sentence
        self._words.update(Content(f"✗ {visible(sentence)}" if sentence else ""))
        self._words.display = bool(sentence)
        self._bring_in(self._words)
        self.set_class(bool(sentence), "-wrong")

    def remark(self, sentence: str) -> None:
        """Say something about the value under it that hinders nobody; empty says nothing."""
        self._remark.update(Content(f"· {visible(sentence)}" if sentence else ""))
        self._remark.display = bool(sentence)
        self._bring_in(self._remark)

    def edited(self) -> None:
        """Post `Edited` when the value has changed; what was wrong with the old one is gone."""
        value = self.value
        if value != self._known:
            self._known = value
            self.error = ""
            self.post_message(self.Edited(self, self.key))
