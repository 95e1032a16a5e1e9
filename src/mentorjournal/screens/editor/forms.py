"""What each kind asks for when it is written: tables of blanks, in the order in which people think.

The kinds of every day are declared here; the others are read off their models.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from mentorjournal.domain.agreement import LABELS
from mentorjournal.domain.people import Agreement
from mentorjournal.domain.record import Record
from mentorjournal.screens.editor.blanks import LEADS_TO, Blank, Way, derived, read_off, words
from mentorjournal.screens.editor.forms_of_growth import RATING, RESOURCE, SKILL
from mentorjournal.screens.editor.forms_of_talk import TOPIC
from mentorjournal.screens.editor.session.blanks import SESSION

_TAGS = Blank("tags", "Tags", Way.TAGS, placeholder="#talk #confidence", more=True)
_SHARE = Blank(
    "share",
    "May it leave",
    Way.CHOICE,
    choices=(
        ("", "as is usual for its fields"),
        ("never", "never"),
        ("ask", "only when picked"),
        ("offer", "yes, offer it"),
    ),
    more=True,
)
_LAST = (_TAGS, _SHARE)

_GOAL = (
    Blank("title", "Goal", placeholder="where you want to get to"),
    Blank(
        "area",
        "Area",
        Way.CHOICE,
        choices=words("study", "career", "skill", "personal", "mentoring", "profession"),
    ),
    Blank("why", "Why it matters", Way.TEXT, row="aim"),
    Blank("success", "How you will know", Way.TEXT, row="aim"),
    Blank("target", "By when", Way.DAY, row="by"),
    Blank("importance", "How much it matters, 0-10", Way.SCALE, row="by"),
    Blank("milestones", "Milestones", Way.ROWS, help="Enter adds a row below."),
    Blank(
        "strategies",
        "Strategies",
        Way.ROWS,
        help="Beside each: “trying”, “kept: what it taught” or “dropped: what it taught”.",
    ),
    Blank("obstacle", "What may get in the way", row="way"),
    Blank("if_then", "If that happens, then I…", row="way"),
    Blank(
        "status",
        "How it stands",
        Way.CHOICE,
        choices=words("active", "reached", "reshaped", "released"),
    ),
    Blank(
        "ended_note",
        "A word on why",
        help="Reached and released are both honourable ends.",
        when=("status", "reached", "released"),
    ),
    Blank(
        "because",
        "A word on why it changed shape",
        help="The old title stays in the goal's history.",
        when=("status", "reshaped"),
    ),
    Blank("relationships", "Part of the work with", Way.SEVERAL, of=("relationship",), more=True),
    Blank("skills", "Skills it builds", Way.SEVERAL, of=("skill",), more=True),
    Blank("on", "Set on", Way.DAY, more=True),
    Blank("ended_on", "Ended on", Way.DAY, more=True),
    *_LAST,
)

_REFLECTION = (
    Blank("title", "Title", placeholder="not needed"),
    Blank("on", "Date", Way.DAY, more=True),
    Blank("at", "Time", placeholder="21:40", more=True),
    Blank("about", "About", Way.SEVERAL, of=("session", "goal", "topic", "skill"), more=True),
    Blank("relationship", "In the work with", Way.ONE, of=("relationship",), more=True),
    _TAGS,
)

_FEEDBACK = (
    Blank("direction", "Which way", Way.CHOICE, choices=words("received", "given"), row="sort"),
    Blank(
        "kind",
        "Kind",
        Way.CHOICE,
        choices=(
            *words("idea", "observation"),
            ("encouragement", "a kind word"),
        ),
        row="sort",
    ),
    Blank("who", "Person", Way.WHO, placeholder="from whom, or to whom"),
    Blank("asked", "What was asked", placeholder="what an opinion is wanted on, and what not yet"),
    Blank("situation", "The moment", placeholder="when and where", row="sbi"),
    Blank("behaviour", "What was said or done", row="sbi"),
    Blank("impact", "What it did", row="next"),
    Blank("more_of", "More of", placeholder="what to do more of", row="next"),
    Blank("text", "In full, or in their words", Way.TEXT),
    Blank(
        "status",
        "How it stands",
        Way.CHOICE,
        choices=(
            ("asked", "asked"),
            ("answered", "answered"),
            ("used", "used: I did something with it"),
            ("sent", "sent"),
        ),
    ),
    Blank("my_response", "What I did with it", Way.TEXT, private=True),
    Blank("on", "Date", Way.DAY, more=True),
    Blank("asked_on", "Asked on", Way.DAY, more=True),
    Blank("reply", "What they answered", Way.TEXT, more=True),
    Blank("response_on", "My response on", Way.DAY, more=True),
    Blank("session", "From the session", Way.ONE, of=("session",), more=True),
    Blank("goal", "About the goal", Way.ONE, of=("goal",), more=True),
    *_LAST,
)

_ACTION = (
    Blank("text", "Promise", placeholder="who does what"),
    Blank(
        "owner",
        "Whose",
        Way.CHOICE,
        choices=(("me", "mine"), ("partner", "theirs"), ("both", "both")),
    ),
    Blank("due", "By when", Way.DAY),
    Blank("status", "How it stands", Way.CHOICE, choices=words("open", "done", "moved", "dropped")),
    Blank("done_on", "Done on", Way.DAY, when=("status", "done")),
    Blank("result", "What came of it", Way.TEXT),
    Blank("relationship", "Made with", Way.ONE, of=("relationship",)),
    Blank("session", "In the session", Way.ONE, of=("session",), more=True),
    Blank("goal", "For the goal", Way.ONE, of=("goal",), more=True),
    Blank("on", "Made on", Way.DAY, more=True),
    *_LAST,
)

_PERSON = (
    Blank("name", "Name"),
    Blank("roles", "Roles", placeholder="mentor, role model, contact, supporter"),
    Blank("where", "Where they are", row="place"),
    Blank(
        "zone",
        "Their time zone, if it is another",
        placeholder="Europe/London",
        row="place",
    ),
    Blank("can_help_with", "Can help me with", row="help"),
    Blank("i_can_help_with", "I can help with", row="help"),
    Blank("next_contact", "Write to them", Way.DAY),
    Blank(
        "name_consent",
        "May their name stand in a summary",
        Way.CHOICE,
        choices=words("not_asked", "asked", "granted", "refused"),
    ),
    Blank("shown_as", "Shown as", help="What stands for the name where it may not be shown."),
    Blank("note_private", "For me", Way.TEXT, private=True),
    Blank("met_on", "Met on", Way.DAY, more=True),
    Blank("met_through", "Met through", more=True),
    Blank("last_contact", "Last contact", Way.DAY, more=True),
    *_LAST,
)

_RELATIONSHIP = (
    Blank("who", "With whom", Way.WHO),
    Blank("my_role", "I am the", Way.CHOICE, choices=words("mentoree", "mentor", "peer")),
    Blank("programme", "Programme"),
    Blank("started", "Started", Way.DAY, row="span"),
    Blank("planned_end", "Planned to end", Way.DAY, row="span"),
    Blank(
        "status",
        "How far",
        Way.CHOICE,
        choices=words("preparing", "agreeing", "working", "closing", "closed"),
    ),
    Blank("ended", "Ended on", Way.DAY, when=("status", "closed")),
    Blank("redefined_as", "What you are from here", when=("status", "closing", "closed")),
    Blank("paused_until", "Resting until", Way.DAY, more=True),
    Blank("ending_announced", "The ending was announced on", Way.DAY, more=True),
    Blank("keep_private_notes_until", "Keep private notes until", Way.DAY, more=True),
    *_LAST,
)

_CHECKIN = (
    Blank("progress", "How far, 0-10", Way.SCALE),
    Blank("confidence", "How sure of this one task, 0-10", Way.SCALE),
    Blank("note", "Note", Way.TEXT),
    Blank("goal", "Goal", Way.ONE, of=("goal",)),
    Blank("on", "Date", Way.DAY, more=True),
    Blank("session", "In the session", Way.ONE, of=("session",), more=True),
    *_LAST,
)

_REVIEW = (
    Blank("relationship", "In the work with", Way.ONE, of=("relationship",)),
    Blank("by", "Whose numbers", Way.CHOICE, choices=(("me", "mine"), ("partner", "theirs"))),
    Blank("truth", "I can say what I really think here", Way.SCALE, row="numbers"),
    Blank("matters", "We work on what matters to the mentoree", Way.SCALE, row="numbers"),
    Blank("promises", "We both keep our promises", Way.SCALE, row="more"),
    Blank("worth", "The time is worth it", Way.SCALE, row="more"),
    Blank("keep", "One thing to keep", Way.TEXT),
    Blank("change", "One thing to change", Way.TEXT),
    Blank("stop", "One thing to stop", Way.TEXT),
    Blank("on", "Date", Way.DAY, more=True),
    *_LAST,
)

_DECISION = (
    Blank("question", "What is to be decided", placeholder="as a question"),
    Blank("options", "Options", Way.ROWS, help="Beside each: what is for it / what is against it."),
    Blank("expect", "What you expect of it", Way.TEXT, row="expect"),
    Blank(
        "confidence_pct",
        "How sure of that, in percent",
        Way.NUMBER,
        placeholder="70",
        row="expect",
    ),
    Blank("early_sign", "Early sign that it goes another way", row="signs"),
    Blank("review_on", "Look at it again", Way.DAY, row="signs"),
    Blank("choice", "What you choose", help="Empty for as long as it is open.", row="choice"),
    Blank("because", "Because", row="choice"),
    Blank("state_of_mind", "The state you are in", Way.TEXT, private=True),
    Blank("status", "How it stands", Way.CHOICE, choices=words("open", "decided", "reviewed")),
    Blank(
        "came_true",
        "Did it come about as expected",
        Way.CHOICE,
        choices=(("", "not said"), *words("yes", "partly", "no")),
        when=("status", "reviewed"),
    ),
    Blank("outcome", "What came of it", Way.TEXT, when=("status", "reviewed")),
    Blank("lesson", "What that teaches", Way.TEXT, when=("status", "reviewed")),
    Blank("relationships", "Part of the work with", Way.SEVERAL, of=("relationship",), more=True),
    Blank("decided_on", "Decided on", Way.DAY, more=True),
    Blank("on", "Date", Way.DAY, more=True),
    Blank("from", "It came from", Way.ONE, of=LEADS_TO["from"], more=True),
    Blank("led_to", "It led to", Way.SEVERAL, of=LEADS_TO["led_to"], more=True),
    *_LAST,
)

_INSIGHT = (
    Blank("text", "What you see now", placeholder="one sentence"),
    Blank("led_to", "It led to", Way.SEVERAL, of=LEADS_TO["led_to"]),
    Blank("relationships", "Part of the work with", Way.SEVERAL, of=("relationship",), more=True),
    Blank("from", "It came from", Way.ONE, of=LEADS_TO["from"], more=True),
    Blank("on", "Date", Way.DAY, more=True),
    *_LAST,
)

_DECLARED = {
    "topic": (*TOPIC, *_LAST),
    "session": (*SESSION, *_LAST),
    "goal": _GOAL,
    "reflection": _REFLECTION,
    "feedback": _FEEDBACK,
    "action": _ACTION,
    "person": _PERSON,
    "checkin": _CHECKIN,
    "review": _REVIEW,
    "skill": (*SKILL, *_LAST),
    "rating": (*RATING, *_LAST),
    "resource": (*RESOURCE, *_LAST),
    "decision": _DECISION,
    "insight": _INSIGHT,
}


@cache
def form_of(kind: type[Record]) -> tuple[Blank, ...]:
    """Give the blanks of a kind, those that are rarely wanted last."""
    if kind.KIND == "relationship":
        return (*_RELATIONSHIP, *_agreement())
    return _DECLARED.get(kind.KIND) or (*derived(kind), *_LAST)


AGREEMENT = "agreement."
"""What the keys of an agreement's lines begin with."""


def _agreement() -> Iterator[Blank]:
    blanks = read_off(Agreement)
    for name, blank in ((name, blanks[name]) for name in LABELS):
        yield replace(blank, key=AGREEMENT + name, label=LABELS[name], more=True)
