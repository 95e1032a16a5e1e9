"""A table of what was tried, at the end of the run."""

from __future__ import annotations

from collections import Counter
from typing import Protocol

import pytest

_TRIED = pytest.StashKey[list[tuple[str, str]]]()
_COUNTED = pytest.StashKey[Counter[str]]()


class Tell(Protocol):
    """Notes a line for the table: what was tried, and what came of it.

    The counts by name (``kills``, ``cuts``, ...) are added up over all lines.
    """

    def __call__(self, tried: str, outcome: str, **counts: int) -> None: ...


@pytest.fixture
def tell(pytestconfig: pytest.Config) -> Tell:
    """Give what notes the lines of the table."""
    lines = pytestconfig.stash.setdefault(_TRIED, [])
    counted = pytestconfig.stash.setdefault(_COUNTED, Counter())

    def note(tried: str, outcome: str, **counts: int) -> None:
        lines.append((tried, outcome))
        counted.update(counts)

    return note


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    lines = config.stash.get(_TRIED, [])
    if lines:
        terminalreporter.section("what was tried")
        width = max(len(tried) for tried, _ in lines)
        for tried, outcome in lines:
            terminalreporter.write_line(f"{tried:{width}}  {outcome}")
        # A test that finds a loss fails: this line is true of those that passed.
        counts = config.stash[_COUNTED]
        told = [f"{count:,} {name}" for name, count in counts.items()]
        failed = len(terminalreporter.stats.get("failed", []))
        outcome = f"{failed} trials failed" if failed else "lost 0, wrong data 0"
        terminalreporter.write_line(f"{'in all':{width}}  {', '.join(told)}: {outcome}")
