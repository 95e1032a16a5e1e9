"""The disclosure check in words: what leaves, what stays, who is named, what form it has."""

from __future__ import annotations

from mentorjournal.desk.correspondence.contacts import Contact
from mentorjournal.screens.frame.counting import counted_kinds
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
    told.append(("STAYS", counted_kinds(preview.stays) or "nothing"))
    told += [*named_told(page), *doors_told(page)]
    told += [*links_told(page), *left_out_told(page), *_news(preview)]
    if agreement and agreement.conflict:
        told.append(("MIND", agreement.conflict))
    told += reader_told(page)
    return tuple(told)


def _leaves(preview: Preview) -> str:
    if not preview.leaves:
        return "nothing yet"
    return f"{counted_kinds(preview.leaves)} · {preview.words} words"


def _news(preview: Preview) -> Told:
    new, known = preview.news
    if not known:
        return ()
    words = f"{new} new to your reader · {known} told before, word for word · d leaves these out"
    return (("NEW", words),)


def _form(preview: Preview) -> str:
    size = len(preview.data)
    shown = f"{size / 1024:.1f} kB" if size >= 1024 else f"{size} bytes"
    return f"{FORM_NAMES[preview.form.name]}, {shown}"
