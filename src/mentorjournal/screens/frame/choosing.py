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
Choose with the arrows and Enter, or a click; a letter goes to the next kind that begins with it.
Escape changes nothing.
"""

    leads_on = True
    """What is typed behind Enter belongs to the page that is begun; the app holds it meanwhile."""

    def __init__(self) -> None:
        choices = [(kind, f"{spoken_kind(kind).capitalize()}  {what}") for kind, what in KINDS]
        super().__init__("What would you like to write?", choices)
        self._first_letters = [words[:1].casefold() for _, words in choices]

    def on_key(self, event: events.Key) -> None:
        """Go to the next kind that begins with the letter."""
        letter = (event.character or "").casefold()
        choices = self.query_one(OptionList)
        if letter in self._first_letters:
            event.stop()
            at = (choices.highlighted or 0) + 1
            following = self._first_letters[at:] + self._first_letters[:at]
            choices.highlighted = (at + following.index(letter)) % len(following)
