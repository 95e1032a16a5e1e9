"""Widgets that hear of their size once: the library lays a screen out anew after each layout."""

from __future__ import annotations

from typing import Any

from textual.widget import Widget

_note_size = Widget._size_updated


def note_size(widget: Widget, *sizes: Any, layout: bool = True) -> bool:  # noqa: ARG001
    """Note the size that a widget was given, without asking for a layout because of it.

    The library takes a size that was just laid out for a change that has to be: the first layout of
    every screen was followed by another, of all of it. What does need another, a bar that
    appears or a text that breaks its lines otherwise, asks for it by itself.
    """
    return _note_size(widget, *sizes, layout=False)


Widget._size_updated = note_size  # type: ignore[method-assign]
