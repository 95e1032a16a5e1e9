"""Home: who is next, what was promised, how the goals go, what happened lately."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from mentorjournal.domain.quick_note import LEADING_WORDS
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import Done, EditRecord, NewRecord, OpenRecord, Show
from mentorjournal.screens.frame.drafting import Drafting
from mentorjournal.screens.frame.place import PlaceScreen
from mentorjournal.screens.frame.promises import set_done
from mentorjournal.screens.frame.reporting import reporting
from mentorjournal.screens.frame.warming import warm_days
from mentorjournal.screens.home.cards import (
    DRIVES,
    HIDDEN_WHEN_EMPTY,
    SERVES,
    Target,
    cards,
    lines_of,
    targets_of,
    whole_target,
)
from mentorjournal.screens.home.lines import NEW_KEYS, explained, greeting
from mentorjournal.screens.home.unfinished import Unfinished
from mentorjournal.views.overview import Overview, comes_as_mentor, overview
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.inputs import Line

TRY_TITLES = {1: "One thing to try", 2: "Two things to try", 3: "Three things to try"}


class HomeScreen(PlaceScreen):
    """Show the facts that matter today, each card leading to its records."""

    PLACE: ClassVar[str] = "home"
    CRUMB: ClassVar[str] = "Home"
    HELP: ClassVar[str] = """\
# Home

What is next, what was promised, how the goals go; who mentors finds first whose session is next.
*Worth a look* lists the few things that ask for you today. Tab walks from card to card, the arrows
walk inside one, Enter opens, Space ticks a promise off.

The line at the top takes a thought in passing. Without a first word it becomes a private
reflection, which nobody else ever reads. With one it becomes that record: `promise:`, `goal:`,
`insight:`, `topic:`, `decision:`, or `kind:` for a kind word you were told and `said:` for one you
said. `@name` says with whom, `#word` tags it, `!fri` gives the day. What was understood stands
below as you type. **k** begins a kind word; on *The last kind thing I said* it is one of yours.

A capital writes a record: S a session, G a goal, R a reflection, F feedback, P a promise.
"""
    AUTO_FOCUS = "#promises"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "prepare", "Prepare", id="home.prepare", tooltip="Open the next session."),
        Binding("M", "add('relationship')", "Mentoring", id="home.relationship", show=False,
                tooltip="Begin a mentoring relationship."),
        Binding("D", "go_on", "Draft", id="home.draft", show=False, tooltip="Go on writing."),
        Binding("escape", "leave_note", "Back", id="home.back", show=False),
        *[
            Binding(key, f"add('{kind}')", f"New {word}", id=f"home.new_{word}", show=False,
                    tooltip=f"Write {word if word == 'feedback' else 'a ' + word}.")
            for key, kind, word in NEW_KEYS
        ],
    ]  # fmt: skip

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._facts: Overview | None = None
        self._unfinished = Unfinished(journal)
        self._drafting = Drafting(self, self.keep_draft_now)

    def page(self) -> Iterable[Widget]:
        """Give the line for a quick note and the cards."""
        yield Static(id="greeting")
        yield Line(placeholder="i  write a thought: private unless you say promise: goal: topic:",
                   id="quick")  # fmt: skip
        yield Static(id="understood")
        with VerticalScroll(id="cards", can_focus=False), Container(id="columns"):
            for column in SERVES if comes_as_mentor(self.journal) else DRIVES:
                with Container(classes="column"):
                    yield from cards(column)

    def on_mount(self) -> None:
        """Put back what was typed into the line when the journal was locked or left."""
        with reporting(self):
            self.query_one("#quick", Line).value = self._unfinished.found()

    def keep_draft_now(self) -> None:
        """Keep what stands in the line."""
        self._unfinished.keep(self.query_one("#quick", Line).value)

    def reload(self) -> None:
        """Gather the facts anew."""
        self.gather(overview, self._show)

    def _show(self, facts: Overview) -> None:
        if self._facts is None:  # what is next stands first, also where the window is low
            self.call_after_refresh(self.query_one("#cards").scroll_home, animate=False)
        self._facts = facts
        self.query_one("#greeting", Static).update(greeting(facts))
        for name, lines in lines_of(facts).items():
            self._card(name).show(lines)
            if name in HIDDEN_WHEN_EMPTY:
                self._card(name).display = bool(lines)
        serves = facts.is_mentor and bool(facts.serving)
        self._card("next").entitle("Your move" if serves else "Next", "p prepare · s share")
        self._card("next").display = not serves or bool(self._card("next").lines)
        left = len(facts.to_try)
        self._card("begin").entitle(TRY_TITLES.get(left, ""), "enter begins")
        self._card("promises").entitle(
            f"Promises · {len(facts.promises)} open", "space done · enter open"
        )

    def _card(self, name: str) -> Card:
        return self.query_one(f"#{name}", Card)

    @on(Card.Opened)
    def _open(self, event: Card.Opened) -> None:
        event.stop()
        card = event.card.id or ""
        if card == "jar":
            self.post_message(Show("jar"))
            return
        if card == "begin" and self._facts and event.index >= 0:
            self.post_message(NewRecord(self._facts.to_try[event.index]))
            return
        target = self._target(card, event.index)
        if target and target.door:
            self.post_message(Show(target.door, target.record_id))
        elif target:
            self.post_message(OpenRecord(target.record_id))

    def _target(self, card: str, index: int) -> Target | None:
        if self._facts is None:
            return None
        lines = targets_of(self._facts).get(card)
        if lines is None:
            return whole_target(self._facts, card)
        return lines[index] if 0 <= index < len(lines) else None

    @on(Card.Toggled, "#promises")
    def _tick(self, event: Card.Toggled) -> None:
        event.stop()
        if self._facts and event.index < len(self._facts.promises):
            set_done(self, self.journal, self._facts.promises[event.index].id)
            self.reload()

    @on(events.DescendantFocus, "#quick")
    def _warm_up(self) -> None:
        """Load the words for days before `!` is typed, so that no letter waits for them."""
        self.run_worker(warm_days(self.journal), group="warm")

    @on(Input.Changed, "#quick")
    def _explain(self, event: Input.Changed) -> None:
        event.stop()
        self._drafting.soon()
        self.query_one("#understood", Static).update(explained(self.journal, event.value))

    @on(Input.Submitted, "#quick")
    def _keep_note(self, event: Input.Submitted) -> None:
        from mentorjournal.desk.quick import keep_quick_note

        event.stop()
        if not event.value.strip():
            return
        with reporting(self):
            kept = keep_quick_note(self.journal, event.value)
            self._unfinished.keep("")
            self.post_message(Done(f"Kept: {kept.record.headline}"))
            self.query_one("#quick", Line).value = ""
            self._card("promises").focus()  # what is typed next are keys: u takes it back
            self.reload()

    def action_add(self, kind: str) -> None:
        """Write a record of a kind."""
        self.post_message(NewRecord(kind))

    @property
    def kind_word_begins(self) -> str:
        """What a kind word begins with here: mine on the card of what I said, else theirs."""
        return "said: " if self.focused is self._card("said") else "kind: "

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
