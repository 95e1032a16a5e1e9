"""Where each kind stands on a page, and which of its fields hang together.

This says how things are worded and in which order, never what may leave: that is each field's rule.
A ruled field that is missing here is shown after the others under its own name, and a kind that is
missing stands in a section at the end.
"""

from dataclasses import dataclass, field
from functools import cache
from uuid import UUID

from mentorjournal.domain.record import Part, Record, mentioned
from mentorjournal.domain.shapes import Sort, shapes_of
from mentorjournal.domain.sharing_rules import Share, rules_of


@dataclass(frozen=True)
class Layout:
    """How one kind is laid out."""

    section: str
    name: str
    """What one is called where its own words are not chosen."""
    lead: str = ""
    """The field by which it is known on the page."""
    follows: tuple[str, ...] = ()
    """Fields that are chosen with the lead and say nothing without it."""
    labels: dict[str, str] = field(default_factory=dict)
    """The other fields in reading order, each with the words that stand before it."""
    is_list: bool = False
    """Whether each is a point of a list, and not a heading with paragraphs below."""
    is_headless: bool = False
    """Whether its paragraphs stand without a heading of their own."""


LAST_SECTION = "More"
NEXT_SECTION = "Next"

LAYOUTS: dict[str, Layout] = {
    "session": Layout(
        "What we talked about",
        "Session",
        "on",
        labels={"notes_shared": "", "next_on": "Next session"},
        is_headless=True,
    ),
    "topic": Layout("Topics", "Topic", "text", is_list=True),
    "insight": Layout("What I take from it", "Insight", "text", ("on",), is_list=True),
    "decision": Layout(
        "Decisions",
        "Decision",
        "question",
        ("on", "status", "decided_on"),
        {
            "options": "The options",
            "choice": "What I chose",
            "because": "Because",
            "expect": "What I expect",
            "confidence_pct": "How sure I am",
            "early_sign": "An early sign",
            "review_on": "I look back on it on",
            "outcome": "What came of it",
            "lesson": "What I learned",
        },
    ),
    "action": Layout(
        "Promises",
        "Promise",
        "text",
        ("owner", "due", "status", "done_on"),
        {"result": ""},
        is_list=True,
    ),
    "goal": Layout(
        "Goals",
        "Goal",
        "title",
        ("target", "status", "ended_on"),
        {
            "why": "Why",
            "success": "What success looks like",
            "milestones": "Milestones",
            "obstacle": "What gets in the way",
            "if_then": "If and then",
            "strategies": "Strategies",
            "history": "How it changed",
            "ended_note": "How it ended",
        },
    ),
    "checkin": Layout(
        "Check-ins", "Check-in", "progress", ("on", "confidence"), {"note": ""}, is_list=True
    ),
    "skill": Layout("Skills", "Skill", "name", ("kind",), {"why": "Why I follow it"}),
    "rating": Layout("Ratings", "Rating", "level", ("on", "view"), is_list=True),
    "feedback": Layout(
        "Feedback",
        "Feedback",
        "kind",
        ("direction", "on", "status", "asked_on"),
        {
            "asked": "What was asked",
            "situation": "Situation",
            "behaviour": "What was done",
            "impact": "What it did",
            "more_of": "More of",
            "text": "",
            "reply": "The answer",
        },
    ),
    "review": Layout(
        "How we are doing",
        "Review",
        "on",
        labels={
            "truth": "I can say what I really think",
            "matters": "We work on what matters",
            "promises": "We keep our promises",
            "worth": "The time is worth it",
            "keep": "Keep",
            "change": "Change",
            "stop": "Stop",
        },
    ),
    "resource": Layout(
        "Resources",
        "Resource",
        "title",
        ("kind", "where", "state"),
        {"why": "What for", "takeaway": "What it gave"},
        is_list=True,
    ),
    "person": Layout(
        "People",
        "Person",
        "name",
        ("roles", "where", "met_on"),
        {"can_help_with": "Can help with", "i_can_help_with": "What I can help with"},
        is_list=True,
    ),
    "relationship": Layout(
        "How we work",
        "Our relationship",
        labels={
            "programme": "Programme",
            "my_role": "My role",
            "started": "Since",
            "planned_end": "Planned to end",
            "ended": "Ended",
            "status": "Where we are",
            "redefined_as": "What we are from here",
            "paused_until": "Resting until",
            "ending_announced": "The ending was announced on",
            "agreement": "",
        },
        is_headless=True,
    ),
}
"""By kind, in the order of the page."""

AGREEMENT = {
    "version": "Version",
    "agreed_on": "Agreed on",
    "changed_on": "Changed on",
    "confirmed_by_me": "Confirmed by me",
    "confirmed_by_partner": "Confirmed by you",
    "review_on": "We look at it again on",
    "reviewed_on": "We looked at it again on",
    "purpose": "What for",
    "rhythm_days": "Days between sessions",
    "minutes": "Minutes a session",
    "how": "How we meet",
    "books": "Who books",
    "brings_topics": "Who brings topics",
    "between": "Between sessions",
    "confidential": "What stays with us",
    "limits": "Unless it is about",
    "third_parties": "Other people",
    "programme_contact": "Whom we can turn to",
    "power": "Power",
    "conflict": "Conflict of interest",
    "notes": "Notes and papers",
    "if_stuck": "If it does not work",
    "changes": "Changes",
}
"""The words before each line of an agreement, in reading order."""


PARTS: dict[str, Layout] = {
    "Milestone": Layout("", "", "title", labels={"due": "by", "done_on": "done on"}),
    "Strategy": Layout("", "", "text", labels={"state": "", "learned": "What it taught me"}),
    "Option": Layout("", "", "name", labels={"pro": "For", "against": "Against"}),
    "Reshaping": Layout("", "", "now", labels={"on": "", "was": "It was", "because": "Because"}),
    "AgreementChange": Layout("", "", "what", labels={"on": ""}),
}
"""The same for the parts of records, by the name of their model."""


@cache
def layout_of(kind: type[Record]) -> Layout:
    """Give a kind's layout, made up from its rules where there is none."""
    known = LAYOUTS.get(kind.KIND)
    if known:
        return known
    lead = kind.TEXT if kind.TEXT in ruled_fields(kind) else ""
    return Layout(LAST_SECTION, in_words(kind.KIND), lead)


@cache
def layout_of_part(part: type[Part]) -> Layout:
    """Give a part's layout; its first words lead where it has none."""
    texts = [name for name, shape in shapes_of(part).items() if shape.sort is Sort.TEXT]
    ruled = [name for name in texts if name in ruled_fields(part)]
    return PARTS.get(part.__name__) or Layout("", in_words(part.__name__), (ruled or [""])[0])


@cache
def ruled_fields(model: type[Part]) -> tuple[str, ...]:
    """List the fields that a rule lets out, as they are declared."""
    return tuple(name for name, rule in rules_of(model).items() if rule.share is not Share.NEVER)


@cache
def shareable(kind: type[Record]) -> tuple[str, ...]:
    """List the fields of a kind that a rule lets out, in reading order; the lead comes first."""
    layout = layout_of(kind)
    ruled = ruled_fields(kind)
    placed = [each for each in (layout.lead, *layout.follows, *layout.labels) if each in ruled]
    return (*placed, *(each for each in ruled if each not in placed))


def together(kind: type[Record], name: str) -> tuple[str, ...]:
    """List the fields that are chosen with this one: those that follow it, or itself alone."""
    layout, ruled = layout_of(kind), shareable(kind)
    if name == layout.lead:
        return (name, *(each for each in layout.follows if each in ruled))
    return (name,)


def leading(kind: type[Record], name: str) -> str:
    """Name the field that this one is chosen by: its lead's where it follows one, else itself."""
    layout = layout_of(kind)
    return layout.lead if name in layout.follows else name


def label_of(kind: type[Record], name: str) -> str:
    """Give the words before a field; its own name in words where the layout has none."""
    return layout_of(kind).labels.get(name, in_words(name))


def says_something(value: object) -> bool:
    """Tell whether there is anything to be read: no id and no blank is."""
    if isinstance(value, str):
        return bool(value.strip()) and not mentioned(value)
    return value is not None and value != () and not isinstance(value, UUID)


def in_words(name: str) -> str:
    """Write a field's name as people would: ``one_to_one`` as *One to one*."""
    return name.replace("_", " ").capitalize()
