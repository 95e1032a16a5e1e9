"""Lines that each stand somewhere, as open, done or dropped, and are changed in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Unpack
from uuid import uuid4

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from mentorjournal.domain.plain import visible
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.part_row import Part
from mentorjournal.widgets.placing import Placing, entitle


class Standings(OptionList):
    """The lines; a key says how the marked one stands. Subclasses give the keys and the signs."""

    SIGNS: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """By standing: the sign before the line and the word behind it, which may be empty."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)
    """How far the lines reach; noted while they are drawn, so that it must not ask for a layout.

    Lines that are added or changed ask for one themselves.
    """

    class Stood(Message):
        """The marked line is to stand otherwise."""

        def __init__(self, standing: str) -> None:
            super().__init__()
            self.standing = standing

    class Shifted(Message):
        """The marked line is to stand higher or lower."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def action_shift(self, by: int) -> None:
        """Ask for another place of the marked line."""
        self.post_message(self.Shifted(by))

    def on_focus(self) -> None:
        """Mark the first line, so that a key has something to act on."""
        if self.highlighted is None and self.option_count:
            self.highlighted = 0

    def action_stand(self, standing: str) -> None:
        """Ask for another standing of the marked line."""
        self.post_message(self.Stood(standing))

    def worded(self, part: Part, aside: str) -> Content:
        """Say a line: how it stands by a sign and a word, and what is to be known beside it."""
        sign, word = self.SIGNS.get(part["extra"], ("·", part["extra"]))
        beside = " · ".join(filter(None, [word, aside]))
        return Content.assemble(
            f"{sign} {visible(part['text'], keep_newlines=False)}",
            (f"  {visible(beside, keep_newlines=False)}" if beside else "", "$foreground 60%"),
        )


class TopicLines(Standings):
    """What there is to talk about."""

    SIGNS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "open": ("○", ""),
        "now": ("●", "now"),
        "discussed": ("✓", "talked about"),
        "carried": ("→", "talked about, stays open"),
        "parked": ("‖", "parked"),
        "dropped": ("–", "dropped"),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "stand('discussed')", "Talked about", id="topics.discussed",
                tooltip="It was talked about; a second time takes that back."),
        Binding("c", "stand('carried')", "Goes on", id="topics.carried",
                tooltip="It was talked about and stays open."),
        Binding("p", "stand('parked')", "Park", id="topics.parked",
                tooltip="Put it aside, to come back to when it is wanted."),
        Binding("d", "stand('dropped')", "Drop", id="topics.dropped",
                tooltip="It needs no talk any more."),
        Binding("J", "shift(1)", "Move down", id="topics.down", show=False,
                tooltip="Talk about it later."),
        Binding("K", "shift(-1)", "Move up", id="topics.up", show=False,
                tooltip="Talk about it earlier."),
    ]  # fmt: skip


class PromiseLines(Standings):
    """What was promised before."""

    SIGNS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "open": ("○", ""),
        "done": ("✓", "done"),
        "moved": ("→", "moved"),
        "dropped": ("–", "dropped"),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "stand('done')", "Done", id="standings.done",
                tooltip="It is done; a second time takes that back."),
        Binding("m", "stand('moved')", "Moved", id="standings.moved",
                tooltip="It was moved to another time or place; no excuse is needed."),
        Binding("d", "stand('dropped')", "Dropped", id="standings.dropped",
                tooltip="It is not wanted any more."),
    ]  # fmt: skip


class StandingsField(Field[list[Part]]):
    """Lines with a standing each, kept in a part's ``extra``, and a line that adds one."""

    def __init__(
        self,
        key: str,
        label: str,
        lines: Standings,
        *,
        value: Sequence[Part] = (),
        asides: Callable[[Part], str] = lambda _: "",
        add: str = "",
        hint: str = "",
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(key, "", **placing)
        self._parts = [Part(**each) for each in value]
        self.lines = lines
        self.asides = asides
        self.adding = Line(placeholder=add)
        self.adding.display = bool(add)
        self.nothing = Static("Nothing is left from before.", markup=False)
        self._edges = label, hint
        self._next_id = str(uuid4())
        self._show()

    def entry(self) -> Widget:
        """Give the lines, and below them the one that adds another."""
        return VerticalGroup(self.lines, self.nothing, self.adding)

    def on_mount(self) -> None:
        """Write the border's words."""
        super().on_mount()
        entitle(self, *self._edges)

    def read(self) -> list[Part]:
        """Give the lines as they stand, and the one that is being typed."""
        typed = self.adding.value.strip()
        return [Part(**part) for part in self._parts] + ([self._begun(typed)] if typed else [])

    def _begun(self, typed: str) -> Part:
        return Part(id=self._next_id, done=False, text=typed, extra="open")

    def write(self, value: Sequence[Part]) -> None:
        """Show other lines."""
        self._parts = [Part(**each) for each in value]
        self._show()

    def refresh_asides(self) -> None:
        """Say anew what is to be known beside each line."""
        for at, part in enumerate(self._parts):
            words = self.lines.worded(part, self.asides(part))
            self.lines.replace_option_prompt_at_index(at, words)

    def _show(self) -> None:
        marked = self.lines.highlighted
        self.lines.clear_options()
        self.lines.add_options([self.lines.worded(each, self.asides(each)) for each in self._parts])
        self.lines.display = bool(self._parts)
        self.nothing.display = not self._parts and not self.adding.display
        if marked is not None and marked < len(self._parts):
            self.lines.highlighted = marked

    def stand(self, at: int, standing: str) -> None:
        """Let a line stand otherwise; as it stands already takes that back."""
        part = self._parts[at]
        part["extra"] = "open" if part["extra"] == standing else standing
        words = self.lines.worded(part, self.asides(part))
        self.lines.replace_option_prompt_at_index(at, words)
        self.edited()

    @on(Standings.Shifted)
    def _shift(self, event: Standings.Shifted) -> None:
        event.stop()
        at = self.lines.highlighted
        if at is not None and 0 <= at + event.by < len(self._parts):
            self._parts.insert(at + event.by, self._parts.pop(at))
            self._show()
            self.lines.highlighted = at + event.by
            self.edited()

    @on(Standings.Stood)
    def _stand(self, event: Standings.Stood) -> None:
        event.stop()
        if self.lines.highlighted is not None:
            self.stand(self.lines.highlighted, event.standing)

    @on(OptionList.OptionSelected)
    def _stand_first(self, event: OptionList.OptionSelected) -> None:
        """Let Enter and a click do what the space bar does."""
        event.stop()
        self.stand(event.option_index, "done" if "done" in self.lines.SIGNS else "discussed")

    @on(Input.Changed)
    def _type(self, event: Input.Changed) -> None:
        event.stop()
        self.edited()

    @on(Input.Submitted)
    def _add(self, event: Input.Submitted) -> None:
        event.stop()
        typed = self.adding.value.strip()
        if typed:
            self._parts.append(self._begun(typed))
            self._next_id = str(uuid4())
            self.adding.value = ""
            self._show()
            self.edited()
