"""Composing a summary: from what is chosen to the page that its reader will see.

What gets onto the page is only what is selected, field by field, and each field is looked at again
here: it needs a rule that lets it out, and its record must not be walled off. Nothing else of the
material is read, so that the page is the same when everything else is gone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from mentorjournal.domain.growth import CheckIn, Goal, Rating, Skill
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Session
from mentorjournal.errors import CannotShare
from mentorjournal.sharing.choices import Selection, in_order, why_not
from mentorjournal.sharing.layouts import NEXT_SECTION, layout_of, shareable
from mentorjournal.sharing.leaving_words import left_out, links_of
from mentorjournal.sharing.material import Material
from mentorjournal.sharing.names import mind_names
from mentorjournal.sharing.page import Origin, Page, Paragraph, Section, Style, span, spelled
from mentorjournal.sharing.paragraphs import Setting, paragraphs_of
from mentorjournal.sharing.walls import doors
from mentorjournal.sharing.wording import line, prose


def compose(material: Material, selection: Selection, cover: str = "") -> Page:
    """Make the page; raises CannotShare when something may not leave.

    A page on which somebody is named who refused it is made, for the preview; `check` refuses it.
    """
    for record, name in selection:
        _examine(material, material.table.get(record), name)
    chosen = [each for each in in_order(material) if _is_chosen(each, selection)]
    sessions = [each for each in chosen if isinstance(each, Session)]
    days = sorted({each.on for each in sessions if (each.id, "on") in selection})
    said = frozenset(days if len(days) == 1 else ())
    setting = Setting(selection, line(material.writer), line(material.reader), said)
    page = Page(
        _title(days, len(sessions), material.day),
        setting.writer,
        setting.reader,
        prose(cover),
        tuple(_sections(setting, chosen)),
        days[-1] if days else material.day,
    )
    return _told_beside(material, minded(material, page), chosen, selection)


def _told_beside(
    material: Material, page: Page, chosen: Iterable[Record], selection: Selection
) -> Page:
    """Find the links on the page, and count the lines that stay out of its notes."""
    going = [
        (record, name)
        for record in chosen
        for name in shareable(type(record))
        if (record.id, name) in selection
    ]
    there = {record.id for record, _ in going}
    lines = sum((left_out(record, name) for record, name in going), Counter[str]())
    links = (link for record, name in going for link in links_of(material, record, name, there))
    return replace(page, links=tuple(dict.fromkeys(links)), left_out=tuple(sorted(lines.items())))


def minded(material: Material, page: Page) -> Page:
    """Mind the names of third persons on a page, and find the doors that it touches."""
    named = mind_names(material, page)
    return replace(named, doors=doors(material, named))


def check(page: Page) -> None:
    """Refuse a page that may not be written: nothing stands on it, or somebody does not want to."""
    if page.blocked:
        names = " and ".join(each.name for each in page.blocked)
        raise CannotShare(
            f"{names} refused to be named: reword the text or take it out before you write it."
        )
    for each in page.links:
        if each.walled:
            raise CannotShare(
                f"The notes link to “{each.title}”, which belongs to another relationship:"
                " reword the text or take it out before you write it."
            )
    if not page.sections and not page.cover.strip():
        raise CannotShare("Nothing has been chosen for this summary yet.")


def _examine(material: Material, record: Record | None, name: str) -> None:
    """Look at a field once more, whoever chose it."""
    if record is None:
        raise CannotShare("Something was chosen that does not lie on the table.")
    if reason := why_not(material, record):
        raise CannotShare(reason)
    if name not in shareable(type(record)):
        raise CannotShare(f"The {name} of a {record.KIND} never leaves the journal.")


def _is_chosen(record: Record, selection: Selection) -> bool:
    return any((record.id, name) in selection for name in shareable(type(record)))


def _title(days: list[date], sessions: int, day: date | None) -> str:
    if not days:
        return f"Summary of {spelled(day)}" if day else "Summary"
    if len(days) > 1:
        return f"Summary, {span(days[0], days[-1])}"
    return f"{'Session' if sessions == 1 else 'Sessions'} of {spelled(days[0])}"


def _sections(setting: Setting, chosen: list[Record]) -> Iterator[Section]:
    """Group the records by their section, each hanging one under what it hangs on."""
    hung = {each.id for each in chosen if _parent(setting, chosen, each)}
    standing = [each for each in chosen if each.id not in hung]
    headings = dict.fromkeys(layout_of(type(each)).section for each in standing)
    for heading in headings:
        own = [each for each in standing if layout_of(type(each)).section == heading]
        paragraphs = tuple(_section(setting, _in_turn(setting, own), chosen))
        if paragraphs:
            yield Section(heading, paragraphs)
    yield from _next(setting, chosen)


def _in_turn(setting: Setting, records: list[Record]) -> list[Record]:
    """Put the writer's promises before the reader's, as far as the owner is told."""
    turns = {"me": 0, "partner": 1, "both": 2}
    return sorted(records, key=lambda each: turns.get(str(setting.fields(each).get("owner")), 0))


def _section(setting: Setting, records: list[Record], chosen: list[Record]) -> Iterator[Paragraph]:
    for record in records:
        if isinstance(record, Session):
            yield from _session(setting, record, is_alone=len(records) == 1)
            continue
        yield from paragraphs_of(setting, record)
        yield from _hanging(setting, record, chosen)


def _session(setting: Setting, session: Session, is_alone: bool) -> Iterator[Paragraph]:
    """Set the notes of a session, under its day where there are several."""
    notes = setting.fields(session)
    if "on" in notes and not is_alone:
        origins = (Origin(session.id, "on"),)
        style = Style.HEADING if "notes_shared" in notes else Style.BLOCK
        yield Paragraph(style, spelled(session.on, weekday=True), origins=origins)
    for paragraph in paragraphs_of(setting, session):
        if paragraph.origins != (Origin(session.id, "next_on"),):
            yield paragraph


def _parent(setting: Setting, chosen: Iterable[Record], record: Record) -> Record | None:
    """Find the chosen goal or skill, known by its words, that a record hangs on."""
    root = getattr(record, {CheckIn: "goal", Rating: "skill"}.get(type(record), ""), None)
    if root is None:
        return None
    return next((each for each in chosen if each.id == root and setting.leads(each)), None)


def _hanging(setting: Setting, record: Record, chosen: list[Record]) -> Iterator[Paragraph]:
    if not isinstance(record, Goal | Skill):
        return
    below = [each for each in chosen if _parent(setting, [record], each)]
    if below:
        yield Paragraph(Style.BLOCK, label=layout_of(type(below[0])).section)
    for each in below:
        yield from paragraphs_of(setting, each)


def _next(setting: Setting, chosen: list[Record]) -> Iterator[Section]:
    """Tell the next session; of several such days the last one holds."""
    told = [
        (session.next_on, session.id)
        for session in chosen
        if isinstance(session, Session) and "next_on" in setting.fields(session)
    ]
    days = [(day, record) for day, record in told if day]
    if days:
        day, record = max(days)
        words = f"We meet again on {spelled(day, weekday=True)}."
        origins = (Origin(record, "next_on"),)
        yield Section(NEXT_SECTION, (Paragraph(Style.BLOCK, words, day=day, origins=origins),))
