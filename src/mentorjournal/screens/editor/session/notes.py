"""The notes of a session: what is for both, with private lines that look private at once."""

from __future__ import annotations

from rich.text import Text
from textual import events, on
from textual.message import Message
from textual.widgets import TextArea

from mentorjournal.domain.asides import is_aside
from mentorjournal.domain.plain import visible_in_place
from mentorjournal.widgets.fields import WritingField
from mentorjournal.widgets.markdown_marks import item_prefix
from mentorjournal.widgets.writing import Writing

PRIVATE_SIGN = "◆"
_MARKS = ("~", "!", "?", "[")


class SessionNotes(Writing):
    """Let a person write; tell when a line is left, and show a private line as private."""

    class LineLeft(Message):
        """The cursor has gone to another line, or elsewhere."""

    _row = 0
    _asides = 0

    def get_line(self, line_index: int) -> Text:
        """Draw a private line with a sign in the place of its mark, reversed and in italics."""
        plain = self.document.get_line(line_index)
        if not is_aside(plain):
            return super().get_line(line_index)
        at = plain.index("~")
        shown = visible_in_place(plain)
        line = Text(shown[:at] + PRIVATE_SIGN + shown[at + 1 :], end="", no_wrap=True)
        line.stylize(self._ink("private"), at)
        line.stylize("reverse", at, at + 1)
        return line

    def on_key(self, event: events.Key) -> None:
        """Let a mark take the place of the sign that Enter put there to go on with."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if event.character in _MARKS and line and line == item_prefix(line) and column == len(line):
            self.replace("", (row, 0), (row, column), maintain_selection_offset=False)

    @on(TextArea.SelectionChanged)
    def _tell_when_left(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        row = event.selection.end[0]
        if row != self._row:
            self._row = row
            self._count()
            self.post_message(self.LineLeft())
        self._say_where()

    def on_mount(self) -> None:
        """Say from the start how many private lines there are."""
        self._count()
        self._say_where()

    @on(TextArea.Changed)
    def _say_where(self) -> None:
        """Say in the border when the cursor stands in what never leaves."""
        row = min(self.cursor_location[0], self.document.line_count - 1)
        private = is_aside(self.document.get_line(row))
        if private != self.has_class("-aside"):
            self.set_class(private, "-aside")
        kept_apart = f"{PRIVATE_SIGN} {self._asides} private, kept apart" if self._asides else ""
        self.hint = f"{PRIVATE_SIGN} this line is private, never shared" if private else kept_apart

    def _count(self) -> None:
        """Count the private lines; not at each key, for notes may be long."""
        self._asides = sum(map(is_aside, self.document.lines))

    def on_blur(self) -> None:
        """Tell that the line is left."""
        self._count()
        self.post_message(self.LineLeft())


class NotesField(WritingField):
    """The notes of a session as a field."""

    def __init__(self, key: str, label: str, *, value: str = "", placeholder: str = "") -> None:
        super().__init__(key, label, value=value, placeholder=placeholder)
        self.writing = SessionNotes(value, title=label, placeholder=placeholder)
        self.writing.links = True
