"""A program for a real terminal: every widget, filled with what would command one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from mentorjournal.widgets.card import Card
from mentorjournal.widgets.choices import Choices
from mentorjournal.widgets.fields import ChoiceField, DateField, TextField
from mentorjournal.widgets.key_line import KeyLine
from mentorjournal.widgets.places import Place, Places
from mentorjournal.widgets.record_list import RecordList, Row
from mentorjournal.widgets.rows import Part, PartsField
from mentorjournal.widgets.top_bar import TopBar
from mentorjournal.widgets.writing import Writing
from widget_support import Holder

HOSTILE = "\x1b]52;c;aGVsbG8=\x07\x1b]0;title\x07\x9b31m\u202e\x1b[2J[/nope][@click=app.quit]x[/]"


class Hostile:
    """One row, hostile in every field."""

    def __len__(self) -> int:
        return 1

    def fetch(self, start: int, stop: int) -> Sequence[Row]:
        return [Row(str(start), HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, True, (HOSTILE,))][
            :stop
        ]


class HostileApp(Holder):
    """Show it all, say so at the lower edge, and leave on a key."""

    CSS = "Screen { overflow-y: auto; } .body { layout: vertical; } .body > * { max-height: 4; }"
    BINDINGS = [("q", "quit", "the end")]

    def on_mount(self) -> None:
        bar = self.query_one(TopBar)
        bar.crumb = bar.state = HOSTILE
        self.query_one(RecordList).show(Hostile())
        self.query_one(DateField).error = HOSTILE


def refuse(text: str) -> str:
    raise ValueError(HOSTILE)


def widgets() -> Iterator[Widget]:
    yield TopBar()
    yield KeyLine()
    yield Places([Place("1", "x", HOSTILE, "x")], "x")
    yield RecordList(lines=2, empty=HOSTILE)
    yield Card(HOSTILE, [Content(HOSTILE)], hint=HOSTILE)
    yield Card(HOSTILE, empty=HOSTILE)
    yield Choices([HOSTILE], 0)
    yield TextField("text", HOSTILE, value=HOSTILE, placeholder=HOSTILE, hint=HOSTILE)
    yield DateField("date", HOSTILE, value=HOSTILE, understand=refuse)
    yield ChoiceField("choice", HOSTILE, [(str(n), HOSTILE) for n in range(9)], value="1")
    part = Part(id="1", done=False, text=HOSTILE, extra=HOSTILE)
    yield PartsField("parts", HOSTILE, value=[part], extra=HOSTILE)
    yield Writing(HOSTILE, title=HOSTILE, hint=HOSTILE)
    yield Writing(placeholder=HOSTILE)


if __name__ == "__main__":
    HostileApp(widgets).run()
