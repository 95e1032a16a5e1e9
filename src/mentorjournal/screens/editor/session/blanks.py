"""What is filled in about a session."""

from __future__ import annotations

from mentorjournal.screens.editor.blanks import Blank, Way, words

TOPICS, FROM_LAST, MARKS, CLOCK, MOVES_TO = "topics_here", "from_last", "marks", "clock", "moves_to"
PROMISES, INSIGHTS = "promises_made", "insights_had"
TIMES, RHYTHM = "times", "by_rhythm"
GOALS = "goals"
BESIDE = frozenset({TOPICS, FROM_LAST, MARKS, CLOCK, MOVES_TO, PROMISES, INSIGHTS, TIMES, RHYTHM})
"""Blanks that are no field of a session."""
SERIES = frozenset({TIMES, RHYTHM})
"""Those of them that are asked for when a session is planned, and of no other."""
FILLED_LATER = frozenset({TOPICS, FROM_LAST, MARKS, CLOCK, MOVES_TO, *SERIES})
"""Those of them that the record itself says nothing about."""
NOTES = frozenset({"notes_shared", "notes_private"})
"""Blanks that are read together: a private line typed in one is kept in the other."""

SESSION = (
    Blank("who", "With whom", Way.WHO, placeholder="a name; a new one is asked about"),
    Blank("on", "Date", Way.DAY, row="time"),
    Blank("start", "Start", placeholder="17:30", row="time"),
    Blank("minutes", "Minutes", Way.NUMBER, row="time"),
    Blank(TIMES, "How many at once", Way.NUMBER, placeholder="1"),
    Blank(RHYTHM, "In which rhythm", placeholder="every 3 weeks"),
    Blank(
        "kind",
        "Kind",
        Way.CHOICE,
        choices=(
            ("one_to_one", "one to one"),
            *words("group", "workshop", "event", "shadowing", "volunteering", "learning"),
        ),
    ),
    Blank("status", "How it stands", Way.CHOICE, choices=words("held", "planned", "cancelled")),
    Blank(
        "called_off_by",
        "Who could not",
        Way.CHOICE,
        choices=(("", "not said"), ("me", "I"), ("partner", "the other"), ("both", "both")),
        when=("status", "cancelled"),
    ),
    Blank("reason", "What came in between", when=("status", "cancelled")),
    Blank(
        MOVES_TO,
        "Moved to",
        Way.DAY,
        help="A day plans it again there; nothing of the agenda is lost.",
        when=("status", "cancelled"),
    ),
    Blank("purpose", "The one thing worth the hour"),
    Blank(
        "notes_shared",
        "For both · may go into a summary",
        Way.TEXT,
        placeholder="[] a promise   ! an insight   ? a topic   ~ a private line   [[ a link\n"
        "Each becomes what it says when you leave its line. Ctrl+T puts an outline here.",
    ),
    Blank(
        "notes_private",
        "For me",
        Way.TEXT,
        placeholder="Only you read this. It cannot be exported.",
        private=True,
    ),
    Blank(INSIGHTS, "What did you just see?", Way.ROWS),
    Blank(
        PROMISES,
        "Promises",
        Way.ROWS,
        help="Yours, unless a name stands first: “Name: read it”, “both: …”."
        " An emptied row goes to the trash.",
    ),
    Blank(FROM_LAST, "From last time", Way.ROWS),
    Blank(TOPICS, "Agenda", Way.ROWS),
    Blank(GOALS, "Goals touched", Way.SEVERAL, of=("goal",)),
    Blank("next_on", "Next time", Way.DAY),
    Blank("title", "Title", more=True),
    Blank("mode", "How you met", placeholder="video, in person, phone", more=True),
    Blank("agenda", "Agenda in words", Way.TEXT, more=True),
    Blank("counts_toward", "Counts toward", Way.COUNTED, more=True),
    Blank(
        "verifier", "Who confirmed the hours, once they have", Way.ONE, of=("person",), more=True
    ),
    Blank(
        "minute_of_first_advice",
        "Minute of my first advice",
        Way.NUMBER,
        help="For mentors: how long you asked before you told.",
        more=True,
    ),
    Blank(MARKS, "", more=True),
    Blank(CLOCK, "", more=True),
)
