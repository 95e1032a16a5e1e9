"""What skills, ratings and resources ask for when they are written."""

from __future__ import annotations

from mentorjournal.screens.editor.blanks import Blank, Way, words

SKILL = (
    Blank("name", "Name", placeholder="holding the floor, reading R, listening"),
    Blank(
        "kind",
        "Kind",
        Way.CHOICE,
        choices=words("talent", "skill", "knowledge", "mentoring"),
        help="A talent: what do people bring to you without being told to?",
    ),
    Blank("why", "Why you follow it", Way.TEXT),
    Blank("relationships", "In the work with", Way.SEVERAL, of=("relationship",), more=True),
    Blank("on", "Followed since", Way.DAY, more=True),
)

RATING = (
    Blank("level", "Where you are, 0-10", Way.SCALE),
    Blank(
        "view",
        "Seen",
        Way.CHOICE,
        choices=(
            ("now", "as I am now"),
            ("looking_back", "looking back: the start, as I see it now"),
        ),
        help="Looking back: knowing what you know now, what number should the start have had?",
    ),
    Blank(
        "evidence", "What shows it", placeholder="what did you do that one lower could not have?"
    ),
    Blank(
        "shown_by",
        "Or the record that shows it",
        Way.ONE,
        of=("session", "reflection", "feedback", "action", "decision", "goal"),
    ),
    Blank("skill", "Of which skill", Way.ONE, of=("skill",)),
    Blank("on", "Date", Way.DAY),
)

RESOURCE = (
    Blank("title", "What it is"),
    Blank("kind", "Kind", placeholder="reading, course, tool, person", row="sort"),
    Blank("state", "How far", placeholder="wanted, using or used", row="sort"),
    Blank("where", "Where", placeholder="a link or a place"),
    Blank("why", "What for"),
    Blank("takeaway", "What you took from it", Way.TEXT),
    Blank("goals", "For which goals", Way.SEVERAL, of=("goal",), more=True),
    Blank(
        "from",
        "Who or what led to it",
        Way.ONE,
        of=("person", "session", "reflection", "feedback", "insight"),
        more=True,
    ),
    Blank("relationships", "In the work with", Way.SEVERAL, of=("relationship",), more=True),
    Blank("on", "Since", Way.DAY, more=True),
)
