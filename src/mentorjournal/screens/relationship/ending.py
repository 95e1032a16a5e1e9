"""The ending: announced a session ahead, exact thanks, what the two are from here, the papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from mentorjournal.domain import moments
from mentorjournal.screens.frame.asking import NewRecord
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.reporting import say
from mentorjournal.screens.relationship.bond import BondScreen
from mentorjournal.screens.relationship.lines import QUIET, STRONG, plain
from mentorjournal.views.ending import Holding, Step, ending, holding
from mentorjournal.widgets.card import Card, SignCard
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.top_bar import TopBar

KEEPING = ((30, "One month"), (91, "Three months"), (183, "Half a year"))


class EndingScreen(BondScreen):
    """Take the steps of an ending in any order; none is forced, each can be taken back."""

    DOOR = "ending"
    HELP: ClassVar[str] = """\
# The ending

Say a session ahead that it ends, so that the last hour is not a surprise. Then: thank them exactly,
say what you are to each other from here, look back for yourself, tidy the papers, close the book.
Enter takes the marked step; `u` takes the last one back. Nothing here is sent to anybody.
"""
    AUTO_FOCUS = "#steps"

    def page(self) -> Iterable[Widget]:
        """Give the steps, the line for what comes after, and what one holds."""
        yield Static(id="headline")
        with VerticalScroll(id="cards", can_focus=False):
            yield SignCard(
                "Steps", id="steps", hint="enter takes a step", pick=True, ticks=False, wrap=True
            )
            yield Static("What are you to each other from here, and who writes first?",
                         id="from-here-asks", markup=False)  # fmt: skip
            yield Line(id="from-here", placeholder="a postcard in November, lunch in December")
            yield Card("Papers", id="papers", wrap=True, leads_on=False)

    def reload(self) -> None:
        """Read what is done anew."""
        if not self.read():
            return
        stands = self.standing
        self._steps = ending(self.journal, stands)
        self.query_one(TopBar).crumb = f"Ending › {stands.name}"
        end = stands.relationship.planned_end
        planned = f"Planned to end on {moments.spoken(end)}." if end and stands.goes_on else ""
        self.query_one("#headline", Static).update(
            Content.assemble((f"Ending well with {plain(stands.name)}\n", STRONG), (planned, QUIET))
        )
        self.query_one("#steps", Card).show([_step(each) for each in self._steps])
        self.query_one("#papers", Card).show(_papers(holding(self.journal, stands), stands.name))
        line = self.query_one("#from-here", Line)
        if not line.has_focus:
            line.value = stands.relationship.redefined_as

    @on(Card.Opened, "#steps")
    def _take(self, event: Card.Opened) -> None:
        event.stop()
        steps: dict[str, Callable[[], object]] = {
            "announce": self._announce,
            "thank": self._thank,
            "redefine": self.query_one("#from-here", Line).focus,
            "look_back": self._look_back,
            "tidy": self._tidy,
            "close": self._close,
        }
        steps[self._steps[event.index].name]()

    def _announce(self) -> None:
        if self._steps[0].done:
            say(self, "That is said already.")
            return
        words = f"Announced: the next session with {self.standing.name} is the last"
        self.change(words, status="closing", ending_announced=self.standing.today)

    def _thank(self) -> None:
        person = self.standing.person
        if person is None:
            say(self, "There is nobody left here to thank.")
            return
        fields = {"direction": "given", "kind": "encouragement", "status": "sent"}
        fields |= {"person": str(person.id), "relationship": str(self.record_id)}
        self.post_message(NewRecord("feedback", fields))

    @on(Input.Submitted, "#from-here")
    def _redefine(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#steps", Card).focus()
        if event.value.strip() != self.relationship.redefined_as:
            self.change("Said: what you are from here", redefined_as=event.value.strip())

    def _look_back(self) -> None:
        role = "mentor" if self.relationship.my_role == "mentor" else "mentoree"
        fields = {"template": f"r.close-{role}", "relationship": str(self.record_id)}
        self.post_message(NewRecord("reflection", fields))

    @work(group="dialog")
    async def _tidy(self) -> None:
        """Ask how long one's own private notes are kept."""
        today = self.standing.today
        choices = [
            (str(days), f"{words}, until {moments.spoken(today + timedelta(days=days))}")
            for days, words in KEEPING
        ]
        more = (
            "What they lent you in confidence is handed back or deleted; pages you sent stay in"
            " their book. Only a reminder is kept: nothing is deleted by itself."
        )
        question = Ask("How long do you keep your own private notes?", choices, more=more)
        answer = await self.app.push_screen_wait(question)
        if answer:
            until = today + timedelta(days=int(answer))
            self.change("Noted: how long notes are kept", keep_private_notes_until=until)

    def _close(self) -> None:
        if self.relationship.status == "closed":
            say(self, "It is closed already.")
            return
        self.change("Closed", status="closed", ended=self.standing.today, paused_until=None)

    def action_leave(self) -> None:
        """Leave the line, or go back to where one was; what stands in the line is kept."""
        line = self.query_one("#from-here", Line)
        if line.has_focus:
            self.query_one("#steps", Card).focus()
            if line.value.strip() != self.relationship.redefined_as:
                self.change("Said: what you are from here", redefined_as=line.value.strip())
            return
        self.dismiss()

    def keep_draft_now(self) -> None:
        """Keep what stands in the line before the program goes."""
        typed = self.query_one("#from-here", Line).value.strip()
        if self._standing is not None and typed and typed != self.relationship.redefined_as:
            self.journal.keep(self.relationship.model_copy(update={"redefined_as": typed}))


def _step(step: Step) -> Content:
    return Content.assemble(
        (f"{'✓' if step.done else '○'} ", "$text-accent"),
        (step.words, QUIET if step.done else STRONG),
        (f"\n{plain(step.told)}" if step.told else "", QUIET),
    )


def _papers(held: Holding, name: str) -> list[Content]:
    said = [
        (held.sent, f"{'page' if held.sent == 1 else 'pages'} you sent {plain(name)}"),
        (held.received, f"{'page' if held.received == 1 else 'pages'} {plain(name)} sent you"),
        (held.taken_back, "of these with a paragraph taken back"),
        (held.private, "written for you alone about the two of you; nobody else reads it"),
    ]
    if not held.taken_back:
        del said[2]
    return [Content.assemble((f"{number:>4} ", STRONG), words) for number, words in said]
