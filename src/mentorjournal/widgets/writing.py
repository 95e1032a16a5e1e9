"""Where people write: Markdown, lightly coloured as it is typed."""

from __future__ import annotations

from typing import ClassVar, Unpack

from rich.style import Style
from rich.text import Text
from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import TextArea

from mentorjournal.domain.plain import visible, visible_in_place
from mentorjournal.widgets.markdown_marks import item_prefix, marks, next_prefix
from mentorjournal.widgets.placing import Placing, entitle

SLOW_FROM = 256 * 1024
"""From this many characters on a key takes noticeably long."""

PRIVATE_WORDS = "private, never shared"


class Writing(TextArea):
    """Let a person write; keep every character as it was typed, show none that is hostile.

    Enter continues a list or a quote, and ends it on an empty item. Tab leaves for the next field.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "writing--heading",
        "writing--bold",
        "writing--italic",
        "writing--code",
        "writing--quote",
        "writing--private",
        "writing--bullet",
        "writing--person",
        "writing--tag",
        "writing--date",
        "writing--link",
    }

    class LinkWanted(Message):
        """``[[`` was typed: a record may be chosen to link to."""

        def __init__(self, writing: Writing) -> None:
            super().__init__()
            self.writing = writing
            self.start = writing.cursor_location

        @property
        def typed(self) -> str:
            """What was typed behind the brackets since."""
            return self.writing.get_text_range(self.start, self.writing.cursor_location)

        def answer(self, words: str) -> None:
            """Put these words in the place of what was typed since, and go on behind them."""
            end = self.writing.cursor_location
            self.writing.replace(words, self.start, end, maintain_selection_offset=False)
            self.writing.focus()

    links = False
    """Whether records can be linked to here; of a text that leaves by itself they cannot."""

    private: reactive[bool] = reactive(False, toggle_class="-private")
    """Whether this text never leaves the journal: the border and its words say so."""

    hint: reactive[str] = reactive("")
    """What the lower edge says, as in "212 words"."""

    def __init__(
        self,
        text: str = "",
        *,
        title: str = "",
        hint: str = "",
        placeholder: str = "",
        private: bool = False,
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(
            text, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False, **placing
        )
        self.set_reactive(TextArea.match_cursor_bracket, False)
        self._title = title
        self._edges = ("", "")
        self.set_reactive(Writing.hint, hint)
        self._given = text
        self._as_given = self.text
        self.placeholder = Content(visible(placeholder))
        self.set_reactive(Writing.private, private)
        self.set_class(private, "-private")

    def on_mount(self) -> None:
        """Write the border's words."""
        self._entitle()

    def watch_hint(self) -> None:
        """Write the hint into the lower edge."""
        self._entitle()

    def watch_private(self) -> None:
        """Say in the border whether this may be shared."""
        self._entitle()

    @property
    def value(self) -> str:
        """What was written; a text nobody edited comes back exactly as it was given.

        Without that, an odd line end inside an old text would become an ordinary one.
        """
        text = self.text
        return self._given if text == self._as_given else text

    @value.setter
    def value(self, text: str) -> None:
        self.load_text(text)
        self._given = text
        self._as_given = self.text
        self.refresh()  # a text as tall as the one before would stay undrawn

    def get_line(self, line_index: int) -> Text:
        """Give a line to draw: one visible character for each one typed, styled by its part."""
        line = Text(visible_in_place(self.document.get_line(line_index)), end="", no_wrap=True)
        for mark in marks(line.plain):
            line.stylize(self._ink(mark.part), mark.start, mark.end)
        return line

    def _ink(self, part: str) -> Style:
        """Give the style of a part without its ground, which cursor and selection decide."""
        full = self.get_component_rich_style(f"writing--{part}")
        return Style(color=full.color, bold=full.bold, italic=full.italic, underline=full.underline)

    def on_key(self, event: events.Key) -> None:
        """Continue a list on Enter, or end it on an empty item; tell when a link is wanted."""
        if event.character == "[" and self.links and self._is_behind_a_bracket():
            self.call_next(lambda: self.post_message(self.LinkWanted(self)))
        if event.key != "enter" or self.read_only or not self.selection.is_empty:
            return
        row, column = self.cursor_location
        line = self.document.get_line(row)
        prefix = item_prefix(line)
        if not prefix or column < len(prefix):
            return
        event.prevent_default()
        event.stop()
        if line == prefix:
            self.replace("", (row, 0), (row, len(line)), maintain_selection_offset=False)
        else:
            self.insert("\n" + next_prefix(prefix), maintain_selection_offset=False)

    def _is_behind_a_bracket(self) -> bool:
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        return self.selection.is_empty and before.endswith("[") and not before.endswith("[[")

    @on(TextArea.Changed)
    def _say_when_large(self) -> None:
        self._entitle()

    def _entitle(self) -> None:
        """Write the border's words when they are others: a border redrawn at each key is slow."""
        size = len(self.text)
        title = " · ".join(filter(None, (self._title, PRIVATE_WORDS if self.private else "")))
        large = f"{size // 1024} kB: keys are slow here, an outside editor is faster"
        edges = (title, large if size > SLOW_FROM else self.hint)
        if edges != self._edges:
            self._edges = edges
            entitle(self, *edges)
