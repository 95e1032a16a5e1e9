"""What changed from one version of a record to the next, field by field and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from mentorjournal.desk.wording import FieldText, field_texts, label_of
from mentorjournal.domain import moments
from mentorjournal.domain.sharing_rules import Share

if TYPE_CHECKING:
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal

GONE, CAME, SAME = "−", "+", " "

_AROUND = 1
"""How many unchanged lines are shown before and after a change."""

_ALIKE = 0.4
"""From this likeness on two lines are the same one, changed; the words tell where."""

_WORD = re.compile(r"\w+|\s+|[^\w\s]")

_SHARING = {Share.NEVER: "never shared", Share.ASK: "shared when picked", Share.OFFER: "offered"}


@dataclass(frozen=True)
class Line:
    """A line of a text: gone, come, or left as it was to show where the others stand."""

    sign: str
    pieces: tuple[tuple[str, bool], ...]
    """Its parts, each with whether it is what changed."""

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(text for text, _ in self.pieces)


@dataclass(frozen=True)
class FieldChange:
    """How one field changed."""

    label: str
    private: bool
    lines: tuple[Line, ...]


def version_texts(journal: Journal, record: Record) -> list[FieldText]:
    """Word everything of a version that a person can change."""
    beside = [
        ("on", moments.spoken(record.day) if record.day else ""),
        ("tags", " ".join(f"#{tag}" for tag in record.tags)),
        ("share", _SHARING[record.share] if record.share else ""),
    ]
    named = {"share": "Sharing"}
    texts = [
        FieldText(name, named.get(name, label_of(name)), text, private=False)
        for name, text in beside
        if text
    ]
    return [*field_texts(journal, record), *texts]


def differences(before: Sequence[FieldText], after: Sequence[FieldText]) -> list[FieldChange]:
    """List the fields that are not the same, in the order in which they are shown."""
    old, new = ({each.name: each for each in texts} for texts in (before, after))
    changes = []
    for name in dict.fromkeys([*old, *new]):
        either = new.get(name) or old[name]
        was, has_become = (side[name].text if name in side else "" for side in (old, new))
        if was != has_become:
            lines = tuple(_lines(was.splitlines(), has_become.splitlines()))
            changes.append(FieldChange(either.label, either.private, lines))
    return changes


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for number, group in enumerate(matcher.get_grouped_opcodes(_AROUND)):
        if number:
            yield Line(SAME, (("⋯", False),))
        for tag, i, j, k, m in group:
            if tag == "equal":
                yield from (Line(SAME, ((line, False),)) for line in after[k:m])
            else:
                yield from _replaced(before[i:j], after[k:m])


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Pair lines that are alike, so that the words tell what changed in them."""
    pairs = list(zip(before, after, strict=False)) if len(before) == len(after) else []
    if not pairs:
        yield from (Line(GONE, ((line, True),)) for line in before)
        yield from (Line(CAME, ((line, True),)) for line in after)
    for old, new in pairs:
        gone, came = _by_words(old, new)
        yield Line(GONE, gone)
        yield Line(CAME, came)


def _by_words(old: str, new: str) -> tuple[tuple[tuple[str, bool], ...], ...]:
    old_words, new_words = (_WORD.findall(text) for text in (old, new))
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return ((old, True),), ((new, True),)
    sides: tuple[list[tuple[str, bool]], ...] = ([], [])
    for tag, i, j, k, m in matcher.get_opcodes():
        for side, text in zip(sides, (old_words[i:j], new_words[k:m]), strict=True):
            if text:
                side.append(("".join(text), tag != "equal"))
    return tuple(map(tuple, sides))
