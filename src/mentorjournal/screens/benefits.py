"""Benefits: the lines of the mentoring programme, and under each the records that answer it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import NewRecord, OpenRecord
from mentorjournal.screens.frame.journal_rows import JournalRows
from mentorjournal.screens.frame.over import BACK, OverPlace
from mentorjournal.views.benefits import Answered, benefits
from mentorjournal.widgets.card import Card, SignCard
from mentorjournal.widgets.record_list import RecordList

SIDES = {"both": "", "mentoree": "mentoree", "mentor": "mentor"}


class BenefitsScreen(OverPlace):
    """Show every line; beside it, what answers the marked one."""

    DOOR: ClassVar[str] = "benefits"
    CRUMB: ClassVar[str] = "Growth › Benefits"
    HELP: ClassVar[str] = """\
# Benefits

What the programme says mentoring is for, in its own words: first the lines for both, then those of
your own side, each with how many records answer it. Beside the marked line stand the newest of
them. Enter or Tab goes there, Enter opens one. Where nothing answers a line yet, `a` begins what
would.

Nothing here is a score. A line without an answer is a question.
"""
    AUTO_FOCUS = "#benefits"
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        Binding("a", "begin", "Add one", id="benefits.add", tooltip="Write what would answer it."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal, place)
        self._lines: Sequence[Answered] = ()

    def page(self) -> Iterable[Widget]:
        """Give the lines, and the records beside them."""
        with Container(classes="two-sides"):
            with Container(classes="one-side"):
                yield SignCard(
                    "What the programme says", pick=True, wrap=True, ticks=False, id="benefits"
                )
            with Container(classes="other-side"):
                yield Static(id="benefit-words")
                yield RecordList(lines=2, id="benefit-records")

    def reload(self) -> None:
        """Gather what answers each line anew."""
        self.gather(benefits, self._show)

    def _show(self, lines: Sequence[Answered]) -> None:
        self._lines = lines
        self.query_one(Card).show([_line(each) for each in lines])
        self._show_one()

    def on_mount(self) -> None:
        """Show what answers the line that the cursor comes to."""
        self.watch(self.query_one(Card), "cursor", self._show_one, init=False)

    @property
    def marked(self) -> Answered | None:
        """The line under the cursor."""
        at = self.query_one(Card).cursor
        return self._lines[at] if at < len(self._lines) else None

    def _show_one(self) -> None:
        one = self.marked
        if one is None:
            return
        newest = f"the newest of {one.count}" if one.count > len(one.records) else ""
        words = newest if one.count else f"Nothing yet. a begins {one.benefit.empty}."
        told = self.query_one("#benefit-words", Static)
        told.update(words)
        told.display = bool(words)
        records = self.query_one("#benefit-records", RecordList)
        records.display = bool(one.count)
        rows = JournalRows(self.journal, [each.seq for each in one.records])
        records.show(rows, keep_cursor=False)

    @on(Card.Opened)
    def _to_the_records(self, event: Card.Opened) -> None:
        event.stop()
        if self.marked and self.marked.count:
            self.query_one("#benefit-records", RecordList).focus()

    @on(RecordList.Opened, "#benefit-records")
    def _open(self, event: RecordList.Opened) -> None:
        event.stop()
        self.post_message(OpenRecord(UUID(event.row.id)))

    def action_begin(self) -> None:
        """Ask for a record that answers the marked line."""
        if self.marked:
            benefit = self.marked.benefit
            self.post_message(NewRecord(benefit.begin, dict(benefit.given)))


def _line(answered: Answered) -> Content:
    """Say a line, on which side it stands, and how many records answer it."""
    benefit, count = answered.benefit, answered.count
    parts = filter(None, [SIDES[benefit.side], str(count) if count else "nothing yet"])
    told = "·".join(parts)  # with blanks around, a number would stand alone in the next row
    return Content.assemble(
        ("● " if count else "○ ", "$text-accent"),
        benefit.words,
        (f"  {told}", "$foreground 60%"),
    )
