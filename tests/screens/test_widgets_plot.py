"""Plots: drawn where there is room, told in words where there is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.widget import Widget

from mentorjournal.domain import moments
from mentorjournal.resources import stylesheets
from mentorjournal.views.chart import Bar, Chart, Line
from mentorjournal.widgets.drawing import drawn as drawing
from mentorjournal.widgets.plot import Plot, bar_lines
from stage import SIZES
from widget_support import THEMES, Holder, drawn

TODAY = date(2026, 9, 1)
NOW = Line("now [/nope]", ((date(2026, 3, 5), 4), (date(2026, 6, 3), 5), (date(2026, 8, 8), 7)))
BACK = Line("looking back", ((date(2026, 8, 20), 2),), joined=False)
CHART = Chart([NOW, BACK])


class Easel(Holder):
    """Hold a plot, with the sheet that dresses it."""

    CSS_PATH = stylesheets(("base.tcss", "widgets.tcss", "growth.tcss"))


def easel(plot: Plot) -> Easel:
    def widgets() -> list[Widget]:
        return [plot]

    return Easel(widgets)


@pytest.mark.parametrize("size", SIZES)
async def test_a_plot_shows_its_points_days_and_legend(size: tuple[int, int]) -> None:
    app = easel(Plot(CHART))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        lines = drawn(app.query_one(Plot))
    picture = "\n".join(lines)
    assert picture.count("●") == 4, "three points and the legend"
    assert picture.count("○") == 2
    assert "5 Mar" in picture
    assert "20 Aug" in picture
    assert lines[-1] == "● now [/nope]   ○ looking back"


@pytest.mark.parametrize("size", [(28, 20), (100, 5)])
async def test_a_plot_without_room_is_told_in_words(size: tuple[int, int]) -> None:
    plot = Plot(CHART)
    plot.styles.max_height = size[1]
    app = easel(plot)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        told = " ".join(drawn(plot))
    year = "" if moments.today().year == 2026 else " ’26"
    assert f"4 on 5 Mar{year}" in told.replace("  ", " ")
    assert "looking back: 2 on" in told


@pytest.mark.parametrize("theme", THEMES)
async def test_a_plot_is_drawn_in_every_theme(theme: str) -> None:
    app = easel(Plot(CHART))
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await pilot.pause()
        assert "●" in "".join(drawn(app.query_one(Plot)))


async def test_a_plot_without_a_point_says_what_belongs_there() -> None:
    plot = Plot(empty="No rating [yet]. a adds one.")
    app = easel(plot)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert drawn(plot) == ["No rating [yet]. a adds one."]
        plot.show(CHART)
        await pilot.pause()
        assert "●" in "".join(drawn(plot))


points = st.lists(st.tuples(st.dates(), st.integers(-20, 20)), min_size=1, max_size=8)
charts = st.lists(st.builds(Line, st.just("n"), points, st.booleans()), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(charts, st.integers(30, 130), st.integers(5, 30))
def test_a_drawing_fills_its_room_exactly(lines: list[Line], width: int, height: int) -> None:
    picture = drawing(Chart(lines), width, height, TODAY).splitlines()
    assert len(picture) == height
    assert {len(line) for line in picture} == {width}
    assert "\x1b" not in "".join(picture)


def test_a_bar_shows_what_is_not_confirmed_in_another_sign() -> None:
    bars = [Bar("Training", 120, "2 h", of_it=60), Bar("Community", 60, "1 h"), Bar("None", 0, "–")]
    told = [line.plain for line in bar_lines(bars, 40)]
    assert told[0].count("▇") == told[0].count("░") > told[1].count("░") == 0
    assert told[1].count("▇") == told[0].count("▇")
    assert [line.rstrip() for line in told][2] == "None       –"
    assert bar_lines(bars, 20)[0].plain == "Training: 2 h\n▇▇▇▇▇▇▇▇▇░░░░░░░░░"
