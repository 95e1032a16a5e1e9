"""Time each view as it is first opened in a process, beside an empty screen of Textual.

The journal is that of a long practice: every kind of record, years of them.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from processes import Cost
from table import Row
from terminal import Terminal
from workplace import HERE, PASSPHRASE, Workplace

_ESCAPE = "\x1b"


@dataclass(frozen=True)
class View:
    """Where a view is, and how one comes to it from Home."""

    name: str
    key: str
    before: tuple[str, ...] = ()
    """The keys on the way there, which are not timed."""
    after: tuple[str, ...] = ()
    """The keys back to a place."""

    def open(self, terminal: Terminal) -> Cost:
        """Go there and give what it took from the key to the last paint it brought."""
        for key in ("1", *self.before):
            _press(terminal, key, patience=1)
        cost = _press(terminal, self.key)
        for key in self.after:
            _press(terminal, key, patience=1)
        return cost


_BACK = (_ESCAPE,)
_TWICE = (_ESCAPE, _ESCAPE)
VIEWS = (
    View("Timeline", "2"),
    View("Sessions", "3"),
    View("Goals", "4"),
    View("Reflections", "5"),
    View("Feedback", "6"),
    View("People", "7"),
    View("Growth", "8"),
    View("Share", "9"),
    View("Settings", ",", after=("1",)),
    View("Backups", "\x1bOR", (",",), _BACK),
    View("Home again", "1", ("2",)),
    View("Trash", "T", ("2",), _BACK),
    View("record", "\r", ("5",), _BACK),
    View("history", "h", ("5", "\r"), _TWICE),
    View("goal", "\r", ("4",), _BACK),
    View("thread", "t", ("4", "\r"), _TWICE),
    View("whole thread", "t", ("4",), _BACK),
    View("decisions", "d", ("4",), _BACK),
    View("lifeline", "v", ("5",), _BACK),
    View("templates", "o", ("5",), _BACK),
    View("jar", "J", ("6",), _BACK),
    View("relationship", "\r", ("7",), _BACK),
    View("agreement", "A", ("7", "\r"), _TWICE),
    View("halfway", "H", ("7", "\r"), _TWICE),
    View("ending", "E", ("7", "\r"), _TWICE),
    View("person", "o", ("7", "\r"), _TWICE),
    View("hours", "H", ("8",), _BACK),
    View("benefits", "B", ("8",), _BACK),
    View("shelf", "L", ("8",), _BACK),
    View("help", "?", (), _BACK),
    View("plan a session", "p", ("3",), _BACK),
    View("new session", "a", ("3",), _BACK),
    View("session, after", "e", ("3", "\r"), _TWICE),
    View("session, before", "p", (), _BACK),
    View("new goal", "a", ("4",), _BACK),
    View("change goal", "e", ("4", "\r"), _TWICE),
    View("reflection form", "\r", ("5", "a"), _BACK),
    View("feedback form", "a", ("6",), _BACK),
    View("person form", "a", ("7",), _BACK),
    View("skill form", "a", ("8",), _BACK),
    View("decision form", "a", ("4", "d"), _TWICE),
    View("resource form", "a", ("8", "L"), _TWICE),
    View("relationship form", "e", ("7", "\r"), _TWICE),
    View("check-in form", "c", ("4", "\r"), _TWICE),
)


def _press(terminal: Terminal, key: str, patience: float = 5) -> Cost:
    """Press a key and wait until all it brings is painted: seconds to the last paint, and CPU."""
    before = terminal.cpu()
    pressed = terminal.type(key)
    last = terminal.wait_until_idle(patience=patience)
    return Cost(last - pressed, terminal.cpu() - before, float("nan"))


@contextmanager
def unlocked(workplace: Workplace, journal: str) -> Iterator[Terminal]:
    """Start the program and unlock a journal."""
    with Terminal([workplace.program, "--journal", journal]) as terminal:
        terminal.wait_for("assphrase")
        terminal.wait_until_quiet()
        before = len(terminal.painted)
        terminal.type(PASSPHRASE + "\r")
        terminal.wait_for("Timeline", since=before)
        terminal.wait_until_quiet()
        yield terminal


def _bare() -> Cost:
    with Terminal([sys.executable, str(HERE / "bare_app.py")]) as terminal:
        terminal.wait_for("assphrase")
        terminal.wait_until_quiet()
        return _press(terminal, "\r")


def views(workplace: Workplace, runs: int) -> Iterator[Row]:
    """Open every view in new processes."""
    taken: dict[str, list[Cost]] = {view.name: [] for view in VIEWS}
    bare: list[Cost] = []
    for _ in range(runs):
        bare.append(_bare())
        with unlocked(workplace, str(workplace.practice)) as terminal:
            for view in VIEWS:
                taken[view.name].append(view.open(terminal))
    yield Row("empty screen", "", bare)
    for name, each in taken.items():
        yield Row(name, "empty screen", each, bare, target="0.1 s")
