"""One person: who they are, what the two of you are to each other, when to write."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar
from uuid import UUID

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Entry
from mentorjournal.domain.people import Person
from mentorjournal.domain.plain import visible
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.about_record import AboutRecord
from mentorjournal.screens.frame.asking import NewRecord, OpenRecord
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.journal_rows import mark_of
from mentorjournal.views.people import CONSENT, Acquaintance, acquaintance, next_consent
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.top_bar import TopBar

QUIET = "$foreground 60%"
LABEL = 18
AGAIN = ((14, "In two weeks"), (30, "In a month"), (91, "In three months"))

EMPTY = {
    "together": "No mentoring with them. M begins one.",
    "feedback": "Nothing kept of what you told each other. F writes it down.",
    "lately": "Nothing else is written about them yet.",
}


class AboutCard(Card):
    """What is known of a person: lines go on beside their labels, not below them."""

    HANG = 20


class PersonScreen(AboutRecord[Person]):
    """Show a person; one key each for consent, for having written, for feedback."""

    DOOR: ClassVar[str] = "person"
    HELP: ClassVar[str] = """\
# A person

Who they are, what each of you can do for the other, the mentoring you share, what you told each
other, and what else is written about them.

`y` turns the consent on: not asked, asked, yes, no. It says whether the name may stand in a page
that leaves; without a yes, something else stands for it. `w` notes that you wrote to them today,
and asks when you want to again.
"""
    AUTO_FOCUS = "#together"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "consent", "Consent", id="person.consent",
                tooltip="May their name stand in a page? Not asked, asked, yes, no."),
        Binding("w", "wrote", "I wrote", id="person.wrote",
                tooltip="Note that you wrote to them, and when to again."),
        Binding("e", "edit", "Edit", id="person.edit", tooltip="Change what stands here."),
        Binding("F", "add('feedback')", "Feedback", id="person.feedback",
                tooltip="Write feedback to or from them."),
        Binding("S", "add('session')", "New session", id="person.session", show=False,
                tooltip="Write down a session with them."),
        Binding("M", "add('relationship')", "Mentoring", id="person.relationship", show=False,
                tooltip="Begin a mentoring relationship with them."),
        Binding("h", "history", "History", id="person.history", show=False,
                tooltip="Every version."),
        Binding("x", "bury", "Trash", id="person.bury", show=False,
                tooltip="Move them to the trash; what is written about them stays."),
        Binding("escape", "leave", "Back", id="person.back", tooltip="Back to where you were."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, record_id: UUID, place: str) -> None:
        super().__init__(journal, record_id, place)
        self._facts: Acquaintance | None = None

    def page(self) -> Iterable[Widget]:
        """Give the heading and the cards."""
        yield Static(id="headline")
        with VerticalScroll(id="cards", can_focus=False), Container(id="columns"):
            with Container(classes="column"):
                yield AboutCard("About", id="about", hint="e edit · y consent · w I wrote",
                                wrap=True, leads_on=False)  # fmt: skip
                yield Card("Together", id="together", hint="enter open", pick=True, ticks=False,
                           empty=EMPTY["together"])  # fmt: skip
            with Container(classes="column"):
                yield Card("Said to each other", id="feedback", hint="enter open · F add",
                           pick=True, ticks=False, empty=EMPTY["feedback"])  # fmt: skip
                yield Card("Lately", id="lately", hint="enter open", pick=True, ticks=False,
                           empty=EMPTY["lately"])  # fmt: skip

    def reload(self) -> None:
        """Read the person anew."""
        person = self.find(Person)
        if person is None:
            return
        self._facts = facts = acquaintance(self.journal, person)
        today = facts.today
        self.query_one(TopBar).crumb = f"People › {facts.name}"
        self.query_one("#headline", Static).update(
            Content.assemble((_plain(facts.name) + "\n", "bold"), (_plain(person.gist), QUIET))
        )
        self._card("about").show(_about(facts))
        self._card("together").show([_bond(words) for _, words in facts.together])
        self._card("feedback").show([_said(each, facts) for each in facts.feedback])
        self._card("lately").show([_line(each, moments.brief(each.day, today))
                                   for each in facts.lately])  # fmt: skip

    def _card(self, name: str) -> Card:
        return self.query_one(f"#{name}", Card)

    @on(Card.Opened)
    def _open(self, event: Card.Opened) -> None:
        event.stop()
        if self._facts is None:
            return
        listed = {
            "together": [each for each, _ in self._facts.together],
            "feedback": [UUID(each.id) for each in self._facts.feedback],
            "lately": [UUID(each.id) for each in self._facts.lately],
        }.get(event.card.id or "", [])
        if 0 <= event.index < len(listed):
            self.post_message(OpenRecord(listed[event.index]))

    def action_consent(self) -> None:
        """Turn the consent on by one."""
        if self.kept:
            after = next_consent(self.kept.record.name_consent)
            self.change(f"May their name stand in a page: {CONSENT[after]}", name_consent=after)

    @work(group="dialog")
    async def action_wrote(self) -> None:
        """Note that they were written to today, and ask when to write again."""
        today = moments.today()
        choices = [
            (str(days), f"{words}, {moments.spoken(today + timedelta(days=days))}")
            for days, words in AGAIN
        ]
        choices.append(("none", "No day; whenever it comes up"))
        question = Ask("You wrote to them today. When again?", choices)
        answer = await self.app.push_screen_wait(question)
        if answer:
            again = None if answer == "none" else today + timedelta(days=int(answer))
            self.change("Noted: you wrote today", last_contact=today, next_contact=again)

    def action_add(self, kind: str) -> None:
        """Write a record with this person."""
        self.post_message(NewRecord(kind, {"person": str(self.record_id)}))


def _plain(text: str) -> str:
    return visible(text, keep_newlines=False)


def _about(facts: Acquaintance) -> list[Content]:
    lines = []
    for label, text, private in facts.about:
        sign = "◆ " if private else ""
        style = "italic $text-secondary" if private else QUIET
        word = f"{sign}{label}, private" if private else label
        lines.append(Content.assemble((f"{word:<{LABEL}}  ", style), _plain(text)))
    return lines


def _bond(words: str) -> Content:
    return Content.assemble(("⚭ ", "$text-primary"), _plain(words))


def _said(entry: Entry, facts: Acquaintance) -> Content:
    way = "to them" if entry.body.get("direction") == "given" else "to you"
    return _line(entry, f"{moments.brief(entry.day, facts.today):<10} {way:<7}")


def _line(entry: Entry, before: str) -> Content:
    return Content.assemble(
        (f"{before:<10} ", QUIET), (f"{mark_of(entry)} ", "$text-primary"), _plain(entry.title)
    )
