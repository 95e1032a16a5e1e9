"""A page that is ready to leave, over a screen: its very bytes, and the file that is made."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from mentorjournal.desk.correspondence.contacts import Contact
from mentorjournal.desk.correspondence.posting import Outgoing
from mentorjournal.domain.plain import first_name, visible
from mentorjournal.errors import CannotShare
from mentorjournal.screens.frame.closing import Closing
from mentorjournal.screens.frame.destination import written_words
from mentorjournal.screens.frame.leaving import doors_told, fate, named_told
from mentorjournal.screens.frame.making_file import Post, make_file
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.sharing.summary import check
from mentorjournal.widgets.check_lines import CheckLines
from mentorjournal.widgets.key_line import KeyLine
from mentorjournal.widgets.placing import entitle
from mentorjournal.widgets.writing import Writing


class LetterScreen(ModalScreen[str]):
    """Show a page as its reader gets it and write it; dismisses with what is said of the file.

    The answer is empty when nothing was written.
    """

    HELP: ClassVar[str] = """\
# Before it leaves

What stands here is what the other person will read, to the letter. Nothing has left yet. Escape or
*Keep editing* goes back; *Write file* makes the file, which you hand on as you like, and notes it
in the ledger. The program sends nothing.
"""
    AUTO_FOCUS = "#letter-keep"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Keep editing", id="letter.leave", tooltip="Write nothing."),
    ]

    def __init__(self, outgoing: Outgoing, contact: Contact, post: Post, verb: str = "") -> None:
        super().__init__()
        self._outgoing = outgoing
        self._contact = contact
        self._post = post
        self._verb = verb or "Write file"
        self._is_writing = False

    def compose(self) -> ComposeResult:
        """Stack for whom, the page, what is to be known, and the buttons."""
        with Vertical(id="letter"):
            yield Static(id="letter-for")
            yield Writing(id="letter-text", classes="panel")
            with VerticalScroll(id="letter-told", can_focus=False):
                yield CheckLines(id="letter-words")
            yield Closing(("md",))
            with HorizontalGroup(id="letter-buttons"):
                yield Button("Keep editing", id="letter-keep", compact=True)
                yield Button(Content(self._verb), id="letter-write", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the page."""
        text = self.query_one(Writing)
        text.read_only, text.show_cursor = True, False
        text.value = self._outgoing.preview.decode()
        first = first_name(self._contact.person.name)
        entitle(text, f"Exactly what {first} will read")
        name = visible(self._contact.person.name, keep_newlines=False)
        self.query_one("#letter-for", Static).update(
            Content.assemble(
                (f"For {name}", "bold"),
                (f" · {self._contact.standing} · nothing has left yet", "$foreground 60%"),
            )
        )
        self.query_one(Closing).offer(self._contact)
        self._tell()

    @on(Closing.Changed)
    def _tell(self) -> None:
        """Say what the chosen form means."""
        closing, page = self.query_one(Closing), self._outgoing.page
        told = [*named_told(page), *doors_told(page)]
        told.append(("FORM", fate(closing.form_name, self._contact)))
        refusal = _refusal(self._outgoing)
        if refusal:
            told.append(("", f"✗ {refusal}"))
        self.query_one(CheckLines).told = tuple(told)
        self.query_one("#letter-write", Button).disabled = bool(refusal)
        self._outgoing = replace(self._outgoing, form=closing.form)
        closing.propose(self._outgoing.file_name)

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#letter-write").focus()

    @on(Button.Pressed, "#letter-write")
    def _press_write(self, event: Button.Pressed) -> None:
        event.stop()
        if not self._is_writing:
            self._is_writing = True
            self._write()

    @on(Button.Pressed, "#letter-keep")
    def _press_keep(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_leave()

    @work(group="dialog")
    async def _write(self) -> None:
        try:
            with reporting(self):
                made = await make_file(self, self._outgoing, self._post, self._say_slow)
                if made:
                    self.dismiss(written_words(*made, self._outgoing.page.reader))
        finally:
            self._is_writing = False

    def _say_slow(self) -> None:
        say(self, "Sealing it with the words takes a few seconds.")

    def action_leave(self) -> None:
        """Write nothing."""
        if not self._is_writing:
            self.dismiss("")


def _refusal(outgoing: Outgoing) -> str:
    try:
        check(outgoing.page)
    except CannotShare as error:
        return str(error)
    return ""
