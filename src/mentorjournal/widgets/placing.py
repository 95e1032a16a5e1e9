"""What every widget of ours may be told at its making, and the words in its border."""

from __future__ import annotations

from typing import TypedDict

from textual.content import Content
from textual.widget import Widget

from mentorjournal.domain.plain import visible


class Placing(TypedDict, total=False):
    """The arguments that Textual gives a meaning to in a stylesheet or a query."""

    id: str | None
    classes: str | None
    disabled: bool


def entitle(widget: Widget, title: str, hint: str = "") -> None:
    """Write a title into the upper edge and a hint into the lower one; neither is markup."""
    # As Content: a str would be read as markup.
    widget.border_title = _words(title)
    widget.border_subtitle = _words(hint)


def _words(text: str) -> Content | None:
    return Content(visible(text, keep_newlines=False)) if text.strip() else None
