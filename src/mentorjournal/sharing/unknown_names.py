"""Words on a page that look like the name of somebody whom the journal does not know.

Nobody can be asked for consent who was never kept as a person. So what is written as names are,
two or more capitalised words in a row, or one amid a sentence, is named before a page leaves: the
writer knows which of them is a person. It changes nothing on the page.
"""

import re
from collections.abc import Iterable, Iterator

from mentorjournal.domain.plain import TITLES
from mentorjournal.sharing.long_texts import of_long_texts
from mentorjournal.sharing.name_words import NAME_WORDS
from mentorjournal.sharing.page import Page

_NAME = r"[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_SEVERAL = re.compile(rf"(?<![\w@#]){_NAME}(?: {_NAME})+(?!\w)")
_AMID = re.compile(rf"(?<=[\w,;] )(?:{_NAME})(?!\w)")
_NO_PERSON = frozenset(
    re.findall(
        r"[a-z]+",
        """
monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december english
        """,
    )
)
_POSSESSIVE = re.compile(r"['’]s?$")


def unknown_names(page: Page) -> tuple[str, ...]:
    """List, each once and in reading order, what may be names of people who are not kept."""
    known = frozenset(_words([page.writer, page.reader, *(each.name for each in page.named)]))
    found: dict[str, None] = {}
    for text in page.texts:
        for each in _names_in(text):
            if known.isdisjoint(_words([each])):
                found.setdefault(each)
    return tuple(each for each in found if not _is_within(each, found))


def _is_within(name: str, others: Iterable[str]) -> bool:
    return any(name != other and f" {name} " in f" {other} " for other in others)


@of_long_texts
def _names_in(text: str) -> tuple[str, ...]:
    found = [*_SEVERAL.finditer(text), *_AMID.finditer(text)]
    names = (_POSSESSIVE.sub("", match[0]) for match in sorted(found, key=lambda m: m.start()))
    return tuple(each for each in names if not _is_no_name(each))


def _is_no_name(name: str) -> bool:
    words = list(_words([name]))
    telling = [word for word in words if word not in _NO_PERSON]
    if len(words) == 1:
        return not telling or words[0] in NAME_WORDS or words[0] in TITLES
    return len(telling) < 2


def _words(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from (word.casefold() for word in re.findall(r"[^\W\d_]+", name))
