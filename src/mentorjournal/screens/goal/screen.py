"""A goal: how far it is, the way there, what was tried, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar
from uuid import UUID

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.desk import goals as moves
from mentorjournal.domain import moments
from mentorjournal.domain.days import read_day
from mentorjournal.domain.growth import Goal
from mentorjournal.domain.plain import one_line
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.about_record import ABOUT_RECORD, AboutRecord
from mentorjournal.screens.frame.asking import NewRecord, OpenRecord
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.filling_in import FillIn, Typed, day_field
from mentorjournal.screens.frame.reporting import reporting
from mentorjournal.screens.goal.lines import (
    checkin_line,
    history_lines,
    milestone_line,
    standing,
    strategy_line,
    tied_line,
    tied_to,
    why_lines,
)
from mentorjournal.views.goals import GoalStory, goal_story
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.fields import ChoiceField, TextField
from mentorjournal.widgets.page_scroll import PageScroll
from mentorjournal.widgets.plot import Plot
from mentorjournal.widgets.top_bar import TopBar

MILESTONE_KEYS = "m add · space done · J K move"
Fields = Sequence[Field[str]]
STATES = (("trying", "trying it"), ("kept", "kept"), ("dropped", "dropped"))


class GoalScreen(AboutRecord[Goal]):
    """Show a goal to its owner, who alone moves it."""

    DOOR: ClassVar[str] = "goal"
    HELP: ClassVar[str] = """\
# A goal

Only you move it: nobody else has a number here. `c` checks in: how far, and how sure you are of
*this* task. `m` adds a milestone, Space says that the marked one is done, `J` and `K` move it.
`y` adds a strategy; Enter on one says whether it was kept or dropped, and what it taught.

`R` is for what becomes of a goal: it changed shape, it is reached, or you let it go. All three are
honourable, and the reason stays here. `t` shows the thread, `[` says what the goal led to.
"""
    AUTO_FOCUS = "#milestones"
    CHANGING: ClassVar[tuple[str, ...]] = (
        *AboutRecord.CHANGING, "check_in", "add_milestone", "add_strategy", "turn",
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "check_in", "Check in", id="record.check_in", tooltip="How far is it?"),
        Binding("m", "add_milestone", "Milestone", id="goal.milestone",
                tooltip="Add a step that you will notice."),
        Binding("y", "add_strategy", "Strategy", id="goal.strategy",
                tooltip="Add a way to go about it."),
        Binding("R", "turn", "Reshape, release", id="goal.turn",
                tooltip="It changed shape, it is reached, or you let it go."),
        Binding("J", "shift(1)", "Move down", id="goal.down", show=False,
                tooltip="Move the marked milestone down."),
        Binding("K", "shift(-1)", "Move up", id="goal.up", show=False,
                tooltip="Move the marked milestone up."),
        *ABOUT_RECORD,
    ]  # fmt: skip

    def __init__(self, journal: Journal, record_id: UUID, place: str) -> None:
        super().__init__(journal, record_id, place)
        self._story: GoalStory | None = None
        self._connected: list[UUID] = []

    def page(self) -> Iterable[Widget]:
        """Give the goal's head, then its parts in two columns."""
        with PageScroll(id="goal"):
            yield Static(id="goal-head")
            with Container(id="goal-columns"):
                with Container(classes="column"):
                    yield Card("Milestones", id="milestones", pick=True, hint=MILESTONE_KEYS,
                               empty="No milestone yet. m adds one.")  # fmt: skip
                    yield Card("Strategies", id="strategies", pick=True, ticks=False,
                               hint="y add · enter what it taught",
                               empty="Nothing tried yet. y adds a way to go about it.")  # fmt: skip
                    yield Card("Check-ins", id="checkins", pick=True, ticks=False,
                               hint="c check in",
                               empty="No check-in yet. c says how far.")  # fmt: skip
                with Container(classes="column"):
                    yield Plot(title="Over time", id="goal-plot", classes="panel",
                               empty="Check-ins are drawn here. c makes one.")  # fmt: skip
                    yield Card("Its history", id="goal-history", wrap=True)
                    yield Card("Thread", id="thread", pick=True, ticks=False,
                               hint="t whole · [ led to…",
                               empty="Nothing led here or came of it.")  # fmt: skip

    @property
    def story(self) -> GoalStory:
        """What is shown; asked for only once it is read."""
        assert self._story is not None
        return self._story

    def reload(self) -> None:
        """Read the goal, its check-ins and its thread anew."""
        goal = self.find(Goal)
        if goal is None:
            return
        if self._story is None:  # the head stands first, also where the window is low
            self.call_after_refresh(self.query_one("#goal").scroll_home, animate=False)
        self._story = goal_story(self.journal, goal)
        self.query_one(TopBar).crumb = f"Goals › {one_line(goal.title, 60)}"
        self._show_head()
        self._show_parts()
        self._show_thread(goal)
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Draw the progress to the new width."""
        if self._story is not None:
            self._show_head()

    def _show_head(self) -> None:
        today, width = moments.today(), self.app.size.width
        lines = [*standing(self.story, today, width), *why_lines(self.story)]
        self.query_one("#goal-head", Static).update(Content("\n").join(lines))

    def _show_parts(self) -> None:
        today, story = moments.today(), self.story
        goal = story.goal
        shown = {
            "milestones": [milestone_line(story, each, today) for each in goal.milestones],
            "strategies": [strategy_line(each) for each in goal.strategies],
            "checkins": [checkin_line(each, today) for each in reversed(story.checkins)],
            "goal-history": history_lines(goal, today),
        }
        for name, lines in shown.items():
            self.query_one(f"#{name}", Card).show(lines)
        self.query_one("#goal-plot", Plot).show(story.chart)

    def _show_thread(self, goal: Goal) -> None:
        there = list(tied_to(self.journal, goal))
        self._connected = [record.id for _, record in there]
        self.query_one("#thread", Card).show([tied_line(sign, record) for sign, record in there])

    @on(Card.Toggled, "#milestones")
    def _tick(self, event: Card.Toggled) -> None:
        event.stop()
        goal = self.story.goal
        if event.index < len(goal.milestones):
            milestone = goal.milestones[event.index]
            ticked = moves.with_milestone_ticked(goal, milestone.id, moments.today())
            words = "Not done after all" if milestone.done_on else "Done"
            self._keep(ticked, f"{words}: {milestone.title}")

    def _keep(self, goal: Goal, words: str) -> None:
        with reporting(self):
            self.keep_changed(goal, words)

    @on(Card.Opened)
    def _open(self, event: Card.Opened) -> None:
        event.stop()
        if event.index < 0 or isinstance(event, Card.Toggled):  # a toggle is an Opened, too
            return
        if event.card.id == "thread":
            self.post_message(OpenRecord(self._connected[event.index]))
        elif event.card.id == "checkins":
            self.post_message(OpenRecord(self.story.checkins[-1 - event.index].id))
        elif event.card.id == "strategies":
            self._ask_for_strategy(event.index)
        elif event.card.id == "milestones":
            self.action_edit()

    def action_shift(self, by: int) -> None:
        """Move the marked milestone up or down."""
        card, goal = self.query_one("#milestones", Card), self.story.goal
        if goal.milestones and 0 <= card.cursor + by < len(goal.milestones):
            moved = moves.with_milestone_moved(goal, goal.milestones[card.cursor].id, by)
            self._keep(moved, "Moved a milestone")
            card.cursor += by

    def action_check_in(self) -> None:
        """Ask how far the goal is."""
        self.post_message(NewRecord("checkin", {"goal": str(self.record_id)}))

    def action_add_milestone(self) -> None:
        """Ask for a milestone."""

        def keep(typed: Typed) -> None:
            reading = self.journal.reading("future")
            due = read_day(typed["due"], reading) if typed["due"].strip() else None
            goal = moves.with_milestone(self.story.goal, typed["title"], due)
            self.keep_changed(goal, f"A milestone: {goal.milestones[-1].title}")

        target = self.story.goal.target
        hint = f"The goal's own end is {moments.spoken(target)}." if target else ""
        fields = [
            TextField("title", "What will be there then", placeholder="a step you will notice"),
            day_field(self.journal, "due", "By when", hint=hint),
        ]
        self._fill_in("milestone", "A milestone", fields, keep)

    def action_add_strategy(self) -> None:
        """Ask for a way to go about the goal."""
        self._ask_for_strategy(len(self.story.goal.strategies))

    def _ask_for_strategy(self, at: int) -> None:
        there = self.story.goal.strategies[at : at + 1]
        old = there[0] if there else None

        def keep(typed: Typed) -> None:
            changed = moves.with_strategy(
                self.story.goal, old.id if old else "", typed["text"], typed["state"],
                typed["learned"],
            )  # fmt: skip
            self.keep_changed(changed, f"A strategy: {one_line(typed['text'], 60)}")

        fields = [
            TextField("text", "What you try", value=old.text if old else ""),
            ChoiceField("state", "How it went", STATES, value=old.state if old else "trying"),
            TextField("learned", "What it taught you", value=old.learned if old else ""),
        ]
        self._fill_in(f"strategy {old.id if old else ''}", "A strategy", fields, keep)

    def _fill_in(
        self, what: str, question: str, fields: Fields, act: Callable[[Typed], None], more: str = ""
    ) -> None:
        dialog = FillIn(self.journal, f"{what}:{self.record_id}", question, fields, act, more=more)
        self.app.push_screen(dialog, lambda _: self.refresh_journal())

    @work(group="dialog")
    async def action_turn(self) -> None:
        """Ask what became of the goal."""
        under_way = [
            ("reshaped", "It changed shape: it goes on as something else"),
            ("reached", "I reached it"),
            ("released", "I let it go"),
        ]
        over = [("taken up", "I take it up again"), ("reshaped", "It goes on as something else")]
        goal = self.story.goal
        choices = under_way if moves.is_under_way(goal) else over
        more = "All of these are honourable. What you say of it stays in the goal's history."
        turn = await self.app.push_screen_wait(
            Ask(f"What became of “{one_line(goal.title, 50)}”?", choices, more=more)
        )
        if turn == "taken up":
            self._keep(moves.taken_up(goal, moments.today()), f"Taken up again: {goal.title}")
        elif turn == "reshaped":
            self._ask_for_shape(goal)
        elif turn:
            self._ask_for_end(goal, turn)

    def _ask_for_shape(self, goal: Goal) -> None:
        def keep(typed: Typed) -> None:
            shaped = moves.reshaped(goal, typed["title"], typed["because"], moments.today())
            self.keep_changed(shaped, f"Reshaped: {shaped.title}")

        fields = [
            TextField("title", "What it is now", value=goal.title),
            TextField("because", "What changed", placeholder="a word on why"),
        ]
        self._fill_in("reshape", "It changed shape", fields, keep, f"It was: {goal.title}")

    def _ask_for_end(self, goal: Goal, status: str) -> None:
        def keep(typed: Typed) -> None:
            ended = moves.ended(goal, status, typed["note"], moments.today())
            self.keep_changed(ended, f"{status.capitalize()}: {goal.title}")

        question = "You reached it" if status == "reached" else "You let it go"
        fields = [TextField("note", "A word on that", value=goal.ended_note)]
        self._fill_in(status, question, fields, keep, goal.title)
