"""Widgets that are as high as the lines they come to in their width."""

from __future__ import annotations

from textual.geometry import Size
from textual.widget import Widget


class Lined(Widget):
    """A widget of lines; the layout gives its width, and it says how many lines that takes."""

    def height_at(self, width: int) -> int:
        """Count the lines in a width."""
        raise NotImplementedError

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002  Textual's signature
        viewport: Size,  # noqa: ARG002
        width: int,
    ) -> int:
        """Ask for every line."""
        return self.height_at(width)
