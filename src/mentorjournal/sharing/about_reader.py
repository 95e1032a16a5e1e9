"""The sentences of a page that speak of its reader: read them once more as the reader would."""

import re
from dataclasses import dataclass

from mentorjournal.sharing.long_texts import of_long_texts
from mentorjournal.sharing.page import Origin, Page

_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]*")
_WORD = re.compile(r"[^\W\d_]+")
_TITLES = frozenset(("dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss"))


@dataclass(frozen=True)
class AboutReader:
    """A sentence that names the reader, and where it came from; nothing for the covering line."""

    sentence: str
    origins: tuple[Origin, ...] = ()


def about_reader(page: Page) -> tuple[AboutReader, ...]:
    """List the sentences that say something of the reader by name, in reading order."""
    names = frozenset(word.casefold() for word in _WORD.findall(page.reader)) - _TITLES
    found = [AboutReader(each) for each in _naming(page.cover, names)]
    for paragraph in page.paragraphs:
        found.extend(
            AboutReader(each, paragraph.origins) for each in _naming(paragraph.text, names)
        )
    return tuple(found)


@of_long_texts
def _naming(text: str, names: frozenset[str]) -> tuple[str, ...]:
    if names.isdisjoint(_WORD.findall(text.casefold())):
        return ()
    return tuple(
        sentence.strip()
        for sentence in _SENTENCE.findall(text)
        if not names.isdisjoint(words := _WORD.findall(sentence.casefold())) and set(words) - names
    )
