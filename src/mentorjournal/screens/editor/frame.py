"""The frame of an editor: its form, and the draft of what is typed into it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Static

from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.plain import one_line, visible
from mentorjournal.errors import JournalError
from mentorjournal.screens.editor.asking import ask_for_template
from mentorjournal.screens.editor.drafts import Draft, Drafts, ids_in, restored, subject_of
from mentorjournal.screens.editor.form import Form
from mentorjournal.screens.editor.sheet import Sheet, laid_out
from mentorjournal.screens.frame.fitting import fit
from mentorjournal.screens.frame.opening import ROUNDS, OpeningScreen
from mentorjournal.screens.frame.reporting import reporting
from mentorjournal.screens.frame.warming import warm_days
from mentorjournal.views.relationships import to_be_said_first
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.key_line import KeyLine
from mentorjournal.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal

DRAFT_AFTER = 1.5
"""Seconds from a change to the draft that holds it."""

WAITS_UNSEEN = 0.2
"""Seconds for which what was there before stays in sight while a form is made."""

BROAD = 100
"""From this many columns on, notes stand side by side."""

MIDDLING = 70
"""From this many columns on, short fields do."""

CONFIDING = ("session", "reflection")
"""What a first confidence is written down in."""

LIMITS_FIRST = (
    "Before the first confidence with {name}: say what could not stay between you. It is the first"
    " line of your agreement, which is in People."
)

PLACES = {"person": "People", "feedback": "Feedback", "checkin": "Check-ins", "review": "Halfway"}


class DraftedScreen(OpeningScreen[UUID | None]):
    """Show the form of one record, and hold what is typed as a draft in the encrypted file."""

    def __init__(
        self,
        journal: Journal,
        kind: type[Record],
        kept: Kept[Record] | None = None,
        fields: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.journal = journal
        self.kind = kind
        self.kept = kept
        self.given = dict(fields or {})
        self.drafts = Drafts(journal, subject_of(kind, kept, self.given))
        self.draft: Draft | None = None
        self.over = kept.version if kept else None
        self._sheet: Sheet | None = None
        self.shown_form: Form | None = None
        self._timer: Timer | None = None
        self._changed = False
        self._is_laid_out = False

    def compose(self) -> ComposeResult:
        """Draw the frame; the form comes when the journal has been read."""
        fit(self)
        yield TopBar()
        yield Vertical(id="editor")
        yield KeyLine()

    def on_mount(self) -> None:
        """Say what is written, and read what it begins with."""
        bar = self.query_one(TopBar)
        words = spoken_kind(self.kind.KIND).capitalize()
        title = one_line(self.kept.record.headline, 40) if self.kept else "new"
        bar.crumb = f"{PLACES.get(self.kind.KIND, f'{words}s')} › {title}"
        bar.state = "✓ saved" if self.kept else "not saved yet"
        self._begin()

    def on_resize(self, event: events.Resize) -> None:
        """Set notes side by side where there is room."""
        width = event.size.width
        self.set_class(width >= BROAD, "-broad")
        self.set_class(MIDDLING <= width < BROAD, "-middling")

    @work(group="begin")
    async def _begin(self) -> None:
        with reporting(self):
            self.draft = await asyncio.to_thread(self.drafts.found)
            template = self.draft.template if self.draft else ""
            if not self.is_attached or not self.is_current:  # left again already
                return
            if self._needs_template():
                template = await ask_for_template(self.app, self.journal)
                if not template:
                    self.dismiss(None)
                    return
            await self.show_form(template)
        self._is_laid_out = True
        self.call_later(self._let_settle)

    async def _let_settle(self, rounds: int = ROUNDS) -> None:
        """Paint once the form stands; a journal that takes its time is waited for in sight."""
        if self._is_laid_out:
            await super()._let_settle(rounds)
        else:
            self.set_timer(WAITS_UNSEEN, self._come_into_sight)

    def _needs_template(self) -> bool:
        new_reflection = self.kind.KIND == "reflection" and self.kept is None
        return new_reflection and not self.draft and not {"template", "text"} & set(self.given)

    async def show_form(self, template: str) -> None:
        """Lay the form out, with what the draft holds when there is one."""
        sheet = await asyncio.to_thread(self.lay_out, template)
        values, draft = sheet.initial, self.draft
        place = self.query_one("#editor", Vertical)
        await place.remove_children()
        if draft is not None:
            values = restored(sheet.blanks, values, draft)
            self.over = draft.over if self.kept else None
            words = f"The draft of {draft.clock} is restored. Alt+X throws it away."
            await place.mount(Static(words, classes="banner", markup=False))
            self.query_one(TopBar).state = f"draft of {draft.clock}"
        if self.kept is None and self.kind.KIND in CONFIDING:
            await self._say_limits_first(place, self.concerned(sheet))
        self._sheet = sheet
        self.shown_form = self.make_form(sheet, values)
        with self.app.batch_update():  # painted once, when all of it stands there
            await place.mount(self.shown_form)
            self.shown_form.begin()
        self.refresh_bindings()
        self.set_timer(1.0, self._warm_up)

    def lay_out(self, template: str) -> Sheet:
        """Gather what is written on; reads the journal, in a thread of its own."""
        return laid_out(self.journal, self.kind, self.kept, self.given, template)

    def make_form(self, sheet: Sheet, values: Mapping[str, Any]) -> Form:
        """Make the form that is filled in."""
        return Form(sheet, values)

    def concerned(self, sheet: Sheet) -> UUID | None:  # noqa: ARG002  what a screen may look at
        """Say which relationship is written in, as far as that is plain from the start."""
        given = self.given.get("relationship")
        return UUID(str(given)) if given else None

    async def _say_limits_first(self, place: Vertical, only: UUID | None) -> None:
        name = await asyncio.to_thread(to_be_said_first, self.journal, only)
        if name:
            words = LIMITS_FIRST.format(name=visible(name, keep_newlines=False))
            await place.mount(Static(words, classes="banner", markup=False))

    @property
    def is_opening(self) -> bool:
        """Whether there is no form yet to take what is typed; the app holds it meanwhile."""
        return self.shown_form is None

    @work(group="warm")
    async def _warm_up(self) -> None:
        await warm_days(self.journal)

    @property
    def form(self) -> Form:
        """The form; asked for only once it is shown."""
        assert self.shown_form is not None
        return self.shown_form

    @property
    def sheet(self) -> Sheet:
        """What is being written; asked for only once it is shown."""
        assert self._sheet is not None
        return self._sheet

    @property
    def has_changes(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.shown_form is not None and self.shown_form.values() != self.sheet.initial

    @on(Field.Edited)
    def _note_change(self) -> None:
        self._changed = True
        self._keep_draft_soon()

    def _keep_draft_soon(self) -> None:
        if self._timer is None:
            self._timer = self.set_timer(DRAFT_AFTER, self._keep_draft)

    @work(group="draft")
    async def _keep_draft(self) -> None:
        """Keep a draft; when that fails say so and try again."""
        bar = self.query_one(TopBar)
        self._changed = False
        try:
            at = await asyncio.to_thread(self.drafts.keep, *self.as_draft())
        except JournalError as error:
            bar.state, self._changed = f"draft not kept yet: {error}", True
        else:
            bar.state = f"draft kept {at.astimezone():%H:%M}"
        self._timer = None
        if self._changed:
            self._keep_draft_soon()

    def as_draft(self) -> tuple[dict[str, Any], int | None, list[str], str]:
        """Give what a draft is made of, as ``Drafts.keep`` takes it."""
        seen = ids_in(self.sheet.initial)
        return self.form.values(), self.over, seen, self.sheet.template

    def keep_draft_now(self) -> None:
        """Keep the draft before the program goes, if there is anything to keep."""
        if self.has_changes:
            self.drafts.keep(*self.as_draft())

    def way_back(self) -> dict[str, Any]:
        """Say what opens this again: the record, or the kind whose draft is there to be found."""
        if self.kept is not None:
            return {"open": "editor", "what": str(self.kept.record.id)}
        given = {
            name: str(value) for name, value in self.given.items() if isinstance(value, str | UUID)
        }
        way = {"open": "editor", "what": self.kind.KIND, "fields": given}
        return way if self.has_changes else {}
