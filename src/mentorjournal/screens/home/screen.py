"""Home: who is next, what was promised, how the goals go, what happened lately."""

import asyncio
from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Input, Static

from mentorjournal.domain import moments
from mentorjournal.domain.quick_note import LEADING_WORDS
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import Done, EditRecord, NewRecord, OpenRecord
from mentorjournal.screens.frame.place import PlaceScreen
from mentorjournal.screens.frame.promises import set_done
from mentorjournal.screens.frame.reporting import reporting
from mentorjournal.screens.home.lines import (
    NEW_KEYS,
    explained,
    goal_line,
    greeting,
    kind_word_lines,
    lately_line,
    next_lines,
    promise_line,
)
from mentorjournal.views.overview import Overview, overview
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.inputs import Line

EMPTY = {
    "promises": "No open promise. P writes one: who does what by when.",
    "lately": "Nothing yet. S writes down a session, R a page for yourself.",
    "goals": "No goal yet. G sets one: yours, in your own words.",
    "jar": "Kind words you are told are kept here. k keeps one.",
}
"""What an empty card is for, and the key to begin."""

UNFINISHED = "@quick note"
"""The subject of the draft that holds what stands in the line."""


class HomeScreen(PlaceScreen):
    """Show the facts that matter today, each card leading to its records."""

    PLACE: ClassVar[str] = "home"
    CRUMB: ClassVar[str] = "Home"
    HELP: ClassVar[str] = """\
# Home

What is next, what was promised, how the goals go. Tab walks from card to card, the arrows walk
inside one, Enter opens, Space ticks a promise off.

The line at the top takes a thought in passing. Without a first word it becomes a private
reflection, which nobody else ever reads. With one it becomes that record: `promise:`, `goal:`,
`insight:`, `topic:`, `decision:`, or `kind:` for a kind word. `@name` says with whom, `#word` tags
it, `!fri` gives the day. What was understood stands below as you type.

A capital writes a record: S a session, G a goal, R a reflection, F feedback, P a promise.
"""
    AUTO_FOCUS = "#promises"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "prepare", "Prepare", id="home.prepare", tooltip="Open the next session."),
        Binding("D", "go_on", "Draft", id="home.draft", show=False, tooltip="Go on writing."),
        Binding("escape", "leave_note", "Back", id="home.back", show=False),
        *[
            Binding(key, f"add('{kind}')", f"New {word}", id=f"home.new_{word}", show=False,
                    tooltip=f"Write a {word}.")
            for key, kind, word in NEW_KEYS
        ],
    ]  # fmt: skip

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._facts: Overview | None = None

    def page(self) -> Iterable[Widget]:
        """Give the line for a quick note and the cards."""
        yield Static(id="greeting")
        yield Line(placeholder="i  write a thought: private unless you say promise: goal: topic:",
                   id="quick")  # fmt: skip
        yield Static(id="understood")
        with VerticalScroll(id="cards", can_focus=False), Container(id="columns"):
            with Container(classes="column"):
                yield Card("Next", id="next", hint="p prepare · s share", wrap=True)
                yield Card("Promises", id="promises", hint="space done · enter open",
                           pick=True, empty=EMPTY["promises"])  # fmt: skip
                yield Card("Goals", id="goals", hint="4 goals",
                           pick=True, empty=EMPTY["goals"])  # fmt: skip
            with Container(classes="column"):
                yield Card("For a bad day", id="jar", hint="k keep a kind word",
                           wrap=True, empty=EMPTY["jar"])  # fmt: skip
                yield Card("Lately", id="lately", hint="2 timeline",
                           pick=True, empty=EMPTY["lately"])  # fmt: skip

    def on_mount(self) -> None:
        """Put back what was typed into the line when the journal was locked or left."""
        with reporting(self):
            draft = self.journal.notebook.draft(UNFINISHED)
            if draft is not None:
                self.query_one("#quick", Line).value = str(draft[0].get("text", ""))

    def keep_draft_now(self) -> None:
        """Keep what stands in the line."""
        typed = self.query_one("#quick", Line).value
        if typed:
            self.journal.notebook.keep_draft(UNFINISHED, {"text": typed}, moments.now())
        elif self.journal.notebook.draft(UNFINISHED):
            self.journal.notebook.drop_draft(UNFINISHED)

    def reload(self) -> None:
        """Gather the facts anew."""
        self._gather()

    @work(exclusive=True, group="home")
    async def _gather(self) -> None:
        with reporting(self):
            facts = await asyncio.to_thread(overview, self.journal)
            try:
                self._show(facts)
            except NoMatches:  # the screen was closed while the facts were gathered
                return

    def _show(self, facts: Overview) -> None:
        if self._facts is None:  # what is next stands first, also where the window is low
            self.call_after_refresh(self.query_one("#cards").scroll_home, animate=False)
        self._facts = facts
        self.query_one("#greeting", Static).update(greeting(facts))
        self._card("next").show(next_lines(facts))
        self._card("promises").show([promise_line(facts, each) for each in facts.promises])
        self._card("promises").entitle(
            f"Promises · {len(facts.promises)} open", "space done · enter open"
        )
        self._card("lately").show([lately_line(facts, each) for each in facts.lately])
        self._card("goals").show([goal_line(facts, each) for each in facts.goals])
        self._card("jar").entitle(
            "The last kind thing I said" if facts.is_mentor else "For a bad day",
            "k keep a kind word",
        )
        self._card("jar").show(kind_word_lines(facts))

    def _card(self, name: str) -> Card:
        return self.query_one(f"#{name}", Card)

    @on(Card.Opened)
    def _open(self, event: Card.Opened) -> None:
        event.stop()
        record_id = self._record_at(event.card.id or "", event.index)
        if record_id:
            self.post_message(OpenRecord(record_id))

    def _record_at(self, card: str, index: int) -> UUID | None:
        facts = self._facts
        if facts is None:
            return None
        if card == "next":
            session = facts.next_session or facts.to_summarise
            return session.id if session else None
        if card == "jar":
            return facts.kind_word.feedback.id if facts.kind_word else None
        listed = {
            "promises": [each.id for each in facts.promises],
            "lately": [UUID(each.id) for each in facts.lately],
            "goals": [each.goal.id for each in facts.goals],
        }[card]
        return listed[index] if 0 <= index < len(listed) else None

    @on(Card.Toggled, "#promises")
    def _tick(self, event: Card.Toggled) -> None:
        event.stop()
        if self._facts and event.index < len(self._facts.promises):
            set_done(self, self.journal, self._facts.promises[event.index].id)
            self.reload()

    @on(Input.Changed, "#quick")
    def _explain(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one("#understood", Static).update(explained(self.journal, event.value))

    @on(Input.Submitted, "#quick")
    def _keep_note(self, event: Input.Submitted) -> None:
        from mentorjournal.desk.quick import keep_quick_note

        event.stop()
        if not event.value.strip():
            return
        with reporting(self):
            kept = keep_quick_note(self.journal, event.value)
            self.journal.notebook.drop_draft(UNFINISHED)
            self.post_message(Done(f"Kept: {kept.record.headline}"))
            self.query_one("#quick", Line).value = ""
            self.reload()

    def action_add(self, kind: str) -> None:
        """Write a record of a kind."""
        self.post_message(NewRecord(kind))

    def action_leave_note(self) -> None:
        """Go back to the cards; what was typed stays in its line, a mere beginning does not."""
        line = self.query_one("#quick", Line)
        if line.value.strip().rstrip(":") in LEADING_WORDS:
            line.value = ""
        self._card("promises").focus()

    def action_prepare(self) -> None:
        """Open the next session, or plan one, for the day that was agreed."""
        facts = self._facts
        if facts and facts.next_session:
            self.post_message(EditRecord(facts.next_session.id))
            return
        fields: dict[str, Any] = {"status": "planned"}
        if facts and facts.agreed:
            day, session = facts.agreed
            fields |= {"on": day.isoformat()}
            fields |= {"relationship": session.relationship} if session.relationship else {}
        self.post_message(NewRecord("session", fields))

    def action_go_on(self) -> None:
        """Go on with the draft that was kept last."""
        drafts = self._facts.drafts if self._facts else ()
        if not drafts:
            return
        first, _, rest = drafts[0][0].partition(":")
        if first != "new":
            self.post_message(EditRecord(UUID(first)))
            return
        kind, _, about = rest.partition(":")
        field = "relationship" if kind == "session" else "goal"
        self.post_message(NewRecord(kind, {field: about} if about else {}))
