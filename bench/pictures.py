"""Draw each place of the demo as it stands on a real terminal, as SVG files.

python bench/pictures.py [--side mentor] [--size 80x24] [--folder docs/pictures]
"""

import argparse
import re
from io import StringIO
from itertools import groupby
from pathlib import Path

import pyte
from rich.color import Color
from rich.console import Console
from rich.style import Style
from rich.text import Text

from terminal import COLUMNS, ROWS, Terminal
from workplace import installed

ENTER, END, ESCAPE = "\r", "\x1b[F", "\x1b"

A_WHILE = 1.0
"""Seconds without a paint after which a place is drawn, also on a busy machine."""

_BOND = ["7", END, ENTER]

_KEYS = {
    "home": ["1"],
    "timeline": ["2"],
    "sessions": ["3"],
    "session": ["3", ENTER],
    "goals": ["4"],
    "goal": ["4", ENTER],
    "thread": ["4", "t"],
    "decisions": ["4", "d"],
    "reflections": ["5"],
    "lifeline": ["5", "v"],
    "feedback": ["6"],
    "jar": ["6", "J"],
    "people": ["7"],
    "relationship": _BOND,
    "agreement": [*_BOND, "A"],
    "growth": ["8"],
    "hours": ["8", "H"],
    "benefits": ["8", "B"],
    "share": ["9"],
    "inbox": ["0"],
    "writing": ["3", ENTER, "e"],
    "help": [ESCAPE, "1", "?"],
}
"""How each is gone to from the one before."""

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


def main() -> None:
    """Open the demo, go to each place, and draw it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--side", default="mentoree", choices=["mentoree", "mentor"])
    parser.add_argument("--size", default=f"{COLUMNS}x{ROWS}", help="columns and rows")
    parser.add_argument("--folder", type=Path, default=Path("docs/pictures"))
    parser.add_argument("--program", default=installed("mentorjournal"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    columns, rows = map(int, options.size.split("x"))
    with Terminal([options.program, "demo", options.side], columns, rows) as terminal:
        terminal.wait_for("Home")
        for name, keys in _KEYS.items():
            for key in keys:
                terminal.type(key)
                terminal.wait_until_quiet()
            terminal.wait_until_quiet(A_WHILE)
            path = options.folder / f"{options.side}-{name}.svg"
            drawn = interpreted(terminal.painted, columns, rows)
            path.write_text(svg(drawn, "mentorjournal"), encoding="utf-8")
            print(path)


if __name__ == "__main__":
    main()
