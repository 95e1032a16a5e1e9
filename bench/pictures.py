"""Draw each place of the demo as it stands on a real terminal, as SVG files.

python bench/pictures.py [--side mentor] [--size 80x24] [--folder docs/pictures] [--tours all]
"""

import argparse
import os
import re
from collections.abc import Sequence
from io import StringIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pyte
from rich.color import Color
from rich.console import Console
from rich.style import Style
from rich.text import Text

from terminal import COLUMNS, ROWS, Terminal
from tours import SHOWN, Tour, named
from workplace import installed

A_WHILE = 1.0
"""Seconds without a paint after which a place is drawn, also on a busy machine."""

UNTIL_READ = 6.0
"""Seconds without a paint after which the demo's first message has gone."""

# What pyte would take for text, or stumble over: questions to the terminal, key protocols.
_UNKNOWN = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b[P_^X].*?\x1b\\", re.S)

# Fonts are the reader's own: a picture that loads something tells who looked at it.
_REMOTE_FONTS = re.compile(r"\s*@font-face\s*\{[^}]*\}")


def interpreted(painted: bytes, columns: int, rows: int) -> pyte.Screen:
    """Let a terminal of this size draw the bytes."""
    screen = pyte.Screen(columns, rows)
    pyte.ByteStream(screen).feed(_UNKNOWN.sub(b"", painted))
    return screen


def style(cell: pyte.screens.Char) -> Style:
    """Give a cell its colours and its weight."""
    return Style(
        color=_colour(cell.fg),
        bgcolor=_colour(cell.bg),
        bold=cell.bold,
        italic=cell.italics,
        underline=cell.underscore,
        strike=cell.strikethrough,
        reverse=cell.reverse,
    )


def _colour(name: str) -> Color | None:
    if name == "default":
        return None
    return Color.parse(f"#{name}" if re.fullmatch("[0-9a-f]{6}", name) else name)


def svg(screen: pyte.Screen, title: str) -> str:
    """Draw the screen."""
    console = Console(width=screen.columns, record=True, file=StringIO(), color_system="truecolor")
    for line in range(screen.lines):
        cells = [screen.buffer[line][column] for column in range(screen.columns)]
        runs = groupby(
            cells, key=style
        )  # or each cell becomes an element, and the file ten times it
        words = (("".join(cell.data for cell in run), look) for look, run in runs)
        row = Text.assemble(*words, no_wrap=True)
        console.print(row, crop=True)
    return _REMOTE_FONTS.sub("", console.export_svg(title=title))


def draw(tour: Tour, side: str, program: Sequence[str], size: tuple[int, int], to: Path) -> None:
    """Walk a tour and draw each of its screens."""
    with Terminal(program, *size) as terminal:
        terminal.wait_for(tour.begins_with)
        terminal.wait_until_quiet(UNTIL_READ if tour.is_sample else A_WHILE)
        for name, keys in tour.steps.items():
            for key in keys:
                terminal.type(key)
                terminal.wait_until_quiet()
            terminal.wait_until_quiet(A_WHILE)
            path = to / f"{side}-{name}.svg"
            path.write_text(svg(interpreted(terminal.painted, *size), "mentorjournal"), "utf-8")
            print(path)


def main() -> None:
    """Walk the tours, and draw their screens."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--side", default="mentoree", choices=["mentoree", "mentor"])
    parser.add_argument("--size", default=f"{COLUMNS}x{ROWS}", help="columns and rows")
    parser.add_argument("--folder", type=Path, default=Path("docs/pictures"))
    parser.add_argument("--tours", default=SHOWN.name, help="their names in tours.py, or all")
    parser.add_argument("--program", default=installed("mentorjournal"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    columns, rows = map(int, options.size.split("x"))
    for tour in named(options.tours):
        with TemporaryDirectory() as home:
            own = ["--journal", f"{home}/journal.db"]
            words = ["demo", options.side] if tour.is_sample else own
            os.environ |= {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}
            program = [options.program, *words]
            draw(tour, options.side, program, (columns, rows), options.folder)


if __name__ == "__main__":
    main()
