"""The places that are lists: the timeline of everything, and one for each kind of every day."""

import asyncio
from dataclasses import replace
from typing import ClassVar
from uuid import UUID

from textual import work
from textual.binding import Binding, BindingType

from mentorjournal.domain.entries import Entry, Filter
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import (
    Done,
    NewRecord,
    Show,
)
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.listed import ListScreen
from mentorjournal.screens.frame.over import OverPlace
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.record_list import RecordList
from mentorjournal.widgets.top_bar import TopBar


class TimelineScreen(ListScreen):
    """Show records of every kind; words typed at the top narrow them."""

    PLACE: ClassVar[str] = "timeline"
    CRUMB: ClassVar[str] = "Timeline"
    HELP: ClassVar[str] = """\
# Timeline

Every record, newest day first. Type at the top to search all that you wrote: words in any order,
a phrase in quotes, the beginning of a word with a star. Accents and capitals do not matter.
"""
    EMPTY: ClassVar[str] = "Nothing here yet. Press n to write the first record."


class KindScreen(ListScreen):
    """A list of the records of some kinds; ``a`` adds one of the first of them."""

    KINDS: ClassVar[tuple[str, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add one", id="kind.add", tooltip="Write one more of these."),
    ]

    def wanted(self) -> Filter:
        """Say which records belong in this list."""
        return replace(super().wanted(), kinds=self.KINDS)

    def action_add(self) -> None:
        """Ask for a new record of this kind."""
        self.post_message(NewRecord(self.KINDS[0]))

    def action_open(self, door: str) -> None:
        """Ask for a screen over this place."""
        self.post_message(Show(door))


class SessionsScreen(KindScreen):
    """Sessions, planned and held."""

    PLACE, CRUMB, KINDS = "sessions", "Sessions", ("session",)
    HELP = """\
# Sessions

Planned ones and those that were held, newest day first. `a` writes one down; where one is planned
for today, it goes on with that one. `p` plans the next. `e` on an open session prepares it, or goes
on writing.
"""
    EMPTY = "No session yet. Press a to write down the last one, or p to plan the next."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "plan", "Plan", id="sessions.plan", tooltip="Plan the next session."),
    ]

    def action_plan(self) -> None:
        """Ask for a session that is to come."""
        self.post_message(NewRecord("session", {"status": "planned"}))


class GoalsScreen(KindScreen):
    """Goals, with how far each one is."""

    PLACE, CRUMB, KINDS = "goals", "Goals", ("goal",)
    HELP: ClassVar[str] = """\
# Goals

Where you want to get to; only you move them. Enter opens one: its milestones, what you tried, your
check-ins over time. `f` shows one area of your life after the other, and then all again; `t` walks
the thread from what you saw to what you did, `d` shows the decisions and how sure you were of them.
"""
    EMPTY = "No goal yet. Press a to set one; only you move it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "open('threads')", "Thread", id="goals.thread",
                tooltip="Walk from what you saw to what you did."),
        Binding("d", "open('decisions')", "Decisions", id="goals.decisions",
                tooltip="See the decisions, and look back on them."),
        Binding("f", "turn_area", "Area", id="goals.area", tooltip="Show one area, or all."),
    ]  # fmt: skip

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._area = ""

    def ordered(self, wanted: Filter) -> list[int]:
        """List the goals of the area that is shown; those of all areas for none."""
        if not self._area:
            return super().ordered(wanted)
        found = self.journal.entries.find(wanted)
        return [each.seq for each in found if each.body.get("area") == self._area]

    def action_turn_area(self) -> None:
        """Turn to the next area in which there are goals, and after the last one to all."""
        entries = self.journal.entries.find(Filter(kinds=self.KINDS))
        areas = ["", *sorted({str(each.body.get("area", "")) for each in entries} - {""})]
        at = areas.index(self._area) if self._area in areas else 0
        self._area = areas[(at + 1) % len(areas)]
        self.query_one(TopBar).crumb = " · ".join(filter(None, [self.CRUMB, self._area]))
        self.refresh_journal()


class ReflectionsScreen(KindScreen):
    """Reflections, which never leave."""

    PLACE, CRUMB, KINDS = "reflections", "Reflections · never shared", ("reflection",)
    HELP: ClassVar[str] = """\
# Reflections

Pages for yourself; none of them can leave. `a` begins one: choose from what to write along, or a
blank page. `v` shows the path so far as a line, `o` the templates, your own among them.
"""
    EMPTY = "No reflection yet. Press a: two prompts, or a blank page. Nobody else reads it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "open('lifeline')", "Lifeline", id="reflections.lifeline",
                tooltip="See the path so far as a line."),
        Binding("o", "open('templates')", "Templates", id="reflections.templates",
                tooltip="See the templates, and make your own."),
    ]  # fmt: skip


class FeedbackScreen(KindScreen):
    """Feedback given and received; kind words are feedback too."""

    PLACE, CRUMB, KINDS = "feedback", "Feedback", ("feedback",)
    EMPTY = "No feedback yet. Press a to keep what was said; k keeps one kind word."
    HELP = """\
# Feedback

Asked for (`A`: what you want an opinion on, and of whom), answered (open it and put the answer in),
used (say what you did with it). `J` opens the encouragement jar, one kind word at a time.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("A", "ask", "Ask for it", id="feedback.ask",
                tooltip="Write down what you want an opinion on."),
        Binding("J", "jar", "The jar", id="feedback.jar", tooltip="Kind words, one at a time."),
    ]  # fmt: skip

    def action_ask(self) -> None:
        """Write down what an opinion is wanted on."""
        self.post_message(NewRecord("feedback", {"direction": "received", "status": "asked"}))

    def action_jar(self) -> None:
        """Open the encouragement jar."""
        self.post_message(Show("jar"))


class PeopleScreen(KindScreen):
    """People, and the relationships with them."""

    PLACE, CRUMB, KINDS = "people", "People", ("person", "relationship")
    EMPTY = "Nobody yet. M begins with the one you meet for mentoring; a adds anybody else."
    HELP = """\
# People

Enter opens a person, with one key each for consent and for having written; or a relationship, with
its agreement, its halfway numbers and its ending. `a` adds a person, `M` begins a relationship.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("M", "begin", "Mentoring", id="people.relationship",
                tooltip="Begin a mentoring relationship."),
    ]  # fmt: skip

    def ordered(self, wanted: Filter) -> list[int]:
        """List the relationships that go on, then people by name, then what is closed."""
        found = self.journal.entries.find(wanted)
        return [each.seq for each in sorted(found, key=_by_nearness)]

    def action_begin(self) -> None:
        """Begin a relationship."""
        self.post_message(NewRecord("relationship"))


def _by_nearness(entry: Entry) -> tuple[int, str]:
    if entry.kind == "person":
        return 1, entry.title.casefold()
    return (2 if entry.body.get("status") == "closed" else 0), ""


class TrashScreen(OverPlace, ListScreen):
    """What was thrown away: to be read, taken out again, or removed for good."""

    DOOR: ClassVar[str] = "trash"
    CRUMB: ClassVar[str] = "Trash"
    HELP: ClassVar[str] = """\
# Trash

What you threw away, with all its versions; it stays until you empty the trash. Enter opens a record
to read it, `r` or `u` takes it out. `X` empties the trash, after a question: that cannot be taken
back, though copies among the backups may still hold what was in it.
"""
    EMPTY = "The trash is empty. x on a record moves it here."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r,u", "restore", "Take out", id="trash.restore",
                tooltip="Take this record out of the trash."),
        Binding("X", "empty", "Empty", id="trash.empty",
                tooltip="Remove for good what is in the trash; asks first."),
        Binding("escape", "leave", "Back", id="trash.leave", tooltip="Back to where you were."),
    ]  # fmt: skip

    def wanted(self) -> Filter:
        """Say which records belong in this list."""
        return replace(super().wanted(), trash=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no trash within the trash."""
        return action not in ("trash", "bury") and super().check_action(action, parameters)

    def action_restore(self) -> None:
        """Take the marked record out of the trash."""
        row = self.query_one(RecordList).row
        if row is None:
            return
        with reporting(self):
            self.journal.unbury(UUID(row.id))
            self.app.post_message(Done(f"Out of the trash: {row.title}"))
            self.refresh_journal()

    @work(group="dialog")
    async def action_empty(self) -> None:
        """Ask, then remove for good what is in the trash."""
        count = self.journal.entries.count(Filter(trash=True))
        if not count:
            say(self, "The trash is empty.")
            return
        things = "this record" if count == 1 else f"these {count} records"
        question = Ask(
            f"Remove {things} for good?",
            [("no", "Leave the trash as it is"), ("yes", "Remove for good")],
            more="Every earlier version goes too, and nothing brings them back but a backup.",
        )
        if await self.app.push_screen_wait(question) != "yes":
            return
        with reporting(self):
            removed = await asyncio.to_thread(self.journal.empty_trash)
            say(self, f"Removed for good: {removed}.")
            self.refresh_journal()

    def action_leave(self) -> None:
        """Leave the line to search by, or go back to where one was."""
        if self.query_one("#search", Line).has_focus:
            self.action_leave_search()
        else:
            self.dismiss()
