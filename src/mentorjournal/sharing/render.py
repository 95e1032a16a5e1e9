"""The forms a page can take. A new form is a function from a page to bytes and a line in FORMS."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mentorjournal.sharing.calendar_form import as_calendar
from mentorjournal.sharing.html_form import as_letter
from mentorjournal.sharing.markdown_form import as_markdown
from mentorjournal.sharing.page import Page, Paragraph

JSON_FORMAT = "mentorjournal-summary/1"


@dataclass(frozen=True)
class Form:
    """One way to write a page down: the same page gives the same bytes, always."""

    name: str
    ending: str
    render: Callable[[Page], bytes]


def as_json(page: Page) -> bytes:
    """Write the page as one JSON object in UTF-8, keys in the order of reading."""
    content: dict[str, Any] = {
        "format": JSON_FORMAT,
        "title": page.title,
        "from": page.writer,
        "to": page.reader,
        "cover": page.cover,
        "sections": [
            {"heading": each.heading, "paragraphs": [_plain(one) for one in each.paragraphs]}
            for each in page.sections
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _plain(paragraph: Paragraph) -> dict[str, str]:
    told = {"label": paragraph.label, "text": paragraph.text, "aside": paragraph.aside}
    return {"style": paragraph.style.value} | {name: words for name, words in told.items() if words}


FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        Form("md", ".md", as_markdown),
        Form("html", ".html", as_letter),
        Form("json", ".json", as_json),
    )
}
"""Every form that tells the whole page, by the name that people type; the default is first."""

CALENDAR = Form("ics", ".ics", as_calendar)
"""The form that tells only what has a day, for a calendar program."""

SEALED = Form("sealed", ".age", as_markdown)
"""What lies inside a sealed message; see ``sharing.sealed`` for what is around it."""


def file_name(page: Page, form: Form) -> str:
    """Propose a name that tells no more than a day."""
    day = f"-{page.day.isoformat()}" if page.day else ""
    return f"summary{day}{form.ending}"
