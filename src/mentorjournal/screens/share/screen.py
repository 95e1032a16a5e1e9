"""Share: choose what goes into a summary, see the very bytes, then write the file."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from mentorjournal.desk.summaries import write_out
from mentorjournal.domain.plain import visible
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.place import PlaceScreen
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.screens.share.bands import Bands
from mentorjournal.screens.share.check import CheckLines, told_of
from mentorjournal.screens.share.list import ShareList
from mentorjournal.screens.share.page import SharePage
from mentorjournal.screens.share.table import (
    Occasion,
    Preview,
    Ticks,
    laid_out,
    lines,
    occasions,
    previewed,
)
from mentorjournal.screens.share.writing import Destination, written_words
from mentorjournal.sharing.material import Material
from mentorjournal.sharing.render import FORMS
from mentorjournal.widgets.choices import Choices
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.placing import entitle
from mentorjournal.widgets.top_bar import TopBar

NOTHING_LEFT = "nothing has left yet"
FORMS_IN_WORDS = {"md": "Markdown", "html": "web page", "json": "JSON"}
A_MOMENT = 0.08
"""Seconds after a key before the page is made anew."""


class ShareScreen(PlaceScreen):
    """Compose a summary of one session; what is shown is what is written, byte for byte."""

    PLACE: ClassVar[str] = "share"
    CRUMB: ClassVar[str] = "Share"
    HELP: ClassVar[str] = """\
# Share

On the left is what could go in, under the headings it will have; space lets a line in or leaves
it out. What was offered is ticked already, the rest you decide each time. What may never leave,
such as reflections and private notes, is not listed at all.

On the right is **exactly what the other person will read**. `r` shows every byte of the file
instead, `o` shows where each paragraph came from; that view is yours alone.

Below stands what leaves, what stays, who is named, which closed doors are touched, and what the
form means. Someone who did not agree to be named is shown by initials; someone who refused
blocks the page until the text is reworded.

`w` goes to the writing step, where *Keep editing* has the focus: Tab to **Write file**, then Enter.
The program sends nothing: it writes a file that only you can read, never over another one, and
notes in the ledger what left, for whom, and by which hash.
"""
    AUTO_FOCUS = "#share-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "to_writing", "To writing", id="share.write",
                tooltip="Go to the check and the buttons."),
        Binding("r", "view('raw')", "Raw bytes", id="share.raw",
                tooltip="Show every byte of the file."),
        Binding("o", "view('sources')", "Origins", id="share.origins",
                tooltip="Show where each paragraph came from."),
        Binding("c", "another", "Other session", id="share.session",
                tooltip="Choose another session to sum up."),
        Binding("tab", "walk(1)", "On", id="share.on", show=False, tooltip="The next part."),
        Binding("shift+tab", "walk(-1)", "Back", id="share.back", show=False,
                tooltip="The part before."),
        Binding("escape", "to_choices", "Keep editing", id="share.edit", show=False,
                tooltip="Back to the list of choices."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, session_id: UUID | None = None) -> None:
        super().__init__(journal)
        self._wanted = session_id
        self._occasions: list[Occasion] = []
        self._occasion: Occasion | None = None
        self._material: Material | None = None
        self._ticks: Ticks = {}
        self._preview: Preview | None = None
        self._destination = Destination()
        self._written = ""
        self._is_current = False
        self._is_writing = False
        self._bands = Bands(self)

    def page(self) -> Iterable[Widget]:
        """Give the occasion, the choices, the page, and the check with its buttons."""
        yield Static(id="share-occasion")
        yield Static(id="share-steps")
        with Container(id="share-middle"):
            with Container(id="share-choose", classes="panel"):
                yield ShareList(id="share-list")
                yield Line(placeholder="a word to begin with (optional)", id="share-cover")
            yield SharePage(id="share-read", classes="panel")
        with Container(id="share-check", classes="panel"):
            with VerticalScroll(id="share-told"):
                yield CheckLines(id="share-words")
            with HorizontalGroup(id="share-where"):
                yield Choices(list(FORMS_IN_WORDS.values()), 0, id="share-form")
                yield Line(placeholder="the file to make", id="share-path")
            with HorizontalGroup(id="share-buttons"):
                yield Button("Keep editing", id="share-keep", compact=True)
                yield Button("Write file", id="share-write", compact=True)

    def on_mount(self) -> None:
        """Title the parts."""
        self._bands.fit(self.size)
        entitle(self.query_one("#share-choose"), "What goes in", "space ticks")
        entitle(self.query_one("#share-check"), "Before it leaves")

    def on_resize(self, event: events.Resize) -> None:
        """Show the parts beside each other, or one at a time where there is little room."""
        self._bands.fit(event.size)

    @on(events.DescendantFocus)
    def _follow(self) -> None:
        if self.focused:
            self._bands.show(self.focused)

    def choose(self, session_id: UUID) -> None:
        """Sum up this session; as soon as the screen is there, if it is not yet."""
        self._wanted = session_id
        if self.is_running:
            self.reload()

    def reload(self) -> None:
        """Lay the occasion out anew; what was ticked by hand stays so."""
        self._lay_out()

    @work(exclusive=True, group="table")
    async def _lay_out(self) -> None:
        with reporting(self):
            found = await asyncio.to_thread(occasions, self.journal)
            occasion = self._pick(found)
            material = (
                await asyncio.to_thread(laid_out, self.journal, occasion) if occasion else None
            )
            if self.is_attached:
                self._put(found, occasion, material)

    def _pick(self, found: list[Occasion]) -> Occasion | None:
        """Take the session that was asked for, else the present one, else the last one held."""
        by_id = {each.session.id: each for each in found}
        asked, self._wanted = self._wanted, None
        if asked and asked not in by_id:
            say(self, "A summary is made of a session that was held with somebody.", "warning")
        present = self._occasion.session.id if self._occasion else None
        known = [by_id[each] for each in (asked, present) if each and each in by_id]
        return next(iter([*known, *found]), None)

    def _put(
        self, found: list[Occasion], occasion: Occasion | None, material: Material | None
    ) -> None:
        before = self._occasion.session.id if self._occasion else None
        if occasion and occasion.session.id != before:
            self._ticks, self._written = {}, ""
        self._occasions, self._occasion, self._material = found, occasion, material
        words = f"For {occasion.words}" if occasion else "There is no held session to sum up yet."
        self.query_one("#share-occasion", Static).update(Content.styled(visible(words), "bold"))
        self._list()
        self._compose_page()

    def _list(self) -> None:
        listed = lines(self._material) if self._material else []
        self.query_one(ShareList).show(listed, self._ticks)

    def _compose_page(self, pause: float = 0) -> None:
        self._is_current = False
        self._make_page(pause)

    @work(exclusive=True, group="page")
    async def _make_page(self, pause: float) -> None:
        await asyncio.sleep(pause)
        material = self._material
        if material is None:
            return
        form = FORMS[list(FORMS_IN_WORDS)[self.query_one("#share-form", Choices).taken]]
        cover = self.query_one("#share-cover", Line).value
        with reporting(self):
            preview = await asyncio.to_thread(previewed, material, self._ticks, cover, form)
            if self.is_attached:
                self._show(preview, material)

    def _show(self, preview: Preview, material: Material) -> None:
        self._preview, self._is_current = preview, True
        self.query_one(SharePage).show(preview, material)
        told = told_of(preview, material.relationship, self._written)
        self.query_one(CheckLines).told = told
        self.query_one(TopBar).state = "✓ written" if self._written else NOTHING_LEFT
        self.query_one("#share-write", Button).disabled = bool(preview.refusal)
        path = self.query_one("#share-path", Line)
        path.value = self._destination.proposal(path.value, preview)

    @on(ShareList.Toggled)
    def _toggle(self, event: ShareList.Toggled) -> None:
        event.stop()
        if self._material:
            line = lines(self._material)[event.index]
            self._ticks, self._written = line.toggled(self._ticks), ""
            self._list()
            self._compose_page()

    @on(Input.Changed, "#share-cover")
    @on(Choices.Changed)
    def _change(self, event: Input.Changed | Choices.Changed) -> None:
        event.stop()
        self._written = ""
        self._compose_page(A_MOMENT)

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_walk(1)

    @on(Button.Pressed, "#share-write")
    def _press_write(self, event: Button.Pressed) -> None:
        event.stop()
        if self._preview and self._material and self._is_current and not self._is_writing:
            self._is_writing = True
            self._write(self._preview, self._material)

    @work
    async def _write(self, preview: Preview, material: Material) -> None:
        """Write the page that is shown, not one that is being made."""
        try:
            with reporting(self):
                typed = self.query_one("#share-path", Line).value
                path = self._destination.path(typed, preview)
                _, data = await asyncio.to_thread(
                    write_out, self.journal, material, preview.selection, preview.page,
                    preview.form, path,
                )  # fmt: skip
                self._say_written(path, data, preview)
        finally:
            self._is_writing = False

    def _say_written(self, path: Path, data: bytes, preview: Preview) -> None:
        self._written = written_words(path, data, preview.page.reader)
        self._destination.forget()
        if self.is_attached:
            self.query_one("#share-path", Line).value = ""
            say(self, f"Written: {path}")
            self.refresh_journal()
            self.action_to_choices()

    @on(Button.Pressed, "#share-keep")
    def _keep_editing(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_to_choices()

    def action_walk(self, by: int) -> None:
        """Go to the next part or the one before."""
        self._bands.walk(by)

    def action_to_choices(self) -> None:
        """Go back to the choices."""
        self._bands.go(self.query_one(ShareList))

    def action_to_writing(self) -> None:
        """Show the check, with the button that keeps everything as it is in focus."""
        self._bands.go(self.query_one("#share-keep"))

    def action_view(self, view: str) -> None:
        """Show the page in another way, or the words again."""
        self._bands.show(self.query_one(SharePage).text)
        self.query_one(SharePage).change_view(view)

    @work(group="dialog")
    async def action_another(self) -> None:
        """Ask which session."""
        choices = [(str(each.session.id), each.words) for each in self._occasions]
        if choices:
            present = str(self._occasion.session.id) if self._occasion else ""
            question = Ask("Which session is the summary about?", choices, present)
            answer = await self.app.push_screen_wait(question)
            if answer:
                self.choose(UUID(answer))
