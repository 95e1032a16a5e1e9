"""The facts of Home as lines to be read; nothing a person wrote is taken for markup."""

from collections.abc import Sequence

from textual.content import Content

from mentorjournal.desk.quick import understood
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Entry
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.plain import visible
from mentorjournal.domain.sessions import Action, Session
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.journal_rows import PROMISE_MARKS, mark_of
from mentorjournal.views.overview import GoalProgress, Overview

QUIET = "$foreground 60%"
STRONG = "bold"
ACCENT = "$text-accent"
BARS = "▁▂▃▄▅▆▇█"
BARS_SHOWN = 6

NEW_KEYS = (
    ("S", "session", "session"),
    ("G", "goal", "goal"),
    ("R", "reflection", "reflection"),
    ("F", "feedback", "feedback"),
    ("P", "action", "promise"),
)
"""The capital that writes a record, the kind, and the word for it."""


def _plain(text: str) -> str:
    return visible(text, keep_newlines=False)


def greeting(facts: Overview) -> Content:
    """Say who this is, what day it is, and which keys write what."""
    hello = f"{facts.name}, " if facts.name else ""
    day = f"{facts.today:%a} {facts.today.day} {facts.today:%b}"
    keys: list[tuple[str, str]] = [("   new ", QUIET)]
    for key, _, word in NEW_KEYS:
        keys += [(f" {key}", ACCENT), (f" {word} ", QUIET)]
    return Content.assemble((_plain(hello), STRONG), (day, QUIET), *keys)


def next_lines(facts: Overview) -> list[Content]:
    """Say which session is next, what is to be prepared, and whose move it is."""
    lines = [_next_session(facts, facts.next_session)]
    if facts.agreed:
        day, session = facts.agreed
        when = f"{day:%a} {moments.brief(day, facts.today)}"
        away = moments.distance(day, facts.today)
        lines = [_labelled("Agreed", f"{when} · {facts.with_whom(session)} · {away}"), *lines]
    if facts.next_session and facts.next_session.purpose:
        lines.append(_labelled("The one thing", facts.next_session.purpose))
    due = facts.to_summarise
    if due:
        move = f"no summary of {moments.brief(due.on, facts.today)} with {facts.with_whom(due)} yet"
        lines.append(_labelled("Your move", move))
    if facts.drafts:
        subject, at = facts.drafts[0]
        what = f"a new {spoken_kind(subject.split(':')[1])}" if ":" in subject else "a record"
        kept = moments.brief(at.astimezone().date(), facts.today)
        lines.append(_labelled("Draft", f"of {what}, {kept} {at.astimezone():%H:%M} · D goes on"))
    return lines


def _next_session(facts: Overview, session: Session | None) -> Content:
    if session is None:
        return Content.assemble(
            ("No session is planned. ", QUIET), ("p", ACCENT), (" plans the next one.", QUIET)
        )
    when = " ".join(filter(None, [f"{session.on:%a}", moments.brief(session.on, facts.today)]))
    away = moments.distance(session.on, facts.today)
    rest = [session.clock, session.mode.replace("_", " "), away]
    return Content.assemble(
        (f"{when} · {_plain(facts.with_whom(session))}", STRONG),
        (_plain("".join(f" · {each}" for each in rest if each)), QUIET),
    )


def _labelled(label: str, words: str) -> Content:
    return Content.assemble((f"{label}  ", QUIET), _plain(words))


def promise_line(facts: Overview, promise: Action) -> Content:
    """Say a promise: its sign, whose it is, by when, what."""
    due = moments.brief(promise.due, facts.today) if promise.due else ""
    owner = facts.owner_of(promise).split()[0]
    return Content.assemble(
        (f"{PROMISE_MARKS[promise.status]} ", ACCENT),
        (f"{_plain(owner)[:6]:<6} {due:<10} ", QUIET),
        _plain(promise.text),
    )


def lately_line(facts: Overview, entry: Entry) -> Content:
    """Say a record in one line."""
    private = " ◆ private" if entry.kind == "reflection" else ""
    return Content.assemble(
        (f"{moments.brief(entry.day, facts.today):<10} ", QUIET),
        (f"{mark_of(entry)} {_short(spoken_kind(entry.kind)):<8}", "$text-primary"),
        _plain(entry.title),
        (private, "italic $text-secondary"),
    )


def _short(kind: str) -> str:
    """Shorten the word for a kind to seven letters, in a way that can still be read."""
    return {"reflection": "reflect", "feedback": "said", "decision": "decided"}.get(kind, kind)


def goal_line(facts: Overview, progress: GoalProgress) -> Content:
    """Say a goal, and below it how it goes: its check-ins as bars, the last one, what is next."""
    goal, checkins = progress.goal, progress.checkins
    bars = "".join(BARS[round(c.progress * 7 / 10)] for c in checkins[-BARS_SHOWN:])
    last = f"{checkins[-1].progress}/10  " if checkins else ""
    if goal.status == "active":
        more = f"next: {progress.next_milestone}" if progress.next_milestone else "under way"
    else:
        ended = f" {moments.brief(goal.ended_on, facts.today)}" if goal.ended_on else ""
        more = f"{goal.status}{ended}"
    return Content.assemble(
        (_plain(goal.title) + "\n", "" if goal.status == "active" else QUIET),
        (f"{bars}{'  ' if bars else ''}", "$text-success"),
        (last, STRONG),
        (_plain(more), QUIET),
    )


def kind_word_lines(facts: Overview) -> Sequence[Content]:
    """Say the last kind word exactly, and whose it was."""
    word = facts.kind_word
    if word is None:
        return []
    said = f"to {word.person}" if facts.is_mentor else word.person
    day = moments.brief(word.feedback.on, facts.today)
    return [
        Content.styled(_plain(f"“{word.words}”"), "italic"),
        Content.styled(_plain(f"{said}, {day}"), QUIET),
    ]


def explained(journal: Journal, line: str) -> Content:
    """Say what a quick note is understood to be, or what is wrong with it."""
    if not line.strip():
        return Content("")
    try:
        return Content.styled(_plain(f"↳ {understood(journal, line)}"), QUIET)
    except JournalError as error:
        return Content.styled(_plain(f"? {error}"), QUIET)
