"""What a chosen field says on a page, where that is not all that stands in the journal.

The marked lines of a session's notes stay out: what they say goes by the promise, insight or topic
that they became, if that is ticked. Of a link in a text the title goes, never more.
"""

from collections import Counter
from collections.abc import Container, Iterator
from uuid import UUID

from mentorjournal.domain.inline_links import links_in, title_and_day, without_brackets
from mentorjournal.domain.record import Record
from mentorjournal.domain.session_marks import marks_in, without_marked
from mentorjournal.domain.sessions import Session
from mentorjournal.sharing.long_texts import of_long_texts
from mentorjournal.sharing.material import Material
from mentorjournal.sharing.page import Link
from mentorjournal.sharing.walls import is_walled

_NOTES = "notes_shared"


def said_of(record: Record, name: str) -> object:
    """Give what a field says to its reader."""
    value = getattr(record, name)
    if not isinstance(value, str):
        return value
    text = _unmarked(value) if isinstance(record, Session) and name == _NOTES else value
    return without_brackets(text, [each.words for each in record.linked]) if record.linked else text


@of_long_texts
def _unmarked(text: str) -> str:
    return without_marked(text)


def left_out(record: Record, name: str) -> Counter[str]:
    """Count the lines of a field that stay out, by what they became."""
    if not isinstance(record, Session) or name != _NOTES:
        return Counter()
    return Counter(_sorts(record.notes_shared))


@of_long_texts
def _sorts(text: str) -> tuple[str, ...]:
    return tuple(each.sort for each in marks_in(text))


def links_of(
    material: Material, record: Record, name: str, going: Container[UUID]
) -> Iterator[Link]:
    """Name the links of a field whose titles go while what they are the titles of does not."""
    value = getattr(record, name)
    if not isinstance(value, str) or not record.linked:
        return
    text = _unmarked(value) if isinstance(record, Session) and name == _NOTES else value
    there = {each.words: material.linked.get(each.to) for each in record.linked}
    for words in dict.fromkeys(links_in(text)):
        other = there.get(words)
        if other is not None and other.id not in going:
            yield Link(title_and_day(words)[0], other.KIND, is_walled(material, other))
