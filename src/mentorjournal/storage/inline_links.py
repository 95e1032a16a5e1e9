"""Finding the records that the links in a text lead to, when the text is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from mentorjournal.domain.inline_links import links_in, title_and_day
from mentorjournal.domain.record import Linked, Record, words_of

if TYPE_CHECKING:
    from mentorjournal.storage.driver import dbapi

R = TypeVar("R", bound=Record)

_FIND = (
    'SELECT id FROM record WHERE title = ? COLLATE NOCASE AND "on" LIKE ? AND deleted IS NULL'
    " AND id != ? AND kind != 'relationship' ORDER BY \"on\" DESC, seq DESC LIMIT 1"
)


def with_links(connection: dbapi.Connection, record: R) -> R:
    """Note in a record what the links in its texts lead to.

    A link that was found once stays what it is when the other record is called otherwise; one that
    leads nowhere yet is looked for again the next time.
    """
    known = {each.words: each for each in record.linked}
    found = []
    for words in dict.fromkeys(each for text in words_of(record) for each in links_in(text)):
        link = known.get(words) or _looked_up(connection, record, words)
        found += [link] if link else []
    linked = tuple(found)
    return record if linked == record.linked else record.model_copy(update={"linked": linked})


def _looked_up(connection: dbapi.Connection, record: Record, words: str) -> Linked | None:
    title, day = title_and_day(words)
    for wanted in ((words, "%"), (title, f"{day}%")):
        row = connection.execute(_FIND, (*wanted, str(record.id))).fetchone()
        if row is not None:
            return Linked(words=words, to=UUID(row[0]))
    return None
