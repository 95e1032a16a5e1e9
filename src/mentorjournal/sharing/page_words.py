"""What is said to the writer about a page: of the links on it, and of the lines that stay out."""

from collections.abc import Iterator

from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.plain import one_line
from mentorjournal.sharing.page import Page


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
