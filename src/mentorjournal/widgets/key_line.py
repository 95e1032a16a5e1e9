"""The line at the bottom: the keys that work here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.dom import DOMNode
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

GAP = 2


class Entry(NamedTuple):
    """One key and what it does."""

    key: str
    words: str
    enabled: bool
    action: str
    node: DOMNode
    """What the action is an action of."""

    @property
    def width(self) -> int:
        """How many cells it takes, its gap to the next one included."""
        return cell_len(self.key) + 1 + cell_len(self.words) + GAP


LAST_ACTION = "help"
"""What is offered at the end of the line in any width."""


class KeyLine(Widget, can_focus=False):
    """Show the keys of what has the focus, then of its screen, then of the app.

    The order is that of declaration, and what does not fit is left out from the end; the key for
    `LAST_ACTION` keeps its place at the end in any width. A click does what the
    key does.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "key-line--key",
        "key-line--words",
        "key-line--disabled",
    }
    ALLOW_SELECT = False

    entries: reactive[tuple[Entry, ...]] = reactive(())
    """All the keys there are to show, the most important first."""

    def on_mount(self) -> None:
        """Follow the focus from here on."""
        self.screen.bindings_updated_signal.subscribe(self, self._read)
        self.call_after_refresh(self.read_keys)

    def read_keys(self) -> None:
        """Look which keys work now."""
        self._read(self.screen)

    def _read(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self.entries = tuple(self._active(screen))

    def _active(self, screen: Screen[object]) -> Iterator[Entry]:
        """Give each action once, under its first key."""
        seen: set[tuple[str, int]] = set()
        for node, binding, enabled, _tooltip in screen.active_bindings.values():
            action = (binding.action, id(node))
            if not binding.show or action in seen:
                continue
            key = self.app.get_key_display(binding)
            if node is screen.focused or binding.priority or not _is_typed(key, screen):
                seen.add(action)
                yield Entry(key, binding.description, enabled, binding.action, node)

    def shown(self) -> list[Entry]:
        """Give the entries that fit the line, in the order shown."""
        last = [entry for entry in self.entries if self._is_last(entry)][:1]
        room = self.content_size.width + GAP - sum(entry.width for entry in last)
        return [*_fitting(filter(lambda e: not self._is_last(e), self.entries), room), *last]

    def _is_last(self, entry: Entry) -> bool:
        return entry.action.rpartition(".")[2] == LAST_ACTION

    def render(self) -> Content:
        """Write the keys and their words in one line."""
        key = self.get_visual_style("key-line--key")
        words = self.get_visual_style("key-line--words")
        off = self.get_visual_style("key-line--disabled")
        line = Content("")
        for entry in self.shown():
            line += Content.assemble(
                (entry.key, key if entry.enabled else off),
                (f" {entry.words}{' ' * GAP}", words if entry.enabled else off),
            )
        return line.truncate(self.content_size.width)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        event.stop()
        entry = self._at(event.get_content_offset_capture(self).x)
        if entry is not None and entry.enabled:
            await self.app.run_action(entry.action, entry.node)

    def _at(self, column: int) -> Entry | None:
        for entry in self.shown():
            if 0 <= column < entry.width - GAP:
                return entry
            column -= entry.width
        return None


def _is_typed(key: str, screen: Screen[object]) -> bool:
    """Tell whether what has the focus takes this key as a letter.

    The screen leaves out such keys itself, save those with a name of their own, as "slash".
    """
    focused = screen.focused
    return (
        focused is not None
        and len(key) == 1
        and key.isascii()
        and focused.check_consume_key(key, key)
    )


def _fitting(entries: Iterable[Entry], room: int) -> Iterator[Entry]:
    """Give entries from the start for as long as there is room."""
    for entry in entries:
        room -= entry.width
        if room < 0:
            return
        yield entry
