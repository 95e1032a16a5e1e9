"""Halfway: four numbers each, given alone; then side by side, the widest gap first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.domain import moments
from mentorjournal.domain.people import Review
from mentorjournal.domain.plain import first_name
from mentorjournal.screens.frame.asking import NewRecord, OpenRecord, Show
from mentorjournal.screens.relationship.bond import BondScreen
from mentorjournal.screens.relationship.lines import QUIET, STRONG, plain
from mentorjournal.views.halfway import Gap, Halfway, halfway
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.top_bar import TopBar

BAR = 10


class HalfwayScreen(BondScreen):
    """Compare the numbers of both once both have written them."""

    DOOR = "halfway"
    HELP: ClassVar[str] = """\
# Halfway

Four sentences, a number from 0 to 10 each, written alone; then one thing to keep, to change and to
stop. `a` writes yours. When both have theirs, `a` takes down the other person's numbers, as they
told them; until yours are written, theirs stay covered. Talk about the widest gap first.

`A` opens the agreement, where what changes becomes its next version. Enter opens your own page.
"""
    AUTO_FOCUS = "#numbers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Write numbers", id="halfway.add",
                tooltip="Write yours; then take down theirs."),
        Binding("A", "agreement", "Agreement", id="halfway.agreement",
                tooltip="What changes goes into the agreement."),
    ]  # fmt: skip

    _numbers: Halfway | None = None

    def page(self) -> Iterable[Widget]:
        """Give the numbers over what is to be kept, changed and stopped."""
        yield Static(id="headline")
        with VerticalScroll(id="cards", can_focus=False):
            yield Card("Numbers", id="numbers", wrap=True)
            yield Card("Keep, change, stop", id="keep", wrap=True, leads_on=False)

    def reload(self) -> None:
        """Read the numbers anew."""
        if not self.read():
            return
        name = self.standing.name
        self._numbers = numbers = halfway(self.journal, self.record_id)
        self.query_one(TopBar).crumb = f"Halfway › {name}"
        told = Content.assemble(
            (f"How are you doing, {plain(name)} and you?\n", STRONG), (_state(numbers, name), QUIET)
        )
        self.query_one("#headline", Static).update(told)
        first = first_name(name)
        self.query_one("#numbers", Card).show([_gap(each, first) for each in numbers.gaps])
        self.query_one("#numbers", Card).entitle("Numbers", _hint(numbers, first))
        lines = [*_wishes("You", numbers.mine), *_wishes(first, numbers.theirs)]
        self.query_one("#keep", Card).show(lines)
        self.query_one("#keep", Card).display = bool(lines)

    def on_card_opened(self, event: Card.Opened) -> None:
        """Open one's own page of numbers."""
        event.stop()
        if self._numbers and self._numbers.mine:
            self.post_message(OpenRecord(self._numbers.mine.id))
        else:
            self.action_add()

    def action_add(self) -> None:
        """Write one's own numbers, or take down the other person's; then a new round."""
        fields = {"relationship": str(self.record_id), "by": "me"}
        if self._numbers and self._numbers.mine and not self._numbers.theirs:
            fields |= {"by": "partner", "share": "never"}
        self.post_message(NewRecord("review", fields))

    def action_agreement(self) -> None:
        """Go on to the agreement."""
        self.post_message(Show("agreement", self.record_id))


def _state(numbers: Halfway, name: str) -> str:
    if numbers.is_compared:
        return "Both have written. The widest gap stands first: begin there."
    if numbers.mine:
        day = moments.spoken(numbers.mine.on)
        return f"Yours are of {day}. When {plain(name)} has told you theirs, a takes them down."
    return "Each writes alone first, and compares afterwards. a writes yours."


def _hint(numbers: Halfway, name: str) -> str:
    if numbers.is_compared:
        return "A agreement: what changes? · a another round"
    return f"a takes down what {name} said" if numbers.mine else "a write yours"


def _gap(gap: Gap, name: str) -> Content:
    apart = ""
    if gap.apart is not None:
        apart = "the same" if gap.apart == 0 else f"{gap.apart} apart"
    return Content.assemble(
        (gap.words, STRONG), (f"   {apart}\n", QUIET),
        *_number("you", gap.mine), ("\n", ""), *_number(plain(name), gap.theirs),
    )  # fmt: skip


def _number(whose: str, number: int | None) -> list[tuple[str, str]]:
    if number is None:
        return [(f"  {whose[:10]:<10} ", QUIET), ("not yet", QUIET)]
    bar = "▰" * number + "▱" * (BAR - number)
    return [(f"  {whose[:10]:<10} ", QUIET), (bar, "$text-primary"), (f" {number}", STRONG)]


def _wishes(whose: str, review: Review | None) -> list[Content]:
    if review is None:
        return []
    wishes = (("keep", review.keep), ("change", review.change), ("stop", review.stop))
    return [
        Content.assemble((f"{plain(whose)}, {word}: ", QUIET), plain(text))
        for word, text in wishes
        if text.strip()
    ]
