"""The facts of Home as lines to be read; nothing a person wrote is taken for markup."""

from datetime import date

from textual.content import Content

from mentorjournal.desk.quick import understood
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Entry
from mentorjournal.domain.kind_words import spoken_kind
from mentorjournal.domain.plain import first_name, visible
from mentorjournal.domain.sessions import Action, Session
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.journal_rows import PROMISE_MARKS, mark_of, session_state
from mentorjournal.views.kind_words import KindWord
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


TO_TRY = (
    ("relationship", "M", "Say who mentors you, and how you want to work",
     "Say whom you mentor, and how you want to work"),
    ("goal", "G", "Set a goal, in your own words; only you move it",
     "Set a goal for your own practice; only you move it"),
    ("reflection", "R", "Write a page for yourself, along a question or two; it never leaves",
     "Write a page on why you mentor, along a question or two; it never leaves"),
)  # fmt: skip
"""What a new journal begins with: the kind, its key, the words to a mentoree and a mentor."""


def plain(text: str) -> str:
    """Make a text one line in which nothing commands a terminal."""
    return visible(text, keep_newlines=False)


def greeting(facts: Overview) -> Content:
    """Say who this is, what day it is, and which keys write what."""
    hello = f"{facts.name}, " if facts.name else ""
    day = f"{facts.today:%a} {facts.today.day} {facts.today:%b}"
    keys: list[tuple[str, str]] = [("  new", QUIET)]
    for key, _, word in NEW_KEYS:
        keys += [(f" {key}", ACCENT), (f" {word}", QUIET)]
    return Content.assemble((plain(hello), STRONG), (day, QUIET), *keys)


def begin_lines(facts: Overview) -> list[Content]:
    """Say what a new journal may begin with, each with the one key for it."""
    return [
        Content.assemble((f"{key}  ", ACCENT), mentor if facts.is_mentor else mentoree)
        for kind, key, mentoree, mentor in TO_TRY
        if kind in facts.to_try
    ]


def next_lines(facts: Overview) -> list[Content]:
    """Say which session is next, what is to be prepared, and whose move it is."""
    lines = [_next_session(facts, facts.next_session)]
    if facts.agreed:
        day, session = facts.agreed
        when = f"{day:%a} {moments.brief(day, facts.today)}"
        away = moments.distance(day, facts.today)
        lines = [labelled("Agreed", f"{when} · {facts.with_whom(session)} · {away}"), *lines]
    if facts.next_session and facts.next_session.purpose:
        lines.append(labelled("The one thing", facts.next_session.purpose))
    agenda = _agenda(facts)
    if agenda:
        lines.append(labelled("Agenda", agenda))
    return [*lines, *move_lines(facts), *_driving(facts)]


def move_lines(facts: Overview) -> list[Content]:
    """Say whose move it is, where it is the writer's, and what was begun."""
    lines = []
    due, page = facts.to_summarise, facts.to_answer
    if due:
        move = f"no summary of {moments.brief(due.on, facts.today)} with {facts.with_whom(due)} yet"
        lines.append(labelled("Your move", move))
    if page:
        whose = next((facts.partners.get(each, "") for each in page.relationships), "")
        day = moments.brief(page.day, facts.today)
        lines.append(labelled("Your move", f"a word back on what {whose} sent {day}"))
    if facts.drafts:
        subject, at = facts.drafts[0]
        what = f"a new {spoken_kind(subject.split(':')[1])}" if ":" in subject else "a record"
        kept = moments.brief(at.astimezone().date(), facts.today)
        lines.append(labelled("Draft", f"of {what}, {kept} {at.astimezone():%H:%M} · D goes on"))
    return lines


def _agenda(facts: Overview) -> str:
    """Count what lies ready for the next session."""
    standing = facts.standing_of(facts.next_session or (facts.agreed and facts.agreed[1]))
    if standing is None:
        return ""
    open_topics, promises = len(standing.topics.open), len(standing.promises)
    return " · ".join(filter(None, [counted(open_topics, "topic"), counted(promises, "promise")]))


def _driving(facts: Overview) -> list[Content]:
    driven = facts.driven
    if driven is None:
        return []
    return [labelled("Topics raised", f"{driven.topics.share}, with {driven.name}")]


def counted(number: int, word: str) -> str:
    """Count things: ``1 topic``, ``2 topics``; nothing where there are none."""
    return f"{number} {word}{'' if number == 1 else 's'}" if number else ""


def _next_session(facts: Overview, session: Session | None) -> Content:
    if session is None and not facts.standings:
        return Content.assemble(
            ("Nobody to meet yet. ", QUIET), ("M", ACCENT), (" begins with somebody.", QUIET)
        )
    if session is None:
        return Content.assemble(
            ("No session is planned. ", QUIET), ("p", ACCENT), (" plans the next one.", QUIET)
        )
    when = " ".join(filter(None, [f"{session.on:%a}", moments.brief(session.on, facts.today)]))
    away = moments.distance(session.on, facts.today)
    rest = [session.clock, session.mode, away]
    return Content.assemble(
        (f"{when} · {plain(facts.with_whom(session))}", STRONG),
        (plain("".join(f" · {each}" for each in rest if each)), QUIET),
    )


def labelled(label: str, words: str) -> Content:
    """Put a quiet label before words that a person wrote."""
    return Content.assemble((f"{label}  ", QUIET), plain(words))


def promise_line(facts: Overview, promise: Action) -> Content:
    """Say a promise: its sign, whose it is, by when, what."""
    due = moments.in_column(promise.due, [each.due for each in facts.promises], facts.today)
    owner = first_name(facts.owner_of(promise))
    return Content.assemble(
        (f"{PROMISE_MARKS[promise.status]} ", ACCENT),
        (f"{plain(owner)[:6]:<6} {due}", QUIET),
        plain(promise.text),
    )


def lately_line(facts: Overview, entry: Entry) -> Content:
    """Say a record in one line."""
    private = " ◆ private" if entry.kind == "reflection" else ""
    return Content.assemble(
        (moments.in_column(entry.day, [each.day for each in facts.lately], facts.today), QUIET),
        (f"{mark_of(entry)} {_word(entry):<8}", "$text-primary"),
        plain(entry.title),
        (private, "italic $text-secondary"),
    )


def _word(entry: Entry) -> str:
    """Say what a record is; of a session that was not held, what became of it."""
    if entry.kind == "session" and (state := session_state(entry)) != "held":
        return {"cancelled": "not held"}.get(state, state)
    return _short(spoken_kind(entry.kind))


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
        (plain(goal.title) + "\n", "" if goal.status == "active" else QUIET),
        (f"{bars}{'  ' if bars else ''}", "$text-success"),
        (last, STRONG),
        (plain(more), QUIET),
    )


def kind_word_lines(word: KindWord, said: str, today: date) -> list[Content]:
    """Say a kind word exactly, and whose it was or to whom it was said."""
    day = moments.brief(word.feedback.on, today)
    return [
        Content.styled(plain(f"“{word.words}”"), "italic"),
        Content.styled(plain(f"{said}, {day}"), QUIET),
    ]


def explained(journal: Journal, line: str) -> Content:
    """Say what a quick note is understood to be, or what is wrong with it."""
    if not line.strip():
        return Content("")
    try:
        return Content.styled(plain(f"↳ {understood(journal, line)}"), QUIET)
    except JournalError as error:
        return Content.styled(plain(f"? {error}"), QUIET)
