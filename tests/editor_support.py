"""An app that holds one editor over a real journal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any
from uuid import UUID

from textual.binding import Binding
from textual.pilot import Pilot

from mentorjournal.domain.entries import Kept
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.record import Record
from mentorjournal.interface.shell import Shell
from mentorjournal.journal import Journal
from mentorjournal.resources import stylesheets
from mentorjournal.screens.editor.opening import editor_for
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.widgets.field import Field

SIZES = [(120, 36), (80, 24), (40, 15)]
HOSTILE = "[/nope][@click=app.quit]x[/] \x1b]52;c;aGk=\x07 \u202e"
UNDECIDED = "undecided"


class EditorApp(Shell):
    """Open one editor, and remember what it was left with."""

    CSS_PATH = stylesheets()
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (90, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (18, "-short"), (28, "-tall")]
    BINDINGS = [Binding("i", "note", "Quick note"), Binding("1", "note", "Home")]

    def __init__(self, editor: EditorScreen) -> None:
        super().__init__()
        self.editor = editor
        self.answer: UUID | str | None = UNDECIDED
        self.notes = 0

    def on_mount(self) -> None:
        self.push_screen(self.editor, self.remember)

    def remember(self, answer: UUID | None) -> None:
        self.answer = answer

    def action_note(self) -> None:
        self.notes += 1


def editor(
    journal: Journal, kind: str, kept: Kept[Record] | None = None, **fields: Any
) -> EditorApp:
    return EditorApp(editor_for(journal, KINDS[kind], kept, fields))


@asynccontextmanager
async def opened(app: EditorApp, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait for what works in the background, except a question that waits for its answer."""
    for _ in range(3):
        await pilot.pause()
        waiting = [w for w in pilot.app.workers if w.group in ("begin", "keep", "draft", "fold")]
        if waiting and not pilot.app.screen.is_modal:
            done, _pending = await asyncio.wait(
                [asyncio.ensure_future(w.wait()) for w in waiting], timeout=0.5
            )
            for each in done:
                each.exception()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def type_in(pilot: Pilot[None], key: str, words: str) -> None:
    """Go to a field and type, as a person does."""
    found = field(pilot, key)
    form = pilot.app.screen.query_one("Form")
    form.go_to(found)  # type: ignore[attr-defined]
    await settle(pilot)
    await pilot.press(*["space" if letter == " " else letter for letter in words])


def field(pilot: Pilot[None], key: str) -> Field[Any]:
    form = pilot.app.screen.query_one("Form")
    found: Field[Any] = form.field(key)  # type: ignore[attr-defined]
    return found


def screen_text(pilot: Pilot[None]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def acquaint(journal: Journal, name: str = "Ruth Halloran") -> tuple[Person, Relationship]:
    person = Person(name=name)
    relationship = Relationship(
        person=person.id, my_role="mentoree", started=date(2026, 1, 5), status="working"
    )
    journal.keep_all([person, relationship])
    return person, relationship
