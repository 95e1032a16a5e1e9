"""How skills grow, and what is said where a line falls."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.competencies import MENTORING_SKILLS, missing_mentoring_skills
from mentorjournal.domain.growth import Goal, Milestone, Rating, Skill
from mentorjournal.domain.sessions import Session
from mentorjournal.journal import Journal
from mentorjournal.views.growth import Dot, Growth, growth

START = date(2026, 3, 5)
TODAY = date(2026, 9, 1)
SKILL = Skill(name="Speaking", on=START)


def rating(level: int, days: int, *, back: bool = False, evidence: str = "") -> Rating:
    view = "looking_back" if back else "now"
    on = START + timedelta(days)
    return Rating.model_validate(
        {"skill": SKILL.id, "on": on, "level": level, "view": view, "evidence": evidence}
    )


def grown(*ratings: Rating) -> Growth:
    return Growth(SKILL, [Dot(each, each.evidence) for each in ratings])


def test_a_skill_has_its_ratings_in_order_and_what_shows_them(journal: Journal) -> None:
    talk = Session(on=START, title="My talk")
    goal = Goal(title="Speak", on=START, milestones=(Milestone(title="Rehearse"),))
    step = f"{goal.id}#{goal.milestones[0].id}"
    shown = [
        rating(3, 0),
        rating(5, 20, evidence=step),
        rating(7, 40, evidence=str(talk.id)),
        rating(8, 60, evidence="They clapped"),
    ]
    journal.keep_all([SKILL, talk, goal, *shown[::-1]])
    (found,) = growth(journal)
    assert [dot.rating.level for dot in found.dots] == [3, 5, 7, 8]
    assert [dot.evidence for dot in found.dots] == [
        "",
        "Speak: Rehearse",
        "My talk",
        "They clapped",
    ]
    assert [dot.leads_to for dot in found.dots] == [shown[0].id, goal.id, talk.id, shown[3].id]


def test_evidence_that_was_thrown_away_for_good_is_said_to_be_gone(journal: Journal) -> None:
    talk = Session(on=START, title="My talk")
    journal.keep_all([SKILL, talk, rating(3, 0, evidence=str(talk.id))])
    journal.bury(talk.id)
    journal.empty_trash()
    assert growth(journal)[0].dots[0].evidence == "a record that is no longer there"


def test_a_lower_number_with_hindsight_is_explained() -> None:
    told = grown(rating(4, 0), rating(7, 90), rating(2, 100, back=True)).explained(TODAY)
    assert "".join(told) == (
        "On 5 Mar you wrote 4. Looking back on 13 Jun you put the same day at 2. You see more of"
        " it now than you could then: that is what learning looks like. Measured so, the way was"
        " from 2 to 7."
    )


def test_a_line_that_falls_on_the_way_is_explained_and_one_that_rises_is_not() -> None:
    assert "goes from 6 to 5" in grown(rating(6, 0), rating(5, 9)).explained(TODAY)[0]
    assert grown(rating(5, 0), rating(6, 9), rating(6, 12, back=True)).explained(TODAY) == []


levels = st.lists(st.tuples(st.integers(0, 10), st.booleans()), max_size=8)


@given(levels)
def test_whatever_is_rated_can_be_told_and_nothing_is_left_out(
    told: list[tuple[int, bool]],
) -> None:
    found = grown(*(rating(level, day, back=back) for day, (level, back) in enumerate(told)))
    drawn = sum(len(line.points) for line in found.chart.lines)
    assert drawn == len(told) == len(json.loads(json.dumps(found.as_json()))["ratings"])
    assert found.span
    now = [level for level, back in told if not back]
    back_levels = [level for level, back in told if back]
    falls = any(b < a for a, b in pairwise(now))
    is_lower = bool(now and back_levels) and back_levels[-1] < now[0]
    assert len(found.explained(TODAY)) == falls + is_lower


def test_the_six_mentoring_skills_are_made_once() -> None:
    first = missing_mentoring_skills(set())
    assert [each.name for each in first] == [name for name, _ in reversed(MENTORING_SKILLS)]
    assert {each.kind for each in first} == {"mentoring"}
    assert len(first) == 6
    rest = missing_mentoring_skills({"FOSTERING independence"})
    assert len(rest) == 5
    assert missing_mentoring_skills({each.name for each in first}) == []
