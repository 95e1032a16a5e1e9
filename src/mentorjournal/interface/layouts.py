"""Widgets that hear of their size once: the library lays a screen out anew after each layout."""

from __future__ import annotations

from textual.geometry import Size
from textual.widget import Widget

_note_size = Widget._size_updated


def note_size(
    widget: Widget,
    size: Size,
    virtual_size: Size,
    container_size: Size,
    layout: bool = True,  # noqa: ARG001  the library's signature
) -> bool:
    """Note the size that a widget was given, without asking for a layout because of it.

    The library takes a size that was just laid out for a change that has to be: the first layout of
    every screen was followed by another, of all of it. What does need another, a bar that
    appears or a text that breaks its lines otherwise, asks for it by itself.
    """
    return _note_size(widget, size, virtual_size, container_size, layout=False)


Widget._size_updated = note_size  # type: ignore[method-assign, assignment]
