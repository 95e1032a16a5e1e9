"""A sheet that proves participation and tells no content: as Markdown, HTML and CSV.

Its columns are days, kinds, lengths, categories and who confirmed; no title, no note, no word of
what was spoken about has a place in it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from mentorjournal.domain.plain import visible
from mentorjournal.sharing.html_form import html_file

COLUMNS = ("Day", "Activity", "Time", "Category", "With", "Confirmed by")
CSV_COLUMNS = ("Day", "Activity", "Minutes", "Category", "With", "Confirmed by")


@dataclass(frozen=True)
class ActivityLine:
    """One activity in words, every name in it already minded."""

    day: str
    """As ``YYYY-MM-DD``."""
    kind: str
    minutes: int
    length: str
    category: str
    people: str
    confirmed_by: str
    """Empty while nobody confirmed it."""


@dataclass(frozen=True)
class ParticipationSheet:
    """Everything that the file will say."""

    title: str
    of: str
    """Whose participation it is; may be empty."""
    standing: Sequence[str]
    sums: Sequence[tuple[str, str]]
    """Each category and what it adds up to."""
    lines: Sequence[ActivityLine]


NOT_YET = "not confirmed yet"


def _cells(line: ActivityLine) -> tuple[str, ...]:
    confirmed = line.confirmed_by or NOT_YET
    return (line.day, line.kind, line.length, line.category, line.people, confirmed)


# ---- Markdown

_MARKS = re.compile(r"([\\`*_{}\[\]<>|#~&!])")


def as_markdown(sheet: ParticipationSheet) -> bytes:
    """Write the sheet as Markdown in UTF-8."""
    parts = [f"# {_marked(sheet.title)}", ""]
    if sheet.of:
        parts += [f"Participation of {_marked(sheet.of)}", ""]
    parts += [f"- {_marked(each)}" for each in sheet.standing] + [""]
    parts += [*_markdown_table(("Category", "In all"), sheet.sums), ""]
    parts += _markdown_table(COLUMNS, [_cells(each) for each in sheet.lines])
    return ("\n".join(parts) + "\n").encode()


def _markdown_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [_row(heads), _row(["---"] * len(heads))]
    return lines + [_row([_marked(cell) for cell in row]) for row in rows]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _marked(text: str) -> str:
    """Let nothing in a text be read as Markdown."""
    return _MARKS.sub(r"\\\1", visible(text, keep_newlines=False))


# ---- HTML


@cache
def _stylesheet() -> str:
    return Path(__file__).with_name("participation.css").read_text(encoding="utf-8")


def as_html(sheet: ParticipationSheet) -> bytes:
    """Write the sheet as one HTML file, ready to be printed."""
    return html_file(visible(sheet.title, keep_newlines=False), _article(sheet), _stylesheet())


def _article(sheet: ParticipationSheet) -> list[str]:
    of = f'<p class="of">Participation of <bdi>{_safe(sheet.of)}</bdi></p>' if sheet.of else ""
    standing = [f"<li>{_safe(each)}</li>" for each in sheet.standing]
    return [
        f"<header><h1>{_safe(sheet.title)}</h1>{of}</header>",
        "<ul>",
        *standing,
        "</ul>",
        *_html_table(("Category", "In all"), sheet.sums),
        *_html_table(COLUMNS, [_cells(each) for each in sheet.lines]),
        '<p class="sign"><span>Day</span><span>Signature</span></p>',
    ]


def _html_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = ["<tr>" + "".join(f"<td>{_safe(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    return ["<table>", f"<thead><tr>{top}</tr></thead>", "<tbody>", *body, "</tbody>", "</table>"]


def _safe(text: str) -> str:
    return escape(visible(text, keep_newlines=False))


# ---- CSV

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula; OWASP, CSV injection."""


def as_csv(sheet: ParticipationSheet) -> bytes:
    """Write the activities as CSV (RFC 4180) in UTF-8, with the mark by which Excel knows it."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(CSV_COLUMNS)
    for each in sheet.lines:
        cells = (each.kind, str(each.minutes), each.category, each.people, each.confirmed_by)
        rows.writerow([harmless(cell) for cell in (each.day, *cells)])
    return written.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Let no spreadsheet run a text: an apostrophe before what would begin a formula."""
    text = visible(cell, keep_newlines=False)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


PARTICIPATION_FORMS: dict[str, Callable[[ParticipationSheet], bytes]] = {
    "md": as_markdown,
    "html": as_html,
    "csv": as_csv,
}
"""By the word for each form, what writes it."""
