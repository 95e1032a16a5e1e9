"""One relationship: who, how it stands, what is open, and the way to everything about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Entry, Filter
from mentorjournal.screens.frame.asking import (
    NewRecord,
    OpenRecord,
    ShareSession,
    Show,
)
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.promises import set_done
from mentorjournal.screens.relationship.bond import BondScreen
from mentorjournal.screens.relationship.lines import (
    entry_lines,
    heading,
    promise_lines,
    standing_lines,
)
from mentorjournal.views.halfway import halfway
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.top_bar import TopBar

SESSIONS_SHOWN = 8

EMPTY = {
    "topics": "Nothing waits to be talked about. a notes one.",
    "promises": "No open promise between you. P writes one.",
    "sessions": "You have not met yet. S writes one down, or plans one.",
}

WALKED: dict[str, Any] = {"pick": True, "ticks": False}

PAUSES = ((14, "Two weeks"), (28, "Four weeks"), (91, "Three months"))


class StandingCard(Card):
    """How it stands: lines go on beside their labels, not below them."""

    HANG = 14


class RelationshipScreen(BondScreen):
    """Show one relationship; every line leads to what it tells of."""

    DOOR = "relationship"
    HELP: ClassVar[str] = """\
# A relationship

How the two of you stand: the agreement, the numbers from halfway, the next session, the last page,
what waits to be talked about and what was promised. Enter opens the marked line.

`A` is the agreement, line by line. `H` are the halfway numbers. `W` lets it rest for a while, which
needs no reason. `E` is the ending: thanks, what you are from here, the papers.
"""
    AUTO_FOCUS = "#stands"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("A", "door('agreement')", "Agreement", id="relationship.agreement",
                tooltip="What you agreed, line by line."),
        Binding("H", "door('halfway')", "Halfway", id="relationship.halfway",
                tooltip="Four numbers each, the widest gap first."),
        Binding("W", "rest", "Rest", id="relationship.rest", tooltip="Pause, or go on."),
        Binding("E", "door('ending')", "Ending", id="relationship.ending",
                tooltip="Thanks, what you are from here, the papers."),
        Binding("e", "edit", "Edit", id="relationship.edit", tooltip="Change what stands here."),
        Binding("o", "person", "Person", id="relationship.person", tooltip="Open the person."),
        Binding("S", "add('session')", "New session", id="relationship.session", show=False,
                tooltip="Write down a session with them, or plan one."),
        Binding("a", "add_here", "Add", id="relationship.add",
                tooltip="Add a session, a promise or a topic, as the marked card has."),
        Binding("P", "add('action')", "New promise", id="relationship.promise", show=False,
                tooltip="Write a promise."),
        Binding("s", "share", "Share", id="relationship.share", show=False,
                tooltip="Compose a summary of the last session."),
        Binding("h", "history", "History", id="relationship.history", show=False,
                tooltip="Every version."),
        Binding("x", "bury", "Trash", id="relationship.bury", show=False,
                tooltip="Move it to the trash."),
    ]  # fmt: skip

    def page(self) -> Iterable[Widget]:
        """Give the heading and the cards."""
        yield Static(id="headline")
        with VerticalScroll(id="cards", can_focus=False), Container(id="columns"):
            with Container(classes="column"):
                yield StandingCard(
                    "How it stands", id="stands", hint="enter open", wrap=True, **WALKED
                )
                yield Card("To talk about", id="topics", hint="enter open · a add",
                           empty=EMPTY["topics"], **WALKED)  # fmt: skip
            with Container(classes="column"):
                yield Card("Promises", id="promises", hint="space done · enter open",
                           pick=True, empty=EMPTY["promises"])  # fmt: skip
                yield Card("Sessions", id="sessions", hint="enter open · a add",
                           empty=EMPTY["sessions"], **WALKED)  # fmt: skip

    def reload(self) -> None:
        """Read how it stands anew."""
        if not self.read():
            return
        stands = self.standing
        numbers = halfway(self.journal, self.record_id)
        wanted = Filter(kinds=("session",), related=(str(self.record_id),))
        self._sessions = self.journal.entries.find(wanted, SESSIONS_SHOWN)
        self._stands = standing_lines(stands, numbers)
        self.query_one(TopBar).crumb = f"People › {stands.name}"
        self.query_one("#headline", Static).update(heading(stands))
        self._card("stands").show([line.words for line in self._stands])
        self._card("topics").show(entry_lines(stands.topics.open, stands.today))
        self._card("promises").show(promise_lines(stands.promises, stands))
        self._card("sessions").show(entry_lines(self._sessions, stands.today))
        self._card("sessions").entitle(f"Sessions · {stands.held} held", "enter open · a add")

    def _card(self, name: str) -> Card:
        return self.query_one(f"#{name}", Card)

    @on(Card.Opened, "#stands")
    def _follow(self, event: Card.Opened) -> None:
        event.stop()
        line = self._stands[event.index]
        if line.door:
            self.post_message(Show(line.door, self.record_id))
        elif line.record_id:
            self.post_message(OpenRecord(line.record_id))
        elif line.kind:
            self._plan()

    @on(Card.Opened)
    def _open(self, event: Card.Opened) -> None:
        listed: dict[str, list[Entry]] = {
            "topics": list(self.standing.topics.open), "sessions": self._sessions,
        }  # fmt: skip
        ids = [UUID(each.id) for each in listed.get(event.card.id or "", [])]
        if event.card.id == "promises":
            ids = [each.id for each in self.standing.promises]
        if 0 <= event.index < len(ids):
            self.post_message(OpenRecord(ids[event.index]))

    @on(Card.Toggled, "#promises")
    def _tick(self, event: Card.Toggled) -> None:
        event.stop()
        set_done(self, self.journal, self.standing.promises[event.index].id)
        self.refresh_journal()

    def action_door(self, door: str) -> None:
        """Open a screen about this relationship."""
        self.post_message(Show(door, self.record_id))

    def action_add_here(self) -> None:
        """Add what the focused card holds."""
        focused = self.focused.id if self.focused else ""
        self.action_add({"topics": "topic", "promises": "action"}.get(focused or "", "session"))

    def action_add(self, kind: str) -> None:
        """Write a record that belongs here."""
        if kind == "session" and self.standing.next_on and not self.standing.next_session:
            self._plan()
        else:
            self.post_message(NewRecord(kind, {"relationship": str(self.record_id)}))

    def _plan(self) -> None:
        """Plan a session for the day that was agreed, else by the rhythm."""
        fields = {"relationship": str(self.record_id), "status": "planned"}
        if self.standing.next_on:
            fields["on"] = self.standing.next_on.isoformat()
        self.post_message(NewRecord("session", fields))

    def action_person(self) -> None:
        """Open the person."""
        if self.standing.person:
            self.post_message(OpenRecord(self.standing.person.id))

    def action_share(self) -> None:
        """Compose a summary of the last session."""
        last = self.standing.last
        self.post_message(ShareSession(last.id if last else None))

    @work(group="dialog")
    async def action_rest(self) -> None:
        """Ask until when it rests, or go on."""
        today = self.standing.today
        if self.standing.rests:
            self.change("You go on", paused_until=None)
            return
        choices = [
            (str(days), f"{words}, until {moments.spoken(today + timedelta(days=days))}")
            for days, words in PAUSES
        ]
        more = "It needs no reason, and nothing is asked of either of you until then."
        answer = await self.app.push_screen_wait(Ask("How long shall it rest?", choices, more=more))
        if answer:
            until = today + timedelta(days=int(answer))
            self.change(f"Resting until {moments.spoken(until)}", paused_until=until)
