"""Decisions: those that ask to be looked at again, and how sureness held against what happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.domain import moments
from mentorjournal.domain.growth import Decision
from mentorjournal.domain.plain import visible
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import NewRecord, OpenRecord
from mentorjournal.screens.frame.looking_back import look_back
from mentorjournal.screens.frame.over import OverPlace
from mentorjournal.views.calibration import asking_again, calibration, decisions
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.page_scroll import PageScroll
from mentorjournal.widgets.plot import Plot

QUIET = "$foreground 60%"


class DecisionsScreen(OverPlace):
    """List the decisions, and hold expected against happened."""

    DOOR: ClassVar[str] = "decisions"
    CRUMB: ClassVar[str] = "Decisions"
    HELP: ClassVar[str] = """\
# Decisions

What you chose, and what you expected of it. On the day you named for it, a decision asks to be
looked at again and stands first. `o` looks back: what came of it, and what that teaches.

Below, sureness is held against what happened: of the things you were about 70 % sure of, how many
came about? The dots lie on the line when your sense of the odds is a good one. `a` writes one.
"""
    AUTO_FOCUS = "#decisions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "look_back", "Look back", id="decisions.look_back",
                tooltip="Say what came of the marked decision."),
        Binding("a", "add", "Add one", id="decisions.add", tooltip="Write a decision."),
        Binding("escape", "leave", "Back", id="decisions.back", tooltip="Back to where you were."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal, place)
        self._listed: list[Decision] = []

    def page(self) -> Iterable[Widget]:
        """Give the decisions over the plot and its words."""
        with PageScroll():
            yield Card("Decisions", id="decisions", pick=True, ticks=False,
                       hint="enter open · o look back",
                       empty="No decision yet. a writes one, with what you expect.")  # fmt: skip
            yield Plot(title="How sure you were, and what happened", id="sureness",
                       classes="panel",
                       empty="Look back on decisions that say how sure you were: they are drawn"
                             " here.")  # fmt: skip
            yield Static(id="sureness-words")

    def reload(self) -> None:
        """Read every decision anew."""
        found, today = decisions(self.journal), moments.today()
        due = asking_again(found, today)
        self._listed = [*due, *sorted(found_but(found, due), key=_standing)]
        asking = {each.id for each in due}
        lines = [_line(each, today, asks=each.id in asking) for each in self._listed]
        self.query_one("#decisions", Card).show(lines, [each.id for each in self._listed])
        counted = calibration(found)
        self.query_one("#sureness", Plot).show(counted.chart)
        words = [bucket.words for bucket in counted.buckets] + [counted.pattern]
        told = Content("\n".join(filter(None, words)))
        self.query_one("#sureness-words", Static).update(told)

    @on(Card.Opened, "#decisions")
    def _open(self, event: Card.Opened) -> None:
        event.stop()
        if 0 <= event.index < len(self._listed):
            self.post_message(OpenRecord(self._listed[event.index].id))

    def action_look_back(self) -> None:
        """Ask what came of the marked decision."""
        if self._listed:
            at = self.query_one("#decisions", Card).cursor
            look_back(self, self.journal, self.journal.records.get(Decision, self._listed[at].id))

    def action_add(self) -> None:
        """Ask for a new decision."""
        self.post_message(NewRecord("decision"))


def found_but(found: Iterable[Decision], others: list[Decision]) -> list[Decision]:
    """Leave some decisions out."""
    left_out = {each.id for each in others}
    return [each for each in found if each.id not in left_out]


def _standing(decision: Decision) -> int:
    return ("open", "decided", "reviewed").index(decision.status)


def _line(decision: Decision, today: date, *, asks: bool) -> Content:
    """Say a decision, and below it what was chosen and how it stands."""
    question = Content.styled(visible(decision.question, keep_newlines=False), "bold")
    again = decision.review_on
    stands: str = decision.status
    if asks and again:
        stands = f"asks to be looked at again, since {moments.brief(again, today)}"
    elif decision.status == "decided" and again:
        stands = f"decided · look again {moments.brief(again, today)}"
    chosen = f" · {decision.choice}" if decision.choice else ""
    below = visible(f"{stands}{chosen}", keep_newlines=False)
    sign = "? " if asks else "∴ "
    return Content.assemble((sign, "$text-accent"), question, ("\n  " + below, QUIET))
