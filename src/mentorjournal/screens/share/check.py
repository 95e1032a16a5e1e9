"""The disclosure check in words: what leaves, what stays, who is named, what form it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.people import Relationship
from mentorjournal.domain.plain import visible
from mentorjournal.screens.share.table import Preview
from mentorjournal.sharing.page import Named, Page

TITLE_WIDTH = 8
FORM_NAMES = {"md": "Markdown", "html": "one HTML page", "json": "JSON for programs"}
CONSENTS = {
    "not_asked": "not asked",
    "asked": "asked, no answer yet",
    "granted": "agreed to be named",
    "refused": "refused to be named",
}
NOT_COUNTABLE = ("feedback",)


Told = tuple[tuple[str, str], ...]
"""Titles, each with its words; without a title the words are a warning or good news."""


class CheckLines(Widget):
    """Show titles with their words beside them, wrapped under themselves."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"check--title", "check--alone"}

    told: reactive[Told] = reactive((), layout=True)
    """What is said."""

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002  Textual's signature
        viewport: Size,  # noqa: ARG002
        width: int,
    ) -> int:
        """Ask for every line."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Write what is said."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        return [line for title, words in self.told for line in self._wrapped(title, words, width)]

    def _wrapped(self, title: str, words: str, width: int) -> Iterator[Content]:
        if not title:
            alone = Content.styled(_plain(words), self.get_visual_style("check--alone"))
            yield from alone.wrap(max(1, width))
            return
        style = self.get_visual_style("check--title")
        front = Content.styled(f"{title:<{TITLE_WIDTH}}", style)
        for line in Content(_plain(words)).wrap(max(1, width - TITLE_WIDTH)):
            yield front + line
            front = Content(" " * TITLE_WIDTH)


def told_of(preview: Preview, relationship: Relationship, news: str = "") -> Told:
    """Say all that is to be known before a page leaves, after the news of what just left."""
    agreement = relationship.agreement
    told = [("", each) for each in news.splitlines()]
    told += [("LEAVES", _leaves(preview)), ("STAYS", _counted(preview.stays) or "nothing")]
    if agreement and agreement.conflict:
        told.append(("MIND", agreement.conflict))
    told += [("NAMES", each) for each in _names(preview.page)]
    told += [("DOORS", each) for each in _doors(preview.page)]
    told.append(("FORM", _form(preview)))
    if preview.refusal:
        told.append(("", f"✗ {preview.refusal}"))
    return tuple(told)


def _plain(words: str) -> str:
    return visible(words, keep_newlines=False)


def _leaves(preview: Preview) -> str:
    if not preview.leaves:
        return "nothing yet"
    return f"{_counted(preview.leaves)} · {preview.words} words"


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


def _names(page: Page) -> Iterator[str]:
    if not page.named:
        yield "nobody but the two of you"
    for each in page.named:
        yield f"{each.name} {_standing(each)} ({CONSENTS[each.consent]})"


def _standing(named: Named) -> str:
    if named.standing == "replaced":
        return f"→ {named.shown}"
    return "stays" if named.standing == "stays" else "✗ blocks the page"


def _doors(page: Page) -> Iterator[str]:
    for each in page.doors:
        yield f"“{each.word}” is written; you agreed to keep closed: {each.boundary}"


def _form(preview: Preview) -> str:
    size = len(preview.data)
    shown = f"{size / 1024:.1f} kB" if size >= 1024 else f"{size} bytes"
    return (
        f"{FORM_NAMES.get(preview.form.name, preview.form.name)}, {shown}. Whoever holds the file"
        " can read it; a work mailbox belongs to the employer; it cannot be called back."
    )
