"""The agreement as it is talked through: its questions in their order, its versions."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from mentorjournal.domain.people import Agreement, AgreementChange, Relationship

Side = Literal["me", "partner"]


@dataclass(frozen=True)
class Question:
    """One line of an agreement, asked."""

    line: str
    """The field of the agreement that holds the answer."""
    label: str
    asks: str
    why: str
    """Why it matters, in a sentence."""
    example: str = ""


QUESTIONS = (
    Question(
        "limits",
        "What cannot stay between you",
        "What could you not keep to yourselves?",
        "It comes first: nobody should confide in a promise that cannot be kept.",
        "danger to somebody, something unlawful",
    ),
    Question(
        "confidential",
        "What stays between you",
        "What stays between the two of you?",
        "Candour needs a fence that both have walked along.",
        "What we say stays with us two.",
    ),
    Question(
        "programme_contact",
        "Contact in the programme",
        "Whom in the programme can either of you turn to?",
        "Some things are too big for two, and some are about the two of you.",
        "a name, and how to reach them",
    ),
    Question(
        "third_parties",
        "Speaking about others",
        "What may each of you tell others, and how do you speak of people who are not there?",
        "People who are talked about have not agreed to anything.",
        "Each may say that we meet; neither says what about.",
    ),
    Question(
        "boundaries",
        "Doors that stay closed",
        "What do you not want to talk about here?",
        "To name a door is enough. These words never leave; a summary that has one asks first.",
        "my family, unless I bring it up",
    ),
    Question(
        "power",
        "Power",
        "Where could one of you touch the other's marks, job or good name?",
        "Said aloud it can be allowed for; unsaid it edits every sentence.",
        "I sit on no panel that decides about you.",
    ),
    Question(
        "conflict",
        "Conflicts of interest",
        "Which interests could pull against each other, and what happens then?",
        "Before it happens, the answer costs nobody anything.",
        "She stays off the panel and says so in writing.",
    ),
    Question(
        "purpose",
        "What it is for",
        "What is this for, in the mentoree's own words?",
        "Everything else is measured against this sentence.",
        "Help me choose my next step for my own reasons.",
    ),
    Question(
        "rhythm_days",
        "Days between sessions",
        "How many days from one session to the next?",
        "A rhythm spares both of you from having to ask.",
        "21; a weekday in words goes to the next line",
    ),
    Question(
        "rhythm",
        "Or in words",
        "Or is there a weekday to it?",
        "Then the next session can be planned by one key, clock and all.",
        "every second Thursday 17:30",
    ),
    Question(
        "minutes",
        "Minutes each time",
        "How many minutes each time?",
        "An hour with an end is easier to give.",
        "60",
    ),
    Question(
        "how",
        "How you meet",
        "Where and how do you meet?",
        "And what happens when the line is bad.",
        "video, Tuesdays 5.30; phone when the internet dies",
    ),
    Question(
        "books",
        "Who books",
        "Who books the sessions, and who may move one?",
        "What nobody books does not take place.",
        "the mentoree; either may move one once without explaining",
    ),
    Question(
        "brings_topics",
        "Who brings the topics",
        "Who brings the topics?",
        "The mentoree drives; the mentor serves.",
        "the mentoree",
    ),
    Question(
        "between",
        "Contact in between",
        "May you write in between, which way, and how soon comes an answer?",
        "Silence means less when it was agreed how long it may be.",
        "email; an answer within a week",
    ),
    Question(
        "if_stuck",
        "If it gets stuck",
        "And if it does not work?",
        "Either may end it without a reason: no fault, no blame.",
        "Either may stop; nobody is to blame.",
    ),
    Question(
        "notes",
        "Notes and papers",
        "What is written down, and what becomes of it at the end?",
        "Each of you keeps a book; the other should know that.",
        "Each keeps her own; what was lent in confidence is deleted at the end.",
    ),
    Question(
        "review_on",
        "Look at it again",
        "When do you look at this again?",
        "Halfway is usual. An agreement that nobody looks at is a form.",
        "+10w",
    ),
)
"""In the order of the talk: the limits of confidence stand before the first confidence."""

LABELS = {each.line: each.label for each in QUESTIONS} | {
    "agreed_on": "Agreed on",
    "reviewed_on": "Looked at again",
    "confirmed_by_me": "Confirmed by me",
    "confirmed_by_partner": "Confirmed by them",
}


def answered(agreement: Agreement | None) -> int:
    """Count the questions that have an answer."""
    return sum(1 for each in QUESTIONS if agreement and getattr(agreement, each.line))


def is_confirmed(agreement: Agreement | None) -> bool:
    """Whether both have said yes to this very version."""
    return bool(agreement and agreement.confirmed_by_me and agreement.confirmed_by_partner)


def limits_unsaid(relationship: Relationship) -> bool:
    """Whether the two begin, and the limits of confidentiality stand nowhere."""
    agreement = relationship.agreement
    begins = relationship.status in ("preparing", "agreeing")
    return begins and not (agreement and agreement.limits)


def said(agreement: Agreement | None, line: str) -> str:
    """Write the answer to a question as it is typed: several on a line each, days in digits."""
    value = getattr(agreement, line) if agreement else None
    if isinstance(value, tuple):
        return "\n".join(value)
    return "" if value is None else str(value)


def changed_lines(old: Agreement | None, new: Agreement) -> list[str]:
    """List the labels of the lines that are not the same; when to look again is none of them."""
    lines = [each for each in QUESTIONS if each.line != "review_on"]
    return [q.label for q in lines if getattr(old, q.line, "") != getattr(new, q.line)]


def renewed(old: Agreement | None, new: Agreement, today: date) -> Agreement:
    """Count a new version once a first one was agreed, and ask both for their yes again.

    Lines that change on the same day, before anybody said yes, belong to one version.
    """
    lines = changed_lines(old, new)
    if old is None or not lines:
        return new
    new = new.model_copy(update=_unsigned(old, new))
    if old.agreed_on is None:
        return new
    was_signed = old.confirmed_by_me or old.confirmed_by_partner
    if old.changed_on == today and old.changes and not was_signed:
        last = old.changes[-1]
        before = last.what.split(", ") if last.on == today else []
        what = ", ".join(dict.fromkeys([*before, *lines]))
        changes = (*old.changes[:-1], AgreementChange(on=today, what=what))
        return new.model_copy(update={"changes": changes})
    changes = (*old.changes, AgreementChange(on=today, what=", ".join(lines)))
    return new.model_copy(
        update={"version": old.version + 1, "changed_on": today, "changes": changes}
    )


def _unsigned(old: Agreement, new: Agreement) -> dict[str, None]:
    """Take off the yes that was said to other words, unless a new one came with the change."""
    signed = ("confirmed_by_me", "confirmed_by_partner")
    return {name: None for name in signed if getattr(old, name) == getattr(new, name)}


def confirmed(agreement: Agreement, side: Side, today: date) -> Agreement:
    """Note the yes of one of the two, or take it back; with both it is agreed."""
    name = f"confirmed_by_{side}"
    day = None if getattr(agreement, name) else today
    after = agreement.model_copy(update={name: day})
    if is_confirmed(after) and after.agreed_on is None:
        return after.model_copy(update={"agreed_on": today})
    return after
