"""The form itself: fields in the order of the table, the rare ones behind *More*."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.screens.editor.blanks import Blank
from mentorjournal.screens.editor.fields import Fields
from mentorjournal.screens.editor.forms import AGREEMENT, form_of
from mentorjournal.screens.editor.pairs import Pairs
from mentorjournal.screens.editor.sheet import Sheet
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.fold import Fold
from mentorjournal.widgets.part_row import PartBox

Values = dict[str, Any]

PRIVATE_BANNER = "◆ private: this can never leave the journal"


class Form(VerticalScroll, can_focus=False):
    """The fields of one sheet, filled in with values."""

    def __init__(self, sheet: Sheet, values: Mapping[str, Any]) -> None:
        super().__init__(id="form")
        self.sheet = sheet
        self._values = dict(values)
        makes = Fields(sheet)
        self._fields: dict[str, Field[Any]] = {}
        self._folds: list[Fold] = []
        self._whens = [blank for blank in sheet.blanks if blank.when]
        for blank in sheet.blanks:
            field = self.made(makes, blank)
            if field is not None:
                self._fields[blank.key] = field

    def made(self, makes: Fields, blank: Blank) -> Field[Any] | None:
        """Make the field of a blank; None when it has none."""
        return makes.made(blank, self._values[blank.key])

    def compose(self) -> ComposeResult:
        """Stack questions, fields, and what is rarely wanted."""
        if self.sheet.kind.KIND == "reflection":
            yield Static(PRIVATE_BANNER, classes="banner -private", markup=False)
        if self.sheet.questions:
            yield Pairs(self.sheet.questions, self._fields)
        blanks = [blank for blank in form_of(self.sheet.kind) if blank.key in self._fields]
        yield from self.laid_out(blank for blank in blanks if not blank.more)
        rare = [blank for blank in blanks if blank.more]
        yield from self._folded("Agreement", [b for b in rare if b.key.startswith(AGREEMENT)])
        yield from self._folded("More", [b for b in rare if not b.key.startswith(AGREEMENT)])

    def _folded(self, title: str, blanks: list[Blank]) -> Iterator[Widget]:
        if blanks:
            yield self.fold(blanks, title=title)

    def fold(self, blanks: list[Blank], *, title: str, **more: Any) -> Fold:
        """Fold blanks away; their fields hold their values before anybody sees them."""
        keys = [blank.key for blank in blanks]
        fold = Fold(list(self.laid_out(blanks)), keys, title=title, **more)
        self._folds.append(fold)
        return fold

    def laid_out(self, blanks: Iterable[Blank]) -> Iterator[Widget]:
        """Set blanks of the same row side by side."""
        for row, group in groupby(blanks, key=lambda blank: blank.row):
            fields = [self._fields[blank.key] for blank in group]
            if row:
                fields[0].add_class("-first")
                fields[-1].add_class("-last")
                yield Container(*fields, classes=f"beside -{row}")
            else:
                yield from fields

    def on_mount(self) -> None:
        """Hide what is not asked for yet."""
        self.ask_what_applies()

    def begin(self) -> None:
        """Go to the first thing that can be filled in; of what is asked for, to the question."""
        is_asked = self.sheet.kept is None and self._values.get("status") == "asked"
        if is_asked and self._values.get("who"):
            self.begin_at(self._fields["asked"])
        else:
            self.screen.focus_next("#form Field *")
        self.call_after_refresh(self.scroll_home, animate=False)

    def begin_at(self, field: Field[Any]) -> None:
        """Focus a field, before the form is painted if the field stands there already."""
        if field.is_attached:
            self._focus(field)
        else:
            self.go_to(field)

    def values(self) -> Values:
        """Read everything that is typed, ready to be written as JSON."""
        return self._values | {key: field.value for key, field in self._fields.items()}

    def show_problems(self, problems: Mapping[str, str]) -> bool:
        """Put each sentence under its field and go to the first; False when none has a field."""
        for key, field in self._fields.items():
            field.error = problems.get(key, "")
        wrong = [field for key, field in self._fields.items() if key in problems]
        for first in wrong[:1]:
            self.go_to(first, first.wrong_entry())
        return bool(wrong)

    def go_to(self, field: Field[Any], part: Widget | None = None) -> None:
        """Bring a field into sight, wherever it is folded away, and focus it, or a part of it."""
        field.display = True
        for node in field.ancestors:
            if isinstance(node, Pairs):
                node.show_question_of(field)
        focus = part.focus if part else partial(self._focus, field)
        folds = [fold for fold in self._folds if field.key in fold.keys]
        if folds or not field.is_mounted:
            self.screen.set_focus(None)  # what is typed meanwhile waits for the field
            self.run_worker(self._bring(folds, focus), group="fold")
        else:
            self.call_after_refresh(focus)

    async def _bring(self, folds: Iterable[Fold], focus: Callable[[], object]) -> None:
        for fold in folds:
            await fold.unfold()
        await self.stand()
        self.call_after_refresh(focus)

    async def stand(self) -> None:
        """Wait until all that is shown can be typed into, where some of it comes late."""

    def _focus(self, field: Field[Any]) -> None:
        """Focus what is typed into, rather than the box before it."""
        ways_in = [widget for widget in field.query("*") if widget.focusable]
        typed_into = [widget for widget in ways_in if not isinstance(widget, PartBox)]
        for widget in (typed_into or ways_in)[:1]:
            widget.focus()

    def field(self, key: str) -> Field[Any]:
        """Give a field by its key."""
        return self._fields[key]

    @on(Field.Edited)
    def ask_what_applies(self) -> None:
        """Show a field that is asked only with some values of another when it has one of these."""
        for blank in self._whens:
            key, *wanted = blank.when
            self._fields[blank.key].display = self._fields[key].value in wanted
