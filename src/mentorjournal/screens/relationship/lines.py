"""A relationship as lines to be read; nothing a person wrote is taken for markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from textual.content import Content

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Entry
from mentorjournal.domain.plain import first_name, visible
from mentorjournal.domain.sessions import Action
from mentorjournal.screens.frame.journal_rows import PROMISE_MARKS, mark_of
from mentorjournal.views.halfway import Halfway
from mentorjournal.views.relationships import Standing, agreement_state, status_words

QUIET = "$foreground 60%"
STRONG = "bold"
LABEL = 14

ROLES = {"mentoree": "you are the mentoree", "mentor": "you are the mentor", "peer": "peers"}


@dataclass(frozen=True)
class Line:
    """One line, and where it leads: a screen, a record, or a new one of some kind."""

    words: Content
    door: str = ""
    record_id: UUID | None = None
    kind: str = ""


def plain(text: str) -> str:
    """Make a text one line in which nothing commands a terminal."""
    return visible(text, keep_newlines=False)


def heading(standing: Standing) -> Content:
    """Say who, in which roles, since when and how far."""
    bond, today = standing.relationship, standing.today
    since = f"since {moments.brief(bond.started, today)}"
    until = ""
    if bond.planned_end and standing.goes_on:
        until = f"until {moments.brief(bond.planned_end, today)}"
    about = [ROLES[bond.my_role], status_words(standing), since, until, bond.programme]
    return Content.assemble(
        (plain(standing.name) + "\n", STRONG),
        (plain(" · ".join(filter(None, about))), QUIET),
    )


def standing_lines(standing: Standing, numbers: Halfway) -> list[Line]:
    """Say how it stands, line by line, each with where it leads."""
    return [
        _agreement(standing),
        _halfway(standing, numbers),
        *_silence(standing),
        _next(standing),
        *_last_page(standing),
        *_topics(standing),
        _ending(standing),
    ]


def _line(label: str, words: str, door: str = "", record_id: UUID | None = None) -> Line:
    return Line(Content.assemble((f"{label:<{LABEL}}", QUIET), plain(words)), door, record_id)


def _agreement(standing: Standing) -> Line:
    words = agreement_state(standing.relationship.agreement, standing.today)
    if standing.limits_unsaid:
        words += " · begin with the limits of what stays between you"
    return _line("Agreement", words, "agreement")


def _halfway(standing: Standing, numbers: Halfway) -> Line:
    if numbers.is_compared:
        widest = numbers.gaps[0]
        words = f"widest: {widest.words} {widest.mine} and {widest.theirs}"
    elif numbers.mine:
        words = "yours are written; theirs not yet"
    else:
        words = "four numbers each, alone" + (": it is time" if standing.review_due else "")
    return _line("Halfway", words, "halfway")


def _silence(standing: Standing) -> list[Line]:
    since = standing.quiet_since
    if since is None:
        return []
    words = f"since {moments.brief(since, standing.today)}: one line to write, if you want"
    return [_line("Quiet", words, record_id=standing.relationship.person)]


def _next(standing: Standing) -> Line:
    today, session, day = standing.today, standing.next_session, standing.next_on
    if day is None:
        line = _line(
            "Next session", "nothing is planned" + (" · enter plans one" * standing.goes_on)
        )
        return Line(line.words, kind="session" if standing.goes_on else "")
    when = f"{day:%a} {moments.brief(day, today)} · {moments.distance(day, today)}"
    if session:
        return _line("Next session", when, record_id=session.id)
    return Line(_line("Next session", f"{when} · agreed").words, kind="session")


def _last_page(standing: Standing) -> list[Line]:
    page = standing.last_summary
    if page is None:
        return []
    way = "you sent" if page.body.get("direction") == "sent" else "you were sent"
    words = f"{way} “{page.title}”, {moments.brief(page.day, standing.today)}"
    return [_line("Last page", words, record_id=UUID(page.id))]


def _topics(standing: Standing) -> list[Line]:
    share = standing.topics.share
    return [_line("Topics raised", share)] if share else []


def _ending(standing: Standing) -> Line:
    bond, today = standing.relationship, standing.today
    if bond.redefined_as:
        return _line("From here", bond.redefined_as, "ending")
    if bond.status == "closing":
        return _line("Ending", "announced: thanks, and what you are from here", "ending")
    if bond.planned_end and standing.goes_on:
        day = moments.brief(bond.planned_end, today)
        ahead = f"planned for {day}; say so a session ahead"
        words = ahead if bond.planned_end >= today else f"was planned for {day}"
        return _line("Ending", words, "ending")
    return _line("Ending", "when it comes: said a session ahead", "ending")


def entry_lines(entries: Sequence[Entry], today: date) -> list[Content]:
    """Say each record of the relationship in one line."""
    days = [each.day for each in entries]
    return [_entry_line(each, moments.in_column(each.day, days, today)) for each in entries]


def _entry_line(entry: Entry, day: str) -> Content:
    state = str(entry.body.get("status", "")) if entry.kind == "session" else ""
    beside = f"  {state}" if state in ("planned", "cancelled") else ""
    whose = "theirs " if entry.body.get("raised_by") == "partner" else ""
    return Content.assemble(
        (day, QUIET),
        (f"{mark_of(entry)} ", "$text-primary"),
        (whose, QUIET),
        plain(entry.title),
        (beside, QUIET),
    )


def promise_lines(promises: Sequence[Action], standing: Standing) -> list[Content]:
    """Say each promise: its sign, whose it is, by when, what."""
    days = [each.due for each in promises]
    return [
        _promise_line(each, standing, moments.in_column(each.due, days, standing.today))
        for each in promises
    ]


def _promise_line(promise: Action, standing: Standing, due: str) -> Content:
    owner = {"me": "mine", "both": "both"}.get(promise.owner, first_name(standing.name)[:8])
    return Content.assemble(
        (f"{PROMISE_MARKS[promise.status]} ", "$text-accent"),
        (f"{plain(owner):<8} {due}", QUIET),
        plain(promise.text),
    )
