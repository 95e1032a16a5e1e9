"""A summary composed of what the options of ``export`` ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args
from uuid import UUID

from mentorjournal.cli.pages import relationship_called
from mentorjournal.desk.correspondence.contacts import contact_with
from mentorjournal.desk.correspondence.posting import Outgoing
from mentorjournal.desk.summaries import (
    Span,
    around,
    gather,
    held_sessions,
    last_session,
)
from mentorjournal.domain import moments
from mentorjournal.domain.choice_words import spoken_choice
from mentorjournal.domain.days import read_span
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.sessions import Session
from mentorjournal.errors import NotFound, NotUnderstood
from mentorjournal.sharing.about_reader import about_reader
from mentorjournal.sharing.amendments import Amendments, amended, words_field
from mentorjournal.sharing.choices import held_back, selected
from mentorjournal.sharing.material import Material, NameChoice
from mentorjournal.sharing.page import Page
from mentorjournal.sharing.page_words import left_out_words, link_words, unknown_words
from mentorjournal.sharing.render import CALENDAR, FORMS, SEALED, Form
from mentorjournal.sharing.summary import compose

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

_Pick = tuple[UUID, str | None]


@dataclass(frozen=True)
class Composed:
    """A summary that is ready to leave."""

    outgoing: Outgoing

    @property
    def material(self) -> Material:
        """What lay on the table."""
        return self.outgoing.material

    @property
    def page(self) -> Page:
        """What its reader will see."""
        return self.outgoing.page

    def remarks(self) -> Iterator[str]:
        """Say what the writer must know before it leaves; for the writer's screen only."""
        yield f"For {self.material.reader}."
        stays = held_back(self.material, self.outgoing.selection)
        if stays:
            counts = ", ".join(f"{count} {what}" for what, count in stays.items())
            yield f"Stays here: {counts}."
        yield from names_and_doors(self.page)
        yield from self._about_the_reader()
        yield from self._news()

    def _about_the_reader(self) -> Iterator[str]:
        agreement = self.material.relationship.agreement
        if agreement and agreement.conflict.strip():
            yield f"Agreed about power between you: {one_line(agreement.conflict)}"
        for each in about_reader(self.page):
            yield f"Speaks of {self.page.reader}: {one_line(each.sentence)}"

    def _news(self) -> Iterator[str]:
        """Say which of the chosen words the reader has already."""
        told = [each for each in self.outgoing.selection if each in self.material.told]
        if told:
            latest = max(self.material.told[each] for each in told)
            records = len({record for record, _ in told})
            yield (
                f"{self.material.reader} has the words of {records} of these records already,"
                f" the last since {moments.spoken(latest)}."
            )


def names_and_doors(page: Page) -> Iterator[str]:
    """Say who is named on any page that leaves, and what was to stay unsaid."""
    for named in page.named:
        consent = spoken_choice(named.consent)
        yield f"Names {named.name} (consent {consent}), shown as {named.shown}."
    for door in page.doors:
        yield f"“{door.word}” was to stay unsaid: {door.boundary}"
    yield from link_words(page)
    yield from filter(None, [unknown_words(page), left_out_words(page)])


@dataclass(frozen=True)
class Asked:
    """What the options ask for, as it was typed."""

    partner: str | None
    session: str | None
    since: str | None
    until: str | None
    picks: Sequence[str]
    drops: Sequence[str]
    cover: str
    says: Sequence[tuple[str, str]] = ()
    firsts: Sequence[str] = ()
    names: Sequence[tuple[str, str]] = ()
    relationship: str | None = None


def composed(journal: Journal, form_name: str, asked: Asked) -> Composed:
    """Gather, choose and compose."""
    relationship = _relationship(journal, asked)
    picked = [_pick(journal, each) for each in asked.picks]
    dropped = [_pick(journal, each) for each in asked.drops]
    sessions, span = _what(journal, relationship, asked)
    material = gather(journal, relationship, sessions, span, [record for record, _ in picked])
    material = amended(material, _amendments(journal, asked))
    selection = selected(material, picked, dropped)
    page = compose(material, selection, asked.cover)
    form = _form(journal, relationship, form_name)
    return Composed(Outgoing(material, selection, page, form))


def _form(journal: Journal, relationship: Relationship, name: str) -> Form:
    """Find the form; unnamed it is sealed where the reader's card is held, else Markdown."""
    if not name:
        name = "sealed" if contact_with(journal, relationship.person).cards else "md"
    return {**FORMS, CALENDAR.name: CALENDAR, SEALED.name: SEALED}[name]


def _amendments(journal: Journal, asked: Asked) -> Amendments:
    words = {}
    for place, text in asked.says:
        record, field = _pick(journal, place)
        words[record, field or words_field(journal.find(str(record)).record)] = text
    first = tuple(_pick(journal, each)[0] for each in asked.firsts)
    names = {journal.person_called(name).id: _name_choice(way) for name, way in asked.names}
    return Amendments(words, first, names)


def _name_choice(typed: str) -> NameChoice:
    word = typed.strip().casefold().replace("-", "_").replace(" ", "_")
    for choice in get_args(NameChoice):
        if word and choice.startswith(word):
            return cast("NameChoice", choice)
    raise NotUnderstood(f"“{typed}” is none of as-written, initials, role and leave-out.")


def _relationship(journal: Journal, asked: Asked) -> Relationship:
    named = relationship_called(journal, asked.relationship)
    person = None if asked.partner is None else journal.person_called(asked.partner)
    if named and person and named.person != person.id:
        raise NotUnderstood(f"That relationship is not with {person.name}.")
    if named:
        return named
    if person is not None:
        found = journal.relationship_with(person.id)
        if found is None:
            raise NotFound(f"There is no relationship with {person.name} yet.")
        return found
    going_on = [kept.record for kept in journal.relationships() if kept.record.status != "closed"]
    if len(going_on) == 1:
        return going_on[0]
    if not going_on:
        raise NotUnderstood("No relationship is going on; say whom it is for, --with NAME.")
    names = [journal.records.get(Person, each.person).record.name for each in going_on]
    raise NotUnderstood(f"Say whom it is for, --with NAME: {' or '.join(names)}.")


def _what(journal: Journal, relationship: Relationship, asked: Asked) -> tuple[list[Session], Span]:
    """Answer the sessions that are summed up, and the days."""
    if asked.since is None and asked.until is None:
        one = _session(journal, relationship, asked.session or "last")
        return [one], around(journal, one, relationship)
    if asked.session is not None:
        raise NotUnderstood("Give either --session, or --since and --until.")
    reading = journal.reading()
    first = None if asked.since is None else read_span(asked.since, reading)[0]
    last = None if asked.until is None else read_span(asked.until, reading)[1]
    if first and last and first > last:
        raise NotUnderstood(f"{moments.spoken(first)} is after {moments.spoken(last)}.")
    span = Span(first, last)
    return [s for s in held_sessions(journal, relationship) if span.holds(s.on)], span


def _session(journal: Journal, relationship: Relationship, typed: str) -> Session:
    if typed == "last":
        return last_session(journal, relationship)
    found = journal.find(typed).record
    if not isinstance(found, Session):
        raise NotUnderstood(f"“{typed}” is no session: its kind is {found.KIND}.")
    if found.relationship != relationship.id:
        raise NotUnderstood(f"The session “{typed}” was with somebody else.")
    return found


def _pick(journal: Journal, typed: str) -> _Pick:
    prefix, dot, field = typed.partition(".")
    return UUID(journal.entry(prefix).id), field if dot else None
