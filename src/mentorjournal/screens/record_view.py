"""One record, whole, with the thread that runs through it."""

from collections.abc import Iterable, Sequence
from typing import ClassVar
from uuid import UUID

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.desk.wording import FieldText, field_texts
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.growth import Decision, Insight
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.plain import visible
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Action, Session
from mentorjournal.journal import Journal, Thread
from mentorjournal.screens.frame.about_record import ABOUT_RECORD, AboutRecord
from mentorjournal.screens.frame.asking import NewRecord, OpenRecord, ShareSession
from mentorjournal.screens.frame.looking_back import look_back
from mentorjournal.screens.frame.promises import set_done
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.views.inline_links import text_links
from mentorjournal.views.thread import WHAT_NOW
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.page_scroll import PageScroll
from mentorjournal.widgets.top_bar import TopBar

LABELS = 18
"""How many cells the labels have to the left of the texts."""
WHAT_NEXT = Content.assemble((WHAT_NOW, "italic"), ("  [", "$text-accent"), " leads on.")
A_LINK = r"\[\[[^\[\]\n]+\]\]"
_WITH_WHOM = frozenset({"person", "relationship"})
NARROW = 60
"""Below this many cells a label stands above its text."""


class RecordScreen(AboutRecord[Record]):
    """Show a record to be read; every connected record is one key away."""

    HELP: ClassVar[str] = """\
# A record

What you wrote, whole; what is private says so. Below it the thread: what led here and what came of
it. Tab reaches the thread, Enter opens a record of it, Escape goes back to where you were.
`t` shows the whole thread, `[` says what this led to, or begins it, and `]` undoes such a link.

`l` and Enter lift a sentence of a reflection, a session or feedback into an insight: the page stays
with you, the sentence may travel. `o` on a decision says what came of it.

`h` shows every version of it and what each one changed. `x` moves it to the trash, from which `r`
takes it out again.
"""
    AUTO_FOCUS = "#whole"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Done", id="record.tick", tooltip="Done, or not done."),
        Binding("c", "check_in", "Check in", id="record.check_in", tooltip="How far is it?"),
        Binding("s", "share", "Share", id="record.share", tooltip="Compose a summary of it."),
        Binding("r", "unbury", "Take out", id="record.unbury", tooltip="Take it out of the trash."),
        Binding("o", "look_back", "Look back", id="record.look_back",
                tooltip="Say what came of this decision."),
        *ABOUT_RECORD,
    ]  # fmt: skip

    def __init__(self, journal: Journal, record_id: UUID, place: str) -> None:
        super().__init__(journal, record_id, place)
        self._connected: list[UUID] = []
        self._texts: list[FieldText] = []

    def page(self) -> Iterable[Widget]:
        """Give the record's fields and its thread."""
        with PageScroll(id="whole"):
            yield Static(id="headline")
            yield Static(WHAT_NEXT, id="asks", classes="hidden")
            yield Static(id="fields")
            yield Card("Thread", id="thread", hint="enter opens · [ led to…", pick=True,
                       ticks=False,
                       empty="Nothing led here yet, and nothing came of it yet.")  # fmt: skip

    def reload(self) -> None:
        """Read the record and its thread anew."""
        kept = self.journal.records.find(self.record_id)
        was_shown = self.kept is not None and not self.kept.deleted
        if kept is None or (kept.deleted and was_shown):
            self.dismiss()
            return
        self.kept = kept
        record = kept.record
        kind = spoken_kind(record.KIND).capitalize()
        self.query_one(TopBar).crumb = f"{kind} › {record.headline}"
        self.query_one("#headline", Static).update(_headline(record, kept))
        self._texts = [t for t in field_texts(self.journal, record) if t.text != record.headline]
        self._lay_out()
        self._show_thread(self.journal.thread(record))
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Lay the fields out for the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        self.query_one("#fields", Static).update(_page(self._texts, self.app.size.width))

    def _show_thread(self, thread: Thread) -> None:
        asks = isinstance(self.kept and self.kept.record, Insight) and not thread.led_to
        self.query_one("#asks").set_class(not asks, "hidden")
        connected = self._hung_together(thread)
        self._connected = [kept.record.id for _, kept in connected]
        lines = [_connection(word, kept.record) for word, kept in connected]
        self.query_one("#thread", Card).show(lines)

    def _hung_together(self, thread: Thread) -> list[tuple[str, Kept[Record]]]:
        """Say of each record how it hangs together; with whom it was stands once, first."""
        ways = [(self._way("↑ from", kept.record), kept) for kept in thread.came_from]
        ways += [(self._way("↓ led to", kept.record), kept) for kept in thread.led_to]
        whom = {kept.record.id: ("·", kept) for _, kept in ways if kept.record.KIND in _WITH_WHOM}
        ties = [way for way in ways if way[1].record.id not in whom]
        return [*whom.values(), *ties, *self._text_links()]

    def _text_links(self) -> list[tuple[str, Kept[Record]]]:
        """List what the texts link to, and whose texts link here."""
        if self.kept is None:
            return []
        links = text_links(self.journal, self.kept.record)
        return [
            *(("[[ link", kept) for kept in links.mentions),
            *(("named in", kept) for kept in links.mentioned_in),
        ]

    def _way(self, word: str, other: Record) -> str:
        """Say how the other is tied to this one; a session touches a goal."""
        here = self.kept.record if self.kept else None
        return "· touched" if _touched(here, other) or _touched(other, here) else word

    @on(Card.Opened, "#thread")
    def _open_connected(self, event: Card.Opened) -> None:
        event.stop()
        if 0 <= event.index < len(self._connected):
            self.post_message(OpenRecord(self._connected[event.index]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what this kind of record can do."""
        kept = self.kept
        if action == "unbury":
            return kept is not None and kept.deleted is not None
        kinds = {"tick": "action", "check_in": "goal", "share": "session", "look_back": "decision"}
        if action in kinds:
            return kept is not None and not kept.deleted and kinds[action] == kept.record.KIND
        return super().check_action(action, parameters)

    def action_tick(self) -> None:
        """Tick a promise off, or take that back."""
        if self.kept and isinstance(self.kept.record, Action):
            set_done(self, self.journal, self.record_id)
            self.refresh_journal()

    def action_check_in(self) -> None:
        """Ask how far the goal is."""
        self.post_message(NewRecord("checkin", {"goal": str(self.record_id)}))

    def action_share(self) -> None:
        """Compose the summary of this session."""
        self.post_message(ShareSession(self.record_id))

    def action_unbury(self) -> None:
        """Take the record out of the trash."""
        with reporting(self):
            self.journal.unbury(self.record_id)
            say(self, "It is out of the trash.")
            self.refresh_journal()

    def action_look_back(self) -> None:
        """Ask what came of the decision."""
        if self.kept and isinstance(self.kept.record, Decision):
            look_back(self, self.journal, self.kept)


def _touched(session: Record | None, goal: Record | None) -> bool:
    return isinstance(session, Session) and goal is not None and goal.id in session.goals


def _headline(record: Record, kept: Kept[Record]) -> Content:
    when = moments.spoken(record.day) if record.day else ""
    private = "◆ private, never shared" if record.never_leaves else ""
    tags = " ".join(f"#{tag}" for tag in record.tags)
    version = f"version {kept.version}" if kept.version > 1 else ""
    trash = "in the trash" if kept.deleted else ""
    about = [spoken_kind(record.KIND), when, record.clock, tags, version, trash]
    below = " · ".join(filter(None, about))
    return Content.assemble(
        (visible(record.headline, keep_newlines=False) + "\n", "bold"),
        (visible(below, keep_newlines=False), "$foreground 60%"),
        (f"  {private}" if private else "", "italic $text-secondary"),
    )


def _page(texts: Sequence[FieldText], width: int) -> Table:
    """Lay the fields out: labels in a column of their own where there is room for one."""
    page = Table.grid(padding=(0, 2, 1 if width < NARROW else 0, 0), expand=True)
    if width >= NARROW:
        page.add_column(width=LABELS)
    page.add_column(ratio=1)
    for each in texts:
        sign = "◆ " if each.private else ""
        label = Text(sign + each.label, "italic" if each.private else "bold", overflow="fold")
        text = Text(visible(each.text).rstrip(), overflow="fold")
        text.highlight_regex(A_LINK, "underline")
        if each.private:
            label.append("\n" if width >= NARROW else "  ").append("private", "italic dim")
        page.add_row(*([label, text] if width >= NARROW else [Group(label, text)]))
        if width >= NARROW and each.is_long:
            page.add_row()
    return page


def _connection(word: str, record: Record) -> Content:
    day = moments.brief(record.day, moments.today()) if record.day else ""
    return Content.assemble(
        (f"{word:<10}", "$foreground 60%"),
        (f"{spoken_kind(record.KIND):<13}", "$text-primary"),
        (f"{day:<12}", "$foreground 60%"),
        visible(record.headline, keep_newlines=False),
    )
