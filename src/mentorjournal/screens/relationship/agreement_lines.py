"""An agreement as lines to be read."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from mentorjournal.desk.agreements import Version
from mentorjournal.domain import moments
from mentorjournal.domain.agreement import QUESTIONS, Question, said
from mentorjournal.domain.people import Agreement
from mentorjournal.domain.plain import one_line
from mentorjournal.screens.relationship.lines import QUIET, STRONG, plain
from mentorjournal.widgets.changes import changes_in_words

PRIVATE = "  ◆ private, never shared"


def line_of(question: Question, agreement: Agreement | None) -> Content:
    """Say a line of the agreement; a sign tells whether it was talked about."""
    text = _in_one(question, agreement)
    sign = "✓" if text else "○"
    private = PRIVATE if question.line == "boundaries" else ""
    return Content.assemble(
        (f"{sign} ", "$text-accent"),
        (f"{question.label}", STRONG if text else QUIET),
        (f"{private}  ", "italic $text-secondary"),
        (plain(text), ""),
    )


def _in_one(question: Question, agreement: Agreement | None) -> str:
    if question.line == "review_on" and agreement and agreement.review_on:
        return moments.spoken(agreement.review_on)
    return " · ".join(said(agreement, question.line).splitlines())


def below(agreement: Agreement | None, name: str, today: date) -> str:
    """Say in the lower edge who has said yes, or how to begin."""
    if agreement is None:
        return "enter opens a line"
    mine, theirs = agreement.confirmed_by_me, agreement.confirmed_by_partner
    me = f"✓ you {moments.brief(mine, today)}" if mine else "y I agree"
    them = f"✓ {_given(name)} {moments.brief(theirs, today)}" if theirs else "Y they agree"
    return f"{me} · {them}"


def _given(name: str) -> str:
    """Cut a name to what the edge of a card has room for."""
    return one_line(next(iter(name.split(maxsplit=1)), "they"), 20)


def asked(question: Question, at: int) -> Content:
    """Ask one question, and say how many there are."""
    private = PRIVATE if question.line == "boundaries" else ""
    return Content.assemble(
        (f"{at + 1} of {len(QUESTIONS)} · {question.label}", QUIET),
        (private, "italic $text-secondary"),
        (f"\n{question.asks}\n", STRONG),
        (question.why, ""),
    )


def why(question: Question) -> Content:
    """Give an example, and the keys."""
    several = " · one on a line" if question.line in ("limits", "boundaries") else ""
    keys = "Alt+N keeps it and asks the next · Alt+P goes back · Escape shows all lines"
    return Content.styled(f"Such as: {question.example}{several}\n{keys}", QUIET)


def words_of_versions(versions: Sequence[Version]) -> Content:
    """Tell each version and what it changed, the newest first."""
    if not versions:
        return Content("Nothing was agreed yet.")
    parts = []
    for each in versions:
        day = f" · {moments.spoken(each.on)}" if each.on else ""
        parts.append(Content.styled(f"Version {each.number}{day}", STRONG))
        if each.note:
            parts.append(Content(plain(f"Changed: {each.note}")))
        told = changes_in_words(each.changes)
        parts += [told, Content("")] if told else [Content("")]
    return Content("\n").join(parts[:-1])
