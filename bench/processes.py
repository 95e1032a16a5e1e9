"""Time whole processes in pairs: wall, CPU and peak memory, as the kernel counts them.

The kernel counts the memory of the process that starts another against the one it starts, up
to that moment: whoever measures has to stay smaller than what it measures.
"""

import os
import shlex
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Measured = TypeVar("Measured")


class Failed(Exception):
    """A command that should be timed did not work; the text says how it ended."""


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of user and system time."""
    peak: float
    """MiB of memory at most."""


@dataclass(frozen=True)
class Command:
    """A program with its arguments, and what is typed into it."""

    words: Sequence[str]
    typed: str = ""
    before: Callable[[], None] | None = None
    """What makes things ready for each run, and is not timed."""

    def cost(self) -> Cost:
        """Run it once, away from the terminal."""
        if self.before:
            self.before()
        with tempfile.TemporaryFile() as typed, tempfile.TemporaryFile() as said:
            typed.write(self.typed.encode())
            typed.seek(0)
            start = time.perf_counter()
            process = subprocess.Popen(
                self.words,
                stdin=typed,
                stdout=subprocess.DEVNULL,
                stderr=said,
                start_new_session=True,
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                said.seek(0)
                raise Failed(self._failure(process.returncode, said.read().decode()))
        return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    def _failure(self, code: int, said: str) -> str:
        last = (said.strip().splitlines() or [""])[-1]
        return f"`{shlex.join(self.words)}` ended with {code}: {last}"


def in_turn(runs: int, *measures: Callable[[], Measured]) -> list[list[Measured]]:
    """Measure each in turn, `runs` times over, every second time in the other order."""
    taken: list[list[Measured]] = [[] for _ in measures]
    numbered = list(enumerate(measures))
    for turn in range(runs):
        for place, measure in numbered if turn % 2 == 0 else reversed(numbered):
            taken[place].append(measure())
    return taken


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Give the median of the ratios of the pairs: a busy moment weighs on both sides."""
    return median(our / their for our, their in zip(ours, theirs, strict=True))
