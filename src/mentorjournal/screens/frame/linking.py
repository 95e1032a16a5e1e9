"""Choosing the record that a text links to, while the text is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.widgets import Input

from mentorjournal.domain import moments
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.plain import one_line
from mentorjournal.screens.frame.picking import Choice, Pick
from mentorjournal.views.inline_links import to_link, words_to_link
from mentorjournal.widgets.inputs import Line

if TYPE_CHECKING:
    from textual.app import App

    from mentorjournal.domain.entries import Entry
    from mentorjournal.journal import Journal
    from mentorjournal.widgets.writing import Writing

AS_TYPED = "typed "
CLOSED = "]]"


class PickLink(Pick):
    """Ask for a record by its title; what was typed is never dropped.

    Dismisses with the record's id, or with ``AS_TYPED`` and the words when nothing was chosen.
    """

    HELP: ClassVar[str] = (
        "Type part of a title, choose with the arrows and Enter. Escape, or ]] at the end, leaves"
        " the words in the text as you typed them."
    )

    def __init__(
        self, choices: Sequence[Choice], journal: Journal, wanted: Writing.LinkWanted
    ) -> None:
        super().__init__(
            "Link to…",
            choices,
            placeholder="part of its title; Escape leaves the words as typed",
            more_like=lambda typed: _choices(to_link(journal, typed)),
        )
        self._wanted = wanted

    def begin(self) -> None:
        """Begin with what was typed while this opened."""
        super().begin()
        line = self.query_one("#pick", Line)
        line.value = self._wanted.typed
        line.cursor_position = len(line.value)

    @on(Input.Changed, "#pick")
    def _close_by_hand(self, event: Input.Changed) -> None:
        if event.value.endswith(CLOSED):
            self.dismiss(AS_TYPED + event.value)

    def action_none(self) -> None:
        """Leave the words as they were typed."""
        self.dismiss(AS_TYPED + self.query_one("#pick", Line).value)


async def choose_link(app: App[Any], journal: Journal, wanted: Writing.LinkWanted) -> None:
    """Ask which record is meant, and write its title between the brackets."""
    app.screen.set_focus(None)  # what is typed meanwhile waits for the line
    answer = await app.push_screen_wait(PickLink(_choices(to_link(journal)), journal, wanted))
    if answer.startswith(AS_TYPED):
        wanted.answer(answer.removeprefix(AS_TYPED))
    else:
        wanted.answer(words_to_link(journal, answer) + CLOSED)


def _choices(entries: Sequence[Entry]) -> list[Choice]:
    return [(each.id, f"{one_line(each.title, 70)} · {_known(each)}") for each in entries]


def _known(entry: Entry) -> str:
    return f"{spoken_kind(entry.kind)}, {moments.brief(entry.day, moments.today())}"
