"""What is said to the writer about a page: names that nobody knows, links, lines that stay out."""

from collections.abc import Iterator

from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.plain import one_line
from mentorjournal.sharing.page import Page
from mentorjournal.sharing.unknown_names import unknown_names

_NAMES_SHOWN = 6
"""How many names that nobody knows are told; more of them are counted."""


def unknown_words(page: Page) -> str:
    """Ask about what may be names of people who are not kept; empty when there are none."""
    names = unknown_names(page)
    if not names:
        return ""
    more = f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else ""
    listed = ", ".join(one_line(each, 40) for each in names[:_NAMES_SHOWN])
    return f"Not among your people: {listed}{more}. Who is a person: were they asked?"


def link_words(page: Page) -> Iterator[str]:
    """Say of each title that is there as a link what it is the title of."""
    for each in page.links:
        whose = "; that one belongs to another relationship" if each.walled else ""
        yield (
            f"“{one_line(each.title, 80)}” is written, the title of a {spoken_kind(each.kind)} that"
            f" stays with you{whose}. Does it say too much?"
        )


def left_out_words(page: Page) -> str:
    """Say how many lines of the notes stay out and what they became; empty when none does."""
    count = sum(number for _, number in page.left_out)
    if not count:
        return ""
    became = [f"{number} {what}{'s' if number > 1 else ''}" for what, number in page.left_out]
    listed = " and ".join(filter(None, [", ".join(became[:-1]), became[-1]]))
    verb, they = ("line", "it") if count == 1 else ("lines", "they")
    return f"{count} {verb} left out of the notes: {they} became {listed}, which go when ticked."
