"""Time the program against the least that does the same, and print the table.

    python bench/run.py                     everything, with 10,000 entries
    python bench/run.py --n 1000 --only list

A figure counts as a ratio of what was measured in turn in one run; the seconds beside it only
show the size of things on this machine.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from commands import COMMANDS
from paints import PAINTS
from processes import Failed
from table import Row, heading
from terminal import NotPainted
from views import views
from workplace import Workplace, installed

Measure = Callable[[Workplace, int], Iterator[Row]]
MEASURES: dict[str, Measure] = {**PAINTS, "views": views, **COMMANDS}


def measure(name: str, workplace: Workplace, runs: int) -> bool:
    """Print the rows of one measure as they come; say whether it could be taken."""
    try:
        for row in MEASURES[name](workplace, runs):
            print(row, flush=True)
    except (Failed, NotPainted) as error:
        print(f"{name:<16} NOT MEASURED: {error}", flush=True)
        return False
    return True


def parsed() -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--n", type=int, default=10_000, help="entries in the corpus")
    parser.add_argument("--runs", type=int, default=5, help="pairs of runs")
    parser.add_argument("--only", action="append", choices=MEASURES, help="may be repeated")
    parser.add_argument("--program", default=installed("mentorjournal"))
    parser.add_argument("--jrnl", default=installed("jrnl"))
    return parser.parse_args()


def main() -> int:
    """Measure what was asked for; 1 when something could not be."""
    options = parsed()
    if options.program is None:
        sys.exit("mentorjournal is not installed here: try make bench.")
    print(f"{options.n:,} entries, medians of {options.runs} runs in turn.")
    print(f"jrnl: {options.jrnl}." if options.jrnl else "jrnl is not installed: left out.")
    print(heading())
    with tempfile.TemporaryDirectory(prefix="mentorjournal-bench-") as folder:
        workplace = Workplace(Path(folder), options.n, options.program, options.jrnl)
        names = options.only or list(MEASURES)
        taken = [measure(name, workplace, options.runs) for name in names]
    return 0 if all(taken) else 1


if __name__ == "__main__":
    sys.exit(main())
