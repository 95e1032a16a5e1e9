"""What is measured of the interface, from outside, on a terminal of its own."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import quantiles

from corpus import RARE, newest_with_rare
from first_frame import first_frame
from processes import in_turn
from table import Row, lasting
from terminal import Terminal
from workplace import HERE, PASSPHRASE, Workplace

# The first letter may stand under the cursor, or in another case.
_UNLOCK = "assphrase"
_TIMELINE_KEY, _SEARCH_KEY = "2", "/"


def _first_frame(workplace: Workplace, runs: int) -> Iterator[Row]:
    """Time the first painting of Unlock against a bare app with one Input."""
    journal = str(workplace.journal)
    ours, theirs = in_turn(
        runs,
        lambda: first_frame([workplace.program, "--journal", journal], _UNLOCK),
        lambda: first_frame([sys.executable, str(HERE / "bare_app.py")], _UNLOCK),
    )
    yield Row("first frame", "bare Textual", lasting(ours), lasting(theirs), "1.3x")


@contextmanager
def _at_home(workplace: Workplace) -> Iterator[Terminal]:
    """Start the program and unlock it."""
    with Terminal([workplace.program, "--journal", str(workplace.journal)]) as terminal:
        terminal.wait_for(_UNLOCK)
        terminal.wait_until_quiet()
        before = len(terminal.painted)
        terminal.type(PASSPHRASE + "\r")
        terminal.wait_for("Timeline", since=before)
        terminal.wait_until_quiet()
        yield terminal


def _open_timeline(terminal: Terminal, newest: str) -> float:
    """Press its key and give the seconds until the newest entry was painted."""
    before = len(terminal.painted)
    pressed = terminal.type(_TIMELINE_KEY)
    return terminal.wait_for(newest, since=before) - pressed


def _timeline(workplace: Workplace, runs: int) -> Iterator[Row]:
    """Time the first opening of the timeline in new processes."""
    (newest,) = workplace.titles([workplace.entries])
    seconds = []
    for _ in range(runs):
        with _at_home(workplace) as terminal:
            seconds.append(_open_timeline(terminal, newest))
    yield Row("timeline", "", lasting(seconds), target="0.1 s")


def _search_keys(workplace: Workplace, runs: int) -> Iterator[Row]:
    """Time each key of a search as one types: from the key to the last thing it painted."""
    last = workplace.entries
    newest, wanted = workplace.titles([last, newest_with_rare(last)])
    seconds = []
    for _ in range(runs):
        with _at_home(workplace) as terminal:
            _open_timeline(terminal, newest)
            terminal.wait_until_quiet()
            terminal.type(_SEARCH_KEY)
            terminal.wait_until_quiet()
            before = len(terminal.painted)
            for key in RARE:
                pressed = terminal.type(key)
                seconds.append(terminal.wait_until_quiet() - pressed)
            terminal.wait_for(wanted, since=before, patience=2)
    worst = quantiles(seconds, n=20)[-1]
    yield Row("search key", "", lasting(seconds), target=f"0.05 s; 95 of 100 in {worst:.3f}")


PAINTS: dict[str, Callable[[Workplace, int], Iterator[Row]]] = {
    "first-frame": _first_frame,
    "timeline": _timeline,
    "search-keys": _search_keys,
}
