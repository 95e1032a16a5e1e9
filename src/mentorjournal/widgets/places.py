"""The places of the program: a list at the left, or one line where there is little room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, NamedTuple, Unpack

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.domain.plain import one_line
from mentorjournal.widgets.cells import cut, fitted
from mentorjournal.widgets.placing import Placing

STRIP_WIDTH = 50
"""Below this many cells a one-line list names the current place only."""

BAR = "▌"


@dataclass(frozen=True)
class Place:
    """Somewhere to go: the key that leads there, the id it is known by, its name.

    `short` is a whole word for where the line of all names is a little too long.
    """

    key: str
    id: str
    name: str
    short: str = ""


class Span(NamedTuple):
    """A piece of the one-line list, and the place a click on it leads to."""

    text: str
    place: Place


class Places(Widget, can_focus=False):
    """Show where one is and where one can go; a bar and bold letters mark the current place.

    It draws itself for its own size: a column when it is taller than one line, else one line of
    numbers and names (shortened as needed), and below `STRIP_WIDTH` cells the current place alone.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "places--place",
        "places--current",
        "places--bar",
        "places--key",
        "places--count",
    }
    ALLOW_SELECT = False

    current: reactive[str] = reactive("")
    """The id of the place shown now; empty where no place is."""

    counts: reactive[Mapping[str, int]] = reactive[Mapping[str, int]]({})
    """How much waits at a place, by id; a place without a count shows none."""

    class Chosen(Message):
        """A place was clicked."""

        def __init__(self, place_id: str) -> None:
            super().__init__()
            self.place_id = place_id

    def __init__(
        self, places: Sequence[Place], current: str = "", **placing: Unpack[Placing]
    ) -> None:
        super().__init__(**placing)
        self._places = [replace(place, name=one_line(place.name)) for place in places]
        self.set_reactive(Places.current, current)

    def render(self) -> Content:
        """Draw the list for the room there is."""
        if self.content_size.height > 1:
            return Content("\n").join([self._row(place) for place in self._in_sight()])
        return Content.assemble(*[self._styled(span) for span in self._strip()])

    def _in_sight(self) -> list[Place]:
        """Give the places of a column, with the current one among them in a low window."""
        height = self.content_size.height
        ids = [place.id for place in self._places]
        at = ids.index(self.current) if self.current in ids else 0
        first = max(0, min(at - height + 1, len(ids) - height))
        return self._places[first : first + height]

    def _row(self, place: Place) -> Content:
        is_current = place.id == self.current
        base = self.get_visual_style("places--current" if is_current else "places--place")
        waiting = self.counts.get(place.id, 0)
        count = str(waiting) if waiting else ""
        room = self.content_size.width - 5 - cell_len(count)
        return Content.assemble(
            (BAR if is_current else " ", base + self.get_visual_style("places--bar", partial=True)),
            (f"{place.key}  ", base + self.get_visual_style("places--key", partial=True)),
            (fitted(place.name, room), base),
            (count, base + self.get_visual_style("places--count", partial=True)),
            (" ", base),
        )

    def _strip(self) -> list[Span]:
        """Give the pieces of the one line, with the longest names that fit, whole ones first."""
        width = self.content_size.width
        if width < STRIP_WIDTH:
            return self._alone(width)
        longest = max((cell_len(place.name) for place in self._places), default=0)
        shorter = [replace(place, name=place.short or place.name) for place in self._places]
        tried = [(self._places, longest), (shorter, longest)]
        tried += [(self._places, letters) for letters in (*range(longest - 1, 2, -1), 0)]
        for places, letters in tried:
            spans = [Span(self._short(place, letters), place) for place in places]
            if sum(cell_len(span.text) for span in spans) <= width:
                return spans
        return self._alone(width)

    def _alone(self, width: int) -> list[Span]:
        here = [place for place in self._places if place.id == self.current]
        return [Span(cut(f"{BAR}{place.key} {place.name}", width), place) for place in here]

    def _short(self, place: Place, letters: int) -> str:
        is_current = place.id == self.current
        name = place.name if is_current else place.name[:letters]
        waiting = self.counts.get(place.id, 0)
        parts = [place.key, name, f"({waiting})" if waiting else ""]
        return (BAR if is_current else " ") + " ".join(filter(None, parts))

    def _styled(self, span: Span) -> Content:
        is_current = span.place.id == self.current
        name = "places--current" if is_current else "places--place"
        return Content.styled(span.text, self.get_visual_style(name))

    def on_click(self, event: events.Click) -> None:
        """Ask to go to the place under the pointer."""
        event.stop()
        place = self._at(*event.get_content_offset_capture(self))
        if place is not None:
            self.post_message(self.Chosen(place.id))

    def _at(self, column: int, row: int) -> Place | None:
        if self.content_size.height > 1:
            return dict(enumerate(self._in_sight())).get(row)
        for span in self._strip():
            if 0 <= column < cell_len(span.text):
                return span.place
            column -= cell_len(span.text)
        return None
