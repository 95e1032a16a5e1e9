"""One line typed in passing: what kind of record it is, with whom, for which day.

``promise: send the draft @ruth #talk !fri`` is a promise. The marks stay in the text, so that
nothing that was typed is dropped; what could not be understood is simply text.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mentorjournal.domain.days import Reading, read_day
from mentorjournal.errors import NotUnderstood

LEADING_WORDS = {
    "goal": "goal",
    "promise": "action",
    "action": "action",
    "todo": "action",
    "kind": "feedback",
    "said": "feedback",
    "feedback": "feedback",
    "insight": "insight",
    "topic": "topic",
    "question": "topic",
    "decision": "decision",
    "reflection": "reflection",
    "note": "reflection",
}
ENCOURAGES = {"kind": "received", "said": "given"}
"""The leading words of a kind word, and which way it went."""

_MARKS_READ = 5
"""How many marks of a line may be the day: a pasted page may hold thousands of them."""
_TEXT_FIELDS = {"goal": "title", "decision": "question"}


@dataclass(frozen=True)
class QuickNote:
    """A line as it was understood."""

    kind: str
    text: str
    partner: str
    """The name typed behind ``@``, as it was typed; empty without one."""
    tags: tuple[str, ...]
    day: date | None
    encouragement: str = ""
    """Which way a kind word went, received or given; empty when the line is none."""

    def fields(self) -> dict[str, Any]:
        """Give the fields of the record that it becomes."""
        fields: dict[str, Any] = {_TEXT_FIELDS.get(self.kind, "text"): self._words}
        if self.tags:
            fields["tags"] = self.tags
        if self.day:
            fields[{"action": "due", "goal": "target"}.get(self.kind, "on")] = self.day
        if self.encouragement:
            fields |= {"kind": "encouragement", "direction": self.encouragement}
        return fields

    @property
    def _words(self) -> str:
        """The text, without the name before a kind word: who it was stands beside it."""
        name, _, words = self.text.partition(" ")
        named = self.encouragement and self.partner and name == f"@{self.partner}"
        return words.strip() or self.text if named else self.text


def understand(
    line: str, reading: Reading, is_known: Callable[[str], bool] = lambda _: True
) -> QuickNote:
    """Read a line; without a leading word it is a private reflection, which never leaves."""
    text, kind, word = line.strip(), "reflection", ""
    if found := re.match(r"([A-Za-z]+):\s+(?=\S)", text):
        word = found[1].casefold()
        if word in LEADING_WORDS:
            kind, text = LEADING_WORDS[word], text[found.end() :]
    names = [name for name in re.findall(r"(?<!\S)@(\w[\w'’-]*)", text) if is_known(name)]
    tags = tuple(dict.fromkeys(re.findall(r"(?<!\S)#(\w[\w-]*)", text)))
    lean = Reading(reading.today, "past" if kind == "reflection" else "future", reading.day_first)
    return QuickNote(
        kind=kind,
        text=text,
        partner=names[0] if names else "",
        tags=tags,
        day=_day(re.split(r"(?<!\S)!(?=\S)", text)[1:], lean),
        encouragement=ENCOURAGES.get(word, ""),
    )


def _day(behind_marks: Sequence[str], reading: Reading) -> date | None:
    """Read the longest phrase of up to three words behind a mark that is a day."""
    for phrase in behind_marks[:_MARKS_READ]:
        words = phrase.split(maxsplit=3)
        for count in (3, 2, 1):
            try:
                return read_day(" ".join(words[:count]), reading)
            except NotUnderstood:
                continue
    return None
