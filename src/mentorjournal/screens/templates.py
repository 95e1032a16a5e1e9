"""The templates: those that ship, and the writer's own, which are made and changed here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.desk import templates as desk
from mentorjournal.desk.template_files import read_template_file, write_template_file
from mentorjournal.domain.plain import visible
from mentorjournal.domain.prompts import Template
from mentorjournal.errors import NotUnderstood
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import NewRecord
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.filling_in import FillIn, Typed
from mentorjournal.screens.frame.over import OverPlace
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.fields import ChoiceField, TextField, WritingField
from mentorjournal.widgets.placing import entitle

ROLES = (("both", "for both"), ("mentoree", "mentorees"), ("mentor", "mentors"))
QUIET = "$foreground 60%"
_ASKS = "Questions, one a line; “0-10: …” asks for a number, “line: …” for points in time"
_STRETCHES = "Stretches, one a line, minutes first: “10 What moved”"


class TemplatesScreen(OverPlace):
    """List the templates, the writer's own first; the marked one stands beside the list."""

    DOOR: ClassVar[str] = "templates"
    CRUMB: ClassVar[str] = "Templates"
    HELP: ClassVar[str] = """\
# Templates

Questions to write along, and outlines for a session. Your own stand first. They are kept in the
journal. Enter begins a reflection with the marked one; `a` makes one of your own, `e` changes it,
`x` removes it. What you once answered stays as it was asked.

`I` takes templates in from a file, `E` writes yours out to one. If a file has a mistake, the line
is named and nothing is taken in.
"""
    AUTO_FOCUS = "#templates"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add one", id="templates.add", tooltip="Make a template of your own."),
        Binding("e", "edit", "Edit", id="templates.edit", tooltip="Change one of your own."),
        Binding("x", "remove", "Remove", id="templates.remove", tooltip="Remove one of your own."),
        Binding("I", "take_in", "From a file", id="templates.import",
                tooltip="Take templates in from a file."),
        Binding("E", "write_out", "To a file", id="templates.export",
                tooltip="Write your own templates to a file."),
        Binding("escape", "leave", "Back", id="templates.back", tooltip="Back to where you were."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal, place)
        self._listed: list[Template] = []
        self._own: frozenset[str] = frozenset()

    def page(self) -> Iterable[Widget]:
        """Give the list and the marked template."""
        with Container(id="templates-columns"):
            yield Card("Templates", id="templates", pick=True, ticks=False,
                       classes="-grow")  # fmt: skip
            with VerticalScroll(id="template-panel", classes="panel", can_focus=False):
                yield Static(id="template")

    def on_mount(self) -> None:
        """Follow the marked template."""
        self.watch(self.query_one("#templates", Card), "cursor", self._show_marked, init=False)

    def reload(self) -> None:
        """Read the templates anew."""
        book = self.journal.prompt_book
        self._own = book.own
        self._listed = sorted(book.templates.values(), key=lambda each: each.id not in book.own)
        lines = [_line(each, own=each.id in self._own) for each in self._listed]
        card = self.query_one("#templates", Card)
        yours = f"{len(self._own)} of your own" if self._own else "none of your own yet"
        card.entitle(f"Templates · {yours}", "enter begins · a your own")
        card.show(lines)
        self._show_marked()
        self.refresh_bindings()

    @property
    def _marked(self) -> Template | None:
        at = self.query_one("#templates", Card).cursor
        return self._listed[at] if at < len(self._listed) else None

    def _show_marked(self) -> None:
        template = self._marked
        if template is not None:
            entitle(self.query_one("#template-panel"), template.name)
            book = self.journal.prompt_book
            asked = desk.typed_questions(book, template).splitlines()
            mark = "▸" if template.kind == "reflection" else "·"
            lines = [
                Content.styled(_for_whom(template), QUIET),
                Content(visible(template.use_when.replace("{partner}", "the other person"))),
                *(Content(f"{mark} {visible(line)}") for line in asked),
            ]
            told = Content("\n\n").join(line for line in lines if line.plain)
            self.query_one("#template", Static).update(told)
        self.refresh_bindings()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002  Textual's signature
    ) -> bool | None:
        """Change and remove one's own only."""
        if action in ("edit", "remove"):
            marked = self._marked if self.is_mounted else None
            return marked is not None and marked.id in self._own
        return True

    @on(Card.Opened, "#templates")
    def _begin(self, event: Card.Opened) -> None:
        event.stop()
        template = self._marked
        if template is not None and template.kind == "reflection":
            self.post_message(NewRecord("reflection", {"template": template.id}))
        elif template is not None:
            say(self, "This is an outline for a session: Ctrl+T puts it into a session's notes.")

    @work(group="dialog")
    async def action_add(self) -> None:
        """Ask which sort, then for the template."""
        sorts = [("reflection", "Questions to write along"), ("session", "An outline of a session")]
        kind = await self.app.push_screen_wait(Ask("What is it to be?", sorts))
        if kind:
            self._ask(None, kind)

    def action_edit(self) -> None:
        """Ask for the marked template anew."""
        if self._marked is not None:
            self._ask(self._marked, self._marked.kind)

    def _ask(self, old: Template | None, kind: str) -> None:
        def keep(typed: Typed) -> None:
            desk.keep_template(self.journal, old, kind, typed)
            say(self, f"Kept: {typed['name']}")

        book = self.journal.prompt_book
        asks = _STRETCHES if kind == "session" else _ASKS
        fields: list[Field[str]] = [
            TextField("name", "Name", value=old.name if old else ""),
            TextField("use_when", "When it is of use", value=old.use_when if old else ""),
            ChoiceField("role", "For whom", ROLES, value=old.role if old else "both"),
            WritingField("questions", "What it asks", hint=asks,
                         value=desk.typed_questions(book, old) if old else ""),
        ]  # fmt: skip
        subject = f"template:{old.id if old else f'new {kind}'}"
        dialog = FillIn(self.journal, subject, "A template of your own", fields, keep)
        self.app.push_screen(dialog, lambda _: self.refresh_journal())

    @work(group="dialog")
    async def action_remove(self) -> None:
        """Ask, then remove the marked template."""
        template = self._marked
        if template is None:
            return
        choices = [("", "No, it stays"), ("yes", "Yes, remove it")]
        more = "What you wrote along it stays as it is. To have it elsewhere, write it out first."
        question = Ask(f"Remove the template “{template.name}”?", choices, more=more)
        if await self.app.push_screen_wait(question):
            with reporting(self):
                desk.remove_template(self.journal, template.id)
                self.refresh_journal()

    def action_take_in(self) -> None:
        """Ask for a file and take its templates in."""

        def take(typed: Typed) -> None:
            text = read_template_file(_path(typed))
            new = desk.import_templates(self.journal, text)
            names = ", ".join(each.name for each in new)
            say(self, f"Taken in: {names}" if new else "All of that file is here already.")

        self._ask_for_file("Take templates in", "from a file of JSON Lines", take)

    def action_write_out(self) -> None:
        """Ask for a file and write one's own templates to it."""

        def write(typed: Typed) -> None:
            if not self._own:
                raise NotUnderstood("You have no template of your own yet.")
            path = _path(typed)
            write_template_file(path, desk.exported(self.journal))
            say(self, f"Written: {path}")

        self._ask_for_file("Write your templates out", "yours alone to read, until you pass it on",
                           write)  # fmt: skip

    def _ask_for_file(self, question: str, more: str, act: Callable[[Typed], None]) -> None:
        fields = [TextField("file", "File", placeholder="~/templates.jsonl")]
        dialog = FillIn(self.journal, question, question, fields, act, more=more)
        self.app.push_screen(dialog, lambda _: self.refresh_journal())


def _path(typed: Typed) -> Path:
    if not typed["file"].strip():
        raise NotUnderstood("A file is needed.", {"file": "Name the file."})
    return Path(typed["file"].strip()).expanduser()


def _for_whom(template: Template) -> str:
    whom = {"both": "for both"}.get(template.role, f"for a {template.role}")
    phase = "" if template.phase == "any" else f" · {template.phase}"
    sort = "questions to write along" if template.kind == "reflection" else "outline of a session"
    return f"{sort} · {whom}{phase}"


def _line(template: Template, *, own: bool) -> Content:
    mark = "◇ " if template.kind == "session" else "◆ "
    return Content.assemble(
        (mark, "$text-accent"),
        visible(template.name, keep_newlines=False),
        ("  yours" if own else f"  {template.role}", "bold" if own else QUIET),
    )
