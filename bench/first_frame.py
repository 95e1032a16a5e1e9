"""Say how long a terminal program takes until a text is on the screen.

python bench/first_frame.py --until Passphrase -- python bench/bare_app.py
"""

import argparse
from collections.abc import Sequence
from statistics import median

from terminal import Terminal


def first_frame(words: Sequence[str], until: str) -> float:
    """Start the program and give the seconds until it painted the text."""
    with Terminal(words) as terminal:
        return terminal.wait_for(until) - terminal.started


def main() -> None:
    """Read the options and print the median in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--until", required=True, help="the text to wait for")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("words", nargs="+", metavar="PROGRAM")
    options = parser.parse_args()
    times = [first_frame(options.words, options.until) for _ in range(options.runs)]
    print(f"{median(times) * 1000:.0f} ms (median of {options.runs})")


if __name__ == "__main__":
    main()
