"""What the last step was, in words, when it is taken back or taken again."""

from __future__ import annotations

from collections.abc import Mapping

from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line
from mentorjournal.journal import Journal
from mentorjournal.storage import undoing
from mentorjournal.storage.undoing import Taken, What

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
    return _told(undoing.take_back(journal.file, moments.now(), moments.here()), _BACK)


def take_again(journal: Journal) -> str:
    """Take the step again that was taken back last; empty when there is none."""
    return _told(undoing.take_again(journal.file, moments.now(), moments.here()), _AGAIN)


def _told(taken: Taken | None, words: Mapping[What, str]) -> str:
    if taken is None:
        return ""
    parts = []
    if taken.title:
        more = f" and {taken.others} more" if taken.others else ""
        parts.append(f"{words[taken.what]}: {_named(taken.title)}{more}.")
    if taken.left:
        rest = f" and {len(taken.left) - 1} more" if len(taken.left) > 1 else ""
        parts.append(
            f"Left as it is, because it was changed since: {_named(taken.left[0])}{rest}."
            " Its history has every version."
        )
    return " ".join(parts)


def _named(title: str) -> str:
    return f"“{one_line(title, _WIDEST)}”"
