"""The page as one HTML file: a letter that needs nothing else and may do nothing at all.

No script, no picture, no font or style from elsewhere; the policy at its head forbids them to a
browser even if one got in.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from mentorjournal.sharing.marked import as_html, line_as_html
from mentorjournal.sharing.page import Page, Paragraph, Section, Style


def as_letter(page: Page) -> bytes:
    """Write the page as HTML in UTF-8."""
    return html_file(page.title, ["<article>", *_article(page), "</article>"], _stylesheet())


def html_file(title: str, body: Iterable[str], style: str) -> bytes:
    """Write a file in UTF-8 that may do nothing but show its own body in its own style."""
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="robots" content="noindex">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        *body,
        "</body>",
        "</html>",
    ]
    return ("\n".join(parts) + "\n").encode()


@cache
def _stylesheet() -> str:
    return Path(__file__).with_name("letter.css").read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """Forbid everything but this very stylesheet."""
    fingerprint = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{fingerprint}'; base-uri 'none'; form-action 'none'"
    )


def _article(page: Page) -> Iterator[str]:
    yield "<header>"
    yield f"<h1>{escape(page.title)}</h1>"
    two = (f"<b><bdi>{escape(name)}</bdi></b>" for name in (page.writer, page.reader))
    yield f'<p class="between">From {" to ".join(two)}</p>'
    yield "</header>"
    if page.cover:
        yield f'<div class="cover" dir="auto">\n{as_html(page.cover)}\n</div>'
    for section in page.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{escape(section.heading)}</h2>"
    for points, paragraphs in _runs(section.paragraphs):
        yield from (_list(paragraphs) if points else map(_block, paragraphs))
    yield "</section>"


def _runs(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[bool, list[Paragraph]]]:
    """Part the paragraphs into lists, of points with their notes, and what stands between."""
    run: list[Paragraph] = []
    is_list = False
    for paragraph in paragraphs:
        is_item = paragraph.style in (Style.POINT, Style.NOTE)
        if run and is_item is not is_list:
            yield is_list, run
            run = []
        is_list = is_item
        run.append(paragraph)
    if run:
        yield is_list, run


def _list(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    yield "<ul>"
    is_open = False
    for paragraph in paragraphs:
        if paragraph.style is Style.POINT:
            yield from ["</li>"] if is_open else []
            yield f'<li dir="auto">{_line(paragraph)}'
            is_open = True
        else:
            yield f'<div class="note">{_block(paragraph)}</div>'
    yield from ["</li>"] if is_open else []
    yield "</ul>"


def _block(paragraph: Paragraph) -> str:
    if paragraph.style is Style.HEADING:
        return f'<h3 dir="auto">{_line(paragraph)}</h3>'
    label = _label(paragraph)
    if not paragraph.text:
        return f'<p class="over">{label}</p>'
    if "\n" in paragraph.text or not label:
        above = f'<p class="over">{label}</p>\n' if label else ""
        return f'{above}<div class="prose" dir="auto">\n{as_html(paragraph.text)}\n</div>'
    return f'<p dir="auto">{label} {line_as_html(paragraph.text.strip())}</p>'


def _line(paragraph: Paragraph) -> str:
    aside = f'<span class="aside">{escape(paragraph.aside)}</span>' if paragraph.aside else ""
    return " ".join(filter(None, [_label(paragraph), escape(paragraph.text), aside]))


def _label(paragraph: Paragraph) -> str:
    return f'<b class="label">{escape(paragraph.label)}</b>' if paragraph.label else ""
