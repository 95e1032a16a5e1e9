"""Links in a text: the title of a record between ``[[`` and ``]]``.

Of several records of one title the day says which is meant: ``[[One to one · 2026-03-12]]``.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

IN_A_TEXT = "linked.to"
"""The role of what a link in a text leads to."""
LONGEST = 200
"""Characters that a title between the brackets has at most."""

_LINK = re.compile(rf"\[\[([^\[\]\n]{{1,{LONGEST}}})\]\]")
_DATED = re.compile(r"(?P<title>.*\S) · (?P<day>\d{4}-\d{2}-\d{2})")


def links_in(text: str) -> Iterator[str]:
    """List what stands between the brackets, in the order of the text."""
    if "[[" in text:
        yield from (found[1] for found in _LINK.finditer(text))


def can_be_linked(title: str) -> bool:
    """Whether a title can stand between the brackets."""
    return bool(title.strip()) and _LINK.fullmatch(f"[[{title}]]") is not None


def dated(title: str, day: date) -> str:
    """Write a title with its day, to tell it from others of that title."""
    return f"{title} · {day.isoformat()}"


def title_and_day(words: str) -> tuple[str, str]:
    """Part words into a title and the day behind it; the day is empty where there is none."""
    found = _DATED.fullmatch(words)
    return (found["title"], found["day"]) if found else (words, "")


def without_brackets(text: str, known: Iterable[str]) -> str:
    """Write the title alone for each of these links; other brackets stay as they were typed."""
    titles = frozenset(known)
    return _LINK.sub(
        lambda found: title_and_day(found[1])[0] if found[1] in titles else found[0], text
    )
