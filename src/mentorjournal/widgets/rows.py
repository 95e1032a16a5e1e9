"""A list of small parts to edit in place: milestones, strategies, promises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Unpack
from uuid import uuid4

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from mentorjournal.domain.plain import visible
from mentorjournal.errors import NotUnderstood
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.part_row import Part, PartBox, PartLine, PartRow
from mentorjournal.widgets.placing import Placing

__all__ = ["Part", "PartsField"]

UNCLEAR = "? "


class PartsField(Field[list[Part]]):
    """Parts in an order: Enter adds a row below, alt+up and alt+down move one.

    Backspace in an empty row removes it. An empty row is no part, so it is not in the value.
    """

    understand: Callable[[str], str] | None = None
    """Says what a second line means, or raises NotUnderstood or ValueError with a sentence."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "Up", id="parts.up", show=False, tooltip="The row above."),
        Binding("down", "go(1)", "Down", id="parts.down", show=False, tooltip="The next row."),
        Binding(
            "alt+up,ctrl+up",
            "shift(-1)",
            "Move up",
            id="parts.move_up",
            show=False,
            tooltip="Move this row up.",
        ),
        Binding(
            "alt+down,ctrl+down",
            "shift(1)",
            "Move down",
            id="parts.move_down",
            show=False,
            tooltip="Move this row down.",
        ),
    ]

    class Left(Message):
        """The focus has gone out of the rows."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        value: Sequence[Part] = (),
        with_done: bool = False,
        prompt: str = "",
        extra: str = "",
        new_id: Callable[[], str] = lambda: str(uuid4()),
        hint: str = "",
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(key, label, hint=hint, **placing)
        self._with_done = with_done
        self._prompt = prompt
        self._extra = extra
        self._new_id = new_id
        self._aside = Static(classes="field--understood")
        self._aside.display = False
        self._rows = self._made(value)
        self._group = VerticalGroup(*self._rows)

    def entry(self) -> Widget:
        """Give the rows, with what was understood of a second line below them."""
        return VerticalGroup(self._group, self._aside)

    def wrong_entry(self) -> Widget | None:
        """Find the first row without words, or whose second line is not understood."""
        for row in self._rows:
            if not row.is_empty and not row.line.value.strip():
                return row.line
            if self._understood(row).startswith(UNCLEAR):
                return row.extra
        return None

    def edited(self) -> None:
        """Say what was understood, then what every field says."""
        self._explain()
        super().edited()

    @on(events.DescendantFocus)
    def _explain(self) -> None:
        """Say what the second line of the row that has the focus means."""
        words = self._understood(self._rows[self._here()])
        self._aside.update(Content(visible(words, keep_newlines=False)))
        self._aside.display = bool(words)

    @on(events.DescendantBlur)
    def _tell_when_left(self) -> None:
        self.call_after_refresh(self._tell_if_left)

    def _tell_if_left(self) -> None:
        if not self.has_focus_within:
            self.post_message(self.Left())

    def _understood(self, row: PartRow) -> str:
        typed = row.extra.value.strip()
        if self.understand is None or not typed:
            return ""
        try:
            return f"= {self.understand(typed)}  ({typed})"
        except (NotUnderstood, ValueError) as unclear:
            return f"{UNCLEAR}{unclear}"

    def read(self) -> list[Part]:
        """Read the parts, in their order."""
        return [row.part for row in self._rows if not row.is_empty]

    def write(self, value: Sequence[Part]) -> None:
        """Show other parts; where some are only added, the rows that are there stay untouched."""
        full = [row for row in self._rows if not row.is_empty]
        begins = [row.part for row in full] == value[: len(full)]
        if self._group.is_attached and begins and self._rows[: len(full)] == full:
            self._add(value[len(full) :], len(full))
            return
        self._rows = self._made(value)
        if self._group.is_attached:
            self._group.remove_children()
            self._group.mount(*self._rows)
        else:
            self._group = VerticalGroup(*self._rows)

    def _add(self, parts: Sequence[Part], at: int) -> None:
        """Put rows in behind the full ones, before an empty one in which somebody may be."""
        added = [self._row(part) for part in parts]
        if added:
            empty = self._rows[at] if at < len(self._rows) else None
            self._group.mount(*added, before=empty)
            self._rows[at:at] = added

    def _made(self, parts: Sequence[Part]) -> list[PartRow]:
        """Make a row for each part, and one to begin with when there is none."""
        return [self._row(part) for part in parts] or [self._row(self._empty())]

    def _row(self, part: Part) -> PartRow:
        return PartRow(part, with_done=self._with_done, prompt=self._prompt, extra=self._extra)

    def _empty(self) -> Part:
        return Part(id=self._new_id(), done=False, text="", extra="")

    def _here(self) -> int:
        """Find the row that has the focus; the last one when none has."""
        return next(
            (at for at, row in enumerate(self._rows) if row.has_focus_within), len(self._rows) - 1
        )

    @on(Input.Changed)
    @on(PartBox.Ticked)
    def _part_changed(self, event: Input.Changed | PartBox.Ticked) -> None:
        event.stop()
        self.edited()

    @on(Input.Submitted)
    def _add_below(self, event: Input.Submitted) -> None:
        event.stop()
        at = self._here()
        row = self._row(self._empty())
        self._group.mount(row, after=self._rows[at])
        self._rows.insert(at + 1, row)
        self.call_after_refresh(row.line.focus)

    @on(PartLine.Emptied)
    async def _remove_empty(self, event: PartLine.Emptied) -> None:
        event.stop()
        at = self._here()
        if len(self._rows) == 1 or not self._rows[at].is_empty:
            return
        row = self._rows.pop(at)
        self._rows[max(0, at - 1)].line.focus()
        await row.remove()

    def action_go(self, by: int) -> None:
        """Go to the row above or below."""
        at = self._here() + by
        if 0 <= at < len(self._rows):
            self._rows[at].line.focus()

    def action_shift(self, by: int) -> None:
        """Move the row that has the focus up or down."""
        at, to = self._here(), self._here() + by
        if not 0 <= to < len(self._rows):
            return
        row, other = self._rows[at], self._rows[to]
        if by < 0:
            self._group.move_child(row, before=other)
        else:
            self._group.move_child(row, after=other)
        self._rows[at], self._rows[to] = other, row
        self.edited()
