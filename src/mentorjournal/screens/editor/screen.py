"""Writing: one editor for every kind, with drafts that survive whatever happens."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar
from uuid import UUID

from textual import events, work
from textual.binding import Binding, BindingType

from mentorjournal.desk.lifting import LIFTED_FROM, insight_of, say_where_from
from mentorjournal.domain.sentences import sentence_at
from mentorjournal.errors import ChangedMeanwhile, JournalError, NotUnderstood
from mentorjournal.screens.editor.asking import (
    ask_about_strangers,
    ask_for_outline,
    ask_what_of_both,
    ask_whether_to_leave,
    ask_whether_to_throw_away,
)
from mentorjournal.screens.editor.frame import DraftedScreen
from mentorjournal.screens.editor.pairs import Pairs
from mentorjournal.screens.editor.questions import session_outline
from mentorjournal.screens.editor.reading import written
from mentorjournal.screens.frame.filling_in import FillIn
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.widgets.fields import TextField, WritingField
from mentorjournal.widgets.top_bar import TopBar
from mentorjournal.widgets.writing import Writing


class EditorScreen(DraftedScreen):
    """Write a new record or change one; dismisses with its id when it is kept, else with None."""

    HELP: ClassVar[str] = """\
# Writing

Tab goes from field to field. **Ctrl+S** keeps what you wrote, **Escape** leaves and asks first.
What you type is held in the encrypted journal within two seconds, so a closed terminal loses
nothing; when you come back, it is there.

* **Days** can be typed in words: `fri`, `12 dec`, `+2w`, `yesterday`. What was understood stands
  beside the field.
* **With whom** takes any part of a known name (→ completes it); a new name is asked about.
* **Rows** (promises, milestones): Enter adds one, Backspace in an empty one removes it,
  Alt+Up and Alt+Down move it, Space in the box says it is done.
* In a long text **`[[`** offers records by their title; Enter links to one, Escape leaves what you
  typed. The page of either record leads to the other. A summary says the title and nothing else.
* **Scales** take a digit or the arrows; Backspace clears.
* A heavy border and the words *private, never shared* mark what can never leave.
* In a reflection, **Alt+N** and **Alt+P** turn to the next two questions and back.
* **Alt+L** and Enter lift what is selected, or the sentence at the cursor, into an insight.
* In a session, **Ctrl+T** puts an outline into the empty notes.
"""
    # Those with Alt before anything else: a terminal says of Alt and a letter that it is that
    # letter, too, and a text would take it.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", id="editor.keep", tooltip="Keep this in the journal."),
        Binding("escape", "leave", "Leave", id="editor.leave", tooltip="Go back; asks first."),
        Binding(
            "alt+n",
            "turn(1)",
            "Next two",
            id="editor.next",
            tooltip="The next questions.",
            priority=True,
        ),
        Binding(
            "alt+p",
            "turn(-1)",
            "Two before",
            id="editor.back",
            tooltip="Those before.",
            priority=True,
        ),
        Binding(
            "alt+l",
            "lift",
            "Lift",
            id="editor.lift",
            tooltip="Keep the sentence at the cursor as an insight.",
            priority=True,
        ),
        Binding("ctrl+t", "outline", "Outline", id="editor.outline", tooltip="Headings to fill."),
        Binding(
            "alt+x",
            "begin_again",
            "Drop draft",
            id="editor.begin_again",
            tooltip="Throw the restored draft away and begin from what was kept.",
            priority=True,
        ),
    ]

    _busy = False
    _lifted: tuple[UUID, ...] = ()
    """Insights lifted from a page that is not kept yet."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is to do."""
        if action == "turn":
            pairs = self.shown_form.query(Pairs) if self.shown_form else ()
            return any(each.can_turn(int(str(parameters[0]))) for each in pairs)
        if action == "lift":
            return self.kind.KIND in LIFTED_FROM
        if action == "outline":
            return self.kind.KIND == "session"
        if action == "begin_again":
            return self.draft is not None
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Let no letter that does nothing here lead away from a text."""
        active = self.active_bindings.get(event.key)
        elsewhere = active is not None and active.node is self.app
        if event.is_printable and elsewhere and event.key != "question_mark":
            event.stop()

    def action_turn(self, way: int) -> None:
        """Turn to the next two questions of a reflection, or back."""
        self.query_one(Pairs).turn(way)
        self.refresh_bindings()

    @work(group="keep")
    async def action_keep(self) -> None:
        """Keep what is typed as a record, with all that belongs to it."""
        if self.shown_form is None or self._busy:
            return
        self._busy = True
        try:
            await self._keep(mine=False)
        finally:
            self._busy = False

    def finish_typing(self) -> None:
        """Do what is done when a line is left, for the line one is in."""

    async def _keep(self, *, mine: bool) -> None:
        self.finish_typing()
        values, bar = self.form.values(), self.query_one(TopBar)
        state = bar.state
        try:
            if not await ask_about_strangers(self.app, self.sheet, values):
                return
            bar.state = "keeping…"
            self.dismiss(await asyncio.to_thread(self._keep_whole, values, mine))
        except NotUnderstood as error:
            self._point_out(error)
        except ChangedMeanwhile:
            await self._choose_between(values)
        except JournalError as error:
            say(self, f"Not kept: {error}", severity="warning")
        finally:
            bar.state = state

    def _keep_whole(self, values: dict[str, Any], mine: bool) -> UUID:
        whole = written(self.sheet, values)
        self.drafts.settle(whole, self.over, mine=mine)
        say_where_from(self.journal, self._lifted, whole.record)
        return whole.record.id

    def action_lift(self) -> None:
        """Ask for the words of an insight, beginning with the sentence at the cursor."""
        writing = self.focused
        if not isinstance(writing, Writing):
            say(self, "Go to the sentence in your text that you want to lift.")
            return
        text, (row, column) = writing.text, writing.cursor_location
        before = sum(len(line) + 1 for line in text.split("\n")[:row]) + column
        words = " ".join(writing.selected_text.split()) or sentence_at(text, before)
        dialog = FillIn(
            self.journal, "lift", "Keep this as an insight?",
            [TextField("text", "The sentence", value=words)], self._keep_lifted,
            more="The page stays with you; only this sentence may travel.",
        )  # fmt: skip
        self.app.push_screen(dialog)

    def _keep_lifted(self, typed: dict[str, str]) -> None:
        source = self.kept.record if self.kept else None
        insight = insight_of(typed["text"], source, self._relationships())
        self.journal.keep(insight)
        if source is None:
            self._lifted = (*self._lifted, insight.id)
        say(self, f"Kept as an insight: {insight.text}")

    def _relationships(self) -> tuple[UUID, ...]:
        """Say to which relationship a page belongs that is not kept yet."""
        given = self.sheet.given.get("relationship")
        return (UUID(str(given)),) if given else ()

    def _point_out(self, error: NotUnderstood) -> None:
        if not self.form.show_problems(error.fields):
            say(self, str(error), severity="warning")

    async def _choose_between(self, values: dict[str, Any]) -> None:
        """Let the writer choose when the record was changed meanwhile; both versions stay."""
        answer = await ask_what_of_both(self.app, self.sheet, values)
        if answer == "mine":
            await self._keep(mine=True)
        elif answer == "theirs":
            await asyncio.to_thread(self.drafts.keep, *self.as_draft())
            say(self, "Yours is kept as a draft; edit the record to come back to it.")
            self.dismiss(None)

    @work(group="keep")
    async def action_leave(self) -> None:
        """Go back; ask when something would be left undone."""
        if self._busy:
            return
        if not self.has_changes:
            await self._go(drop=self.shown_form is not None)
            return
        answer = await ask_whether_to_leave(self.app)
        if answer == "keep":
            self.action_keep()
        elif answer == "draft":
            await self._go(drop=False)
        elif answer == "drop":
            await self._go(drop=True)

    async def _go(self, *, drop: bool) -> None:
        self.workers.cancel_group(self, "begin")  # a form that is still coming finds no screen
        with reporting(self):
            if not drop and self.shown_form is not None:
                await asyncio.to_thread(self.drafts.keep, *self.as_draft())
            await asyncio.to_thread(lambda: self.drafts.close(drop=drop))
            self.dismiss(None)

    @work(group="begin")
    async def action_begin_again(self) -> None:
        """Throw the restored draft away and begin from what was kept."""
        if await ask_whether_to_throw_away(self.app) != "drop":
            return
        with reporting(self):
            await asyncio.to_thread(self.drafts.drop)
            self.draft, self.over = None, self.kept.version if self.kept else None
            await self.show_form(self.sheet.template)
            self.query_one(TopBar).state = "✓ saved" if self.kept else "not saved yet"

    @work(group="begin")
    async def action_outline(self) -> None:
        """Put the headings of a template into notes that are empty."""
        notes = self.form.field("notes_shared")
        assert isinstance(notes, WritingField)
        if notes.value.strip():
            say(self, "The notes are not empty, so they stay as they are.")
            return
        template = await ask_for_outline(self.app, self.journal)
        if template:
            notes.writing.insert(session_outline(self.journal.prompt_book, template))
            notes.writing.focus()
