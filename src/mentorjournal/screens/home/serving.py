"""A mentor's lines of Home: whose session is next, what was last said, the mentor's own path."""

from textual.content import Content

from mentorjournal.domain import moments
from mentorjournal.screens.home.lines import (
    BARS,
    QUIET,
    STRONG,
    kind_word_lines,
    labelled,
    plain,
)
from mentorjournal.views.kind_words import KindWord
from mentorjournal.views.overview import Overview
from mentorjournal.views.relationships import Standing
from mentorjournal.views.serving import Serving

NO_WORD = "To {name}: nothing kept yet. A line that begins with “said:” keeps it."


def serving_line(served: Serving) -> Content:
    """Say when a mentoree is met next, and below it what was promised there."""
    standing = served.standing
    promised = "; ".join(each.text for each in served.promised)
    below = f"I promised: {promised}" if promised else "I owe nothing there."
    return Content.assemble(
        (plain(standing.name), STRONG), (plain(f" · {_when(standing)}"), QUIET), "\n", plain(below)
    )


def _when(standing: Standing) -> str:
    today, session, day = standing.today, standing.next_session, standing.next_on
    if standing.rests and standing.relationship.paused_until:
        return f"resting until {moments.brief(standing.relationship.paused_until, today)}"
    if day is None:
        return "no next day yet"
    said = [f"{day:%a} {moments.brief(day, today)}", session.clock if session else "agreed"]
    return " · ".join(filter(None, [*said, moments.distance(day, today)]))


def said_lines(facts: Overview) -> list[Content]:
    """Say the last kind thing that was said to each mentoree, exactly, and when."""
    lines: list[Content] = []
    for served in facts.serving:
        name, word = served.standing.name, served.last_word
        if word:
            lines += kind_word_lines(word, f"to {name}", facts.today)
        else:
            lines.append(Content.styled(plain(NO_WORD.format(name=name)), QUIET))
    newest = facts.kind_word
    if newest and not any(_is(newest, each.last_word) for each in facts.serving):
        lines += kind_word_lines(newest, f"to {newest.person}", facts.today)
    return lines


def _is(word: KindWord, other: KindWord | None) -> bool:
    return other is not None and word.feedback.id == other.feedback.id


def path_lines(facts: Overview) -> list[Content]:
    """Say where the mentor's own practice and lifeline stand."""
    path, lines = facts.own_path, []
    if path.practice:
        day = moments.brief(path.practice.day, facts.today)
        lines.append(labelled("Practice", f"{path.practice.title}, {day}"))
    if path.lifeline:
        drawn = "".join(BARS[round((height + 5) * 7 / 10)] for height in path.heights)
        lines.append(labelled("My line so far", f"{drawn}  {path.lifeline.headline}"))
    return lines
