"""The page as Markdown: for eyes first, and for programs that draw it."""

from collections.abc import Iterable, Iterator

from mentorjournal.sharing.marked import contained, contained_line, literal
from mentorjournal.sharing.page import Page, Paragraph, Style

_INDENT = "  "


def as_markdown(page: Page) -> bytes:
    """Write the page as Markdown in UTF-8."""
    blocks = [
        f"# {literal(page.title)}",
        f"From {literal(page.writer)} to {literal(page.reader)}",
        *([contained(page.cover)] if page.cover else []),
    ]
    for section in page.sections:
        blocks.append(f"## {section.heading}")
        blocks.extend(_blocks(section.paragraphs))
    return ("\n\n".join(blocks) + "\n").encode()


def _blocks(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Join points that follow each other into one list; all else stands apart."""
    points: list[str] = []
    for paragraph in paragraphs:
        if paragraph.style is Style.POINT:
            points.append(f"- {_line(paragraph)}")
            continue
        if points:
            yield "\n".join(points)
            points = []
        yield _block(paragraph)
    if points:
        yield "\n".join(points)


def _block(paragraph: Paragraph) -> str:
    if paragraph.style is Style.HEADING:
        return f"### {_line(paragraph)}"
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
