"""Choosing which kind of record to write."""

from textual.app import App

from mentorjournal.domain.kinds import spoken_kind
from mentorjournal.screens.dialogs import Ask

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


async def choose_kind(app: App[None]) -> str:
    """Ask which kind; an empty answer is a change of mind."""
    choices = [(kind, f"{spoken_kind(kind).capitalize()}  {what}") for kind, what in KINDS]
    return await app.push_screen_wait(Ask("What would you like to write?", choices)) or ""
