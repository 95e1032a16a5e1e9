"""The ways through the parts of Share: with Tab, with keys of their own, and by their buttons."""

from __future__ import annotations

from typing import Any

from textual import events, on
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input

from mentorjournal.screens.share.bands import Bands
from mentorjournal.screens.share.page import SharePage


class Walking(Screen[Any]):
    """The part of Share that goes from one part to the next."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._bands = Bands(self)

    def on_resize(self, event: events.Resize) -> None:
        """Show the parts beside each other, or one at a time where there is little room."""
        self._bands.fit(event.size)

    @on(events.DescendantFocus)
    def _follow(self) -> None:
        if self.focused:
            self._bands.show(self.focused)

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self._bands.walk(1)

    @on(Button.Pressed, "#share-keep")
    def _keep_editing(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_to_choices()

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:  # noqa: ARG002
        """Go to the next part, also where it is out of sight."""
        return self._bands.walk(1)

    def focus_previous(self, selector: str | type[Widget] = "*") -> Widget | None:  # noqa: ARG002
        """Go to the part before."""
        return self._bands.walk(-1)

    def action_to_choices(self) -> None:
        """Go back to the choices."""
        self._bands.go(self.query_one("#share-list"))

    def action_to_writing(self) -> None:
        """Show the check, with the button that keeps everything as it is in focus."""
        keep = self._bands.go(self.query_one("#share-keep"))
        keep.call_after_refresh(keep.scroll_visible, animate=False, immediate=True)

    def action_view(self, view: str) -> None:
        """Show the page in another way, or the words again."""
        self._bands.show(self.query_one(SharePage).text)
        self.query_one(SharePage).change_view(view)
