"""Draw each place of the demo as it stands on a real terminal, as SVG files.

python bench/pictures.py [--side mentor] [--folder docs/pictures]
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

_KEYS = {
    "home": "1",
    "timeline": "2",
    "sessions": "3",
    "goals": "4",
    "reflections": "5",
    "feedback": "6",
    "people": "7",
    "share": "9",
    "help": "?",
}

# What pyte would take for text, or stumble over: questions to the terminal, key protocols.
_UNKNOWN = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b[P_^X].*?\x1b\\", re.S)

# Fonts are the reader's own: a picture that loads something tells who looked at it.
_REMOTE_FONTS = re.compile(r"\s*@font-face\s*\{[^}]*\}")


def interpreted(painted: bytes) -> pyte.Screen:
    """Let a terminal draw the bytes."""
    screen = pyte.Screen(COLUMNS, ROWS)
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
    console = Console(width=COLUMNS, record=True, file=StringIO(), color_system="truecolor")
    for line in range(ROWS):
        cells = [screen.buffer[line][column] for column in range(COLUMNS)]
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
    parser.add_argument("--folder", type=Path, default=Path("docs/pictures"))
    parser.add_argument("--program", default=installed("mentorjournal"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with Terminal([options.program, "demo", options.side]) as terminal:
        terminal.wait_for("Timeline")
        for name, key in _KEYS.items():
            terminal.type(key)
            terminal.wait_until_quiet()
            path = options.folder / f"{options.side}-{name}.svg"
            path.write_text(svg(interpreted(terminal.painted), "mentorjournal"), encoding="utf-8")
            print(path)


if __name__ == "__main__":
    main()
