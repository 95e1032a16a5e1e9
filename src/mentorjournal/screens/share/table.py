"""What Share works on: what is ticked, and the page this makes.

No widgets here: it can be asked from any thread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mentorjournal.desk.correspondence.posting import Outgoing
from mentorjournal.domain.plain import one_line
from mentorjournal.errors import CannotShare
from mentorjournal.sharing.calendar_form import dated_part
from mentorjournal.sharing.choices import Choice, choices, held_back
from mentorjournal.sharing.layouts import LAST_SECTION, LAYOUTS
from mentorjournal.sharing.material import Material
from mentorjournal.sharing.page import Page
from mentorjournal.sharing.render import CALENDAR, FORMS, Form
from mentorjournal.sharing.summary import check, compose

Ticks = Mapping[tuple[UUID, str], bool]
"""What was ticked or unticked by hand, by record and field."""


@dataclass(frozen=True)
class Line:
    """A line of the list of choices: a heading of the page, or something to tick below it."""

    words: str
    choices: tuple[Choice, ...]
    """What a tick of this line decides about; all that is below for a group."""
    depth: int
    is_group: bool = False
    """Whether it only stands over others; else its first choice is its own."""

    @property
    def told(self) -> date | None:
        """The day since which the reader has all of its words; None when something is news."""
        days = [each.told for each in self.choices]
        return None if None in days or not days else max(filter(None, days))

    def is_ticked(self, ticks: Ticks) -> bool | None:
        """Answer whether its choices are ticked; None when some are and some are not."""
        counted = self.choices if self.is_group else self.choices[:1]
        found = {is_ticked(choice, ticks) for choice in counted}
        return None if len(found) > 1 else found == {True}

    def toggled(self, ticks: Ticks) -> Ticks:
        """Tick it or untick it; what hangs on it goes out with it, and comes in with a group."""
        wanted = not self.is_ticked(ticks)
        if not wanted:
            decided = self.choices
        elif self.is_group:
            decided = tuple(each for each in self.choices if not each.on_its_own)
        else:
            decided = self.choices[:1]
        return {**ticks, **{(each.record, each.field): wanted for each in decided}}


@dataclass(frozen=True)
class Preview:
    """A page with its bytes in one form: what is shown, and what would be written."""

    outgoing: Outgoing
    data: bytes
    """The bytes of the file; of a sealed one, what lies inside."""
    text: str
    """What its reader reads: of HTML the words that it shows, without the letters for it."""
    words: int
    """How many words leave."""
    stays: Mapping[str, int]
    leaves: Mapping[str, int]
    news: tuple[int, int]
    """How many of the records that leave are new to the reader, and how many are not."""
    refusal: str
    """Why it may not be written, in a sentence; empty when it may."""

    @property
    def page(self) -> Page:
        """What leaves."""
        return self.outgoing.page

    @property
    def form(self) -> Form:
        """The form that it takes."""
        return self.outgoing.form


def is_ticked(choice: Choice, ticks: Ticks) -> bool:
    """Answer whether a choice goes in: by hand, else as it was offered."""
    return ticks.get((choice.record, choice.field), choice.ticked)


def lines(material: Material) -> list[Line]:
    """List what can be ticked, below the headings under which it will stand on the page."""
    sections: dict[str, list[Choice]] = {}
    for choice in choices(material):
        layout = LAYOUTS.get(choice.kind)
        sections.setdefault(layout.section if layout else LAST_SECTION, []).append(choice)
    return [line for heading, those in sections.items() for line in _section(heading, those)]


def _section(heading: str, those: Sequence[Choice]) -> Iterator[Line]:
    yield Line(heading, tuple(those), 0, is_group=True)
    records: dict[UUID, list[Choice]] = {}
    for choice in those:
        records.setdefault(choice.record, []).append(choice)
    for of_one in records.values():
        yield from _record(of_one, alone=len(records) == 1)


def _record(of_one: Sequence[Choice], alone: bool) -> Iterator[Line]:
    """Give a record's own line and its further fields below, each without what all begin with."""
    first = of_one[0].label
    is_led = all(each.label.startswith(f"{first} · ") for each in of_one[1:])
    front = first if is_led else first.rpartition(" · ")[0]
    words = front.partition(": ")[2] or front
    if is_led or not alone:
        yield Line(words, tuple(of_one), 1, is_group=not is_led)
    depth = 1 if alone and not is_led else 2
    for choice in of_one[1:] if is_led else of_one:
        yield Line(choice.label.removeprefix(front).removeprefix(" · "), (choice,), depth)


def previewed(material: Material, ticks: Ticks, cover: str, form: Form, share: UUID) -> Preview:
    """Make the page of what is ticked, and all that is to be known before it leaves."""
    ticked = [each for each in choices(material) if is_ticked(each, ticks)]
    selection = frozenset((each.record, name) for each in ticked for name in each.fields)
    page = compose(material, selection, cover)
    if form is CALENDAR:
        page = dated_part(page)
        told = {origin.record for each in page.paragraphs for origin in each.origins}
        ticked = [each for each in ticked if each.record in told]
    outgoing = Outgoing(material, selection, page, form, share=share)
    data = outgoing.preview
    text = (FORMS["md"].render(page) if form.name == "html" else data).decode()
    return Preview(
        outgoing,
        data,
        text,
        len(text.split()),
        held_back(material, selection),
        Counter({each.record: each.kind for each in ticked}.values()),
        _news(ticked),
        _refusal(page),
    )


def _news(ticked: Sequence[Choice]) -> tuple[int, int]:
    """Count the records of which something is new to the reader, and the others."""
    new = {each.record for each in ticked if each.told is None}
    return len(new), len({each.record for each in ticked} - new)


def _refusal(page: Page) -> str:
    try:
        check(page)
    except CannotShare as error:
        return str(error)
    return ""


def sources(material: Material, page: Page) -> str:
    """Say of each paragraph of a page where it came from; for the writer's eyes only."""
    labels = {
        (choice.record, name): choice.label
        for choice in choices(material)
        for name in choice.fields
    }
    told: list[str] = [f"# {page.title}"]
    for section in page.sections:
        told.append(f"\n## {section.heading}")
        for each in section.paragraphs:
            words = one_line(" ".join(filter(None, [each.label, each.text, each.aside])), 60)
            known = (labels.get((origin.record, origin.field)) for origin in each.origins)
            came = dict.fromkeys(filter(None, known))
            told.append("\n".join([f"\n{words}", *(f"    ← {label}" for label in came)]))
    return "\n".join(told) + "\n"
