"""Help: the keys that work on the screen below, and what that screen is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.markdown import Markdown
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mentorjournal.domain.plain import visible
from mentorjournal.widgets.key_line import KeyLine
from mentorjournal.widgets.page_scroll import PageScroll
from mentorjournal.widgets.placing import entitle

WIDEST_KEY = 12
WIDEST_WORDS = 18
ROOM_FOR_SENTENCES = 70
WIDEST_PANEL = 84
AROUND_SENTENCES = WIDEST_KEY + WIDEST_WORDS + 8
"""The columns before the sentences, and the border, the padding and the scrollbar beside them."""

_CODE = re.compile(r"`([^`\n]+)`")
"""Keys are set in bold: the colours of code belong to no theme."""


class Key(NamedTuple):
    """One key, what it does in a word or two, and in a sentence where there is one."""

    key: str
    words: str
    sentence: str


class HelpScreen(ModalScreen[None]):
    """Show help over whatever is open; escape leaves everything as it was.

    Keys with a sentence of their own come first; those that a widget of Textual brings along, for
    moving about in a text, come last, in one paragraph.
    """

    HELP: ClassVar[str] = "Escape closes the help; the arrows and page keys scroll it."
    AUTO_FOCUS = "#help-scroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q", "close", "Close", id="help.close",
                tooltip="Back to the screen below."),
        Binding("j", "scroll(1)", "Down", id="help.down", show=False, tooltip="Further down."),
        Binding("k", "scroll(-1)", "Up", id="help.up", show=False, tooltip="Further up."),
    ]  # fmt: skip

    def __init__(self, keys: Sequence[Key], help_text: str = "") -> None:
        super().__init__()
        self._keys = keys
        self._subject, self._text = _parted(help_text)

    def compose(self) -> ComposeResult:
        """Put what the screen is for above its keys."""
        with PageScroll(id="help-scroll", classes="panel"):
            if self._text:
                yield Static(Markdown(_CODE.sub(r"**\1**", self._text)), id="help-text")
            yield Static(
                key_table(self._keys, room_for_sentences(self.app.size.width)), id="help-keys"
            )
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the panel."""
        entitle(
            self.query_one("#help-scroll"),
            " · ".join(filter(None, ["Help", self._subject])),
            "escape closes",
        )

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        self.query_one("#help-scroll").scroll_relative(y=by, animate=False)


def _parted(help_text: str) -> tuple[str, str]:
    """Part the heading of a help text, which is what it is about, from the rest."""
    text = visible(help_text).strip()
    if not text.startswith("# "):
        return "", text
    heading, _, rest = text.partition("\n")
    return heading[2:].strip(), rest.strip()


def room_for_sentences(width: int) -> int:
    """Tell how many cells a sentence beside its key has in a window; 0 where there are too few."""
    panel = min(WIDEST_PANEL, width - 4)
    return panel - AROUND_SENTENCES if width >= ROOM_FOR_SENTENCES else 0


def key_table(keys: Sequence[Key], room: int) -> Content:
    """Write the keys in two or three columns, those without a sentence in a paragraph below."""
    told = _joined(each for each in keys if each.sentence)
    plain = _joined(each for each in keys if each.words and not each.sentence)
    lines = [Content.styled("Keys", "bold $text-primary"), *(_row(key, room) for key in told)]
    if plain:
        also = " · ".join(f"{key} {words.lower()}" for key, words, _ in plain)
        lines += [
            Content(""),
            Content.styled("In a line of text, and in lists", "bold $text-primary"),
            Content.styled(visible(also, keep_newlines=False), "$foreground 70%"),
        ]
    return Content("\n").join(lines)


def _joined(keys: Iterable[Key]) -> list[Key]:
    """Name each action once, with all its keys."""
    by_words: dict[tuple[str, str], list[str]] = {}
    for key, words, sentence in keys:
        by_words.setdefault((words, sentence), []).append(key)
    return [
        Key(", ".join(dict.fromkeys(several)), words, sentence)
        for (words, sentence), several in by_words.items()
    ]


def _row(key: Key, room: int) -> Content:
    return Content.assemble(
        (_column(key.key, WIDEST_KEY), "bold $text-accent"),
        _column(key.words, WIDEST_WORDS),
        (_hanging(key, room) if room else "", "$foreground 70%"),
    )


def _hanging(key: Key, room: int) -> str:
    """Break the sentence below its own beginning; below the words where those need its place."""
    lines = wrap(visible(key.sentence, keep_newlines=False), room)
    is_pushed = cell_len(key.words) >= WIDEST_WORDS or cell_len(key.key) >= WIDEST_KEY
    indent = "\n" + " " * (WIDEST_KEY + WIDEST_WORDS)
    return (indent if is_pushed else "") + indent.join(lines)


def _column(text: str, width: int) -> str:
    shown = visible(text, keep_newlines=False)
    return shown + " " * max(1, width - cell_len(shown))
