"""How a page leaves: its form, how it is sealed, and the file that is made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Unpack

from textual import on
from textual.app import ComposeResult
from textual.containers import HorizontalGroup, VerticalGroup
from textual.message import Message
from textual.widgets import Input, Static

from mentorjournal.desk.correspondence.contacts import Contact
from mentorjournal.desk.correspondence.posting import Outgoing, Sealing
from mentorjournal.domain.passphrases import Strength, strength, suggested
from mentorjournal.domain.plain import one_line
from mentorjournal.errors import NotUnderstood
from mentorjournal.screens.frame.destination import Destination
from mentorjournal.sharing.render import CALENDAR, FORMS, SEALED, Form
from mentorjournal.widgets.choices import Choices
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.placing import Placing

PASSPHRASE = "passphrase"  # noqa: S105 (the name of a form, no secret)
IN_WORDS = {
    PASSPHRASE: "sealed with words",
    "md": "Markdown",
    "html": "web page",
    "json": "JSON",
    "ics": "calendar",
}
READABLE = ("md", "html", "json", "ics")
_BY_NAME: dict[str, Form] = {**FORMS, CALENDAR.name: CALENDAR, SEALED.name: SEALED}


class Closing(VerticalGroup):
    """Let a person choose the form, the seal and the file; sealed where there is a card."""

    class Changed(Message):
        """The page is to take another form, or to be sealed otherwise."""

    def __init__(self, readable: Sequence[str] = READABLE, **placing: Unpack[Placing]) -> None:
        super().__init__(**placing)
        self._readable = readable
        self._names: list[str] = ["md"]
        self._for = ""
        self._destination = Destination()
        self._file_name = ""

    def compose(self) -> ComposeResult:
        """Stack the form, what a seal asks for, and the file."""
        yield Choices(["Markdown"], 0, id="closing-form")
        with HorizontalGroup(id="closing-words-row"):
            yield Static("words  ", classes="muted closing--label")
            yield Line(placeholder="the words that open it", id="closing-words")
        with HorizontalGroup(id="closing-where"):
            yield Choices(["file", "text for a mail"], 0, id="closing-armor")
            yield Line(placeholder="the file to make", id="closing-path")

    def on_mount(self) -> None:
        """Show what belongs to the form."""
        self._fit()

    def offer(self, contact: Contact) -> None:
        """Offer the forms that there are for a reader; for the same one nothing changes."""
        known = f"{contact.person.id} {bool(contact.cards)}"
        if known == self._for:
            return
        self._for = known
        first = (one_line(contact.person.name).split() or [""])[0]
        front = (("sealed", f"sealed to {first}"),) if contact.cards else ()
        further = [PASSPHRASE, *self._readable]
        self._names = [*(name for name, _ in front), *further]
        words = [*(each for _, each in front), *(IN_WORDS[name] for name in further)]
        taken = 0 if contact.cards else self._names.index("md")
        self.query_one("#closing-form", Choices).offer(words, taken)
        self._fit()

    @property
    def form_name(self) -> str:
        """The name of the form; ``passphrase`` for one that is sealed with words."""
        taken = self.query_one("#closing-form", Choices).taken
        return self._names[min(taken, len(self._names) - 1)]

    @property
    def form(self) -> Form:
        """The form that the page takes."""
        return SEALED if self.form_name == PASSPHRASE else _BY_NAME[self.form_name]

    @property
    def sealing(self) -> Sealing:
        """How it is sealed, as far as it is."""
        words = self.query_one("#closing-words", Line).value.strip()
        is_armored = self.query_one("#closing-armor", Choices).taken == 1
        return Sealing(words if self.form_name == PASSPHRASE else "", is_armored)

    def propose(self, file_name: str) -> None:
        """Show a place for the file, unless the person typed one."""
        self._file_name = file_name
        line = self.query_one("#closing-path", Line)
        line.value = self._destination.proposal(line.value, file_name)

    def path(self) -> Path:
        """Read where the file is to be made."""
        typed = self.query_one("#closing-path", Line).value
        return self._destination.path(typed, self._file_name)

    def forget(self) -> None:
        """Propose another file and other words next time."""
        self._destination.forget()
        self.query_one("#closing-path", Line).value = ""
        self.query_one("#closing-words", Line).value = ""
        self._fit()

    @on(Choices.Changed)
    def _change(self, event: Choices.Changed) -> None:
        event.stop()
        self._fit()
        self.post_message(self.Changed())

    @on(Input.Changed)
    def _keep_to_itself(self, event: Input.Changed) -> None:
        event.stop()

    def _fit(self) -> None:
        """Show what the form asks for; the first time, words are drawn by chance."""
        by_words, is_sealed = self.form_name == PASSPHRASE, self.form is SEALED
        line, armor = self.query_one("#closing-words", Line), self.query_one("#closing-armor")
        if by_words and not line.value:
            line.value = suggested()
            line.offered = line.value
        self.query_one("#closing-words-row").display = by_words
        armor.display = is_sealed
        line.disabled, armor.disabled = not by_words, not is_sealed


def closed(outgoing: Outgoing, sealing: Sealing) -> Outgoing:
    """Give a page sealed as chosen; a readable one stays as it is."""
    return outgoing.closed(sealing) if outgoing.form is SEALED else outgoing


def weakness(form_name: str, sealing: Sealing) -> Strength | None:
    """Judge words that somebody chose; None where they are strong enough or none are needed.

    Takes a tenth of a second. NotUnderstood where words are missing.
    """
    if form_name != PASSPHRASE:
        return None
    if not sealing.passphrase:
        raise NotUnderstood("Say the words that are to open it.")
    judged = strength(sealing.passphrase)
    return judged if judged.is_weak else None
