"""The links in the texts of a record: where they lead, and which texts lead to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.domain.entries import Filter
from mentorjournal.domain.inline_links import can_be_linked, dated

if TYPE_CHECKING:
    from mentorjournal.domain.entries import Entry, Kept
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal

IN_TRASH = "in the trash"
NO_LONGER = "no longer there"
LINKED_KINDS = (
    *("goal", "session", "reflection", "insight", "decision", "action", "topic", "feedback"),
    *("person", "resource", "skill"),
)
"""What can be linked to from a text; of the others nobody knows the titles."""
_OF_A_DAY = ("session", "reflection", "feedback")
"""Kinds of which many bear one title, so that the day is written too."""
MOST = 400
"""So many records, the newest, are compared with what is typed."""


@dataclass(frozen=True)
class TextLinks:
    """What the texts of a record link to, and whose texts link to it."""

    mentions: Sequence[Kept[Record]]
    mentioned_in: Sequence[Kept[Record]]


def text_links(journal: Journal, record: Record) -> TextLinks:
    """Gather the links from and to a record that lead to what is there."""
    leads = journal.records.find_all(list(dict.fromkeys(each.to for each in record.linked)))
    coming = [UUID(each) for each in journal.links.mentioning(str(record.id))]
    there = {kept.record.id: kept for kept in journal.records.find_all(coming)}
    return TextLinks(
        [kept for kept in leads if kept.deleted is None],
        [there[each] for each in coming if each in there],
    )


def with_standing(journal: Journal, record: Record, text: str) -> str:
    """Say behind each link of a text that its record is in the trash or gone."""
    there = {each.to for each in record.linked if f"[[{each.words}]]" in text}
    kept = {each.record.id: each for each in journal.records.find_all(list(there))}
    for link in record.linked:
        found = kept.get(link.to)
        lost = NO_LONGER if found is None else IN_TRASH if found.deleted else ""
        if lost:
            text = text.replace(f"[[{link.words}]]", f"[[{link.words}]] ({lost})")
    return text


def to_link(journal: Journal, typed: str = "") -> list[Entry]:
    """List what can be linked to: the newest, or what fits the words typed."""
    if typed.strip():
        wanted = Filter(kinds=LINKED_KINDS, words=typed, as_typed=True)
        found = journal.entries.find(wanted, 50)
    else:
        found = journal.entries.find(Filter(kinds=LINKED_KINDS), MOST)
    return [each for each in found if can_be_linked(words_for(each, alone=False))]


def words_to_link(journal: Journal, record_id: str) -> str:
    """Give what stands between the brackets: the title, with its day where there are several."""
    entry = journal.entry(record_id)
    return words_for(entry, alone=len(journal.links.called(entry.title)) == 1)


def words_for(entry: Entry, *, alone: bool) -> str:
    """Word a link to an entry; ``alone`` says that no other bears its title."""
    return entry.title if alone and entry.kind not in _OF_A_DAY else dated(entry.title, entry.day)
