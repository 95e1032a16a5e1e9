"""The form of a session: two columns whose fields come and go with the phases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.domain import moments
from mentorjournal.domain.days import read_day
from mentorjournal.domain.plain import visible
from mentorjournal.errors import NotUnderstood
from mentorjournal.screens.editor.blanks import Blank
from mentorjournal.screens.editor.fields import Fields
from mentorjournal.screens.editor.form import Form
from mentorjournal.screens.editor.forms import form_of
from mentorjournal.screens.editor.session.blanks import (
    CLOCK,
    FROM_LAST,
    GOALS,
    INSIGHTS,
    MARKS,
    MOVES_TO,
    PROMISES,
    SERIES,
    TOPICS,
)
from mentorjournal.screens.editor.session.goals import TouchedGoals, goals_to_touch
from mentorjournal.screens.editor.session.notes import NotesField
from mentorjournal.screens.editor.session.phases import FIRST, LEFT, RIGHT, SHOWN, Phase, PhaseLine
from mentorjournal.screens.editor.sheet import Sheet
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.fields import DateField
from mentorjournal.widgets.part_row import Part
from mentorjournal.widgets.stack import Stack, expect_to_scroll
from mentorjournal.widgets.standings import PromiseLines, StandingsField, TopicLines

HELD = frozenset({MARKS, CLOCK})
"""What is held beside the fields and filled in by nobody."""
PLAN_FITS = 48
"""From this many rows on a window holds all that a plan asks for."""
BY_RHYTHM = "+"
"""What is typed for the next day of the rhythm."""


class SessionForm(Form):
    """The fields of one session, in the phase it is in."""

    phase = Phase.DURING

    def __init__(
        self, sheet: Sheet, values: Mapping[str, Any], topic_aside: Callable[[Part], str]
    ) -> None:
        self._topic_aside = topic_aside
        self.next_by_rhythm = ""
        """The next day of the rhythm as ``2026-12-10``; empty when there is none."""
        self.next_because = ""
        """What is said below the line: the rhythm, which would be cut in it where it is narrow."""
        super().__init__(sheet, values)
        self._prompts = Static(id="session-prompts")
        self._is_new_plan = sheet.kept is None and values["status"] == "planned"
        self._details = self.fold(
            [b for b in form_of(sheet.kind) if not b.more and self._is_detail(b)],
            title="Details",
            collapsed=not self._is_new_plan,
            id="session-details",
        )
        above = [self._details] if self._is_new_plan else []
        left, right = ([self._fields[key] for key in keys] for keys in (LEFT, RIGHT))
        self._columns = (
            Stack(*above, self._prompts, *left, id="session-left"),
            Stack(*right, id="session-right"),
        )

    def _is_detail(self, blank: Blank) -> bool:
        return blank.key in self._fields and blank.key not in (*LEFT, *RIGHT)

    def made(self, makes: Fields, blank: Blank) -> Field[Any] | None:
        """Make the field of a blank; None for what is only held."""
        is_plan = self.sheet.kept is None and self._values["status"] == "planned"
        if blank.key in HELD or (blank.key in SERIES and not is_plan):
            return None
        value = self._values[blank.key]
        if blank.key == TOPICS:
            return StandingsField(
                TOPICS, "Agenda", TopicLines(compact=True), value=value, asides=self._topic_aside,
                add="add a topic", hint="alt+a next · J K move",
            )  # fmt: skip
        if blank.key == FROM_LAST:
            return StandingsField(
                FROM_LAST, "From last time", PromiseLines(compact=True), value=value,
                asides=self._due, hint="alt+d to these",
            )  # fmt: skip
        if blank.key == GOALS:
            return self._goals_field(blank, value)
        if blank.key == "notes_shared":
            return NotesField(blank.key, blank.label, value=value, placeholder=blank.placeholder)
        if blank.key == "next_on":
            return self._next_field(makes, blank)
        if blank.key == "on":
            return self._day_field(makes, blank)
        return super().made(makes, blank)

    def _goals_field(self, blank: Blank, value: Any) -> Field[Any]:
        touched = [UUID(each) for each in value]
        found = goals_to_touch(self.sheet.journal, self.sheet.relationship, touched)
        return TouchedGoals(blank.key, blank.label, found, value=value)

    def offer_goals(self) -> None:
        """Offer the goals of whoever the session is with now."""
        field = self.goals
        touched = [UUID(each) for each in field.value]
        field.offer(goals_to_touch(self.sheet.journal, self.sheet.relationship, touched))
        self._show_what_belongs_here()

    @property
    def goals(self) -> TouchedGoals:
        """The goals that can be ticked."""
        field = self._fields[GOALS]
        assert isinstance(field, TouchedGoals)
        return field

    def _next_field(self, makes: Fields, blank: Blank) -> Field[Any] | None:
        field = super().made(makes, blank)
        assert isinstance(field, DateField)
        reading = self.sheet.journal.reading("future")

        def understand(typed: str) -> str:
            if typed == BY_RHYTHM and self.next_by_rhythm:
                return moments.spoken(read_day(self.next_by_rhythm, reading))
            return moments.spoken(read_day(typed, reading))

        field.understand = understand
        return field

    def _day_field(self, makes: Fields, blank: Blank) -> Field[Any] | None:
        field = super().made(makes, blank)
        assert isinstance(field, DateField)
        field.understand = lambda typed: moments.spoken(self._day(typed))
        return field

    def _day(self, typed: str) -> date:
        """Read the day of the session: a plan lies ahead of us, what was held behind."""
        status = self._fields["status"].value if "status" in self._fields else ""
        is_ahead = (status or self._values["status"]) == "planned"
        return read_day(typed, self.sheet.journal.reading("future" if is_ahead else "past"))

    def offer_next(self, day: date, because: str) -> None:
        """Offer the next day of the rhythm; it is taken only when that is said."""
        self.next_by_rhythm = day.isoformat()
        field = self._fields["next_on"]
        assert isinstance(field, DateField)
        field.line.placeholder = f"+ takes {day:%a} {day.day} {day:%b}"
        self.next_because = f"{because}: + takes that day"
        field.remark(self.next_because)

    def _due(self, part: Part) -> str:
        found = [e.record for e in self.sheet.open_promises if str(e.record.id) == part["id"]]
        due = next((each.due for each in found), None)
        return f"by {moments.brief(due, moments.today())}" if due else ""

    def compose(self) -> ComposeResult:
        """Set what is written at the left, what it is about at the right."""
        if self._is_new_plan and self.app.size.height < PLAN_FITS:
            expect_to_scroll(self._columns[0] if self.screen.has_class("-broad") else self)
        yield PhaseLine()
        yield Static(id="session-question", classes="hidden")
        with Container(id="session-columns"):
            yield from self._columns
        rare = [b for b in form_of(self.sheet.kind) if b.more and b.key in self._fields]
        with Vertical(id="session-foot"):
            if not self._is_new_plan:
                yield self._details
            yield self.fold(rare, title="More", id="session-more")

    def begin_in(self, phase: Phase) -> None:
        """Say in which phase it begins, before it stands there."""
        self.phase = phase
        self.add_class(f"-{phase}")
        self._show_what_belongs_here()

    def on_mount(self) -> None:
        """Show the phase it begins in."""
        self.turn_to(self.phase)

    def begin(self) -> None:
        """Go to where the phase begins; a new plan begins with whom and when."""
        if self._is_new_plan:
            self.begin_at(self._fields["on" if self._values["who"] else "who"])
        else:
            self.begin_at(self.first_of(self.phase))
        self.call_after_refresh(self.scroll_home, animate=False)

    def first_of(self, phase: Phase) -> Field[Any]:
        """Give the field where a phase begins; afterwards the first that says nothing yet."""
        afterwards = (INSIGHTS, PROMISES) if phase is Phase.AFTER else ()
        unsaid = (self._fields[key] for key in afterwards if not self._fields[key].value)
        return next(unsaid, self._fields["next_on" if afterwards else FIRST[phase]])

    def turn_to(self, phase: Phase) -> None:
        """Show another phase."""
        self.phase = phase
        for each in Phase:
            self.set_class(each is phase, f"-{each}")
        self.query_one(PhaseLine).phase = phase
        self._show_what_belongs_here()

    def _show_what_belongs_here(self) -> None:
        shown = SHOWN[self.phase]
        for key in (*LEFT, *RIGHT):
            self._fields[key].display = key in shown
        self.goals.display = self.goals.display and self.goals.offers
        if getattr(self.sheet.kept.record if self.sheet.kept else None, "moved_to", None):
            self._fields[MOVES_TO].display = False
        self._prompts.display = self.phase is Phase.BEFORE
        for column in self._columns:
            column.bring_out()

    def go_to(self, field: Field[Any], part: Widget | None = None) -> None:
        """Bring a field into sight, in a phase that has it, and focus it, or a part of it."""
        if field.key in (*LEFT, *RIGHT) and field.key not in SHOWN[self.phase]:
            self.turn_to(next(each for each in _BY_USE if field.key in SHOWN[each]))
        super().go_to(field, part)

    async def stand(self) -> None:
        """Wait until all that the phase shows can be typed into."""
        for column in self._columns:
            await column.stand()

    def values(self) -> dict[str, Any]:
        """Read everything that is typed; the session's day, and the next by the rhythm, as days."""
        values = super().values()
        with suppress(NotUnderstood):
            values["on"] = self._day(values["on"]).isoformat()
        if values["next_on"].strip() == BY_RHYTHM and self.next_by_rhythm:
            values["next_on"] = self.next_by_rhythm
        return values

    def explain_day(self) -> None:
        """Say anew which day is meant; a plan lies ahead, what was held behind."""
        field = self._fields["on"]
        assert isinstance(field, DateField)
        field.explain()

    def hold(self, key: str, text: str) -> None:
        """Hold a text beside the fields, to be kept in the draft."""
        self._values[key] = text

    def held(self, key: str) -> str:
        """Give a text that is held."""
        return str(self._values.get(key, ""))

    def rows(self, key: str) -> StandingsField:
        """Give the topics or the promises of last time."""
        field = self._fields[key]
        assert isinstance(field, StandingsField)
        return field

    def show_prompts(self, prompts: list[str]) -> None:
        """Show what to think about before, two prompts at most."""
        words = [f"◇ {visible(each)}" for each in prompts]
        words += ["alt+q brings two others"] if words else []
        self._prompts.update(Content("\n".join(words)))

    def ask(self, question: str) -> None:
        """Show one question over the notes; an empty one takes it away."""
        shown = self.query_one("#session-question", Static)
        shown.update(Content(visible(question)))
        shown.set_class(not question, "hidden")
        if question:
            self.scroll_home(animate=False)

    @property
    def asks(self) -> bool:
        """Whether a question is shown."""
        return not self.query_one("#session-question").has_class("hidden")

    def remark(self, key: str, sentence: str) -> None:
        """Say something about a field that hinders nobody."""
        if key in self._fields:
            self._fields[key].remark(sentence)

    def fold_details(self) -> None:
        """Fold the details, which a plan shows above the notes, so that the notes are in sight."""
        self._details.collapsed = True

    def entitle_details(self, words: str) -> None:
        """Say on the folded details what they are; never in words that a person typed."""
        self._details.title = f"Details · {words}" if words else "Details"


_BY_USE = (Phase.AFTER, Phase.DURING, Phase.BEFORE, Phase.CANCELLED)
