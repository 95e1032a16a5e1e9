"""The thread: what I saw, what I chose, what I planned, what I did, and what led to what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.domain import moments
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.plain import one_line, visible
from mentorjournal.domain.record import Record
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import EditRecord, OpenRecord
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.leading_on import lead_on, let_go
from mentorjournal.screens.frame.over import OverPlace
from mentorjournal.screens.frame.promises import set_done
from mentorjournal.storage.links import Bead
from mentorjournal.views.thread import COLUMNS, WHAT_NOW, Weave, steps, weave, weave_around
from mentorjournal.widgets.strands import Knot, Strand, Strands, Ties
from mentorjournal.widgets.top_bar import TopBar

EVERYTHING = "everything"
EMPTY = (
    "Nothing is on the thread yet. It runs from an insight to a decision, a goal and a promise."
    " Lift a sentence from a page with l, or press n to write an insight."
)


class WholeThreadScreen(OverPlace):
    """Show the thread of the whole journal, or of one relationship; the arrows walk along it."""

    HELP: ClassVar[str] = """\
# The thread

Four columns: what you saw, what you chose, what you planned, what you did. Up and down walk in a
column; right and left follow the thread. `→` marks what the marked one led to, `←` what led to it.
An insight that says *asks* has led to nothing yet. That is a question and no fault.

Enter opens, `[` says what the marked one led to, or begins it, `]` undoes a link, Space ticks a
promise off. `w` shows only what belongs to the work with one person.
"""
    CRUMB: ClassVar[str] = "Thread"
    AUTO_FOCUS = "#strands"
    DOOR: ClassVar[str] = "threads"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left_square_bracket", "link", "Led to…", id="thread.link",
                tooltip="Say what this led to, or begin it."),
        Binding("right_square_bracket", "unlink", "Unlink", id="thread.unlink",
                tooltip="Undo a link; both records stay."),
        Binding("e", "edit", "Edit", id="thread.edit", tooltip="Change the marked record."),
        Binding("space", "tick", "Done", id="thread.tick", tooltip="Done, or not done."),
        Binding("w", "with_whom", "With whom", id="thread.with_whom",
                tooltip="Show only what belongs to one relationship."),
        Binding("escape", "leave", "Back", id="thread.back", tooltip="Back to where you were."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal, place)
        self._weave = Weave([], {}, {})
        self._related = ""
        self._at: str | None = None

    def page(self) -> Iterable[Widget]:
        """Give the strands over what the marked one is."""
        yield Strands(id="strands")
        yield Static(EMPTY, id="thread-empty", classes="muted hidden", markup=False)
        yield Static(id="knot")

    def woven(self) -> Weave:
        """Read the thread that is shown."""
        return weave(self.journal, (self._related,) if self._related else ())

    def reload(self) -> None:
        """Read the thread anew."""
        self._weave = self.woven()
        today = moments.today()
        strands = [
            Strand(title, [self._knot(bead, today) for bead in self._weave.column(kind)])
            for kind, (title, _) in COLUMNS.items()
        ]
        ties = Ties(self._weave.onward, self._weave.back)
        self.query_one("#thread-empty").set_class(bool(self._weave.beads), "hidden")
        self.query_one("#strands", Strands).show(strands, ties, self._at)
        self._at = None
        partner = self.journal.partner_names().get(self._related, "")
        self.query_one(TopBar).crumb = f"{self.CRUMB} › {partner}" if partner else self.CRUMB

    def _knot(self, bead: Bead, today: Any) -> Knot:
        day = moments.brief(moments.day_of(bead.on), today)
        known = " · ".join(filter(None, [day, bead.status]))
        return Knot(bead.id, bead.title, known, self._weave.asks(bead))

    @on(Strands.Moved)
    def _say(self, event: Strands.Moved) -> None:
        event.stop()
        record = self._marked()
        self.query_one("#knot", Static).update(self._told(record) if record else "")
        self.refresh_bindings()

    def _told(self, record: Record) -> Content:
        """Say the marked record whole, what led to it, and what it led to or asks."""
        thread = self.journal.thread(record)
        lines = [
            Content.styled(visible(record.headline, keep_newlines=False), "bold"),
            _beside("from", [kept.record for kept in steps(thread.came_from)]),
            _beside("led to", [kept.record for kept in steps(thread.led_to)]),
        ]
        if record.KIND == "insight" and not thread.led_to:
            lines[2] = Content.assemble((WHAT_NOW, "italic"), ("  [", "$text-accent"), " leads on")
        return Content("\n").join(line for line in lines if line.plain)

    def _marked(self) -> Record | None:
        marked = self.query_one("#strands", Strands).marked
        kept = self.journal.records.find(UUID(marked)) if marked else None
        return kept.record if kept else None

    @on(Strands.Opened)
    def _open(self, event: Strands.Opened) -> None:
        event.stop()
        if event.knot_id:
            self.post_message(OpenRecord(UUID(event.knot_id)))

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002  Textual's signature
    ) -> bool | None:
        """Tick promises only."""
        if action == "tick":
            record = self._marked() if self.is_mounted else None
            return record is not None and record.KIND == "action"
        return True

    def action_edit(self) -> None:
        """Ask to change the marked record."""
        if record := self._marked():
            self.post_message(EditRecord(record.id))

    def action_tick(self) -> None:
        """Tick the marked promise off, or take that back."""
        if record := self._marked():
            set_done(self, self.journal, record.id)
            self.refresh_journal()

    @work(group="dialog")
    async def action_link(self) -> None:
        """Ask what the marked record led to."""
        if record := self._marked():
            await lead_on(self, self.journal, record)
            self.refresh_journal()

    @work(group="dialog")
    async def action_unlink(self) -> None:
        """Ask which link of the marked record is to go."""
        if record := self._marked():
            await let_go(self, self.journal, record)
            self.refresh_journal()

    @work(group="dialog")
    async def action_with_whom(self) -> None:
        """Ask whose part of the thread is to be seen."""
        partners = list(self.journal.partner_names().items())
        choices = [(EVERYTHING, "Everything"), *partners]
        chosen = await self.app.push_screen_wait(
            Ask("Whose part of the thread?", choices, self._related or EVERYTHING)
        )
        if chosen:
            self.look_at("" if chosen == EVERYTHING else chosen)
            self.refresh_journal()

    def look_at(self, relationship: str) -> None:
        """Show the part of the thread that belongs to a relationship; all of it for none."""
        self._related = relationship


class ThreadScreen(WholeThreadScreen):
    """Show the thread that runs through one record."""

    DOOR: ClassVar[str] = "thread"

    def __init__(self, journal: Journal, record_id: UUID, place: str) -> None:
        super().__init__(journal, place)
        self._record_id = record_id
        self._at = str(record_id)
        self._is_whole = False

    def woven(self) -> Weave:
        """Read the thread through the record; after ``w``, the one asked for there."""
        if self._is_whole:
            return super().woven()
        return weave_around(self.journal, str(self._record_id))

    def look_at(self, relationship: str) -> None:
        """Show another part of the thread than the one through the record."""
        self._is_whole = True
        super().look_at(relationship)

    def way_back(self) -> dict[str, str]:
        """Say what opens this again."""
        return {"open": self.DOOR, "what": str(self._record_id)}


def _beside(way: str, records: list[Record]) -> Content:
    if not records:
        return Content("")
    named = "; ".join(
        f"{spoken_kind(each.KIND)} “{one_line(each.headline, 60)}”" for each in records[:3]
    )
    more = f" and {len(records) - 3} more" if len(records) > 3 else ""
    return Content.assemble((f"{way:<7} ", "$foreground 60%"), visible(named + more))
