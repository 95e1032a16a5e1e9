"""Share: choose what goes into a summary, see the very bytes, then write the file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from time import monotonic
from typing import ClassVar
from uuid import UUID, uuid4

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from mentorjournal.desk.correspondence.posting import Sealing
from mentorjournal.domain.plain import visible
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.closing import Closing
from mentorjournal.screens.frame.place import PlaceScreen
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.screens.share.changing import Changing
from mentorjournal.screens.share.check import told_of
from mentorjournal.screens.share.draft import Draft, begun
from mentorjournal.screens.share.list import ShareList
from mentorjournal.screens.share.occasions import Occasion, last_occasion, occasion_of
from mentorjournal.screens.share.page import SharePage
from mentorjournal.screens.share.table import Preview, previewed
from mentorjournal.screens.share.unsent import Unsent
from mentorjournal.screens.share.walking import Walking
from mentorjournal.screens.share.writing import Writer
from mentorjournal.widgets.check_lines import CheckLines, Told
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.placing import entitle
from mentorjournal.widgets.top_bar import TopBar

NOTHING_LEFT = "nothing has left yet"
EMPTY = """\
There is no held session to sum up yet. A summary is the page you hand to one person afterwards.
S on Home writes a session down; c here sums up some days instead."""
A_MOMENT = 0.08
"""Seconds after a key before the page is made anew; after a slow one, as long as that took."""
LONGEST_WAIT = 0.15


class ShareScreen(Walking, Changing, Writer, PlaceScreen):
    """Compose a summary; what is shown is what is written, byte for byte."""

    PLACE: ClassVar[str] = "share"
    CRUMB: ClassVar[str] = "Share"
    HELP: ClassVar[str] = """\
# Share

On the left is what could go in, under the headings it will have; space lets a line in or leaves
it out. What was offered is ticked already, the rest you decide each time. What may never leave,
such as reflections and private notes, is not listed at all. `c` takes another session or some days.

On the right is **exactly what the other person will read**. `r` shows every byte of the file
instead, `o` shows where each paragraph came from; that view is yours alone.

For this reader alone, and without touching the records: `e` words a line anew, `J` and `K` move it
down and up, `n` chooses what stands for a name. What the reader has been told in the same words is
marked as told; `d` leaves all of that out.

Below stands what leaves, what stays, who is named, which closed doors are touched, the sentences
about your reader, and what the form means. Someone who did not agree to be named is shown by
initials; someone who refused blocks the page until the text is reworded.

`w` goes to the writing step, where *Keep editing* has the focus: Tab to **Write file**, then Enter.
Where you hold your reader's card the file is sealed to them alone. The program sends nothing: it
writes a file that only you can read, never over another one, and notes in the ledger what left.
"""
    AUTO_FOCUS = "#share-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "to_writing", "To writing", id="share.write",
                tooltip="Go to the check and the buttons."),
        Binding("e", "reword", "Reword", id="share.reword",
                tooltip="Word this line anew for this reader; the record stays as it is."),
        Binding("n", "names", "Names", id="share.names",
                tooltip="Choose what stands for somebody's name."),
        Binding("c", "another", "Other days", id="share.session",
                tooltip="Sum up another session, or a span of days."),
        Binding("d", "news", "Only new", id="share.news",
                tooltip="Leave out what the reader has been told."),
        Binding("r", "view('raw')", "Raw bytes", id="share.raw",
                tooltip="Show every byte of the file."),
        Binding("o", "view('sources')", "Origins", id="share.origins",
                tooltip="Show where each paragraph came from."),
        Binding("J", "move(1)", "Move down", id="share.lower", show=False,
                tooltip="Let it stand after the next one."),
        Binding("K", "move(-1)", "Move up", id="share.upper", show=False,
                tooltip="Let it stand before the one above."),
        Binding("escape", "to_choices", "Keep editing", id="share.edit", show=False,
                tooltip="Back to the list of choices."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, session_id: UUID | None = None) -> None:
        super().__init__(journal)
        self._wanted = session_id
        self._draft: Draft | None = None
        self._preview: Preview | None = None
        self._told: Told = ()
        self._written = ""
        self._is_current = False
        self._made_of: tuple[str, str, Sealing] | None = None
        self._took = 0.0
        self._unsent = Unsent(self, journal)

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
            yield Closing()
            with HorizontalGroup(id="share-buttons"):
                yield Button("Keep editing", id="share-keep", compact=True)
                yield Button("Write file", id="share-write", compact=True)

    def on_mount(self) -> None:
        """Title the parts."""
        self._bands.fit(self.size)
        entitle(self.query_one("#share-choose"), "What goes in", "space ticks · J K move")
        entitle(self.query_one("#share-check"), "Before it leaves")

    def choose(self, session_id: UUID) -> None:
        """Sum up this session; as soon as the screen is there, if it is not yet."""
        self._wanted = session_id
        if self.is_in_sight:
            self.reload()

    def reload(self) -> None:
        """Lay the occasion out anew; what was changed by hand stays so."""
        if self.is_in_sight:
            self._lay_out()
            return
        occasion = self._pick()
        self._put(begun(self.journal, occasion) if occasion else None)

    @work(exclusive=True, group="table")
    async def _lay_out(self, occasion: Occasion | None = None) -> None:
        with reporting(self):
            occasion = occasion or self._pick()
            draft = await asyncio.to_thread(begun, self.journal, occasion) if occasion else None
            if self.is_attached:
                self._put(draft)

    def _pick(self) -> Occasion | None:
        """Take the session that was asked for, else the present one, else the last one held."""
        asked, self._wanted = self._wanted, None
        found = occasion_of(self.journal, asked) if asked else None
        if asked and not found:
            say(self, "A summary is made of a session that was held with somebody.", "warning")
        present = self._draft.occasion if self._draft else None
        if present and not found:
            session = present.session
            found = occasion_of(self.journal, session.id) if session else present
        return found or last_occasion(self.journal)

    def _put(self, draft: Draft | None) -> None:
        before = self._draft
        if draft and before and before.occasion.key == draft.occasion.key:
            draft = draft.laid_anew(before)
        else:
            self._written = ""
            with reporting(self):
                self.keep_draft_now()
                draft = self._unsent.found(draft, self.query_one("#share-cover", Line))
        self._draft = draft
        words = f"For {draft.occasion.words} · {draft.contact.standing}" if draft else EMPTY
        self.query_one("#share-occasion", Static).update(Content.styled(visible(words), "bold"))
        self.query_one("#share-occasion").set_class(draft is None, "-empty")
        if draft:
            self.query_one(Closing).offer(draft.contact)
        self._list()
        if self.is_in_sight:
            self._compose_page()
        elif draft:
            self._show(*self._made(draft)())

    def keep_draft_now(self) -> None:
        """Keep what is typed for a page that is not written yet."""
        if self._draft:
            self._unsent.keep(self._draft, self.query_one("#share-cover", Line).value)

    def _list(self) -> None:
        draft = self._draft
        self.query_one(ShareList).show(*(draft.lines, draft.ticks) if draft else ([], {}))

    def change(self, draft: Draft) -> None:
        """Go on with another draft of the same page."""
        self._draft, self._written = draft, ""
        self._unsent.keep_soon()
        self._list()
        self._compose_page(min(LONGEST_WAIT, self._took) if self._took > A_MOMENT else 0)

    def _compose_page(self, pause: float = 0) -> None:
        self._is_current = False
        self._make_page(pause)

    @work(exclusive=True, group="page")
    async def _make_page(self, pause: float) -> None:
        await asyncio.sleep(pause)
        draft = self._draft
        if draft is None:
            return
        made, began = self._made(draft), monotonic()
        with reporting(self):
            preview, told = await asyncio.to_thread(made)
            self._took = monotonic() - began
            if self.is_attached:
                self._show(preview, told)

    def _made(self, draft: Draft) -> Callable[[], tuple[Preview, Told]]:
        """Say how the page of a draft is made, in the form that is chosen now."""
        form = self.query_one(Closing).form
        cover, name, _ = self._made_of = self._typed()

        def made() -> tuple[Preview, Told]:
            preview = previewed(draft.material, draft.ticks, cover, form, draft.share)
            return preview, told_of(preview, draft.contact, name)

        return made

    def _typed(self) -> tuple[str, str, Sealing]:
        """Read the word to begin with, the name of the form, and how it is to be sealed."""
        closing = self.query_one(Closing)
        return self.query_one("#share-cover", Line).value, closing.form_name, closing.sealing

    def _show(self, preview: Preview, told: Told) -> None:
        self._preview, self._is_current = preview, True
        self.query_one(SharePage).show(preview)
        news = tuple(("", each) for each in self._written.splitlines())
        self.query_one(CheckLines).told = news + told
        self.query_one(TopBar).state = "✓ written" if self._written else NOTHING_LEFT
        self.query_one("#share-write", Button).disabled = bool(preview.refusal)
        self.query_one(Closing).propose(preview.outgoing.file_name)

    @on(ShareList.Toggled)
    def _toggle(self, event: ShareList.Toggled) -> None:
        event.stop()
        if self._draft:
            self.change(self._draft.toggled(event.index))

    @on(Input.Changed, "#share-cover")
    @on(Closing.Changed)
    def _change(self, event: Input.Changed | Closing.Changed) -> None:
        event.stop()
        if self._typed() == self._made_of:  # as when a form is first offered
            return
        self._written = ""
        self._unsent.keep_soon()
        self._compose_page(max(A_MOMENT, min(LONGEST_WAIT, self._took)))

    def tell_written(self, words: str) -> None:
        """Say where the file is; the next one is another message."""
        self._written = words
        if self._draft:
            with reporting(self):
                self._unsent.drop(self._draft)
            self._draft = replace(self._draft, share=uuid4())
        if self.is_attached:
            self.query_one(Closing).forget()
            self.refresh_journal()
            self.action_to_choices()
