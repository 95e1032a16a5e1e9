"""What Share works on: the occasions there are, what is ticked, and the page this makes.

No widgets here: it can be asked from any thread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from mentorjournal.desk.summaries import around, gather, held_sessions
from mentorjournal.domain import moments
from mentorjournal.domain.people import Relationship
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.sessions import Session
from mentorjournal.errors import CannotShare
from mentorjournal.journal import Journal
from mentorjournal.sharing.choices import Choice, Selection, choices, held_back
from mentorjournal.sharing.layouts import LAST_SECTION, LAYOUTS
from mentorjournal.sharing.material import Material
from mentorjournal.sharing.page import Page
from mentorjournal.sharing.render import FORMS, Form
from mentorjournal.sharing.summary import check, compose

Ticks = Mapping[tuple[UUID, str], bool]
"""What was ticked or unticked by hand, by record and field."""


@dataclass(frozen=True)
class Occasion:
    """A session that a summary can be made of, and for whom."""

    relationship: Relationship
    session: Session
    reader: str

    @property
    def words(self) -> str:
        """Say which session of whom it is."""
        title = one_line(self.session.title or self.session.purpose, 40)
        return " · ".join(filter(None, [self.reader, moments.spoken(self.session.on), title]))


@dataclass(frozen=True)
class Line:
    """A line of the list of choices: a heading of the page, or something to tick below it."""

    words: str
    choices: tuple[Choice, ...]
    """What a tick of this line decides about; all that is below for a group."""
    depth: int
    is_group: bool = False
    """Whether it only stands over others; else its first choice is its own."""

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

    page: Page
    form: Form
    selection: Selection
    data: bytes
    stays: Mapping[str, int]
    leaves: Mapping[str, int]
    refusal: str
    """Why it may not be written, in a sentence; empty when it may."""

    @property
    def text(self) -> str:
        """What its reader reads: of HTML the words that it shows, without the letters for it."""
        data = self.data if self.form.name != "html" else FORMS["md"].render(self.page)
        return data.decode()

    @property
    def words(self) -> int:
        """How many words leave."""
        return len(FORMS["md"].render(self.page).split())


def occasions(journal: Journal) -> list[Occasion]:
    """List the held sessions of all relationships, the newest first."""
    names = journal.partner_names()
    found = [
        Occasion(kept.record, session, names.get(str(kept.record.id), ""))
        for kept in journal.relationships()
        for session in held_sessions(journal, kept.record)
    ]
    return sorted(found, key=lambda each: (each.session.on, each.session.clock), reverse=True)


def laid_out(journal: Journal, occasion: Occasion) -> Material:
    """Gather what can be told of an occasion."""
    span = around(journal, occasion.session, occasion.relationship)
    return gather(journal, occasion.relationship, [occasion.session], span)


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


def previewed(material: Material, ticks: Ticks, cover: str, form: Form) -> Preview:
    """Make the page of what is ticked, and all that is to be known before it leaves."""
    ticked = [each for each in choices(material) if is_ticked(each, ticks)]
    selection = frozenset((each.record, name) for each in ticked for name in each.fields)
    page = compose(material, selection, cover)
    leaves = Counter({each.record: each.kind for each in ticked}.values())
    stays = held_back(material, selection)
    return Preview(page, form, selection, form.render(page), stays, leaves, _refusal(page))


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


def proposed_path(file_name: str) -> Path:
    """Propose a place where nothing is yet, in the documents of the person or in their home."""
    home = Path.home()
    folder = home / "Documents" if (home / "Documents").is_dir() else home
    place = folder / file_name
    number = 2
    while place.exists():
        place = folder / f"{Path(file_name).stem}-{number}{Path(file_name).suffix}"
        number += 1
    return place
