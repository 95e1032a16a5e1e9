"""The words for the kinds of record, for whoever must not wait until their models are loaded."""

from mentorjournal.errors import NotUnderstood

KIND_WORDS = (
    "session",
    "goal",
    "reflection",
    "feedback",
    "action",
    "topic",
    "insight",
    "decision",
    "checkin",
    "skill",
    "rating",
    "resource",
    "person",
    "relationship",
    "review",
    "summary",
)
"""Every kind, in the order of ``kinds.KINDS``."""


def kind_word(typed: str) -> str:
    """Find the word of a kind typed in the singular or the plural; NotUnderstood otherwise."""
    wanted = typed.strip().casefold().replace("-", "")
    for word in (wanted, wanted.removesuffix("s"), _PLURALS.get(wanted, "")):
        if word in KIND_WORDS:
            return word
    raise NotUnderstood(f"“{typed}” is not a kind of record; there are {', '.join(KIND_WORDS)}.")


_PLURALS = {"people": "person", "summaries": "summary", "promise": "action", "promises": "action"}

SPOKEN = {"action": "promise", "checkin": "check-in"}


def spoken_kind(word: str) -> str:
    """Say a kind as people do: an action is a promise."""
    return SPOKEN.get(word, word)
