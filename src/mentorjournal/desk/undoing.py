"""What the last step was, in words, when it is taken back or taken again."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from mentorjournal.desk.naming import name_of
from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line
from mentorjournal.journal import Journal
from mentorjournal.storage import undoing
from mentorjournal.storage.undoing import Taken, Touched, What

NOTHING_BACK = "There is nothing to take back."
NOTHING_AGAIN = "There is nothing to do again."

_BACK: Mapping[What, str] = {
    "made": "Taken back, and in the trash",
    "changed": "As it was before the change",
    "thrown away": "Out of the trash again",
    "taken out": "In the trash again",
}
_AGAIN: Mapping[What, str] = {
    "made": "There again",
    "changed": "Changed again",
    "thrown away": "In the trash again",
    "taken out": "Out of the trash again",
}
_WIDEST = 60


def take_back(journal: Journal) -> str:
    """Take the last step back, and say in one line what that was; empty when there is none."""
    taken = undoing.take_back(journal.file, moments.now(), moments.here())
    return _told(journal, taken, _BACK)


def take_again(journal: Journal) -> str:
    """Take the step again that was taken back last; empty when there is none."""
    taken = undoing.take_again(journal.file, moments.now(), moments.here())
    return _told(journal, taken, _AGAIN)


def _told(journal: Journal, taken: Taken | None, words: Mapping[What, str]) -> str:
    if taken is None:
        return ""
    parts = []
    if taken.first:
        more = f" and {taken.others} more" if taken.others else ""
        parts.append(f"{words[taken.what]}: {_named(journal, taken.first)}{more}.")
    if taken.left:
        rest = f" and {len(taken.left) - 1} more" if len(taken.left) > 1 else ""
        parts.append(
            f"Left as it is, because it was changed since: {_named(journal, taken.left[0])}{rest}."
            " Its history has every version."
        )
    return " ".join(parts)


def _named(journal: Journal, touched: Touched) -> str:
    """Name a record by its title then; a relationship by who it is with."""
    kept = journal.records.find(UUID(touched.record_id))
    is_bond = kept is not None and kept.record.KIND == "relationship"
    title = name_of(journal, kept.record) if kept and is_bond else touched.title
    return f"“{one_line(title, _WIDEST)}”"
