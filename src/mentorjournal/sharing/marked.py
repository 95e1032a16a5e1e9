"""Markdown that people wrote: contained, so that it cannot change the page around it.

Raw HTML is off, images are off, and links lead to https and mailto only.
"""

import re
from collections.abc import Iterator, Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mentorjournal.sharing.long_texts import of_long_texts

_SAFE_SCHEMES = ("https", "mailto")
_TAGS = {
    *("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("h4", "h5", "h6"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_FIRST_HEADING = 4
"""The page's own headings go down to the third level; a person's begin below."""


class _Parser(MarkdownIt):
    """CommonMark without HTML and images."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False})
        self.disable("image")

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        """Let only links through that lead where the reader can see."""
        return url.casefold().startswith(tuple(f"{scheme}:" for scheme in _SAFE_SCHEMES))


_PARSER = _Parser()


def as_html(text: str) -> str:
    """Draw a text as HTML that holds no script, no picture and no other scheme of link."""
    tokens = _PARSER.parse(contained(text))
    below = _way_down(tokens)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{_lowered(token, below)}"
    return _cleaned(_PARSER.renderer.render(tokens, _PARSER.options, {}))


def line_as_html(text: str) -> str:
    """Draw a text of one line, as a part of a paragraph."""
    return _cleaned(_PARSER.renderInline(contained_line(text)))


def _cleaned(drawn: str) -> str:
    return nh3.clean(
        drawn,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=set(_SAFE_SCHEMES),
        link_rel="noopener noreferrer",
    ).strip()


def _way_down(tokens: Sequence[Token]) -> int:
    """Tell by how many levels headings move, so that the highest of them is low enough."""
    levels = [int(each.tag[1:]) for each in tokens if each.type == "heading_open"]
    return max(0, _FIRST_HEADING - min(levels, default=_FIRST_HEADING))


def _lowered(heading: Token, below: int) -> int:
    return min(6, int(heading.tag[1:]) + below)


@of_long_texts
def contained(text: str) -> str:
    """Keep a person's Markdown as it is, but for what would reach beyond it.

    Its headings move below those of the page, a code block that was left open is closed, and what
    a reader's program could take for HTML, or for a picture to be fetched, is escaped.
    """
    tokens, lines = _PARSER.parse(text), text.split("\n")
    for token in tokens:
        if token.type == "inline" and token.map:
            start, end = token.map
            lines[start:end] = _inert("\n".join(lines[start:end])).split("\n")
    for heading, level in reversed(list(_outer_headings(tokens))):
        start, end = heading.map or (0, 0)
        lines[start:end] = [_heading_line(lines[start:end], level)]
    return "\n".join([*lines, *_missing_fence(tokens, lines)])


def contained_line(text: str) -> str:
    """Do the same for a text of one line that stands within a paragraph."""
    return _inert(text)


_CODE_OR_LIVE = re.compile(
    r"(?<![`\\])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|(?<!\\)(?P<slashes>\\*)(?P<live>!\[|<(?=[A-Za-z/!?])"
    r"(?!https?://[^\s<>]*>|mailto:[^\s<>]*>|[\w.+-]+@[\w.-]+>))",
    re.DOTALL,
)
_ESCAPED = {"<": "\\<", "![": "!\\["}


def _inert(text: str) -> str:
    """Escape what could open a tag, a comment or a picture, outside code and links."""

    def escaped(found: re.Match[str]) -> str:
        slashes = found["slashes"]
        is_live = slashes is not None and len(slashes) % 2 == 0
        return f"{slashes}{_ESCAPED[found['live']]}" if is_live else found[0]

    return _CODE_OR_LIVE.sub(escaped, text)


def _outer_headings(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """List the headings that are in no list and no quotation, with the level to stand at."""
    below = _way_down(tokens)
    for token in tokens:
        if token.type == "heading_open" and token.level == 0:
            yield token, _lowered(token, below)


def _heading_line(lines: list[str], level: int) -> str:
    """Write a heading at a level; one that was underlined becomes one line."""
    if len(lines) == 1:
        words = re.sub(r"^ {0,3}#{1,6}", "", lines[0])
        return f"{'#' * level}{words}"
    words = " ".join(line.strip() for line in lines[:-1])
    return f"{'#' * level} {words}"


def _missing_fence(tokens: Sequence[Token], lines: list[str]) -> list[str]:
    """Give the line that closes a code block left open at the end."""
    last = tokens[-1] if tokens else None
    if last is None or last.type != "fence" or last.level or not last.map:
        return []
    closing = re.compile(rf" {{0,3}}{re.escape(last.markup[0])}{{{len(last.markup)},}}\s*")
    is_closed = len(range(*last.map)) > 1 and closing.fullmatch(lines[-1])
    return [] if is_closed else [last.markup]


def literal(text: str) -> str:
    """Escape one line so that Markdown shows it as it was typed; most lines need nothing."""
    return text if _is_plain(text) else _escaped(text)


def _is_plain(text: str) -> bool:
    tokens = _PARSER.parse(text)
    inline = tokens[1].children or [] if len(tokens) == 3 else []
    has_tag = re.search(r"<[A-Za-z/!?]", text)
    return not has_tag and [each.content for each in inline if each.type == "text"] == [text]


def _escaped(text: str) -> str:
    inside = re.sub(r"([\\`*_\[\]<>&~])", r"\\\1", text)
    inside = re.sub(r"^([#+=-])", r"\\\1", inside)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", inside)
