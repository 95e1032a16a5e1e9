"""Charts drawn by plotext, which loads when the first one is drawn."""

from __future__ import annotations

from datetime import date

import plotext
from rich.cells import cell_len

from mentorjournal.views.chart import Across, Chart, Line

TICKS_UP = 3
APART = 3
"""Columns between two labels below the drawing."""


def drawn(chart: Chart, width: int, height: int, today: date) -> str:
    """Draw a chart in so many columns and lines, without a colour; it must not be empty.

    The library keeps one figure for the whole process: call this from the drawing thread only.
    """
    plotext.clear_figure()
    plotext.limit_size(False, False)  # not to the terminal, which it asks itself
    plotext.plotsize(width, height)
    plotext.xaxes(True, False)
    plotext.yaxes(True, False)
    for at, line in enumerate(chart.lines):
        _add(chart, line, chart.sign(at))
    _scale(chart, width, today)
    plotext.clear_color()
    picture = plotext.uncolorize(plotext.build())
    return "\n".join(line[:width].ljust(width) for line in picture.splitlines()[:height])


def _add(chart: Chart, line: Line, sign: str) -> None:
    if not line.points:
        return
    across = [_number(x) for x, _ in line.points]
    up = [min(max(y, chart.low), chart.high) for _, y in line.points]
    if line.joined and len(up) > 1:
        plotext.plot(across, up, marker="braille")
    plotext.scatter(across, up, marker=sign)


def _scale(chart: Chart, width: int, today: date) -> None:
    places = sorted({x for line in chart.lines for x, _ in line.points}, key=_number)
    first, last = _number(places[0]), _number(places[-1])
    space = 0 if last > first else 1
    plotext.xlim(first - space, last + space)
    plotext.ylim(chart.low, chart.high)
    step = (chart.high - chart.low) / (TICKS_UP - 1)
    ups = [chart.low + step * at for at in range(TICKS_UP)]
    plotext.yticks(ups, [f"{up:g}{chart.unit}" for up in ups])
    labels = {place: chart.place(place, today) for place in places}
    kept = _with_room(labels, (last - first) or 1, width)
    plotext.xticks([_number(place) for place in kept], [labels[place] for place in kept])


def _with_room(labels: dict[Across, str], span: float, width: int) -> list[Across]:
    """Keep the labels of the first and last point, and those between that do not touch."""
    places = list(labels)
    if len(places) < 3:
        return places
    widest = max(cell_len(words) for words in labels.values()) + APART
    least = span * widest / max(1, width - widest)
    kept = [places[0]]
    for place in places[1:-1]:
        gaps = (_number(place) - _number(kept[-1]), _number(places[-1]) - _number(place))
        if min(gaps) >= least:
            kept.append(place)
    return [*kept, places[-1]]


def _number(across: Across) -> float:
    return across.toordinal() if isinstance(across, date) else across
