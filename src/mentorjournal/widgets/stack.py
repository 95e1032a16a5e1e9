"""Widgets one below the other, of which the hidden ones come when they are first wanted."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import AwaitMount, Widget


class Stack(Vertical):
    """Mount what is shown, and what is hidden once it is to be shown: till then it costs no time.

    Whoever shows a part (by its ``display``) calls ``bring_out`` behind it.
    """

    def __init__(self, *parts: Widget, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._parts = parts
        self._out: set[Widget] = set()
        self._coming: list[AwaitMount] = []
        self._is_composed = False

    def compose(self) -> ComposeResult:
        """Give what is shown from the start."""
        self._is_composed = True
        self._out = {each for each in self._parts if each.display}
        yield from (each for each in self._parts if each in self._out)

    def bring_out(self) -> None:
        """Mount what is to be shown by now and is not there yet, each in its place."""
        if not self._is_composed:
            return
        below: Widget | None = None
        for part in reversed(self._parts):
            if part.display and part not in self._out:
                self._out.add(part)
                self._coming.append(self.mount(part, before=below))
            below = part if part in self._out else below

    async def stand(self) -> None:
        """Wait until all that was brought out can be typed into."""
        coming, self._coming = self._coming, []
        for each in coming:
            await each


def expect_to_scroll(widget: Widget) -> None:
    """Leave room for the bar from the first layout on, where more is coming than has room.

    When the bar appears only then, all is laid out anew beside it. One that was not needed goes.
    """
    widget.set_reactive(Widget.show_vertical_scrollbar, True)
