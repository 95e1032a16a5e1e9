"""The questions of a reflection, two at a time: eight at once are an exam."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from mentorjournal.domain.plain import visible
from mentorjournal.screens.editor.questions import Question
from mentorjournal.widgets.field import Field

AT_ONCE = 2


class Pairs(VerticalGroup):
    """Show two questions; whoever holds it turns to the next two and back."""

    first: reactive[int] = reactive(0)
    """The first question in sight."""

    def __init__(self, questions: Sequence[Question], fields: Mapping[str, Field[Any]]) -> None:
        super().__init__()
        self._progress = Static(classes="muted pairs--progress", markup=False)
        self._fields = [[fields[b.key] for b in question.blanks] for question in questions]
        self._groups = [
            VerticalGroup(*_above(question), *own, classes="question")
            for question, own in zip(questions, self._fields, strict=True)
        ]

    def compose(self) -> ComposeResult:
        """Stack all questions; the others are hidden."""
        yield from self._groups
        yield self._progress

    def on_mount(self) -> None:
        """Show the first two."""
        self.watch_first()

    def watch_first(self) -> None:
        """Show the two that it is the turn of, and how far one is."""
        last = min(self.first + AT_ONCE, len(self._groups))
        for at, group in enumerate(self._groups):
            group.display = self.first <= at < last
        if len(self._groups) > AT_ONCE:
            more = " · alt+n the next two" if last < len(self._groups) else " · alt+p back"
            self._progress.update(Content(f"{last} of {len(self._groups)}{more}"))
        self._progress.display = len(self._groups) > AT_ONCE

    def can_turn(self, way: int) -> bool:
        """Whether there is something to turn to."""
        return self.first + AT_ONCE < len(self._groups) if way > 0 else self.first > 0

    def turn(self, way: int) -> None:
        """Turn to the next two questions, or back, and begin in the first of them."""
        self.first += way * AT_ONCE
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        group = self._groups[self.first]
        for widget in group.query("*"):
            if widget.focusable:
                widget.focus(scroll_visible=False)
                group.scroll_visible(top=True, animate=False)
                return

    def show_question_of(self, field: Field[Any]) -> None:
        """Turn to the question that a field belongs to."""
        at = next(at for at, own in enumerate(self._fields) if field in own)
        self.first = at - at % AT_ONCE


def _above(question: Question) -> list[Static]:
    words = [Static(Content(visible(question.words)), classes="question--words")]
    if question.hint:
        words.append(Static(Content(visible(question.hint)), classes="question--hint muted"))
    return words if question.words else []
