"""The lifeline: points of reflections, and decisions about the path beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentorjournal.domain.growth import Answer, Decision, Goal, Reflection
from mentorjournal.views.lifeline import lifeline
from stage import sample_journal
from storage.stores import quick_journal


def line(day: date, *points: tuple[int, int, str]) -> Reflection:
    return Reflection(on=day, answers=(Answer(prompt="career.line", points=points),))


def test_the_newest_line_comes_first_and_its_years_in_order(tmp_path: Path) -> None:
    with quick_journal(tmp_path) as journal:
        journal.keep_all(
            [
                line(date(2026, 1, 1), (2019, 3, "first job"), (2001, -5, "moved")),
                line(date(2026, 2, 1), (2020, 1, "again")),
                Reflection(on=date(2026, 3, 1), title="no points"),
            ]
        )
        found = lifeline(journal)
    assert [drawn.on.month for drawn in found.lines] == [2, 1]
    assert [point.year for point in found.lines[1].points] == [2001, 2019]
    assert [each.name for each in found.chart.lines] == ["the line", "as drawn in January 2026"]
    assert len(list(found.as_json())) == 3


def test_only_decisions_about_the_path_stand_beside_it(tmp_path: Path) -> None:
    day = date(2026, 1, 1)
    career = Goal(title="Find work I like", on=day, area="career")
    home = Goal(title="Sleep", on=day, area="personal")
    with quick_journal(tmp_path) as journal:
        taken = [
            Decision(
                question="Where?", choice="River", on=day, decided_on=day, led_to=(career.id,)
            ),
            Decision(question="When?", choice="Ten", on=day, decided_on=day, led_to=(home.id,)),
            Decision(question="Open?", on=day, led_to=(career.id,)),
            Decision(question="Tagged", on=day, decided_on=day, tags=("career",)),
        ]
        journal.keep_all([career, home, *taken, line(day, (2020, 1, "here"))])
        found = lifeline(journal)
    assert [turn.words for turn in found.turns] == ["River", "Tagged"]
    assert found.chart.lines[-1].points == ((2026, 0), (2026, 0))


def test_both_samples_have_a_line_and_a_decision_on_it(tmp_path: Path) -> None:
    for which in ("mentoree", "mentor"):
        journal = sample_journal(tmp_path / f"{which}.db", which)
        found = lifeline(journal)
        journal.close()
        assert found.turns
        assert found.lines
