"""The disclosure check in words: what leaves, what stays, who is named, what form it has."""

from __future__ import annotations

from collections.abc import Mapping

from mentorjournal.desk.correspondence.contacts import Contact
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.screens.frame.leaving import (
    doors_told,
    fate,
    left_out_told,
    links_told,
    named_told,
    reader_told,
)
from mentorjournal.screens.share.table import Preview
from mentorjournal.widgets.check_lines import Told

NOT_COUNTABLE = ("feedback",)
FORM_NAMES = {
    "md": "Markdown",
    "html": "one HTML page, with nothing that runs",
    "json": "JSON for programs",
    "ics": "calendar: only what has a day",
    "sealed": "sealed",
}


def told_of(preview: Preview, contact: Contact, form_name: str) -> Told:
    """Say all that is to be known before a page leaves: first what stands in its way."""
    page, agreement = preview.page, preview.outgoing.material.relationship.agreement
    told = [("", f"✗ {preview.refusal}")] if preview.refusal else []
    told += [("LEAVES", _leaves(preview))]
    told.append(("FORM", f"{_form(preview)} · {fate(form_name, contact)}"))
    told.append(("STAYS", _counted(preview.stays) or "nothing"))
    told += [*named_told(page), *doors_told(page)]
    told += [*links_told(page), *left_out_told(page), *_news(preview)]
    if agreement and agreement.conflict:
        told.append(("MIND", agreement.conflict))
    told += reader_told(page)
    return tuple(told)


def _leaves(preview: Preview) -> str:
    if not preview.leaves:
        return "nothing yet"
    return f"{_counted(preview.leaves)} · {preview.words} words"


def _news(preview: Preview) -> Told:
    new, known = preview.news
    if not known:
        return ()
    words = f"{new} new to your reader · {known} told before, word for word · d leaves these out"
    return (("NEW", words),)


def _counted(counts: Mapping[str, int]) -> str:
    return " · ".join(_several(number, what) for what, number in counts.items())


def _several(number: int, what: str) -> str:
    """Count in words: ``2 promises``, ``a part of 2 goals``."""
    if what.startswith("part of a "):
        return f"part of {_several(number, what.removeprefix('part of a '))}"
    spoken = spoken_kind(what)
    if number == 1 or spoken in NOT_COUNTABLE:
        return f"{number} {spoken}"
    return f"{number} {'people' if spoken == 'person' else _plural(spoken)}"


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def _form(preview: Preview) -> str:
    size = len(preview.data)
    shown = f"{size / 1024:.1f} kB" if size >= 1024 else f"{size} bytes"
    return f"{FORM_NAMES[preview.form.name]}, {shown}"
