"""Choosing which kind of record to write."""

from typing import ClassVar

from textual import events
from textual.widgets import OptionList

from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.screens.frame.dialogs import Ask

KINDS = (
    ("session", "what was said, and what follows from it"),
    ("reflection", "a page for yourself; it never leaves"),
    ("goal", "where you want to get to"),
    ("feedback", "an idea, an observation, a kind word"),
    ("action", "who does what by when"),
    ("topic", "something to talk about"),
    ("insight", "one sentence you now see"),
    ("decision", "a choice, and what you expect of it"),
    ("checkin", "how far a goal is, and how sure you are"),
    ("person", "somebody you know"),
    ("relationship", "a mentoring relationship"),
    ("skill", "something you follow over time"),
    ("rating", "how good you are at it today"),
    ("resource", "something worth reading or using"),
    ("review", "the halfway numbers"),
)


class AskKind(Ask):
    """Ask which kind of record to write; dismisses with its word, empty for a change of mind."""

    HELP: ClassVar[str] = """\
Choose with the arrows and Enter, or a click. Letters go to the kind that begins with them, the same
letter again to the next one. Escape changes nothing.
"""

    leads_on = True
    """What is typed behind Enter belongs to the page that is begun; the app holds it meanwhile."""

    def __init__(self) -> None:
        choices = [(kind, f"{spoken_kind(kind).capitalize()}  {what}") for kind, what in KINDS]
        super().__init__("What would you like to write?", choices)
        self._beginnings = [words.casefold() for _, words in choices]
        self._typed = ""

    def on_key(self, event: events.Key) -> None:
        """Go to the kind that begins with what was typed, or to the next with the last letter."""
        letter = (event.character or "").casefold()
        choices = self.query_one(OptionList)
        if not letter.isalpha() and letter != "-":
            self._typed = ""
            return
        event.stop()
        at = choices.highlighted or 0
        further = self._beginning(self._typed + letter, at) if self._typed else None
        self._typed = letter if further is None else self._typed + letter
        found = self._beginning(letter, at + 1) if further is None else further
        if found is None:
            self._typed = ""
        else:
            choices.highlighted = found

    def _beginning(self, typed: str, at: int) -> int | None:
        """Find the first kind from a place on that begins with what was typed."""
        count = len(self._beginnings)
        places = ((at + step) % count for step in range(count))
        return next((each for each in places if self._beginnings[each].startswith(typed)), None)
