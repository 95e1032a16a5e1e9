"""Every line of the programme, and what answers it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from mentorjournal.domain.benefits import BENEFITS
from mentorjournal.domain.growth import FREE, Goal, Skill
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.shapes import shapes_of
from mentorjournal.journal import Journal
from mentorjournal.views.benefits import benefits
from stage import sample_journal


def test_every_line_names_kinds_and_fields_that_there_are(journal: Journal) -> None:
    templates = {FREE, *journal.prompt_book.templates}
    for benefit in BENEFITS:
        assert benefit.begin in KINDS
        assert {name for name, _ in benefit.given} <= set(shapes_of(KINDS[benefit.begin]))
        for answering in benefit.answered_by:
            shapes = shapes_of(KINDS[answering.kind])
            for name, values in answering.having:
                shape = shapes[name.partition(".")[0]]
                assert not shape.choices or set(values) <= set(shape.choices)
                assert name != "template" or set(values) <= templates


def test_the_page_has_twenty_nine_lines_of_three_sides() -> None:
    assert len(BENEFITS) == len({each.words for each in BENEFITS}) == 29
    assert [sum(b.side == side for b in BENEFITS) for side in ("both", "mentoree", "mentor")] == [
        9, 13, 7,
    ]  # fmt: skip


def test_an_empty_journal_says_what_would_answer_each_line(journal: Journal) -> None:
    for answered in benefits(journal):
        assert (answered.count, list(answered.records)) == (0, [])
        assert answered.as_json()["empty"] == answered.benefit.empty


def test_records_answer_the_lines_they_fit(journal: Journal) -> None:
    day = date(2026, 3, 5)
    journal.keep_all([
        Skill(name="Listening", kind="mentoring", on=day),
        Skill(name="Rivers", kind="talent", on=day),
        Goal(title="Lunch", area="profession", on=day, importance=10),
    ])  # fmt: skip
    counts = {each.benefit.words: each.count for each in benefits(journal)}
    assert counts["discover and develop talents and skills"] == 1
    assert counts["strengthens knowledge and skills"] == 2
    assert counts["leadership and mentoring capabilities"] == 1
    assert counts["be a role model; build the profession; give back"] == 1
    assert counts["be challenged, use talents, share expertise"] == 1
    assert counts["decision-making and problem-solving"] == 0


@pytest.mark.parametrize("which", ["mentoree", "mentor"])
def test_the_samples_answer_every_line(tmp_path: Path, which: str) -> None:
    journal = sample_journal(tmp_path / "journal.db", which)
    found = benefits(journal)
    assert [each.benefit.words for each in found if not each.count] == []
    assert found[9].benefit.side == which, "the writer's own side comes first"
    assert json.loads(json.dumps([each.as_json() for each in found]))
    journal.close()
