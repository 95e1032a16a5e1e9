"""The page as Markdown: for eyes first, and for programs that draw it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mentorjournal.sharing.marked import contained, contained_line, literal
from mentorjournal.sharing.page import Page, Paragraph, Style

_INDENT = "  "


@dataclass(frozen=True)
class Block:
    """Some lines of the page, and what of it they say."""

    text: str
    lines: tuple[int, int]
    """Its first and its last line, counted from 1."""
    paragraph: Paragraph | None = None
    is_cover: bool = False


def as_markdown(page: Page) -> bytes:
    """Write the page as Markdown in UTF-8."""
    return joined(laid_out(page))


def joined(blocks: Iterable[Block]) -> bytes:
    """Write a page that was laid out."""
    lines: list[str] = []
    for block in blocks:
        lines += [""] * (block.lines[0] - 1 - len(lines))
        lines += block.text.split("\n")
    return ("\n".join(lines) + "\n").encode()


def laid_out(page: Page) -> Iterator[Block]:
    """Set the page block by block; an empty line is before each but between points of a list."""
    last, was_point = 0, False
    for text, paragraph, is_cover in _blocks(page):
        is_point = paragraph is not None and paragraph.style is Style.POINT
        first = last + (1 if not last or (is_point and was_point) else 2)
        last, was_point = first + text.count("\n"), is_point
        yield Block(text, (first, last), paragraph, is_cover)


def _blocks(page: Page) -> Iterator[tuple[str, Paragraph | None, bool]]:
    yield f"# {literal(page.title)}", None, False
    yield f"From {literal(page.writer)} to {literal(page.reader)}", None, False
    if page.cover:
        yield contained(page.cover), None, True
    for section in page.sections:
        yield f"## {section.heading}", None, False
        for paragraph in section.paragraphs:
            yield _block(paragraph), paragraph, False


def _block(paragraph: Paragraph) -> str:
    if paragraph.style is Style.HEADING:
        return f"### {_line(paragraph)}"
    if paragraph.style is Style.POINT:
        return f"- {_line(paragraph)}"
    words = _labelled(paragraph)
    if paragraph.style is Style.NOTE:
        return "\n".join(f"{_INDENT}{line}" if line else "" for line in words.split("\n"))
    return words


def _line(paragraph: Paragraph) -> str:
    """Put the label before a line and the aside behind it."""
    label = f"**{literal(paragraph.label)}:**" if paragraph.label else ""
    aside = f"({literal(paragraph.aside)})" if paragraph.aside else ""
    return " ".join(filter(None, [label, literal(paragraph.text), aside]))


def _labelled(paragraph: Paragraph) -> str:
    """Put the label in front where the text is one line, else above it."""
    if not paragraph.text:
        return f"**{literal(paragraph.label)}**"
    if not paragraph.label:
        return contained(paragraph.text)
    label = f"**{literal(paragraph.label)}:**"
    if "\n" in paragraph.text:
        return f"{label}\n\n{contained(paragraph.text)}"
    return f"{label} {contained_line(paragraph.text.strip())}"
