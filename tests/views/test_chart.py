"""A chart in plain values says everything in words and in JSON."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.views.chart import SIGNS, Across, Chart, Line

TODAY = date(2026, 9, 1)

points = st.lists(st.tuples(st.dates(), st.integers(0, 10)), max_size=6)
lines = st.builds(Line, st.text(max_size=9), points, st.booleans())
charts = st.builds(Chart, st.lists(lines, max_size=12))


def test_a_chart_is_told_day_by_day() -> None:
    days = ((date(2026, 3, 5), 3.0), (date(2025, 3, 12), 5.0))
    chart = Chart([Line("now", days), Line("looking back", ())])
    assert chart.words(TODAY) == ["now: 3 on 5 Mar, 5 on 12 Mar ’25", "looking back: none yet"]


def test_numbers_have_their_units_and_points_their_words() -> None:
    chart = Chart([Line("", ((60, 50),), labels=("the job",))], 0, 100, "%", "%")
    assert chart.words(TODAY) == ["50% at 60% (the job)"]


@given(charts)
def test_no_point_is_lost_in_words_or_json(chart: Chart) -> None:
    told = chart.words(TODAY)
    answered = json.loads(json.dumps(chart.as_json()))["lines"]
    assert len(told) == len(answered) == len(chart.lines)
    for words, given_back, line in zip(told, answered, chart.lines, strict=True):
        assert given_back["points"] == [[_text(x), y] for x, y in line.points]
        assert all(f"{y:g} on {chart.place(x, TODAY)}" in words for x, y in line.points)


def _text(across: Across) -> object:
    return across.isoformat() if isinstance(across, date) else across


@given(charts)
def test_no_two_lines_near_each_other_have_one_sign(chart: Chart) -> None:
    signs = [chart.sign(at) for at in range(len(chart.lines))]
    assert len({*signs[: len(SIGNS)]}) == min(len(signs), len(SIGNS))
